/// The names by which a note's people may be called.
struct PeopleVocabulary {
  /// Folded names of the participants, whole and by word.
  let names: Set<String>

  init(participants: [String]) {
    var names: Set<String> = []
    for participant in participants {
      let plain = TextFold.folded(participant.prefix { $0 != "(" }).trimmingWhitespace()
      names.insert(plain)
      for word in plain.split(separator: " ") where word.count >= 3 { names.insert(String(word)) }
    }
    self.names = names
  }
}

/// Tells who owns an item from the words before its colon, or from its first words.
enum OwnerReader {
  struct Reading: Hashable {
    var owners: [String]
    var rest: Substring
  }

  /// No prefix is longer: `RăzvanD, RăzvanV, Marco, Michalis and Simon:`.
  private static let prefixLengthMax = 80

  /// Owners and what follows their colon; nil where the text does not begin with owners. A marker such as `TODO:`
  /// or `Item 0:` before them is skipped; on its own it gives no owners.
  static func prefix(of text: Substring, _ people: PeopleVocabulary = PeopleVocabulary(participants: []))
    -> Reading?
  {
    guard let (label, rest) = splitLabel(text) else { return nil }
    if isWorkMarker(label) { return prefix(of: rest, people) ?? Reading(owners: [], rest: rest) }
    let names = names(in: label)
    guard !names.isEmpty, names.count <= 8, names.allSatisfy({ isOwner($0, people) }) else { return nil }
    return Reading(owners: names, rest: rest)
  }

  /// For lines: an owner begins a new item even without a blank line before.
  static func beginsWithOwner(_ text: Substring) -> Bool {
    guard let (label, _) = splitLabel(text) else { return false }
    let names = names(in: label)
    return !names.isEmpty && names.allSatisfy(looksLikeInitials) || isWorkMarker(label) && names.count <= 2
  }

  private static func splitLabel(_ text: Substring) -> (label: Substring, rest: Substring)? {
    let head = text.prefix(prefixLengthMax)
    guard let colon = head.firstIndex(of: ":") else { return nil }
    let rest = text[text.index(after: colon)...]
    // `https://` is no label.
    guard rest.isEmpty || rest.first?.isWhitespace == true else { return nil }
    let label = head[..<colon].drop { $0 == "*" || $0 == "_" || $0 == "@" || $0 == "[" }
    return (stripped(label), rest.drop { $0.isWhitespace || $0 == "*" || $0 == "_" })
  }

  private static func stripped(_ label: Substring) -> Substring {
    var label = label
    while let last = label.last, "*_]".contains(last) || last.isWhitespace { label.removeLast() }
    return label
  }

  private static func isWorkMarker(_ label: Substring) -> Bool {
    let words = TextFold.folded(label).split(separator: " ")
    guard let first = words.first, NoteVocabulary.workMarkers.contains(String(first)), words.count <= 2 else {
      return false
    }
    return words.count == 1 || words[1].allSatisfy(\.isNumber)
  }

  /// The names of a label: `MP / SK / MR`, `FP+AK`, `DA, AS`, `MK and DK`.
  private static func names(in label: Substring) -> [String] {
    label.split { "/+,&;".contains($0) }.flatMap { part -> [Substring] in
      var names: [Substring] = []
      var words: [Substring] = []
      for word in part.split(whereSeparator: \.isWhitespace) {
        if word == "and" || word == "or" {
          names += joined(words, in: part)
          words = []
        } else {
          words.append(word)
        }
      }
      return names + joined(words, in: part)
    }.map { String($0.first == "@" ? $0.dropFirst() : $0) }
  }

  private static func joined(_ words: [Substring], in part: Substring) -> [Substring] {
    guard let first = words.first, let last = words.last else { return [] }
    return [part[first.startIndex..<last.endIndex]]
  }

  // MARK: Who is somebody

  private static func isOwner(_ name: String, _ people: PeopleVocabulary) -> Bool {
    let folded = TextFold.folded(name)
    if people.names.contains(folded) || NoteVocabulary.groups.contains(folded) { return true }
    if NoteVocabulary.labels.contains(folded) || NoteVocabulary.settledLabels.contains(folded) {
      return false
    }
    if looksLikeInitials(name[...]) { return true }
    return looksLikeName(name)
  }

  /// Two to four letters, the first a capital and one more behind it: `RV`, `SjK`, `SKo`.
  private static func looksLikeInitials(_ name: String) -> Bool { looksLikeInitials(name[...]) }

  private static func looksLikeInitials(_ name: Substring) -> Bool {
    guard (2...4).contains(name.count), name.allSatisfy(\.isLetter), let first = name.first,
      first.isUppercase,
      name.dropFirst().contains(where: \.isUppercase) || name.count == 2 && name.allSatisfy(\.isUppercase)
    else { return false }
    return !NoteVocabulary.acronyms.contains(TextFold.folded(name))
  }

  /// A capitalised word, perhaps with initials: `Marco`, `RăzvanD`, `Sairaj K`.
  private static func looksLikeName(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    guard (1...3).contains(words.count), let first = words.first, first.count >= 3 else { return false }
    guard
      words.allSatisfy({
        $0.first?.isUppercase == true && $0.allSatisfy { $0.isLetter || $0 == "-" || $0 == "." }
      })
    else { return false }
    let folded = words.map { TextFold.folded($0) }
    return !folded.contains {
      NoteVocabulary.labels.contains($0) || NoteVocabulary.verbs.contains($0)
        || NoteVocabulary.products.contains($0)
        || NoteVocabulary.acronyms.contains($0) || NoteVocabulary.settledLabels.contains($0)
        || NoteVocabulary.leadIns.contains($0)
    }
  }

  /// The owners of a sentence such as `MK and DK will look` or `AJ to fix it`; empty for any other.
  static func subjects(of text: Substring, _ people: PeopleVocabulary) -> [String] {
    let words = text.prefix(120).split(whereSeparator: \.isWhitespace)
    for (index, word) in words.enumerated().prefix(8)
    where NoteVocabulary.promises.contains(TextFold.folded(word)) {
      guard index > 0 else { return [] }
      let names = names(in: text[text.startIndex..<words[index - 1].endIndex])
      let isEveryone = names.allSatisfy { name in
        let folded = TextFold.folded(name)
        return people.names.contains(folded) || NoteVocabulary.groups.contains(folded)
          || looksLikeInitials(name)
      }
      return isEveryone ? names : []
    }
    return []
  }
}
