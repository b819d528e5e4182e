import Workspace

/// A difference as JSON.
enum DiffRecord {
  static func document(_ diff: TextDiff, _ comparison: DiffText.Comparison) -> String {
    JSONValue.object([
      ("schema", .integer(1)),
      ("proposal", .integer(comparison.proposal.number.value)),
      ("old", text(comparison.old, readOn: comparison.lastReadOn)),
      ("new", text(comparison.new, readOn: nil)),
      ("compared", .string(diff.scale == .prose ? "sentences" : "lines")),
      ("hunks", .array(diff.hunks.map(hunk))),
      ("diagnostics", .array(comparison.proposal.diagnostics.map(DiagnosticRecord.json))),
    ]).document
  }

  private static func text(_ text: ProposalText, readOn day: String?) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("text", .string(text.name.description)), ("title", .string(text.title)),
    ]
    if let day { members.append(("read", .string(day))) }
    return .object(members)
  }

  private static func hunk(_ hunk: TextDiff.Hunk) -> JSONValue {
    .object([
      ("heading", .optional(hunk.heading)),
      ("rows", .array(hunk.rows.map(row))),
    ])
  }

  private static func row(_ row: TextDiff.Row) -> JSONValue {
    let kind =
      switch row {
      case .same: "same"
      case .removed: "removed"
      case .added: "added"
      case .changed: "changed"
      }
    return .object([
      ("kind", .string(kind)), ("old", row.old.map(piece) ?? .null), ("new", row.new.map(piece) ?? .null),
    ])
  }

  private static func piece(_ piece: TextDiff.Piece) -> JSONValue {
    .object([
      ("lines", .array([.integer(piece.lines.lowerBound), .integer(piece.lines.upperBound)])),
      ("text", .string(piece.text)),
      ("changed", .strings(piece.segments.filter(\.isChanged).map(\.text))),
    ])
  }
}
