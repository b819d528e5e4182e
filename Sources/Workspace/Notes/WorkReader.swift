/// Tells work to be done from statements, decisions and labels, where no owner says so.
enum WorkReader {
  enum ListLabel {
    /// What stands in the list was settled, not assigned.
    case settled
    case other
  }

  private static let listLabelLengthMax = 59

  /// A short text that ends with a colon over a list: `Recommendations:`; nil for one that gives an instruction.
  static func listLabel(_ bytes: [UInt8], _ text: Range<Int>) -> ListLabel? {
    guard let last = text.last, bytes[last] == UInt8(ascii: ":"),
      ByteText.prefixEnd(bytes, text, characters: listLabelLengthMax) == text.upperBound
    else { return nil }
    var words = WordScanner(bytes, text, joins: false)
    guard let first = words.next() else { return nil }
    let opening = NoteVocabulary.classes(bytes, first)
    if opening.contains(.verb) { return nil }
    if opening.contains(.settledLabel) { return .settled }
    while let word = words.next() {
      if NoteVocabulary.classes(bytes, word).contains(.settledLabel) { return .settled }
    }
    return .other
  }

  /// A text says in its first characters and words whether it is work.
  private static let lengthMax = 400
  private static let wordsMax = 40

  /// Why a text without owner before it is work; nil where it is none.
  static func rule(_ bytes: [UInt8], _ text: Range<Int>, hasSubject: Bool) -> ReadingRule? {
    if NoteVocabulary.meetingStarts.contains(where: { ByteText.begins(bytes, text, with: $0) }) { return nil }
    if hasSubject { return .workSubject }
    let limit = ByteText.prefixEnd(bytes, text, characters: lengthMax)
    var scanner = WordScanner(bytes, text.lowerBound..<limit, joins: true)
    var words: [WordClass] = []
    var first: Int?
    while words.count < wordsMax, let word = scanner.next() {
      let classes = NoteVocabulary.classes(bytes, word)
      if first == nil, !classes.contains(.leadIn),
        ByteText.prefixEnd(bytes, word, characters: 1) < word.upperBound
      {
        first = words.count
      }
      words.append(classes)
    }
    guard let first else { return nil }
    if words[first].contains(.verb) { return isStatement(words, first) ? nil : .workVerb }
    if words.contains(where: { $0.contains(.obligation) }) { return .workObligation }
    // `Discussion with Ana: any news?` asks for something to be done.
    return ByteText.begins(bytes, text, with: discussion) ? .workQuestion : nil
  }

  private static let discussion = Array("discussion".utf8)

  /// `Release 0.13 is planned for May` begins with a word that could be a verb and says how things are. After a
  /// word that opens a clause, as in `See what is missing`, the statement is the object of the work.
  private static func isStatement(_ words: [WordClass], _ first: Int) -> Bool {
    for word in words[(first + 1)...].prefix(4) {
      if word.contains(.clauseOpener) { return false }
      if word.contains(.finiteVerb) { return true }
    }
    return first + 1 < words.count && words[first + 1].contains(.statementVerb)
  }
}

/// The words of a text, one after the other. Where a link leads does not count.
private struct WordScanner {
  private let bytes: [UInt8]
  private let end: Int
  private var index: Int
  /// Whether hyphens and apostrophes belong to words, and addresses of links to none.
  private let joins: Bool

  init(_ bytes: [UInt8], _ text: Range<Int>, joins: Bool) {
    self.bytes = bytes
    end = text.upperBound
    index = text.lowerBound
    self.joins = joins
  }

  mutating func next() -> Range<Int>? {
    while index < end {
      let start = index
      while index < end, case let length = length(), length > 0 { index += length }
      if index > start { return start..<index }
      if joins, bytes[index] == UInt8(ascii: "("), index > 0, bytes[index - 1] == UInt8(ascii: "]") {
        while index < end, bytes[index] != UInt8(ascii: ")") { index += 1 }
        if index < end { index += 1 }
      } else {
        index += ByteText.scalar(bytes, at: index, before: end).length
      }
    }
    return nil
  }

  /// Bytes that the character at `index` adds to a word.
  private func length() -> Int {
    let length = ByteText.letterLength(bytes, at: index, before: end)
    guard length == 0, joins else { return length }
    switch bytes[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "'"): return 1
    case 0xE2:
      let isApostrophe = index + 2 < end && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x99
      return isApostrophe ? 3 : 0
    default: return 0
    }
  }
}
