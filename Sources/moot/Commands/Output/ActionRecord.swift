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

  /// The keys of the JSON.
  static let csvHeader =
    "id,file,line,meeting,teams,owners,text,links,deadline,deadline_phrase,state,overdue_days,promise,first_asked,"
    + "times_asked"

  /// One line as RFC 4180 writes it, without its end; several values of a cell stand behind each other with `; `.
  static func csv(_ row: Agenda.Row) -> String {
    let item = row.item
    let fields: [String] = [
      item.id, item.file, String(item.line), item.meeting?.description ?? "", list(item.teams),
      list(item.owners), item.text, list(item.links), item.deadline?.description ?? "",
      item.deadlinePhrase ?? "", item.state.name, row.lateDays.map(String.init) ?? "", row.promise,
      row.firstAsked?.description ?? "", String(row.timesAsked),
    ]
    return fields.map(csvField).joined(separator: ",")
  }

  private static func list(_ values: [String]) -> String { values.joined(separator: "; ") }

  /// A cell that a spreadsheet takes for text: one that it would compute gets an apostrophe before it, and what could
  /// drive a terminal becomes visible. Who needs the exact bytes has the JSON.
  private static func csvField(_ text: String) -> String {
    var shown = DisplayText.escaped(text)
    if let first = shown.first(where: { !$0.isWhitespace }), formulaStarts.contains(first) {
      shown = "'" + shown
    }
    guard shown.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return shown }
    return "\"" + shown.replacing("\"", with: "\"\"") + "\""
  }

  /// What spreadsheets begin a formula with, also in their wide forms.
  private static let formulaStarts: Set<Character> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
}

extension Agenda.Row {
  /// Days past the deadline; nil for an item that is not late.
  var lateDays: Int? { overdueDays.flatMap { $0 > 0 ? $0 : nil } }
}
