import Foundation
import Testing

/// Claims in the real program, from the first screen to the record of a check.
@Suite("Claims in a terminal") struct ClaimTests {
  private let fixture: Fixture

  init() throws {
    fixture = try Fixture()
    try EvidenceScripts.install(in: fixture.folder)
  }

  private func shell(_ line: String) throws {
    #expect(try CommandRunner(in: fixture.folder).shell(line).status == .code(0))
  }

  @Test(
    "A claim that fails is on the first screen, and one that was changed is stale until C checks it again")
  func keys() throws {
    let evidence = "\(Fixture.proposalFolder)/evidence"
    try shell("mkdir \(evidence) && sh ~/record-run 20261120T090000Z-aaaa lock-free=40 > \(evidence)/a.json")
    try shell("sh ~/write-claim quick 'design: lock-free' 'get_ns <= 30 ns' >> \(Fixture.draft)")
    try shell("moot claims 1")
    let terminal = try fixture.open()
    terminal.waitFor("Claims of proposal 0001: 1 fails")

    try shell("sed -i 's/get_ns <= 30 ns/get_ns <= 50 ns/' \(Fixture.draft)")
    try terminal.send("R")
    terminal.waitFor("Claims of proposal 0001: 1 is stale")
    try terminal.send("Gk")
    terminal.waitUntil("the claims are chosen") { $0.rows.contains { $0.hasPrefix("▸ → Claims of") } }
    try terminal.send(Keys.enter)
    terminal.waitFor("? quick")
    try terminal.send("C")
    terminal.waitFor("Claims of 0001: 1 holds")
    terminal.waitFor("✓ quick")
    terminal.waitFor("holds: 40.5 ns (40.1 to 40.8), n = 10, ≤ 50.0 ns")
  }
}
