extension WorkspaceCheck {
  /// Proposals and versions that cannot be read as they are meant, and numbers taken twice.
  static let proposals = WorkspaceCheck(name: "proposals") { workspace in
    workspace.proposalProblems.filter { !$0.isOfEvidence }
  }
}
