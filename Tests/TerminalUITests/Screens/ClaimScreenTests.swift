import Evidence
import Testing
import Workspace

@testable import TerminalUI

@Suite("Claims on the screens") struct ClaimScreenTests {
  private let proposal = Sample.proposal(runs: [Sample.run(proposal: 1)], source: Sample.claimingSource)

  private func model(rows: Int = 40, columns: Int = 80, host: Run.Host? = nil) -> Model {
    var model = Sample.model(rows: rows, columns: columns, proposals: [proposal])
    let claims = ProposalClaims(
      source: proposal.draft.source, file: proposal.draftPath, runs: proposal.runs,
      under: ClaimConditions(host: host))
    _ = update(&model, .proposalsLoaded([proposal], [], claims: [proposal.number: claims]))
    return model
  }

  @Test("What the evidence says of a claim stands below its block, and what is wrong below its line")
  func text() throws {
    var model = model(rows: 56)
    model.press(.down, .down, .enter)
    try expectScreen("claims-text-80x56", model)
  }

  @Test("The evidence begins with the claims, legible at sixty columns")
  func evidence() throws {
    var model = model(rows: 24, columns: 60)
    model.press(.down, .down, .enter, .backTab, .backTab)
    try expectScreen("claims-evidence-60x24", model)
  }

  @Test("A run with latencies shows their tails below its medians")
  func latencies() {
    var run = Sample.run(proposal: 1)
    let histogram = LatencyHistogram((1...100).map { (value: $0, count: 1) })
    run.rounds[1].histograms["get_ns"] = histogram.base64()
    let lines = RunLayout.lines(run, width: 78, characters: .unicode).map(\.text)
    #expect(lines.contains { $0.contains("p99.99") })
    #expect(lines.contains { $0.hasPrefix("lock-free        1  get      50.0 ns") })
  }

  @Test("Home tells of claims that do not carry, and goes to the evidence")
  func home() throws {
    var model = model(rows: 24)
    #expect(model.shown.contains("Claims of proposal 0001: 1 fails, 1 has no evidence, 1 error"))
    model.press(.down, .down, .down, .down, .enter)
    #expect(model.shown.contains("Claims"))
    #expect(model.shown.contains("✗ quick"))
  }

  @Test("A run of another machine makes claims stale, and that is told without colour")
  func stale() {
    var host = proposal.runs[0].host
    host.cpu = "Other CPU"
    var model = model(host: host)
    model.press(.down, .down, .enter, .backTab, .backTab)
    #expect(model.shown.contains("? scales"))
    #expect(model.shown.contains("stale: measured on another machine (cpu: Some CPU"))
  }

  @Test("C checks the claims anew and says how they came out")
  func check() {
    var model = model()
    model.press(.down, .down, .enter)
    #expect(model.press(.character("C")) == [.checkClaims(proposal.number)])
    let found = model.claims[proposal.number]!
    #expect(update(&model, .claimsChecked(proposal.number, found)) == [.loadProposals])
    #expect(model.shown.contains("Claims of 0001: 1 holds, 1 fails, 1 has no evidence, 1 error"))
    let none = ProposalClaims(file: "p.md", checked: [], diagnostics: [])
    _ = update(&model, .claimsChecked(proposal.number, none))
    #expect(model.shown.contains("Proposal 0001 claims nothing"))
  }
}
