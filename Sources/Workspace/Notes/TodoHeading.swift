/// The headings of a note, as far as they say where its TODO section begins and ends.
enum TodoHeading {
  /// The 1-based line of the heading that opens the section: one of TODOs, else one of decisions; nil without any.
  static func line(in source: SourceText, from first: Int) -> Int? {
    var decisions: Int?
    var isFenced = false
    guard first <= source.lines.count else { return nil }
    for number in first...source.lines.count {
      var content = source.lines[number - 1].content
      if number == 1 { content = max(content.lowerBound, source.bodyStart)..<content.upperBound }
      var start = content.lowerBound
      while start < content.upperBound, source.bytes[start] == 0x20 { start += 1 }
      guard start < content.upperBound else { continue }
      let byte = source.bytes[start]
      if isFence(source.bytes, start..<content.upperBound) { isFenced.toggle() }
      guard byte == UInt8(ascii: "#"), !isFenced, let heading = heading(source.bytes, content) else {
        continue
      }
      let words = words(source.bytes, heading.text)
      if isTodo(words) { return number }
      if decisions == nil, isDecision(words) { decisions = number }
    }
    return decisions
  }

  /// Whether a line's text opens or closes a block of code.
  @inline(__always) static func isFence(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    guard text.count >= 3 else { return false }
    let byte = bytes[text.lowerBound]
    guard byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else { return false }
    return bytes[text.lowerBound + 1] == byte && bytes[text.lowerBound + 2] == byte
  }

  /// An ATX heading's level and text; nil for another line. Long lines are no headings.
  static func heading(_ bytes: [UInt8], _ content: Range<Int>) -> (level: Int, text: Range<Int>)? {
    guard content.count < 300 else { return nil }
    var start = content.lowerBound
    while start < content.upperBound, bytes[start] == 0x20 { start += 1 }
    var end = start
    while end < content.upperBound, bytes[end] == UInt8(ascii: "#") { end += 1 }
    guard (1...6).contains(end - start), end == content.upperBound || ASCII.isSpace(bytes[end]) else {
      return nil
    }
    return (end - start, end..<content.upperBound)
  }

  /// A heading's words as hashes, without emoji and their codes.
  static func words(_ bytes: [UInt8], _ text: Range<Int>) -> [UInt64] {
    var words: [UInt64] = []
    var index = text.lowerBound
    while index < text.upperBound {
      if bytes[index] == 0x20 {
        index += 1
        continue
      }
      var end = index
      while end < text.upperBound, bytes[end] != 0x20 { end += 1 }
      let isEmojiCode =
        end - index > 2 && bytes[index] == UInt8(ascii: ":") && bytes[end - 1] == UInt8(ascii: ":")
      if !isEmojiCode { addWords(bytes, index..<end, to: &words) }
      index = end
    }
    return words
  }

  private static func addWords(_ bytes: [UInt8], _ part: Range<Int>, to words: inout [UInt64]) {
    func length(_ index: Int) -> Int {
      if ASCII.isDigit(bytes[index]) { return 1 }
      return ByteText.letterLength(bytes, at: index, before: part.upperBound)
    }
    var index = part.lowerBound
    while index < part.upperBound {
      let start = index
      while index < part.upperBound, case let length = length(index), length > 0 { index += length }
      if index > start {
        words.append(WordHash.of(bytes, start..<index))
      } else {
        index += ByteText.scalar(bytes, at: index, before: part.upperBound).length
      }
    }
  }

  /// A heading is as long at most.
  private static let wordsMax = 8

  static func isTodo(_ words: [UInt64]) -> Bool {
    guard !words.isEmpty, words.count <= wordsMax else { return false }
    let classes = words.map(NoteVocabulary.classes)
    let isNamed =
      classes.contains { $0.contains(.todoHeading) }
      || words.indices.dropLast().contains { isPair(words, $0) }
    return isNamed
      && classes.allSatisfy { !$0.isDisjoint(with: [.todoHeading, .headingFiller, .decisionHeading]) }
  }

  /// Two words that are one expression: `action items`.
  private static func isPair(_ words: [UInt64], _ index: Int) -> Bool {
    NoteVocabulary.isTodoPair(words[index], words[index + 1])
  }

  static func isDecision(_ words: [UInt64]) -> Bool {
    let classes = words.map(NoteVocabulary.classes)
    return classes.contains { $0.contains(.decisionHeading) }
      && classes.allSatisfy { !$0.isDisjoint(with: [.headingFiller, .decisionHeading]) }
  }

  /// Names another part of the note, where an open TODO section ends.
  static func isOther(_ words: [UInt64]) -> Bool {
    words.contains { NoteVocabulary.classes($0).contains(.otherHeading) }
  }
}
