/// The subset of YAML that nearly all front matter is written in: `key: value` and lists of plain or quoted scalars,
/// and what `FlowYAML` reads. Says nil to everything else, so that its answer never differs from the library's.
enum SimpleYAML {
  static func pairs(
    _ bytes: [UInt8], _ lines: [SourceText.Line], firstLine: Int
  ) -> [YAMLValue.Pair]? {
    var pairs: [YAMLValue.Pair] = []
    var entries: [YAMLValue] = []
    var listIndent: Int?
    func closeList() {
      if listIndent != nil { pairs[pairs.count - 1].value = .list(entries) }
      entries = []
      listIndent = nil
    }
    for (index, line) in lines.enumerated() {
      var start = line.content.lowerBound
      let end = line.content.upperBound
      while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
      let indent = start - line.content.lowerBound
      if start == end { continue }
      if bytes[start] == UInt8(ascii: "#") { continue }
      if bytes[start] == UInt8(ascii: "-"), start + 1 == end || bytes[start + 1] == UInt8(ascii: " ") {
        guard let last = pairs.last, last.value == .null, listIndent == nil || listIndent == indent,
          let value = value(bytes, start + 1..<end, line: firstLine + index)
        else { return nil }
        // `key: ~` with a list below is an error, which the library words better.
        if listIndent == nil, !isBareKey(bytes, lines[last.line - firstLine]) { return nil }
        listIndent = indent
        entries.append(value)
        continue
      }
      guard indent == 0, let colon = keyEnd(bytes, start..<end) else { return nil }
      closeList()
      let key = String(decoding: bytes[start..<colon], as: UTF8.self)
      guard !pairs.contains(where: { $0.key == key }),
        let value = value(bytes, colon + 1..<end, line: firstLine + index)
      else { return nil }
      pairs.append(YAMLValue.Pair(key: key, line: firstLine + index, value: value))
    }
    closeList()
    return pairs
  }

  /// The colon after a key of letters, digits, `-` and `_`, followed by a space or the line's end.
  static func keyEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound, ASCII.isWordByte(bytes[index]) || bytes[index] == UInt8(ascii: "-") {
      index += 1
    }
    guard index > range.lowerBound, index < range.upperBound, bytes[index] == UInt8(ascii: ":"),
      !ASCII.isDigit(bytes[range.lowerBound]), bytes[range.lowerBound] != UInt8(ascii: "-"),
      index + 1 == range.upperBound || bytes[index + 1] == UInt8(ascii: " ")
    else { return nil }
    return index
  }

  private static func isBareKey(_ bytes: [UInt8], _ line: SourceText.Line) -> Bool {
    var end = line.content.upperBound
    while end > line.content.lowerBound, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return end > line.content.lowerBound && bytes[end - 1] == UInt8(ascii: ":")
  }

  private static func value(_ bytes: [UInt8], _ range: Range<Int>, line: Int) -> YAMLValue? {
    scalar(bytes, range) ?? FlowYAML.value(bytes, range, line: line)
  }

  private static func scalar(_ bytes: [UInt8], _ range: Range<Int>) -> YAMLValue? {
    let trimmed = ASCII.trimmed(bytes, range)
    guard let first = trimmed.first.map({ bytes[$0] }) else { return .null }
    var content = trimmed
    let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    if isQuoted {
      guard trimmed.count >= 2, bytes[trimmed.upperBound - 1] == first else { return nil }
      content = trimmed.lowerBound + 1..<trimmed.upperBound - 1
    } else if indicators.contains(first) {
      return nil
    }
    var previous: UInt8 = 0
    for index in content {
      let byte = bytes[index]
      if isUnusual(byte, after: previous) { return nil }
      if isQuoted {
        if byte == first || byte == UInt8(ascii: "\\") { return nil }
      } else if byte == UInt8(ascii: "#"), previous == UInt8(ascii: " ") {
        return nil
      } else if previous == UInt8(ascii: ":"), byte == UInt8(ascii: " ") {
        return nil
      }
      previous = byte
    }
    if !isQuoted, previous == UInt8(ascii: ":") { return nil }
    let text = String(decoding: bytes[content], as: UTF8.self)
    return isQuoted ? .scalar(text) : YAMLValue.plain(text)
  }

  /// C1 controls (C2 80…9F), line separators (E2 80 A8) and the byte order mark are the library's matter.
  static func isUnusual(_ byte: UInt8, after previous: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xEF || (byte == 0x80 && previous == 0xE2)
  }

  /// Characters that mean something at the start of a YAML value.
  static let indicators = Set("[]{}&*!|>%@`#,?:-=<\"'".utf8)
}

