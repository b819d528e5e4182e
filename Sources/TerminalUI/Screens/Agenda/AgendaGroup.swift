import Workspace

/// By what the agenda puts items together.
enum AgendaGrouping: CaseIterable, Hashable {
  case due, owner, team, meeting, age

  /// As in "by owner".
  var words: String {
    switch self {
    case .due: "how soon they are due"
    case .owner: "owner"
    case .team: "team"
    case .meeting: "meeting"
    case .age: "age"
    }
  }

  var next: AgendaGrouping {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}

/// What stands below one heading of the agenda.
enum AgendaGroup: Hashable {
  case due(Due)
  /// By the name of a person, or as it is written; empty without owner.
  case owner(String)
  /// Empty without team.
  case team(String)
  /// By the path of the note.
  case meeting(String)
  case age(Age)
  case closed

  enum Due: CaseIterable, Hashable {
    case late, soon, open, withoutOwner, old

    var title: String {
      switch self {
      case .late: "Late"
      case .soon: "Due within a week"
      case .open: "Open"
      case .withoutOwner: "Without owner"
      case .old: "Grown old"
      }
    }

    /// In no order of their own.
    func rows(_ agenda: Agenda) -> [Agenda.Row] {
      switch self {
      case .late: agenda.overdue
      case .soon: agenda.dueSoon
      case .open: agenda.open
      case .withoutOwner: agenda.withoutOwner
      case .old: agenda.old
      }
    }
  }

  /// Since when it was asked for, the longest first.
  enum Age: CaseIterable, Hashable {
    case older, year, quarter, month, week, unknown

    init(_ row: Agenda.Row, _ today: CalendarDate) {
      guard let first = row.firstAsked ?? row.item.meeting else {
        self = .unknown
        return
      }
      switch today - first {
      case ...7: self = .week
      case ...31: self = .month
      case ...92: self = .quarter
      case ...366: self = .year
      default: self = .older
      }
    }

    var title: String {
      switch self {
      case .older: "Asked for more than a year ago"
      case .year: "Asked for within a year"
      case .quarter: "Asked for within three months"
      case .month: "Asked for within a month"
      case .week: "Asked for within a week"
      case .unknown: "Nobody knows since when"
      }
    }
  }

  /// Some rows below their heading.
  struct Section {
    var group: AgendaGroup
    var title: String
    var rows: [Agenda.Row]
  }
}

extension AgendaGroup {
  /// The open rows of an agenda that `isShown` allows, in groups; none is empty.
  static func sections(
    _ agenda: Agenda, by grouping: AgendaGrouping, _ model: Model, isShown: (Agenda.Row) -> Bool
  ) -> [Section] {
    let sections: [Section]
    if grouping == .due {
      sections = Due.allCases.map { due in
        let rows = due.rows(agenda).filter(isShown)
        return Section(
          group: .due(due), title: due.title, rows: due == .late || due == .soon ? rows.byDeadline : rows)
      }
    } else {
      let rows = agenda.promises.filter { $0.item.state == .open && isShown($0) }
      sections = Self.sections(rows, by: grouping, model)
    }
    return sections.filter { !$0.rows.isEmpty }
  }

  private static func sections(
    _ rows: [Agenda.Row], by grouping: AgendaGrouping, _ model: Model
  ) -> [Section] {
    switch grouping {
    case .due: []
    case .owner:
      named(rows, without: "Without owner", as: AgendaGroup.owner) { row in
        row.item.owners.map { owner in
          model.roster?.person(owning: owner, of: row.item)?.name ?? owner.trimmingWhitespace()
        }
      }
    case .team: named(rows, without: "Without team", as: AgendaGroup.team) { $0.item.teams }
    case .meeting: meetings(rows)
    case .age:
      Age.allCases.map { age in
        Section(
          group: .age(age), title: age.title,
          rows: rows.filter { Age($0, model.today) == age }.byDeadline)
      }
    }
  }

  /// A row stands below each of its names; by name, those without one last.
  private static func named(
    _ rows: [Agenda.Row], without: String, as group: (String) -> AgendaGroup,
    names: (Agenda.Row) -> [String]
  ) -> [Section] {
    var found: [String: [Agenda.Row]] = [:]
    for row in rows {
      let names = Set(names(row)).filter { !$0.isEmpty }
      for name in names.isEmpty ? [""] : names { found[name, default: []].append(row) }
    }
    return found.sorted { one, other in
      let (a, b) = (one.key, other.key)
      return (a.isEmpty ? 1 : 0, TextFold.folded(a), a) < (b.isEmpty ? 1 : 0, TextFold.folded(b), b)
    }.map { name, rows in
      Section(
        group: group(name), title: name.isEmpty ? without : DisplayText.escaped(name), rows: rows.byDeadline)
    }
  }

  /// The newest first; the rows as they stand in the note.
  private static func meetings(_ rows: [Agenda.Row]) -> [Section] {
    let found = Dictionary(grouping: rows) { $0.item.file }
    return found.sorted { one, other in
      let (a, b) = (one.value[0].item.meeting, other.value[0].item.meeting)
      return a == b ? one.key < other.key : a.map { day in b.map { day > $0 } ?? true } ?? false
    }.map { file, rows in
      let day = rows[0].item.meeting?.description ?? "no date"
      let teams = rows[0].item.teams.joined(separator: ", ")
      let title = [day, teams, file].filter { !$0.isEmpty }.joined(separator: " · ")
      return Section(group: .meeting(file), title: DisplayText.escaped(title), rows: rows)
    }
  }
}
