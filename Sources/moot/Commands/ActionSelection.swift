import ArgumentParser
import Workspace
import WorkspaceStore

/// Whose items a command shows.
struct ActionSelection: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only items of this owner: initials, a name or an alias, accents and case ignored.", valueName: "owner")
  )
  var owner: String?

  @Option(help: ArgumentHelp("Only items of this team's meetings.", valueName: "team"))
  var team: String?

  /// True where every item is wanted.
  var isEmpty: Bool { owner == nil && team == nil }

  /// A test for one item; the owner is looked up once, and who else goes by that name is said on standard error.
  func filter(in index: WorkspaceIndex) throws -> (ActionItem) -> Bool {
    var ofOwner: OwnerFilter?
    if let owner {
      let roster = try index.roster()
      ofOwner = roster.filter(owner)
      let people = roster.people(called: owner)
      if people.count > 1 {
        Output.note(
          "'\(owner)' is \(people.count) people: \(people.map(Self.description).joined(separator: ", ")); "
            + "a name finds one of them")
      }
    }
    let team = team?.lowercased()
    return { item in
      (ofOwner?.matches(item) ?? true)
        && (team.map { item.teams.map { $0.lowercased() }.contains($0) } ?? true)
    }
  }

  private static func description(_ entry: Roster.Entry) -> String {
    let days = [entry.firstSeen ?? entry.person.from, entry.lastSeen ?? entry.person.until].compactMap {
      $0?.description
    }
    return entry.person.name + (days.isEmpty ? "" : " (\(days.joined(separator: " to ")))")
  }
}
