/// The names by which a note's people may be called.
struct PeopleVocabulary {
  /// `WordHash`es of the participants' folded names, whole and by word.
  private var names: Set<UInt64> = []
  /// The same of the capitals of their names: `RăzvanV` is `rv`.
  private var initials: Set<UInt64> = []

  init(participants: [String]) {
    for participant in participants {
      let name = participant.prefix { $0 != "(" }
      let plain = TextFold.folded(name).trimmingWhitespace()
      guard !plain.isEmpty else { continue }
      names.insert(WordHash.of(folded: plain))
      for word in plain.split(separator: " ") where word.count >= 3 {
        names.insert(WordHash.of(folded: word))
      }
      let capitals = name.unicodeScalars.filter(\.isCapital).map(String.init).joined()
      if capitals.utf8.count >= 2 { initials.insert(WordHash.of(folded: TextFold.folded(capitals))) }
    }
  }

  /// Whether a participant is called so.
  func contains(_ name: UInt64) -> Bool { names.contains(name) }
  /// Whether they are a participant's initials.
  func hasInitials(_ initials: UInt64) -> Bool { self.initials.contains(initials) }
}
