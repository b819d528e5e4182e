import Workspace
import WorkspaceStore

/// One thing that `moot check` looks for. Each has a file of its own and a place in `all`.
struct WorkspaceCheck: Sendable {
  /// One word, as `--json` names it.
  var name: String
  var findings: @Sendable (CheckedWorkspace) throws -> [Diagnostic]

  /// In the order in which their findings are told.
  static let all: [WorkspaceCheck] = [.configuration, .notes, .proposals, .evidence, .claims]
}

/// What the checks look at, read once.
struct CheckedWorkspace: Sendable {
  let folder: WorkspaceFolder
  let proposals: [Proposal]
  /// What reading the proposals and their files found.
  let proposalProblems: [Diagnostic]

  init(_ folder: WorkspaceFolder) {
    self.folder = folder
    (proposals, proposalProblems) = folder.proposals()
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
