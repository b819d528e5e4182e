/// A file taken apart into the keys of its front matter and its body, byte by byte.
struct FrontMatterParts {
  struct Entry {
    var key: String
    var value: YAMLValue
    /// The lines of the key and its value, with the comments above them.
    var text: String
    /// The value as it is written.
    var written: String
    /// The 1-based line of the key.
    var line: Int
  }

  /// The opening fence.
  let opening: String
  let entries: [Entry]
  /// Comments after the last key, and the closing fence.
  let closing: String
  let body: String
  /// Lines before the body.
  let lineCount: Int

  /// Nil where there is no front matter that is whole and has each key once, on lines of its own.
  init?(_ source: String) {
    let text = SourceText(bytes: Array(source.utf8), file: "")
    guard let block = FrontMatter.Block.find(in: text.bytes, lines: text.lines), block.isClosed else {
      return nil
    }
    let (matter, problems) = FrontMatter.scan(text)
    guard let matter, !problems.contains(where: { $0.severity == .error }) else { return nil }
    let keyLines = matter.entries.map { $0.line - 1 }
    guard Set(matter.entries.map(\.key)).count == matter.entries.count,
      zip(keyLines, keyLines.dropFirst()).allSatisfy({ $0 < $1 }), keyLines.allSatisfy({ $0 >= 1 })
    else { return nil }
    func string(_ lines: Range<Int>) -> String {
      guard let first = lines.first, let last = lines.last else { return "" }
      return ByteText.string(
        text.bytes, text.lines[first].whole.lowerBound..<text.lines[last].whole.upperBound)
    }
    var entries: [Entry] = []
    var start = 1
    for (index, entry) in matter.entries.enumerated() {
      var end = index + 1 < keyLines.count ? keyLines[index + 1] : block.lastLine - 1
      while end > keyLines[index] + 1, Self.isBlankOrComment(text, end - 1) { end -= 1 }
      entries.append(
        Entry(
          key: entry.key, value: entry.value.withoutLines, text: string(start..<end),
          written: Self.written(string(keyLines[index]..<end)), line: entry.line))
      start = end
    }
    opening = string(0..<1)
    self.entries = entries
    closing = string(start..<block.lastLine)
    body = string(block.lastLine..<text.lines.count)
    lineCount = block.lastLine
  }

  subscript(key: String) -> Entry? { entries.first { $0.key == key } }

  private static func isBlankOrComment(_ text: SourceText, _ line: Int) -> Bool {
    let content = ASCII.trimmed(text.bytes, text.lines[line].content)
    return content.first.map { text.bytes[$0] == UInt8(ascii: "#") } ?? true
  }

  private static func written(_ entry: String) -> String {
    guard let colon = entry.firstIndex(of: ":") else { return entry.trimmingWhitespace() }
    return entry[entry.index(after: colon)...].trimmingWhitespace()
  }
}

extension YAMLValue {
  /// The same wherever it stands, for comparing.
  fileprivate var withoutLines: YAMLValue {
    switch self {
    case .null, .scalar: self
    case .list(let values): .list(values.map(\.withoutLines))
    case .map(let pairs): .map(pairs.map { Pair(key: $0.key, line: 0, value: $0.value.withoutLines) })
    }
  }
}
