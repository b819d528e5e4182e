import Workspace
import WorkspaceStore

/// One thing that `moot check` looks for. Each has a file of its own and a place in `all`.
struct WorkspaceCheck: Sendable {
  /// One word, as `--json` names it.
  var name: String
  var findings: @Sendable (CheckedWorkspace) throws -> [Diagnostic]

  /// In the order in which their findings are told.
  static let all: [WorkspaceCheck] = [
    .configuration, .notes, .proposals, .lifecycle, .review, .seals, .evidence, .claims,
  ]
}

/// What the checks look at, read once.
struct CheckedWorkspace: Sendable {
  let folder: WorkspaceFolder
  let proposals: [Proposal]
  /// What reading the proposals and their files found.
  let proposalProblems: [Diagnostic]
  /// Of each proposal; where it was measured is not asked, so that the answer is the same on every machine.
  let claims: [ProposalClaims]
  let today: CalendarDate

  init(_ folder: WorkspaceFolder, today: CalendarDate) {
    self.folder = folder
    self.today = today
    (proposals, proposalProblems) = folder.proposals()
    claims = proposals.map { folder.claims(of: $0, under: .anywhere) }
  }
}

/// A finding and the check it comes from.
struct CheckFinding: Sendable {
  var check: String
  var diagnostic: Diagnostic
}

extension CheckedWorkspace {
  /// What all checks find.
  func findings() throws -> [CheckFinding] {
    try WorkspaceCheck.all.flatMap { check in
      try check.findings(self).map { CheckFinding(check: check.name, diagnostic: $0) }
    }
  }
}

extension Diagnostic {
  /// About a run's record and not about a text.
  var isOfEvidence: Bool { file.hasSuffix(".json") }
}
