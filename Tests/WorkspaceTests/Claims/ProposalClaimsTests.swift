import Evidence
import Testing
import Workspace

@Suite("ProposalClaims") struct ProposalClaimsTests {
  private let claim = Claim(
    id: "quick", level: "frames", workload: "rand", subject: .design("lock-free"), threads: 2,
    metric: "get_ns", relation: .atMost, bound: 20, unit: .nanoseconds, digest: "0", lines: 1...8)

  private func claims(_ outcomes: [ClaimOutcome], _ diagnostics: [Diagnostic] = []) -> ProposalClaims {
    ProposalClaims(
      file: "p.md", checked: outcomes.map { CheckedClaim(claim, $0) }, diagnostics: diagnostics)
  }

  private let measurement = ClaimMeasurement(
    value: 10, interval: Statistics.Interval(low: 9, high: 11, isConfident: true), unit: .nanoseconds,
    rounds: [10], disturbed: 0, run: "r", expectation: "≤ 20 ns")

  @Test("A summary counts each outcome in the words of a sentence")
  func summary() {
    let all = claims(
      [
        .holds(measurement), .holds(measurement), .fails(measurement), .undecided(measurement, rounds: 12),
        .stale([.text], was: .holds(measurement)), .unsupported("none"), .unsupported("none"),
      ], [Diagnostic(.error, file: "p.md", line: 3, "wrong")])
    #expect(
      all.summary == "2 hold, 1 fails, 1 is undecided, 1 is stale, 2 have no evidence, 1 error")
    #expect(all.concerns == "1 fails, 1 is stale, 2 have no evidence, 1 error")
    #expect(claims([]).summary.isEmpty && claims([]).isEmpty)
  }

  @Test("What holds or is undecided needs nobody; a failure, a stale claim, a bare one and a typo do")
  func attention() {
    #expect(!claims([.holds(measurement), .undecided(measurement, rounds: nil)]).needsAttention)
    #expect(!claims([], [Diagnostic(.warning, file: "p.md", "odd")]).needsAttention)
    #expect(claims([.fails(measurement)]).needsAttention)
    #expect(claims([.stale([.text], was: .holds(measurement))]).needsAttention)
    #expect(claims([.unsupported("none")]).needsAttention)
    #expect(claims([], [Diagnostic(.error, file: "p.md", "wrong")]).needsAttention)
  }

  @Test("Claims have their lines in the whole file, and each is checked against the runs")
  func reading() {
    let source =
      "---\ntitle: T\n---\n\n```claim\nid: quick\nlevel: frames\nworkload: rand\ndesign: lock-free\nthreads: 2\n"
      + "expect: get_ns <= 20 ns\n```\n"
    let found = ProposalClaims(source: source, file: "p.md", runs: [])
    #expect(found.checked.map(\.claim.lines) == [5...12])
    #expect(found.checked[0].outcome.word == "unsupported")
  }
}
