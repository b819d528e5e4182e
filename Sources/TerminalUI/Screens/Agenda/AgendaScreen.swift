import Workspace

/// Every promise that asks for something, grouped by how soon; optionally one owner's alone.
public struct AgendaScreen: Hashable, Sendable {
  var cursor = ListCursor()
  /// Initials or a name as typed; empty shows everybody.
  var owner = ""
  var showsClosed = false
  /// Groups of which only the heading is shown.
  var folded: Set<Group> = []
  /// What the cursor is on, so that it stays there when rows come and go around it.
  var place: Place?
  /// The rows of what was settled last; sorted and measured again only when something of it changed.
  var layout = AgendaLayout()

  public init() {}

  enum Group: CaseIterable, Hashable {
    case late, soon, open, withoutOwner, old, closed

    var title: String {
      switch self {
      case .late: "Late"
      case .soon: "Due within a week"
      case .open: "Open"
      case .withoutOwner: "Without owner"
      case .old: "Grown old"
      case .closed: "Closed"
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
      case .closed: agenda.closed
      }
    }

    func sorted(_ rows: [Agenda.Row]) -> [Agenda.Row] {
      switch self {
      case .late, .soon: rows.byDeadline
      case .open, .withoutOwner, .old, .closed: rows
      }
    }
  }

  enum Row: Hashable {
    case section(Group, count: Int, isFolded: Bool)
    case empty(String)
    case item(Group, Agenda.Row)
    case blank

    /// A heading only while it stands for its items.
    var isSelectable: Bool {
      switch self {
      case .section(_, _, let isFolded): isFolded
      case .item: true
      case .empty, .blank: false
      }
    }

    var place: Place? {
      switch self {
      case .section(let group, _, _): Place(group: group, promise: nil)
      case .item(let group, let row): Place(group: group, promise: row.promise)
      case .empty, .blank: nil
      }
    }
  }

  /// A row, whatever its index.
  struct Place: Hashable {
    var group: Group
    /// Nil for the group's heading.
    var promise: String?
  }

  var chosen: Row? { layout.rows.indices.contains(cursor.selected) ? layout.rows[cursor.selected] : nil }

  var chosenItem: Agenda.Row? {
    if case .item(_, let row) = chosen { row } else { nil }
  }
}

/// The rows of the agenda with the columns that fit them.
struct AgendaLayout: Hashable {
  struct Key: Hashable {
    var revision: Int
    var owner: String
    var showsClosed: Bool
    var folded: Set<AgendaScreen.Group>
  }

  private(set) var rows: [AgendaScreen.Row] = []
  private(set) var columns = ItemColumns([], width: 0, today: CalendarDate(daysSinceEpoch: 0))
  private var key: Key?
  private var columnsKey: [Int] = []

  /// True if the rows are others than before.
  mutating func update(_ key: Key, _ model: Model, width: Int) -> Bool {
    // The columns do not depend on the filter: they stand still while a name is typed.
    let columnsKey = [key.revision, width, key.showsClosed ? 1 : 0]
    if columnsKey != self.columnsKey {
      self.columnsKey = columnsKey
      let shown = model.agenda.value?.promises.filter { key.showsClosed || $0.item.state == .open }
      columns = ItemColumns(shown ?? [], width: width, today: model.today)
    }
    guard key != self.key else { return false }
    self.key = key
    rows = Self.rows(key, model)
    return true
  }

  private static func rows(_ key: Key, _ model: Model) -> [AgendaScreen.Row] {
    guard let agenda = model.agenda.value else { return [.empty("Reading the notes …")] }
    let owner = key.owner.trimmingWhitespace()
    let filter = model.ownerFilter(owner)
    var rows: [AgendaScreen.Row] = []
    for group in AgendaScreen.Group.allCases where group != .closed || key.showsClosed {
      let all = group.rows(agenda)
      let items = owner.isEmpty ? all : all.filter { filter.matches($0.item) }
      guard !items.isEmpty else { continue }
      if !rows.isEmpty { rows.append(.blank) }
      let isFolded = key.folded.contains(group)
      rows.append(.section(group, count: items.count, isFolded: isFolded))
      if !isFolded { rows += group.sorted(items).map { .item(group, $0) } }
    }
    return rows.isEmpty ? [.empty(emptyText(agenda, owner))] : rows
  }

  private static func emptyText(_ agenda: Agenda, _ owner: String) -> String {
    if !owner.isEmpty { return "Nothing for “\(owner)”. c shows everybody's items again." }
    if agenda.isEmpty {
      return "No action items yet. They come from the TODO sections of meeting notes; 4 shows the meetings."
    }
    return "Nothing is open. t shows what was done."
  }
}
