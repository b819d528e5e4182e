/// The names by which a note's people may be called.
struct PeopleVocabulary {
  /// `WordHash`es of the participants' folded names, whole and by word.
  private var names: Set<UInt64> = []

  init(participants: [String]) {
    for participant in participants {
      let plain = TextFold.folded(participant.prefix { $0 != "(" }).trimmingWhitespace()
      if !plain.isEmpty { names.insert(WordHash.of(folded: plain)) }
      for word in plain.split(separator: " ") where word.count >= 3 {
        names.insert(WordHash.of(folded: word))
      }
    }
  }

  func contains(_ name: UInt64) -> Bool { names.contains(name) }
}

/// Tells who owns an item from the words before its colon, or from its first words.
enum OwnerReader {
  /// What stands before an item's text.
  struct Label {
    /// The owners' names; empty behind a marker of work alone.
    var names: [Range<Int>]
    /// All of it with its colon.
    var words: Range<Int>
    /// Where the text begins.
    var rest: Int
    var rule: ReadingRule
  }

  /// No label is longer: `RăzvanD, RăzvanV, Marco, Michalis and Simon:`.
  private static let labelLengthMax = 80
  private static let namesMax = 8

  /// Owners and what follows their colon; nil where the text does not begin with owners. A marker such as `TODO:`
  /// or `Item 0:` before them is skipped; on its own it gives no owners.
  static func label(_ bytes: [UInt8], _ text: Range<Int>, _ people: PeopleVocabulary) -> Label? {
    var start = text.lowerBound
    var marker: Label?
    while let (label, colon, rest) = splitLabel(bytes, start..<text.upperBound) {
      if isWorkMarker(bytes, label) {
        marker = Label(names: [], words: text.lowerBound..<colon + 1, rest: rest, rule: .ownerMarker)
        start = rest
        continue
      }
      let names = names(bytes, label)
      guard let first = names.first, names.count <= namesMax, let rule = ownerRule(bytes, first, people),
        names.dropFirst().allSatisfy({ ownerRule(bytes, $0, people) != nil })
      else { return marker }
      return Label(names: names, words: text.lowerBound..<colon + 1, rest: rest, rule: rule)
    }
    return marker
  }

  /// For lines: an owner begins a new item even without a blank line before.
  static func beginsWithOwner(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    guard let (label, _, _) = splitLabel(bytes, text) else { return false }
    let names = names(bytes, label)
    return !names.isEmpty && names.allSatisfy { areInitials(bytes, $0) }
      || isWorkMarker(bytes, label) && names.count <= 2
  }

  /// The same of a string, for one who writes owners.
  static func owners(of text: some StringProtocol) -> [String] {
    let bytes = Array(text.utf8)
    let label = label(bytes, 0..<bytes.count, PeopleVocabulary(participants: []))
    return (label?.names ?? []).map { ByteText.string(bytes, $0) }
  }

  // MARK: Labels

  private static func splitLabel(_ bytes: [UInt8], _ text: Range<Int>) -> (
    label: Range<Int>, colon: Int, rest: Int
  )? {
    let end = ByteText.prefixEnd(bytes, text, characters: labelLengthMax)
    guard let colon = (text.lowerBound..<end).first(where: { bytes[$0] == UInt8(ascii: ":") }) else {
      return nil
    }
    let after = colon + 1
    // `https://` is no label.
    guard after == text.upperBound || ByteText.spaceLength(bytes, at: after, before: text.upperBound) > 0
    else {
      return nil
    }
    var start = text.lowerBound
    while start < colon, isOpening(bytes[start]) { start += 1 }
    return (stripped(bytes, start..<colon), colon, afterEmphasis(bytes, after..<text.upperBound))
  }

