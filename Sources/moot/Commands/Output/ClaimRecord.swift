import Evidence
import Workspace

/// One checked claim as other programs see it.
enum ClaimRecord {
  static func json(_ checked: CheckedClaim, file: String) -> JSONValue {
    let (claim, measured) = (checked.claim, checked.outcome.measurement)
    return .object([
      ("claim", .string(claim.id)),
      ("file", .string(file)),
      ("line", .integer(claim.lines.lowerBound)),
      ("level", .string(claim.level)),
      ("workload", .string(claim.workload)),
      ("order", .integer(claim.order)),
      ("designs", .strings(claim.subject.designs)),
      ("threads", .integer(claim.threads)),
      ("metric", .string(claim.metric)),
      ("relation", .string(claim.relation.rawValue)),
      ("bound", .number(claim.bound)),
      ("unit", .string(claim.unit.rawValue)),
      ("outcome", .string(checked.outcome.word)),
      ("value", measured.map { .number($0.value) } ?? .null),
      ("low", measured.map { .number($0.interval.low) } ?? .null),
      ("high", measured.map { .number($0.interval.high) } ?? .null),
      ("rounds", .array(measured?.rounds.map { .integer($0) } ?? [])),
      ("disturbed", .optional(measured?.disturbed)),
      ("run", .optional(measured?.run)),
      ("text", .string(checked.outcome.line)),
    ])
  }
}
