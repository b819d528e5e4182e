import ArgumentParser
import Workspace

/// Whose items a command shows.
struct ActionSelection: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only items of this owner: initials or a name, accents and case ignored.", valueName: "owner"))
  var owner: String?

  @Option(help: ArgumentHelp("Only items of this team's meetings.", valueName: "team"))
  var team: String?

  /// True where every item is wanted.
  var isEmpty: Bool { owner == nil && team == nil }

  /// A test for one item; the owner is looked up once.
  func filter() -> (ActionItem) -> Bool {
    let owner = owner.map { OwnerFilter($0) }
    let team = team?.lowercased()
    return { item in
      (owner?.matches(item) ?? true) && (team.map { item.teams.map { $0.lowercased() }.contains($0) } ?? true)
    }
  }
}
