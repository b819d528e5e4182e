import Workspace

/// Action items as text for people.
enum ActionText {
  /// Instead of a table where there is nothing to read.
  static let noNotes =
    "No meeting notes here; give their folder with -C, or name them under `notes:` in moot.yaml.\n"

  /// `1 day late`-style tables: what is overdue.
  static func late(_ rows: [Agenda.Row]) -> TextTable {
    var table = TextTable([
      .init(title: "LATE", alignment: .right, style: .red), .init(title: "OWNER", style: .bold),
      .init(title: "PROMISE", isFlexible: true), .init(title: "DUE"), .init(title: "ID", style: .cyan),
      .init(title: "NOTE", style: .faint),
    ])
    table.append(rows) { row in
      [
        row.lateDays.map(days) ?? "", owners(row.item), row.item.text,
        row.item.deadline?.description ?? "", shortID(row.item), place(row.item),
      ]
    }
    return table
  }

  static func old(_ rows: [Agenda.Row], today: CalendarDate) -> TextTable {
    var table = TextTable([
      .init(title: "AGE", alignment: .right), .init(title: "OWNER", style: .bold),
      .init(title: "PROMISE", isFlexible: true), .init(title: "ASKED", alignment: .right),
      .init(title: "ID", style: .cyan), .init(title: "NOTE", style: .faint),
    ])
    table.append(rows) { row in
      [
        row.firstAsked.map { CalendarDate.span(ofDays: today - $0) } ?? "", owners(row.item), row.item.text,
        "\(row.timesAsked)×", shortID(row.item), place(row.item),
      ]
    }
    return table
  }

  static func all(_ rows: [Agenda.Row]) -> TextTable {
    var table = TextTable([
      .init(title: "MEETING"), .init(title: "STATE"), .init(title: "OWNER", style: .bold),
      .init(title: "ITEM", isFlexible: true), .init(title: "DUE"), .init(title: "ID", style: .cyan),
      .init(title: "NOTE", style: .faint),
    ])
    table.append(rows) { row in
      [
        row.item.meeting?.description ?? "", row.lateDays != nil ? "late" : row.item.state.name,
        owners(row.item),
        row.item.text, row.item.deadline?.description ?? "", shortID(row.item), place(row.item),
      ]
    }
    return table
  }

  /// One item in one line, for confirmations.
  static func line(_ item: ActionItem) -> String {
    let prefix = item.owners.isEmpty ? "" : owners(item) + ": "
    return "\(prefix)\(item.text.clipped(toWidth: 72)) (\(place(item)))"
  }

  static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }

  private static func owners(_ item: ActionItem) -> String { item.owners.joined(separator: ", ") }
  private static func place(_ item: ActionItem) -> String { "\(item.file):\(item.line)" }
  /// Enough of an id to be a reference in any workspace of reasonable size.
  private static func shortID(_ item: ActionItem) -> String { String(item.id.prefix(6)) }
}
