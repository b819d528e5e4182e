/// Reads one paragraph as sentences.
struct ParagraphReader {
  private let bytes: [UInt8]
  private let lines: ArraySlice<SourceText.Line>
  private let leaf: MarkdownLeaf

  private struct Word {
    var range: Range<Int>
    /// 1-based.
    var line: Int
    /// Ends a line that Markdown keeps apart from the next one.
    var hasHardBreak = false
  }

  init(_ bytes: [UInt8], _ lines: ArraySlice<SourceText.Line>, _ leaf: MarkdownLeaf) {
    self.bytes = bytes
    self.lines = lines
    self.leaf = leaf
  }

  func units() -> [TextUnit] {
    sentences().enumerated().map { unit($1, isFirst: $0 == 0) }
  }

  /// Where the sentences begin, in the bytes given.
  var sentenceStarts: [Int] { sentences().compactMap { $0.first?.range.lowerBound } }

  var hasHardBreak: Bool { words().contains(where: \.hasHardBreak) }

  private func sentences() -> [ArraySlice<Word>] {
    let words = words()
    var sentences: [ArraySlice<Word>] = []
    var start = 0
    for index in words.indices {
      let isLast = index + 1 == words.count
      guard isLast || words[index].hasHardBreak || isEnd(words[index], before: words[index + 1]) else {
        continue
      }
      sentences.append(words[start...index])
      start = index + 1
    }
    return sentences
  }

  private func unit(_ words: ArraySlice<Word>, isFirst: Bool) -> TextUnit {
    var key = markers(isFirst: isFirst)
    var text = prefix(isFirst: isFirst)
    for (offset, word) in words.enumerated() {
      if offset > 0 { text.append(UInt8(ascii: " ")) }
      text += bytes[word.range]
      key.append(UInt8(ascii: " "))
      key += bytes[word.range]
    }
    if words.last?.hasHardBreak == true {
      // However it is written: two spaces at the end of a line are seen by nobody.
      text.append(UInt8(ascii: "\\"))
      key.append(UInt8(ascii: "\n"))
    }
    let first = words[words.startIndex].line
    return TextUnit(.sentence, text, first...(words.last?.line ?? first), key: key)
  }

  // MARK: What stands before the text

  private var firstPrefix: ArraySlice<UInt8> {
    guard let line = lines.first?.content else { return [] }
    return bytes[line.lowerBound..<min(line.lowerBound + leaf.prefixLength, line.upperBound)]
  }

  /// The first sentence keeps the markers, the next ones stand below its text.
  private func prefix(isFirst: Bool) -> [UInt8] {
    let quote = UInt8(ascii: ">")
    return firstPrefix.map { byte in
      byte == 0x09 ? 0x20 : isFirst || byte == quote ? byte : 0x20
    }
  }

  /// What the prefix means: how deep the paragraph stands and which item it begins, whatever its number.
  private func markers(isFirst: Bool) -> [UInt8] {
    var markers: [UInt8] = [UInt8(leaf.lists & 0x7F), UInt8(leaf.quotes & 0x7F)]
    guard isFirst else { return markers }
    for byte in firstPrefix where !ASCII.isSpace(byte) && byte != UInt8(ascii: ">") {
      if !ASCII.isDigit(byte) {
        markers.append(byte)
      } else if markers.last != UInt8(ascii: "1") {
        markers.append(UInt8(ascii: "1"))
      }
    }
    return markers
  }

  // MARK: Words

  private func words() -> [Word] {
    var words: [Word] = []
    for index in lines.indices {
      let content = lines[index].content
      var at = index == lines.startIndex ? content.lowerBound + leaf.prefixLength : textStart(content)
      let countBefore = words.count
      while at < content.upperBound {
        while at < content.upperBound, ASCII.isSpace(bytes[at]) { at += 1 }
        let start = at
        while at < content.upperBound, !ASCII.isSpace(bytes[at]) { at += 1 }
        if at > start { words.append(Word(range: start..<at, line: index + 1)) }
      }
      guard index + 1 < lines.endIndex, words.count > countBefore else { continue }
      markHardBreak(&words[words.count - 1], content)
    }
    return words.filter { !$0.range.isEmpty }
  }

