import Workspace

/// One action item as other programs see it; the keys and their order are a promise.
enum ActionRecord {
  static func json(_ row: Agenda.Row) -> JSONValue {
    let item = row.item
    return .object([
      ("id", .string(item.id)),
      ("file", .string(item.file)),
      ("line", .integer(item.line)),
      ("meeting", .optional(item.meeting?.description)),
      ("teams", .strings(item.teams)),
      ("owners", .strings(item.owners)),
      ("text", .string(item.text)),
      ("links", .strings(item.links)),
      ("deadline", .optional(item.deadline?.description)),
      ("deadline_phrase", .optional(item.deadlinePhrase)),
      ("state", .string(item.state.name)),
      ("overdue_days", .optional(row.lateDays)),
      ("promise", .string(row.promise)),
      ("first_asked", .optional(row.firstAsked?.description)),
      ("times_asked", .integer(row.timesAsked)),
    ])
  }

  static let csvHeader =
    "id,file,line,meeting,teams,owners,text,deadline,state,overdue_days,promise,first_asked,times_asked"

  /// One line as RFC 4180 writes it, without its end.
  static func csv(_ row: Agenda.Row) -> String {
    let item = row.item
    let fields: [String] = [
      item.id, item.file, String(item.line), item.meeting?.description ?? "",
      item.teams.joined(separator: " "), item.owners.joined(separator: " "), item.text,
      item.deadline?.description ?? "", item.state.name, row.lateDays.map(String.init) ?? "",
      row.promise, row.firstAsked?.description ?? "", String(row.timesAsked),
    ]
    return fields.map(csvField).joined(separator: ",")
  }

  private static func csvField(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}

extension Agenda.Row {
  /// Days past the deadline; nil for an item that is not late.
  var lateDays: Int? { overdueDays.flatMap { $0 > 0 ? $0 : nil } }
}