  private static func isOpening(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "["): true
    default: false
    }
  }

  /// Behind white space and the signs that end emphasis.
  private static func afterEmphasis(_ bytes: [UInt8], _ text: Range<Int>) -> Int {
    var start = text.lowerBound
    while start < text.upperBound {
      let space = ByteText.spaceLength(bytes, at: start, before: text.upperBound)
      if space > 0 {
        start += space
      } else if bytes[start] == UInt8(ascii: "*") || bytes[start] == UInt8(ascii: "_") {
        start += 1
      } else {
        break
      }
    }
    return start
  }

  private static func stripped(_ bytes: [UInt8], _ label: Range<Int>) -> Range<Int> {
    var end = ByteText.trimmedEnd(bytes, label)
    while end > label.lowerBound,
      [UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "]")].contains(bytes[end - 1])
    {
      end = ByteText.trimmedEnd(bytes, label.lowerBound..<end - 1)
    }
    return label.lowerBound..<end
  }

  private static func isWorkMarker(_ bytes: [UInt8], _ label: Range<Int>) -> Bool {
    let space = label.first { bytes[$0] == 0x20 } ?? label.upperBound
    guard NoteVocabulary.classes(bytes, label.lowerBound..<space).contains(.workMarker) else { return false }
    let number = ByteText.trimmed(bytes, space..<label.upperBound)
    return number.allSatisfy { ASCII.isDigit(bytes[$0]) }
  }

  /// The names of a label: `MP / SK / MR`, `FP+AK`, `DA, AS`, `MK and DK`.
  private static func names(_ bytes: [UInt8], _ label: Range<Int>) -> [Range<Int>] {
    var names: [Range<Int>] = []
    /// The words since the last sign or conjunction.
    var words: Range<Int>?
    func end() {
      guard var name = words else { return }
      if bytes[name.lowerBound] == UInt8(ascii: "@") { name = name.lowerBound + 1..<name.upperBound }
      names.append(name)
      words = nil
    }
    var index = label.lowerBound
    while index < label.upperBound {
      if isSeparator(bytes[index]) {
        end()
        index += 1
        continue
      }
      let space = ByteText.spaceLength(bytes, at: index, before: label.upperBound)
      if space > 0 {
        index += space
        continue
      }
      let start = index
      while index < label.upperBound, !isSeparator(bytes[index]),
        ByteText.spaceLength(bytes, at: index, before: label.upperBound) == 0
      { index += 1 }
      if isConjunction(bytes, start..<index) { end() } else { words = (words?.lowerBound ?? start)..<index }
    }
    end()
    return names
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: "&"), UInt8(ascii: ";"): true
    default: false
    }
  }

  private static func isConjunction(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    let start = word.lowerBound
    switch word.count {
    case 2: return bytes[start] == UInt8(ascii: "o") && bytes[start + 1] == UInt8(ascii: "r")
    case 3:
      return bytes[start] == UInt8(ascii: "a") && bytes[start + 1] == UInt8(ascii: "n")
        && bytes[start + 2] == UInt8(ascii: "d")
    default: return false
    }
  }

  // MARK: Who is somebody

  /// Why a name before a colon is an owner's; nil where it is none.
  private static func ownerRule(_ bytes: [UInt8], _ name: Range<Int>, _ people: PeopleVocabulary)
    -> ReadingRule?
  {
    let hash = WordHash.of(bytes, name)
    if people.contains(hash) { return .ownerParticipant }
    let classes = NoteVocabulary.classes(hash)
    if classes.contains(.group) { return .ownerGroup }
    if !classes.isDisjoint(with: [.label, .settledLabel]) { return nil }
    if areInitials(bytes, name) { return .ownerInitials }
    return isName(bytes, name) ? .ownerName : nil
  }

  /// Two to four letters, the first a capital and one more behind it: `RV`, `SjK`, `SKo`.
  private static func areInitials(_ bytes: [UInt8], _ name: Range<Int>) -> Bool {
    // A letter with marks takes some bytes more.
    guard (2...24).contains(name.count) else { return false }
    var letters = 0
    var capitals = 0
    var index = name.lowerBound
    while index < name.upperBound {
      let (scalar, length) = ByteText.scalar(bytes, at: index, before: name.upperBound)
      index += length
      if letters > 0, scalar.isMark { continue }
      let isCapital = scalar.isCapital
      guard isCapital || letters > 0 && scalar.isLetter else { return false }
      letters += 1
      if isCapital { capitals += 1 }
    }
    return (2...4).contains(letters) && capitals >= 2
      && !NoteVocabulary.classes(bytes, name).contains(.acronym)
  }

  /// A capitalised word, perhaps with initials: `Marco`, `RăzvanD`, `Sairaj K`.
  private static func isName(_ bytes: [UInt8], _ name: Range<Int>) -> Bool {
    var words = 0
    var index = name.lowerBound
    while index < name.upperBound {
      if bytes[index] == 0x20 {
        index += 1
        continue
      }
      var end = index
      var characters = 0
      while end < name.upperBound, bytes[end] != 0x20 {
        let (scalar, length) = ByteText.scalar(bytes, at: end, before: name.upperBound)
        guard scalar.isCapital || characters > 0,
          scalar.isLetter || scalar.isMark || scalar == "-" || scalar == "."
        else { return false }
        if !scalar.isMark { characters += 1 }
        end += length
      }
      words += 1
      let isWord = NoteVocabulary.classes(bytes, index..<end).isDisjoint(
        with: [.label, .verb, .product, .acronym, .settledLabel, .leadIn])
      guard isWord, words <= 3, words > 1 || characters >= 3 else { return false }
      index = end
    }
    return words > 0
  }

  // MARK: Prose

  /// A subject stands in the first words of a sentence.
  private static let subjectLengthMax = 120
  private static let subjectWordsMax = 8

  /// The owners of a sentence such as `MK and DK will look` or `AJ to fix it`; empty for any other.
  static func subjects(_ bytes: [UInt8], _ text: Range<Int>, _ people: PeopleVocabulary) -> [Range<Int>] {
    let limit = ByteText.prefixEnd(bytes, text, characters: subjectLengthMax)
    var index = text.lowerBound
    var previousEnd: Int?
    var words = 0
    while words < subjectWordsMax {
      index = ByteText.afterSpace(bytes, index..<limit)
      let start = index
      while index < limit, ByteText.spaceLength(bytes, at: index, before: limit) == 0 { index += 1 }
      guard index > start else { return [] }
      if NoteVocabulary.classes(bytes, start..<index).contains(.promise) {
        guard let previousEnd else { return [] }
        let names = names(bytes, text.lowerBound..<previousEnd)
        return names.allSatisfy { isKnown(bytes, $0, people) } ? names : []
      }
      previousEnd = index
      words += 1
    }
    return []
  }

  private static func isKnown(_ bytes: [UInt8], _ name: Range<Int>, _ people: PeopleVocabulary) -> Bool {
    let hash = WordHash.of(bytes, name)
    return people.contains(hash) || NoteVocabulary.classes(hash).contains(.group) || areInitials(bytes, name)
  }
}
