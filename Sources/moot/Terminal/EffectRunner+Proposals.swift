import Evidence
import Glibc
import TerminalUI
import Workspace
import WorkspaceStore

extension EffectRunner {
  func changeProposal(_ effect: Effect) async throws {
    switch effect {
    case .createProposal(let title):
      let number = try await folder.createProposal(title: title, today: today)
      mailbox.post(.proposalCreated(number))
    case .publish(let number, let changes):
      let version = try await folder.publish(number, changes: changes, today: today)
      mailbox.post(.published(number, version))
    case .export(let number, let path):
      let text = try folder.export(number, version: nil, asOf: today, as: .markdown(.text))
      try folder.writeFile(text, to: path)
      mailbox.post(.exported(path: path))
    case .attach(let runID, let number):
      let run = try await folder.attach(runID: runID, to: number)
      mailbox.post(.attached(run, number))
    default: break
    }
  }

  /// What the drafts claim, as it stands since the last check; without those that claim nothing.
  func claims(of proposals: [Proposal]) -> [ProposalNumber: ProposalClaims] {
    let conditions = ClaimConditions.here
    let found = proposals.map { ($0.number, folder.claims(of: $0, under: conditions)) }
    return Dictionary(found.filter { !$0.1.isEmpty }, uniquingKeysWith: { first, _ in first })
  }

  func markRead(_ text: ProposalText, of number: ProposalNumber) throws {
    try folder.markRead(text, of: folder.proposal(number))
  }

  func checkClaims(of number: ProposalNumber) throws {
    let proposal = try folder.proposal(number)
    let claims = try folder.checkClaims(of: proposal, under: .here)
    try folder.keepRecord(of: claims, in: proposal)
    mailbox.post(.claimsChecked(number, claims))
  }

  func startBenchmark(_ request: BenchmarkRequest) {
    gate.open()
    let task = Task.detached { [self] in
      do {
        let runner = BenchmarkRunner(
          request: request, executable: CurrentProgram.path, by: await folder.identity(), gate: gate)
        let measured = try await runner.run(
          progress: { mailbox.post(.benchmarkProgress($0)) },
          keep: { run in
            mailbox.post(.benchmarkRound(run))
            try folder.saveRun(run)
          })
        try folder.saveRun(measured.run)
        mailbox.post(.benchmarkFinished(measured.run))
      } catch is CancellationError {
        mailbox.post(.benchmarkFailed("Stopped before the first round ended; nothing was measured"))
      } catch {
        mailbox.post(.benchmarkFailed("\(error)"))
      }
    }
    state.withLock { $0.benchmark = task }
  }
}