/// What can still be read of broken YAML: each line by itself.
enum LenientYAML {
  static func pairs(_ bytes: [UInt8], _ lines: [SourceText.Line], firstLine: Int) -> [YAMLValue.Pair] {
    var pairs: [YAMLValue.Pair] = []
    for (index, line) in lines.enumerated() {
      let content = ASCII.trimmed(bytes, line.content)
      guard let first = content.first.map({ bytes[$0] }), first != UInt8(ascii: "#") else { continue }
      let isIndented = content.lowerBound > line.content.lowerBound
      if first == UInt8(ascii: "-"), content.count == 1 || bytes[content.lowerBound + 1] == UInt8(ascii: " ")
      {
        guard !pairs.isEmpty else { continue }
        let entry = value(bytes, content.lowerBound + 1..<content.upperBound)
        if case .list(let entries) = pairs[pairs.count - 1].value {
          pairs[pairs.count - 1].value = .list(entries + [entry])
        } else if pairs[pairs.count - 1].value == .null {
          pairs[pairs.count - 1].value = .list([entry])
        }
      } else if !isIndented, let colon = SimpleYAML.keyEnd(bytes, content) {
        let key = String(decoding: bytes[content.lowerBound..<colon], as: UTF8.self)
        pairs.append(
          YAMLValue.Pair(
            key: key, line: firstLine + index, value: value(bytes, colon + 1..<content.upperBound)))
      }
    }
    return firstOfEachKey(pairs)
  }

  /// The line, counted from 1 within `lines`, of the first top-level key that stood before.
  static func repeatedKeyLine(_ bytes: [UInt8], _ lines: [SourceText.Line]) -> Int? {
    var seen: Set<String> = []
    for (index, line) in lines.enumerated() {
      guard let colon = SimpleYAML.keyEnd(bytes, line.content) else { continue }
      let key = String(decoding: bytes[line.content.lowerBound..<colon], as: UTF8.self)
      if !seen.insert(key).inserted { return index + 1 }
    }
    return nil
  }

  private static func firstOfEachKey(_ pairs: [YAMLValue.Pair]) -> [YAMLValue.Pair] {
    var seen: Set<String> = []
    return pairs.filter { seen.insert($0.key).inserted }
  }

  private static func value(_ bytes: [UInt8], _ range: Range<Int>) -> YAMLValue {
    let content = ASCII.trimmed(bytes, range)
    guard let first = content.first.map({ bytes[$0] }) else { return .null }
    let text = String(decoding: bytes[content], as: UTF8.self)
    switch first {
    case UInt8(ascii: "["):
      let inner = text.dropFirst().drop(while: { $0 == "[" }).prefix(while: { $0 != "]" })
      return .list(
        inner.split(separator: ",").map { .scalar(unquoted($0.trimmingWhitespace())) })
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .scalar(unquoted(text))
    default: return YAMLValue.plain(text)
    }
  }

  private static func unquoted(_ text: String) -> String {
    guard let quote = text.first, quote == "\"" || quote == "'" else { return text }
    let inner = text.dropFirst()
    guard let close = inner.lastIndex(of: quote) else { return String(inner) }
    return String(inner[..<close])
  }
}

/// Small questions about bytes.
enum ASCII {
  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  @inline(__always) static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
  @inline(__always) static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  @inline(__always) static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  @inline(__always) static func lowered(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }

  /// A letter, a digit or `_`.
  @inline(__always) static func isWordByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_")
  }

  /// The range without the spaces and tabs at both ends.
  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }
}
