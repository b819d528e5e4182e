extension OwnerReader {
  // MARK: Names

  /// The names of a label: `MP / SK / MR`, `FP+AK`, `DA, AS`, `MK and DK`, `RV (with MS)`.
  static func names(_ bytes: [UInt8], _ label: Range<Int>) -> [Range<Int>] {
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

  static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: "&"), UInt8(ascii: ";"),
      UInt8(ascii: "("), UInt8(ascii: ")"):
      true
    default: false
    }
  }

  static func isConjunction(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    let wanted: [StaticString] = ["and", "or", "with"]
    return wanted.contains { wanted in
      wanted.utf8CodeUnitCount == word.count && NoteLines.begins(bytes, word, wanted)
    }
  }

  // MARK: Who is somebody

  /// The names of a label and why they are owners'; nil where one of them is nobody's.
  static func owners(
    _ bytes: [UInt8], _ label: Range<Int>, _ people: PeopleVocabulary
  ) -> (names: [Range<Int>], rule: ReadingRule)? {
    let names = names(bytes, label)
    guard let first = names.first, names.count <= namesMax, let rule = ownerRule(bytes, first, people) else {
      return nil
    }
    if names.dropFirst().allSatisfy({ ownerRule(bytes, $0, people) != nil }) { return (names, rule) }
    // What stands in parentheses behind the owners may be anything: `RV (remote):`.
    guard let open = label.first(where: { bytes[$0] == UInt8(ascii: "(") }), open > label.lowerBound else {
      return nil
    }
    return owners(bytes, label.lowerBound..<open, people)
  }

  /// Why a name before a colon is an owner's; nil where it is none.
  private static func ownerRule(
    _ bytes: [UInt8], _ name: Range<Int>, _ people: PeopleVocabulary
  ) -> ReadingRule? {
    if isMention(bytes, name) { return .ownerMention }
    let hash = WordHash.of(bytes, name)
    if people.contains(hash) { return .ownerParticipant }
    let classes = NoteVocabulary.classes(hash)
    if isGroup(bytes, name, classes) { return .ownerGroup }
    if !classes.isDisjoint(with: [.label, .settledLabel]) { return nil }
    if areInitials(bytes, name) { return .ownerInitials }
    return isName(bytes, name) ? .ownerName : nil
  }

  /// Certainly a person's, or people's.
  static func isKnown(_ bytes: [UInt8], _ name: Range<Int>, _ people: PeopleVocabulary) -> Bool {
    isParticipant(bytes, name, people) || areInitials(bytes, name)
  }

  /// The same, and not only by the look of it.
  static func isParticipant(_ bytes: [UInt8], _ name: Range<Int>, _ people: PeopleVocabulary) -> Bool {
    if isMention(bytes, name) { return true }
    let hash = WordHash.of(bytes, name)
    return people.contains(hash) || people.hasInitials(hash)
      || isGroup(bytes, name, NoteVocabulary.classes(hash))
  }

  /// A name with an `@` before it, as chats and forges have them.
  private static func isMention(_ bytes: [UInt8], _ name: Range<Int>) -> Bool {
    guard name.lowerBound > 0, bytes[name.lowerBound - 1] == UInt8(ascii: "@"), !name.isEmpty else {
      return false
    }
    return name.allSatisfy {
      ASCII.isWordByte(bytes[$0]) || bytes[$0] == UInt8(ascii: "-") || bytes[$0] >= 0x80
    }
  }

  /// `Everyone`, `mentors`, `all of us`.
  private static func isGroup(_ bytes: [UInt8], _ name: Range<Int>, _ classes: WordClass) -> Bool {
    if classes.contains(.group) { return true }
    guard name.count <= 40, name.contains(where: { bytes[$0] == 0x20 }),
      name.allSatisfy({ bytes[$0] == 0x20 || ASCII.isLetter(bytes[$0]) })
    else { return false }
    let words = TodoHeading.words(bytes, name).map(NoteVocabulary.classes)
    return words.contains { $0.contains(.group) }
      && words.allSatisfy { !$0.isDisjoint(with: [.group, .groupFiller]) }
  }

  /// Two to four letters, the first a capital and one more behind it: `RV`, `SjK`, `SKo`.
  static func areInitials(_ bytes: [UInt8], _ name: Range<Int>) -> Bool {
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
      guard isPersonal(bytes, index..<end), words <= 3, words > 1 || characters >= 3 else { return false }
      index = end
    }
    return words > 0
  }

  /// Endings of English nouns that no name has.
  private static let nounEndings: [StaticString] = [
    "ing", "tion", "sion", "ment", "ness", "ity", "ware", "ance", "ence", "ics", "ility",
  ]

  private static func isPersonal(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    guard
      NoteVocabulary.classes(bytes, word).isDisjoint(
        with: [.label, .verb, .product, .acronym, .settledLabel, .leadIn, .functionWord])
    else { return false }
    return !nounEndings.contains { ending in
      let length = ending.utf8CodeUnitCount
      return word.count > length + 2
        && NoteLines.begins(bytes, word.upperBound - length..<word.upperBound, ending)
    }
  }
}
