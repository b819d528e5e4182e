/// Tells who owns an item from what stands before its text, or from its first or last words.
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
  static let namesMax = 8

  /// Owners and what follows them; nil where the text does not begin with owners. A marker such as `TODO:` or
  /// `Item 0:` before them is skipped; on its own it gives no owners.
  static func label(_ bytes: [UInt8], _ text: Range<Int>, _ people: PeopleVocabulary) -> Label? {
    var start = text.lowerBound
    var marker: Label?
    while let (label, colon, rest) = splitLabel(bytes, start..<text.upperBound) {
      let words = text.lowerBound..<colon + 1
      guard let afterMarker = afterWorkMarker(bytes, label) else {
        guard let (names, rule) = owners(bytes, label, people) else { break }
        return Label(names: names, words: words, rest: rest, rule: rule)
      }
      if let (names, rule) = owners(bytes, afterMarker..<label.upperBound, people) {
        return Label(names: names, words: words, rest: rest, rule: rule)
      }
      guard isNumber(bytes, afterMarker..<label.upperBound) else { break }
      marker = Label(names: [], words: words, rest: rest, rule: .ownerMarker)
      start = rest
    }
    guard let found = unlabelled(bytes, start..<text.upperBound, people) else { return marker }
    return Label(
      names: found.names, words: text.lowerBound..<found.words.upperBound, rest: found.rest, rule: found.rule)
  }

  /// For lines: an owner begins a new item even without a blank line before.
  static func beginsWithOwner(_ bytes: [UInt8], _ text: Range<Int>, _ people: PeopleVocabulary) -> Bool {
    guard let (label, _, _) = splitLabel(bytes, text) else { return false }
    if let number = afterWorkMarker(bytes, label) {
      return isNumber(bytes, number..<label.upperBound)
        || owners(bytes, number..<label.upperBound, people) != nil
    }
    // A capitalised word before a colon may be anything in the middle of a text.
    guard let (_, rule) = owners(bytes, label, people) else { return false }
    return rule != .ownerName
  }

  /// The owners that a string begins with, for one who writes owners.
  static func owners(of text: some StringProtocol) -> [String] {
    let bytes = Array(text.utf8)
    let label = label(bytes, 0..<bytes.count, PeopleVocabulary(participants: []))
    return (label?.names ?? []).map { ByteText.string(bytes, $0) }
  }

  /// The owners where a text is nothing but owners that are known to be people, as a heading or a line may be.
  static func namesAlone(_ bytes: [UInt8], _ text: Range<Int>, _ people: PeopleVocabulary) -> [Range<Int>]? {
    guard text.count <= labelLengthMax else { return nil }
    let label = stripped(bytes, afterOpening(bytes, text)..<text.upperBound)
    let names = names(bytes, label)
    guard !names.isEmpty, names.count <= namesMax, names.allSatisfy({ isKnown(bytes, $0, people) }) else {
      return nil
    }
    return names
  }

  // MARK: Labels

  /// The first words with a colon behind them, the colon, and where the text begins.
  private static func splitLabel(_ bytes: [UInt8], _ text: Range<Int>) -> (
    label: Range<Int>, colon: Int, rest: Int
  )? {
    let end = ByteText.prefixEnd(bytes, text, characters: labelLengthMax)
    for colon in text.lowerBound..<end where bytes[colon] == UInt8(ascii: ":") {
      let label = stripped(bytes, afterOpening(bytes, text.lowerBound..<colon)..<colon)
      if endsLabel(bytes, colon + 1..<text.upperBound) {
        return (label, colon, afterEmphasis(bytes, colon + 1..<text.upperBound))
      }
      // `RV:Write it`, yet not `https://` or `std::vector`.
      let next = bytes[colon + 1]
      if areInitials(bytes, label), ASCII.isUpper(next) || next == UInt8(ascii: "[") {
        return (label, colon, colon + 1)
      }
    }
    return nil
  }

  /// Whether white space, perhaps behind the signs that end emphasis, or nothing follows the colon.
  private static func endsLabel(_ bytes: [UInt8], _ rest: Range<Int>) -> Bool {
    var index = rest.lowerBound
    while index < rest.upperBound, bytes[index] == UInt8(ascii: "*") || bytes[index] == UInt8(ascii: "_") {
      index += 1
    }
    return index == rest.upperBound || ByteText.spaceLength(bytes, at: index, before: rest.upperBound) > 0
  }

  /// Behind the signs that may stand before a name.
  private static func afterOpening(_ bytes: [UInt8], _ label: Range<Int>) -> Int {
    var start = label.lowerBound
    while start < label.upperBound {
      switch bytes[start] {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "["), UInt8(ascii: "("),
        UInt8(ascii: "`"):
        start += 1
      default: return start
      }
    }
    return start
  }

  /// Without the signs that may stand behind a name, and without where a link leads.
  private static func stripped(_ bytes: [UInt8], _ label: Range<Int>) -> Range<Int> {
    var end = label.upperBound
    if let link = label.dropLast().first(where: {
      bytes[$0] == UInt8(ascii: "]") && bytes[$0 + 1] == UInt8(ascii: "(")
    }) {
      end = link
    }
    while true {
      end = ByteText.trimmedEnd(bytes, label.lowerBound..<end)
      guard end > label.lowerBound else { break }
      switch bytes[end - 1] {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "`"):
        end -= 1
      default: return label.lowerBound..<end
      }
    }
    return label.lowerBound..<end
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

  /// Behind `TODO`, `Item` and the like at the start of a label; nil where it begins with none.
  private static func afterWorkMarker(_ bytes: [UInt8], _ label: Range<Int>) -> Int? {
    var end = label.lowerBound
    while end < label.upperBound, ASCII.isLetter(bytes[end]) { end += 1 }
    guard NoteVocabulary.classes(bytes, label.lowerBound..<end).contains(.workMarker) else { return nil }
    while end < label.upperBound {
      switch bytes[end] {
      case 0x20, UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "@"), UInt8(ascii: "#"),
        UInt8(ascii: "-"):
        end += 1
      default: return end
      }
    }
    return end
  }

  private static func isNumber(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    text.allSatisfy { ASCII.isDigit(bytes[$0]) }
  }

  // MARK: Without a colon

  /// `@RV write it`, `RV - write it`, `(RV) write it`, `**RV** write it`.
  private static func unlabelled(_ bytes: [UInt8], _ text: Range<Int>, _ people: PeopleVocabulary) -> Label? {
    guard let first = text.first else { return nil }
    let end = ByteText.prefixEnd(bytes, text, characters: labelLengthMax)
    switch bytes[first] {
    case UInt8(ascii: "("): return enclosed(bytes, text, UInt8(ascii: ")"), end, people)
    case UInt8(ascii: "["): return enclosed(bytes, text, UInt8(ascii: "]"), end, people)
    case UInt8(ascii: "*"), UInt8(ascii: "_"): return emphasised(bytes, text, end, people)
    case UInt8(ascii: "@"): return dashed(bytes, text, end, people) ?? mentioned(bytes, text)
    default: return dashed(bytes, text, end, people)
    }
  }

  private static func known(
    _ bytes: [UInt8], _ label: Range<Int>, before rest: Int, _ text: Range<Int>, _ people: PeopleVocabulary
  ) -> Label? {
    guard rest < text.upperBound, let names = namesAlone(bytes, label, people) else { return nil }
    // Capital letters that no participant has may be a thing's, unless an instruction follows.
    let areSure = names.allSatisfy { isParticipant(bytes, $0, people) }
    guard areSure || WorkReader.beginsWithVerb(bytes, rest..<text.upperBound) else { return nil }
    return Label(names: names, words: text.lowerBound..<rest, rest: rest, rule: .ownerUnlabelled)
  }

  private static func enclosed(
    _ bytes: [UInt8], _ text: Range<Int>, _ closing: UInt8, _ end: Int, _ people: PeopleVocabulary
  ) -> Label? {
    guard let close = (text.lowerBound..<end).first(where: { bytes[$0] == closing }),
      close + 1 < text.upperBound,
      bytes[close + 1] == 0x20
    else { return nil }
    return known(bytes, text.lowerBound + 1..<close, before: close + 2, text, people)
  }

  private static func emphasised(
    _ bytes: [UInt8], _ text: Range<Int>, _ end: Int, _ people: PeopleVocabulary
  ) -> Label? {
    let sign = bytes[text.lowerBound]
    let start = (text.lowerBound..<end).first { bytes[$0] != sign } ?? end
    guard let close = (start..<end).first(where: { bytes[$0] == sign }) else { return nil }
    let rest = afterEmphasis(bytes, close..<text.upperBound)
    let dash = dashLength(bytes, rest, text.upperBound)
    return known(bytes, start..<close, before: rest + dash, text, people)
  }

  private static func dashed(
    _ bytes: [UInt8], _ text: Range<Int>, _ end: Int, _ people: PeopleVocabulary
  ) -> Label? {
    var index = text.lowerBound
    while index + 1 < end {
      if bytes[index] == 0x20 {
        let length = dashLength(bytes, index + 1, text.upperBound)
        if length > 0 {
          return known(bytes, text.lowerBound..<index, before: index + 1 + length, text, people)
        }
      }
      index += 1
    }
    return nil
  }

  /// The length of a dash and the space behind it; 0 where there is none.
  private static func dashLength(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
    for dash: StaticString in ["- ", "– ", "— ", "-> ", "→ "] where NoteLines.begins(bytes, index..<end, dash)
    {
      return dash.utf8CodeUnitCount
    }
    return 0
  }

  /// Names that a note mentions with `@`, before anything but what they promise: that is a sentence.
  private static func mentioned(_ bytes: [UInt8], _ text: Range<Int>) -> Label? {
    var names: [Range<Int>] = []
    var index = text.lowerBound
    while index < text.upperBound {
      var end = index
      while end < text.upperBound, ByteText.spaceLength(bytes, at: end, before: text.upperBound) == 0 {
        end += 1
      }
      let word = index..<end
      if bytes[index] == UInt8(ascii: "@"), names.count < namesMax {
        var last = end
        while last > index, [UInt8(ascii: ","), UInt8(ascii: ";")].contains(bytes[last - 1]) { last -= 1 }
        guard last > index + 1 else { return nil }
        names.append(index + 1..<last)
      } else if names.isEmpty
        || !isConjunction(bytes, word) && !(word.count == 1 && isSeparator(bytes[index]))
      {
        break
      }
      index = ByteText.afterSpace(bytes, end..<text.upperBound)
    }
    guard !names.isEmpty, index < text.upperBound else { return nil }
    let next = (index..<text.upperBound).first { bytes[$0] == 0x20 } ?? text.upperBound
    guard !NoteVocabulary.classes(bytes, index..<next).contains(.promise) else { return nil }
    return Label(names: names, words: text.lowerBound..<index, rest: index, rule: .ownerMention)
  }

  // MARK: At the end

  /// The owners in parentheses at the end of a text: `Write it (RV)`. As many a thing has capital letters, only
  /// participants are taken.
  static func trailing(_ bytes: [UInt8], _ text: Range<Int>, _ people: PeopleVocabulary) -> [Range<Int>] {
    var end = text.upperBound
    while end > text.lowerBound, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    guard end > text.lowerBound, bytes[end - 1] == UInt8(ascii: ")") else { return [] }
    let start = max(text.lowerBound, end - labelLengthMax)
    guard let open = (start..<end).last(where: { bytes[$0] == UInt8(ascii: "(") }),
      let names = namesAlone(bytes, open + 1..<end - 1, people),
      names.allSatisfy({ isParticipant(bytes, $0, people) })
    else { return [] }
    return names
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
}
