import Evidence
import Workspace

extension WorkspaceCheck {
  /// Run records that cannot be read, runs of an engine that measured something else, and those that nobody refers to.
  static let evidence = WorkspaceCheck(name: "evidence") { workspace in
    let old = workspace.proposals.flatMap { proposal in
      zip(proposal.runFiles, proposal.runs).compactMap { file, run in
        staleness(run).map { Diagnostic(.warning, file: file, $0) }
      }
    }
    let unused = zip(workspace.proposals, workspace.claims).flatMap(ProposalLint.unusedEvidence)
    return workspace.proposalProblems.filter(\.isOfEvidence) + workspace.folder.privateRuns().1 + old + unused
  }

  private static func staleness(_ run: Run) -> String? {
    let level = run.parameters.level
    let (was, now) = (run.engine.behaviour[level], EngineCatalogue.behaviour[level])
    guard was != now else { return nil }
    let reason = ClaimStaleness.engine(level: level, was: was, now: now).reason
    return "run \(run.id) is stale: \(reason); `\(run.command)` measures it again"
  }
}
