import Workspace

/// How proposals stand, as JSON.
enum ReviewRecord {
  static func document(
    _ standings: [(Proposal, ProposalStanding)], _ diagnostics: [Diagnostic]? = nil, withThreads: Bool = false
  ) -> JSONValue {
    .object([
      ("schema", .integer(1)),
      ("proposals", .array(standings.map { record($0.0, $0.1, withThreads: withThreads) })),
      ("diagnostics", .array((diagnostics ?? standings.flatMap(\.0.diagnostics)).map(DiagnosticRecord.json))),
    ])
  }

  private static func record(
    _ proposal: Proposal, _ standing: ProposalStanding, withThreads: Bool
  ) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("number", .integer(proposal.number.value)),
      ("title", .string(proposal.draft.title)),
      ("status", .string(proposal.draft.status.rawValue)),
      ("version", .optional(proposal.latest?.number.value)),
      ("last_call_until", .optional(standing.lastCallUntil?.description)),
      ("approvals", .integer(standing.approvals)),
      ("approvals_needed", .integer(standing.approvalsNeeded)),
      ("objectors", .strings(standing.objectors)),
      ("open_threads", .integer(standing.pendingThreads.count)),
      ("missing", .strings(standing.missing)),
      ("turns", .array(standing.turns.map(turn))),
    ]
    if withThreads {
      let text = proposal.latest?.source ?? proposal.draft.source
      members.append(("verdicts", .array(proposal.review.verdicts.map(verdict))))
      members.append(("threads", .array(proposal.placedThreads(in: text).map(thread))))
      members.append(("strays", .strings(proposal.review.strays.map(\.id))))
    }
    return .object(members)
  }

  private static func turn(_ turn: ProposalStanding.Turn) -> JSONValue {
    .object([
      ("person", .optional(turn.person)), ("task", .string(turn.task.words)),
      ("since", .optional(turn.since?.description)),
    ])
  }

  private static func verdict(_ verdict: CastVerdict) -> JSONValue {
    .object([
      ("by", .string(verdict.by)), ("verdict", .string(verdict.verdict.rawValue)),
      ("version", .integer(verdict.version.value)), ("at", .string(verdict.event.at)),
    ])
  }

  private static func thread(_ placed: PlacedThread) -> JSONValue {
    let (thread, lines) = (placed.thread, placed.place.lines)
    return .object([
      ("id", .string(thread.id)), ("type", .string(thread.type.rawValue)), ("open", .bool(thread.isOpen)),
      ("by", .optional(thread.opening.by)), ("at", .string(thread.opening.at)),
      ("version", .optional(thread.version?.value)), ("place", .string(placed.place.word)),
      ("lines", lines.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) } ?? .null),
      ("heading", .optional(thread.opening.anchor?.heading)),
      ("quote", .optional(thread.opening.anchor?.quote)),
      ("text", .string(thread.opening.body)),
      (
        "answers",
        .array(
          thread.answers.map { answer in
            .object([
              ("kind", .string(answer.kind.word)), ("by", .optional(answer.by)), ("at", .string(answer.at)),
              ("text", .string(answer.body)),
            ])
          })
      ),
    ])
  }
}
