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
    let sentence = Sentence(bytes, text, lengthMax: lengthMax, wordsMax: wordsMax)
    guard let first = sentence.first else { return nil }
    if sentence.words[first].contains(.verb) { return sentence.isStatement ? nil : .workVerb }
    if sentence.words.contains(where: { $0.contains(.obligation) }) || sentence.asksSomebody {
      return .workObligation
    }
    // `Discussion with Ana: any news?` asks for something to be done.
    if ByteText.begins(bytes, text, with: discussion) { return .workQuestion }
    if sentence.isImperative, !sentence.isStatement { return .workVerb }
    return isLabelled(bytes, text) ? .workLabelled : nil
  }

  private static let discussion = Array("discussion".utf8)

  /// Whether a text begins with an instruction.
  static func beginsWithVerb(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    let sentence = Sentence(bytes, text, lengthMax: labelLengthMax, wordsMax: 6)
    return sentence.first.map { sentence.words[$0].contains(.verb) } ?? false
  }

  private static let labelLengthMax = 60
  private static let labelWordsMax = 4

  /// `Documentation: update the page`, yet not `Decision: use the page`.
  private static func isLabelled(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    let end = ByteText.prefixEnd(bytes, text, characters: labelLengthMax)
    guard let colon = (text.lowerBound..<end).first(where: { bytes[$0] == UInt8(ascii: ":") }),
      colon + 1 < text.upperBound, bytes[colon + 1] == 0x20
    else { return false }
    let label = TodoHeading.words(bytes, text.lowerBound..<colon).map(NoteVocabulary.classes)
    guard !label.isEmpty, label.count <= labelWordsMax, !label.contains(where: { $0.contains(.settledLabel) })
    else {
      return false
    }
    let sentence = Sentence(bytes, colon + 2..<text.upperBound, lengthMax: lengthMax, wordsMax: wordsMax)
    guard let first = sentence.first, sentence.words[first].contains(.verb) else { return false }
    return !sentence.isStatement
  }
}

/// The first words of a text as what they may mean.
private struct Sentence {
  private(set) var words: [WordClass] = []
  /// The place of the first word that is no lead-in: `Please also check`.
  private(set) var first: Int?
  private var firstRange = 0..<0
  private let bytes: [UInt8]

  init(_ bytes: [UInt8], _ text: Range<Int>, lengthMax: Int, wordsMax: Int) {
    self.bytes = bytes
    let limit = ByteText.prefixEnd(bytes, text, characters: lengthMax)
    var scanner = WordScanner(bytes, text.lowerBound..<limit, joins: true)
    while words.count < wordsMax, let word = scanner.next() {
      let classes = NoteVocabulary.classes(bytes, word)
      if first == nil, !classes.contains(.leadIn),
        ByteText.prefixEnd(bytes, word, characters: 1) < word.upperBound
      {
        first = words.count
        firstRange = word
      }
      words.append(classes)
    }
  }

  private func isWord(_ offset: Int, _ classes: WordClass) -> Bool {
    guard let first, first + offset < words.count else { return false }
    return words[first + offset].contains(classes)
  }

  /// `Release 0.13 is planned for May` begins with a word that could be a verb and says how things are. After a
  /// word that opens a clause, as in `See what is missing`, the statement is the object of the work.
  var isStatement: Bool {
    guard let first else { return false }
    for word in words[(first + 1)...].prefix(4) {
      if word.contains(.clauseOpener) { return false }
      if word.contains(.finiteVerb) { return true }
    }
    return isWord(1, .statementVerb)
  }

  /// `Someone to look into it`.
  var asksSomebody: Bool { isWord(0, .somebody) && isWord(1, .promise) }

  /// A verb that no list has, with its object: `Bisect the failure`; or a verb that goes on: `Looking into it`.
  var isImperative: Bool {
    guard let first, firstRange.count >= 3, firstRange.dropFirst().allSatisfy({ ASCII.isLower(bytes[$0]) })
    else {
      return false
    }
    if ends("ing") { return isOngoing }
    let excluded: WordClass = [
      .functionWord, .label, .settledLabel, .group, .groupFiller, .somebody, .promise, .statementVerb,
      .determiner,
      .leadIn, .product, .acronym, .decisionHeading,
    ]
    return words[first].isDisjoint(with: excluded) && isWord(1, .determiner) && !ends("s") && !ends("ed")
  }

  private func ends(_ ending: StaticString) -> Bool {
    let length = ending.utf8CodeUnitCount
    return firstRange.count > length
      && NoteLines.begins(bytes, firstRange.upperBound - length..<firstRange.upperBound, ending)
  }

  /// Whether the word is a verb of the list with `ing` behind it: `testing`, `writing`, `running`.
  private var isOngoing: Bool {
    let stem = firstRange.lowerBound..<firstRange.upperBound - 3
    func isVerb(_ word: [UInt8]) -> Bool {
      NoteVocabulary.classes(word, 0..<word.count).contains(.verb)
    }
    let letters = Array(bytes[stem])
    guard letters.count >= 2 else { return false }
    let isDoubled = letters[letters.count - 1] == letters[letters.count - 2]
    return isVerb(letters) || isVerb(letters + [UInt8(ascii: "e")])
      || isDoubled && isVerb(Array(letters.dropLast()))
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
