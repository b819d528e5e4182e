import Workspace

/// Every action item that asks for something, grouped by how soon; optionally one owner's alone.
public struct AgendaScreen: Hashable, Sendable {
  var cursor = ListCursor()
  /// Initials or a name as typed; empty shows everybody.
  var owner = ""
  var showsClosed = false

  public init() {}

  enum Row {
    case section(String)
    case empty(String)
    case item(Agenda.Row)
    case blank

    var isSelectable: Bool { if case .item = self { true } else { false } }
  }

  func rows(_ model: Model) -> [Row] {
    guard let agenda = model.agenda.value else { return [.empty("Reading the notes …")] }
    var groups: [(String, [Agenda.Row])] = [
      ("Late", agenda.overdue.byDeadline), ("Due within a week", agenda.dueSoon.byDeadline),
      ("Open", agenda.open),
      ("Without owner", agenda.withoutOwner), ("Grown old", agenda.old),
    ]
    if showsClosed { groups.append(("Closed", agenda.closed)) }
    var rows: [Row] = []
    for (title, items) in groups {
      let shown =
        owner.trimmingWhitespace().isEmpty ? items : items.filter { OwnerFilter(owner).matches($0.item) }
      guard !shown.isEmpty else { continue }
      if !rows.isEmpty { rows.append(.blank) }
      rows.append(.section("\(title) (\(shown.count))"))
      rows += shown.map(Row.item)
    }
    return rows.isEmpty ? [.empty(emptyText(agenda))] : rows
  }

  private func emptyText(_ agenda: Agenda) -> String {
    if !owner.trimmingWhitespace().isEmpty {
      return "Nothing for “\(owner.trimmingWhitespace())”. c shows everybody's items again."
    }
    if agenda.isEmpty {
      return "No action items yet. They come from the TODO sections of meeting notes."
    }
    return "Nothing is open. t shows what was done."
  }
}
