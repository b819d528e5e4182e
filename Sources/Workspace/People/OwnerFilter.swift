/// Finds the items of one person as somebody types the person: initials, a name or its beginning, case and
/// accents ignored.
public struct OwnerFilter: Hashable, Sendable {
  private let wanted: String
  /// Those whom the typed text means; empty where it is nobody known.
  private let people: [Person]
  private let roster: Roster?

  /// Blank text matches every item. Without a roster an owner is matched as it is written.
  public init(_ text: String) {
    wanted = PersonName.key(text)
    people = []
    roster = nil
  }

  init(_ text: String, people: [Person], in roster: Roster) {
    wanted = PersonName.key(text)
    self.people = people
    self.roster = people.isEmpty ? nil : roster
  }

  public func matches(_ item: ActionItem) -> Bool {
    guard !wanted.isEmpty else { return true }
    return item.owners.contains { owner in
      guard let roster else { return isWritten(owner) }
      // What is typed as it is written means everybody who is written so.
      if PersonName.key(owner) == wanted { return true }
      guard people.contains(where: { $0.isCalled(PersonName.key(owner)) }) else { return false }
      return roster.person(owning: owner, of: item).map { people.contains($0) } ?? false
    }
  }

  /// Initials match whole, so that `R` is not everybody's; anything longer matches the beginning of a word too.
  private func isWritten(_ owner: String) -> Bool {
    if PersonName.key(owner) == wanted { return true }
    guard wanted.count >= 3 else { return false }
    let folded = TextFold.folded(owner)
    return folded.hasPrefix(wanted) || folded.split(separator: " ").contains { $0.hasPrefix(wanted) }
  }
}
