import Workspace
import WorkspaceStore

extension WorkspaceCheck {
  /// Proposals whose state, sections, links, people and references contradict their files or each other.
  static let lifecycle = WorkspaceCheck(name: "lifecycle") { workspace in
    let template = workspace.folder.proposalTemplate()
    let people = workspace.folder.people
    return workspace.proposals.flatMap { proposal in
      ProposalLint.states(of: proposal) + ProposalLint.sections(of: proposal, template: template)
        + workspace.folder.deadLinks(of: proposal) + ProposalLint.people(of: proposal, in: people)
    } + ProposalLint.references(among: workspace.proposals) + deciders(workspace)
  }

  /// Events that point into nothing.
  static let review = WorkspaceCheck(name: "review") { workspace in
    workspace.proposals.flatMap { ProposalLint.events(of: $0, today: workspace.today) }
  }

  /// What never changes and did.
  static let seals = WorkspaceCheck(name: "seals") { workspace in
    let (folder, proposals) = (workspace.folder, workspace.proposals)
    let checks = try Blocking.run {
      var checks: [SealCheck] = []
      for proposal in proposals { checks.append(try await folder.verify(proposal)) }
      return checks
    }
    return checks.flatMap { check in
      check.findings.map { finding in
        let isChange = if case .author = finding { false } else { true }
        return Diagnostic(isChange ? .error : .warning, file: finding.path, finding.words)
      }
    }
  }

  private static func deciders(_ workspace: CheckedWorkspace) -> [Diagnostic] {
    let (configuration, people) = (workspace.folder.configuration, workspace.folder.people)
    guard !people.isEmpty else { return [] }
    return configuration.review.deciders.filter { people.person($0) == nil }.map {
      Diagnostic(.warning, file: "moot.yaml", "the decider '\($0)' is not among the people")
    }
  }
}
