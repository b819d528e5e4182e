import Workspace

/// Every promise that asks for something, in groups; optionally only those that some words fit.
public struct AgendaScreen: Hashable, Sendable {
  var cursor = ListCursor()
  /// Initials or a name as typed; empty shows everybody.
  var owner = ""
  /// Words as typed, which `AgendaFilter` reads; empty shows all.
  var filter = ""
  var grouping = AgendaGrouping.due
  var showsClosed = false
  /// Groups of which only the heading is shown.
  var folded: Set<AgendaGroup> = []
  /// Promises that what comes next is done to, all together.
  var marked: Set<String> = []
  /// What the cursor is on, so that it stays there when rows come and go around it.
  var place: Place?
  /// The rows of what was settled last; sorted and measured again only when something of it changed.
  var layout = AgendaLayout()

  public init() {}

  enum Row: Hashable {
    case section(AgendaGroup, title: String, count: Int, isFolded: Bool)
    case empty(String)
    case item(AgendaGroup, Agenda.Row)
    case blank

    /// A heading only while it stands for its items.
    var isSelectable: Bool {
      switch self {
      case .section(_, _, _, let isFolded): isFolded
      case .item: true
      case .empty, .blank: false
      }
    }

    var place: Place? {
      switch self {
      case .section(let group, _, _, _): Place(group: group, promise: nil)
      case .item(let group, let row): Place(group: group, promise: row.promise)
      case .empty, .blank: nil
      }
    }
  }

  /// A row, whatever its index.
  struct Place: Hashable {
    var group: AgendaGroup
    /// Nil for the group's heading.
    var promise: String?
  }

  var chosen: Row? { layout.rows.indices.contains(cursor.selected) ? layout.rows[cursor.selected] : nil }

  var chosenItem: Agenda.Row? {
    if case .item(_, let row) = chosen { row } else { nil }
  }

  /// What a change is made to: all that is marked and fits the filters, else the chosen item.
  var targets: [ActionItem] {
    let found = markedRows.map(\.item)
    return found.isEmpty ? [chosenItem?.item].compactMap { $0 } : found
  }

  var markedRows: [Agenda.Row] {
    marked.isEmpty ? [] : layout.matching.filter { marked.contains($0.promise) }
  }
}

/// The rows of the agenda with the columns that fit them.
struct AgendaLayout: Hashable {
  struct Key: Hashable {
    var revision: Int
    var owner: String
    var filter: String
    var grouping: AgendaGrouping
    var showsClosed: Bool
    var folded: Set<AgendaGroup>
  }

  private(set) var rows: [AgendaScreen.Row] = []
  /// Every promise that the filters leave, once, whether its group is folded or not.
  private(set) var matching: [Agenda.Row] = []
  private(set) var groups: [AgendaGroup] = []
  /// What is wrong with the words of the filter.
  private(set) var problem: String?
  private(set) var columns = ItemColumns([], width: 0, today: CalendarDate(daysSinceEpoch: 0))
  private var key: Key?
  private var columnsKey: [Int] = []

  /// True if the rows are others than before.
  mutating func update(_ key: Key, _ model: Model, width: Int) -> Bool {
    let filter = AgendaFilter(key.filter, model)
    let showsClosed = key.showsClosed || filter.asksForClosed
    // The columns do not depend on what is typed: they stand still meanwhile.
    let columnsKey = [key.revision, width, showsClosed ? 1 : 0]
    if columnsKey != self.columnsKey {
      self.columnsKey = columnsKey
      let shown = model.agenda.value?.promises.filter { showsClosed || $0.item.state == .open }
      columns = ItemColumns(shown ?? [], width: width, today: model.today)
    }
    guard key != self.key else { return false }
    self.key = key
    problem = filter.problem
    guard let agenda = model.agenda.value else {
      (rows, matching, groups) = ([.empty("Reading the notes …")], [], [])
      return true
    }
    let owner = key.owner.trimmingWhitespace()
    let owners = model.ownerFilter(owner)
    func isShown(_ row: Agenda.Row) -> Bool {
      (owner.isEmpty || owners.matches(row.item)) && filter.matches(row)
    }
    var sections = AgendaGroup.sections(agenda, by: key.grouping, model, isShown: isShown)
    let closed = showsClosed ? agenda.closed.filter(isShown) : []
    if !closed.isEmpty {
      sections.append(AgendaGroup.Section(group: .closed, title: "Closed", rows: closed))
    }
    matching = agenda.promises.filter { (showsClosed || $0.item.state == .open) && isShown($0) }
    groups = sections.map(\.group)
    rows = Self.rows(sections, key.folded)
    if rows.isEmpty { rows = [.empty(Self.emptyText(agenda, owner, filter))] }
    return true
  }

  private static func rows(
    _ sections: [AgendaGroup.Section], _ folded: Set<AgendaGroup>
  ) -> [AgendaScreen.Row] {
    var rows: [AgendaScreen.Row] = []
    for section in sections {
      if !rows.isEmpty { rows.append(.blank) }
      let isFolded = folded.contains(section.group)
      rows.append(
        .section(section.group, title: section.title, count: section.rows.count, isFolded: isFolded))
      if !isFolded { rows += section.rows.map { .item(section.group, $0) } }
    }
    return rows
  }

  private static func emptyText(_ agenda: Agenda, _ owner: String, _ filter: AgendaFilter) -> String {
    if !filter.isEmpty { return "No item has all these words. c shows all items again." }
    if !owner.isEmpty { return "Nothing for “\(owner)”. c shows everybody's items again." }
    if agenda.isEmpty {
      return "No action items yet. They come from the TODO sections of meeting notes; 4 shows the meetings."
    }
    return "Nothing is open. t shows what was done."
  }
}
