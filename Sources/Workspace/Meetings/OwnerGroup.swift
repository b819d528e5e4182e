/// What one person, or nobody, still owes.
public struct OwnerGroup: Sendable {
  /// As first written; empty for what nobody has taken.
  public var owner: String
  /// Past their day, the latest first.
  public var late: [Agenda.Row] = []
  /// Due today or within a week, by day.
  public var soon: [Agenda.Row] = []
  /// Open and neither due soon nor grown old, by day and then as the notes stand.
  public var later: [Agenda.Row] = []
  /// Grown old, by first asked.
  public var old: [Agenda.Row] = []

  public init(owner: String) { self.owner = owner }

  /// Which of the owners an item is shown under.
  public enum Sharing: Sendable {
    /// Under each: everybody finds what they owe under their own name.
    case everyOwner
    /// Under the first alone: an item is one line of a list.
    case firstOwner
  }

  /// Groups what is open: first who is late, the longest first, then who has something due soon, then the others, in
  /// the order of the notes.
  ///
  /// - Parameters:
  ///   - roster: of whom two spellings are one person; nil takes owners as they are written.
  ///   - isWanted: whether an item is shown under one of its owners.
  public static func groups(
    _ agenda: Agenda, sharing: Sharing, roster: Roster? = nil,
    isWanted: (String, ActionItem) -> Bool = { _, _ in true }
  ) -> [OwnerGroup] {
    var groups: [OwnerGroup] = []
    var number: [String: Int] = [:]
    var identity = OwnerIdentity(roster)
    func add(_ rows: [Agenda.Row], to list: WritableKeyPath<OwnerGroup, [Agenda.Row]>) {
      for row in rows {
        let owners = row.item.owners.isEmpty ? [""] : row.item.owners
        var seen: Set<Int> = []
        for owner in sharing == .everyOwner ? owners[...] : owners.prefix(1) where isWanted(owner, row.item) {
          let key = identity.key(owner, row.item)
          let place = number[key] ?? groups.count
          if place == groups.count {
            number[key] = place
            groups.append(OwnerGroup(owner: owner))
          }
          if seen.insert(place).inserted { groups[place][keyPath: list].append(row) }
        }
      }
    }
    add(agenda.overdue.latestFirst, to: \.late)
    add(agenda.dueSoon.byDeadline, to: \.soon)
    add((agenda.open + agenda.withoutOwner).byDeadline, to: \.later)
    add(agenda.old, to: \.old)
    // The groups stand in this order already, as those with the latest items came first; nobody comes last.
    return groups.filter { !$0.owner.isEmpty } + groups.filter(\.owner.isEmpty)
  }
}

/// What two spellings of one person have in common, looked up once for a meeting: a group may have 100,000 items.
private struct OwnerIdentity {
  private let roster: Roster?
  private var found: [[String]: String] = [:]

  init(_ roster: Roster?) { self.roster = roster }

  mutating func key(_ owner: String, _ item: ActionItem) -> String {
    // Two people of the same initials are told apart by team and day.
    let place = [owner, item.meeting?.description ?? ""] + item.teams
    if let known = found[place] { return known }
    let key = roster?.person(owning: owner, of: item).map { "id \($0.id)" } ?? PersonName.key(owner)
    found[place] = key
    return key
  }
}

extension [Agenda.Row] {
  /// Most days past the deadline first, otherwise as they stood.
  public var latestFirst: [Agenda.Row] {
    func days(_ row: Agenda.Row) -> Int { row.overdueDays ?? 0 }
    return enumerated().sorted { (-days($0.element), $0.offset) < (-days($1.element), $1.offset) }
      .map(\.element)
  }
}
