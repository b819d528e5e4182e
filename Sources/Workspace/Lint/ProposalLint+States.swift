extension ProposalLint {
  /// States that the files contradict: a decision without its status, a last call without its day.
  public static func states(of proposal: Proposal) -> [Diagnostic] {
    let draft = proposal.draft
    func error(_ message: String, in file: String? = nil) -> Diagnostic {
      let line = file == nil ? FrontMatter.scan(draft.source, file: "").0?.line(of: "status") : nil
      return Diagnostic(.error, file: file ?? proposal.draftPath, line: line, message)
    }
    var diagnostics: [Diagnostic] = []
    let number = proposal.number
    switch (draft.status, proposal.decision?.outcome) {
    case (.accepted, nil), (.rejected, nil):
      diagnostics.append(
        error(
          "it says '\(draft.status.rawValue)' and there is no decision.md; only `moot decide \(number)` decides"
        ))
    case (.superseded, nil):
      diagnostics.append(error("it says 'superseded' and was never accepted: there is no decision.md"))
    case (.accepted, .rejected?), (.rejected, .accepted?), (.superseded, .rejected?), (.draft, _?),
      (.review, _?),
      (.lastCall, _?), (.withdrawn, _?):
      diagnostics.append(
        error(
          "it says '\(draft.status.rawValue)', and decision.md says \(proposal.decision?.outcome.rawValue ?? "")"
        ))
    default: break
    }
    if draft.status != .draft, draft.status != .withdrawn, proposal.versions.isEmpty {
      diagnostics.append(error("it says '\(draft.status.rawValue)' and nothing is published"))
    }
    if draft.status == .lastCall, draft.lastCallUntil == nil {
      diagnostics.append(error("a last call needs its day: `last-call-until: 2026-12-04`"))
    }
    if draft.status == .superseded, draft.references.supersededBy.isEmpty {
      diagnostics.append(error("it says 'superseded' and not by what: `superseded-by: 7`"))
    }
    if let decision = proposal.decision, proposal.version(decision.version) == nil {
      diagnostics.append(
        error("decides on \(decision.version), which is not there", in: proposal.decisionPath))
    }
    return diagnostics
  }

  /// What proposals say of each other and the others do not say of them.
  public static func references(among proposals: [Proposal]) -> [Diagnostic] {
    var known: [ProposalNumber: Proposal] = [:]
    for proposal in proposals { known[proposal.number] = proposal }
    var former: [ProposalNumber: ProposalNumber] = [:]
    for proposal in proposals {
      for reference in proposal.draft.references.formerly { former[reference.number] = proposal.number }
    }
    return proposals.flatMap { proposal -> [Diagnostic] in
      let references = proposal.draft.references
      let checks: [(key: String, back: String, [ProposalReferences.Reference], Diagnostic.Severity)] = [
        ("supersedes", "superseded-by", references.supersedes, .warning),
        ("superseded-by", "supersedes", references.supersededBy, .warning),
        ("related", "related", references.related, .note),
      ]
      return checks.flatMap { key, back, list, severity in
        list.compactMap { reference -> Diagnostic? in
          func finding(_ severity: Diagnostic.Severity, _ message: String) -> Diagnostic {
            Diagnostic(severity, file: proposal.draftPath, line: reference.line, message)
          }
          if reference.number == proposal.number {
            return finding(.warning, "'\(key)' names the proposal itself")
          }
          guard let other = known[reference.number] else {
            let now = former[reference.number].map { "; it is \($0) now" } ?? ""
            return finding(.error, "'\(key)' names \(reference.number), which is not there\(now)")
          }
          let answers =
            switch back {
            case "supersedes": other.draft.references.supersedes
            case "superseded-by": other.draft.references.supersededBy
            default: other.draft.references.related
            }
          if answers.contains(where: { $0.number == proposal.number }) { return nil }
          return finding(
            severity, "'\(key)' names \(other.number), which does not say '\(back): \(proposal.number.value)'"
          )
        }
      }
    }
  }
}
