/// Finds the items of one person as somebody types the person: initials, a name or its beginning, case and
/// accents ignored.
public struct OwnerFilter: Hashable, Sendable {
  private let wanted: String

  /// Blank text matches every item.
  public init(_ text: String) {
    wanted = TextFold.folded(text.trimmingWhitespace()).filter { $0 != "@" }
  }

  public func matches(_ item: ActionItem) -> Bool {
    wanted.isEmpty || item.owners.contains(where: matches)
  }

  /// Initials match whole, so that `R` is not everybody's; anything longer matches the beginning of a word too.
  public func matches(_ owner: String) -> Bool {
    let folded = TextFold.folded(owner)
    if folded == wanted { return true }
    guard wanted.count >= 3 else { return false }
    return folded.hasPrefix(wanted) || folded.split(separator: " ").contains { $0.hasPrefix(wanted) }
  }
}