  /// Behind the indentation and the markers of the quotes that the paragraph stands in, as many as there are.
  private func textStart(_ line: Range<Int>) -> Int {
    var at = line.lowerBound
    var quotes = leaf.quotes
    while at < line.upperBound {
      if bytes[at] == UInt8(ascii: ">"), quotes > 0 {
        quotes -= 1
      } else if !ASCII.isSpace(bytes[at]) {
        break
      }
      at += 1
    }
    return at
  }

  /// Two spaces or a backslash at the end of a line that is not the last one.
  private func markHardBreak(_ word: inout Word, _ line: Range<Int>) {
    if line.upperBound - word.range.upperBound >= 2 {
      word.hasHardBreak = bytes[word.range.upperBound..<line.upperBound].suffix(2).allSatisfy { $0 == 0x20 }
    }
    var backslashes = 0
    while backslashes < word.range.count,
      bytes[word.range.upperBound - 1 - backslashes] == UInt8(ascii: "\\"),
      word.range.upperBound == line.upperBound
    { backslashes += 1 }
    if backslashes % 2 == 1 {
      word.hasHardBreak = true
      word.range = word.range.lowerBound..<word.range.upperBound - 1
    }
  }

  // MARK: Sentences

  /// Whether a sentence ends with a word: after a full stop or the like, unless the next word is in lower case or the
  /// stop belongs to an abbreviation.
  private func isEnd(_ word: Word, before next: Word) -> Bool {
    var end = word.range.upperBound
    while end > word.range.lowerBound, closersLength(before: end, in: word.range) > 0 {
      end -= closersLength(before: end, in: word.range)
    }
    guard end > word.range.lowerBound else { return false }
    switch bytes[end - 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): break
    case UInt8(ascii: "."): if isAbbreviation(word.range.lowerBound..<end) { return false }
    case 0xA6, 0x82:
      // `…` and the ideographic full stop.
      let mark = bytes[word.range.lowerBound..<end].suffix(3)
      guard mark.elementsEqual([0xE2, 0x80, 0xA6]) || mark.elementsEqual([0xE3, 0x80, 0x82]) else {
        return false
      }
    default: return false
    }
    return !beginsInLowerCase(next.range)
  }

  private static let closers: [[UInt8]] = [")", "]", "\"", "'", "*", "_", "`", "~", "”", "’", "»"]
    .map { Array($0.utf8) }
  private static let openers: [[UInt8]] = ["(", "[", "\"", "'", "*", "_", "`", "~", "“", "‘", "«"]
    .map { Array($0.utf8) }

  private func closersLength(before end: Int, in range: Range<Int>) -> Int {
    let text = bytes[range.lowerBound..<end]
    return Self.closers.first { text.count > $0.count && text.suffix($0.count).elementsEqual($0) }?.count ?? 0
  }

  private func beginsInLowerCase(_ range: Range<Int>) -> Bool {
    var text = bytes[range]
    while let opener = Self.openers.first(where: { text.starts(with: $0) }) {
      text = text.dropFirst(opener.count)
    }
    guard let first = text.first else { return false }
    if first < 0x80 { return ASCII.isLower(first) }
    return ByteText.scalar(bytes, at: text.startIndex, before: text.endIndex).scalar.properties.isLowercase
  }

  private static let abbreviations: Set<String> = [
    "e.g.", "i.e.", "cf.", "vs.", "dr.", "mr.", "mrs.", "ms.", "prof.", "fig.", "sec.", "no.", "approx.",
    "ca.", "al.",
  ]

  private func isAbbreviation(_ range: Range<Int>) -> Bool {
    var text = bytes[range]
    while let opener = Self.openers.first(where: { text.starts(with: $0) }) {
      text = text.dropFirst(opener.count)
    }
    // An initial, or a word of the list.
    if text.count == 2, let letter = text.first, ASCII.isUpper(letter) { return true }
    return text.count <= 7
      && Self.abbreviations.contains(String(decoding: text.map(ASCII.lowered), as: UTF8.self))
  }
}
