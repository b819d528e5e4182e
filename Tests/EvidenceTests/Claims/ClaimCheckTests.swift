import Evidence
import Testing

@Suite("Claims against runs") struct ClaimCheckTests {
  private func claim(
    _ relation: Claim.Relation, _ bound: Double, _ unit: Claim.Unit = .times,
    of subject: Claim.Subject = .comparison(first: "a", second: "b"), threads: Int = 1, order: Int = 0,
    metric: String = "get_ns", run: String? = nil
  ) -> Claim {
    Claim(
      id: "some-claim", level: "frames", workload: "rand", subject: subject, threads: threads, order: order,
      metric: metric, relation: relation, bound: bound, unit: unit, run: run, digest: "0123", lines: 5...12)
  }

  private let run = sampleRun(rounds: timedRounds("a", around: 182) + timedRounds("b", around: 100))

  @Test("A claim holds, fails or is undecided by where the whole interval lies")
  func outcomes() {
    #expect(
      claim(.atLeast, 1.5).check(against: [run]).line == "holds: 1.82x (1.80 to 1.84), n = 10+10, ≥ 1.50x")
    #expect(
      claim(.atMost, 1.5).check(against: [run]).line == "fails: 1.82x (1.80 to 1.84), n = 10+10, ≤ 1.50x")
    #expect(claim(.atLeast, 2).check(against: [run]).word == "fails")
    let close = claim(.atLeast, 1.8185).check(against: [run])
    guard case .undecided(_, let rounds?) = close else {
      Issue.record("\(close)")
      return
    }
    #expect(rounds > 10 && close.line.hasSuffix("≥ 1.82x; \(rounds) rounds would decide"))
  }

  @Test("Each unit measures what it says")
  func units() throws {
    func value(_ claim: Claim) throws -> Double {
      try #require(claim.check(against: [run]).measurement).value
    }
    #expect(try abs(value(claim(.atLeast, 10, .percent)) - 82) < 1e-9)
    #expect(try abs(value(claim(.atMost, 110, .nanoseconds, of: .design("b"))) - 100) < 1e-9)
    #expect(try abs(value(claim(.atMost, 55, .cas, of: .design("b"))) - 50) < 1e-9)
    #expect(
      claim(.atMost, 55, .cas, of: .design("b")).check(against: [run]).line
        == "holds: 50.0 CAS (49.7 to 50.3), n = 10, ≤ 55.0 CAS")
    var shares = run
    for index in shares.rounds.indices { shares.rounds[index].values = ["ratio": 0.9] }
    let share = claim(.atLeast, 80, .percent, of: .design("b"), metric: "ratio").check(against: [shares])
    #expect(share.line == "holds: 90.0 % (90.0 to 90.0), n = 10, ≥ 80.0 %")
  }

  @Test("The newest run that fits counts, or the one that is named")
  func whichRun() {
    var newer = sampleRun(rounds: timedRounds("a", around: 120) + timedRounds("b", around: 100))
    newer.id = "newer"
    newer.created = "2026-11-24T09:00:00Z"
    var newest = newer
    newest.id = "newest"
    newest.created = "2026-11-25T09:00:00Z"
    newest.rounds.removeAll { $0.design == "b" }
    let runs = [newest, run, newer]
    #expect(claim(.atLeast, 1.5).check(against: runs).measurement?.run == "newer")
    #expect(claim(.atLeast, 1.5).check(against: runs).word == "fails")
    #expect(claim(.atLeast, 1.5, run: run.id).check(against: runs).word == "holds")
    #expect(
      claim(.atLeast, 1.5, run: "newest").check(against: runs)
        == .unsupported("run newest has no design b; measured: a"))
    #expect(
      claim(.atLeast, 1.5, run: "gone").check(against: [run])
        == .unsupported("no run gone is attached; attached: \(run.id)"))
  }

  @Test("What no run supports says why")
  func unsupported() {
    func reason(_ claim: Claim, _ runs: [Run]) -> String { claim.check(against: runs).line }
    #expect(
      reason(claim(.atLeast, 1.5), []) == "unsupported: no run is attached; `moot bench frames` measures one")
    #expect(
      reason(claim(.atLeast, 1.5, order: 9), [run])
        == "unsupported: no attached run measured frames rand, order 9")
    #expect(
      reason(claim(.atLeast, 1.5, threads: 2), [run])
        == "unsupported: run \(run.id) has no a with 2 threads; measured: 1")
    #expect(
      reason(claim(.atLeast, 1.5, metric: "put_ns"), [run])
        == "unsupported: run \(run.id) has no put_ns of a; measured: get_ns")
    var disturbed = run
    for index in disturbed.rounds.indices { disturbed.rounds[index].disturbed = "stolen time" }
    #expect(
      reason(claim(.atLeast, 1.5), [disturbed])
        == "unsupported: run \(run.id) has only disturbed rounds of a with 1 thread")
    for index in disturbed.rounds.indices.prefix(5) { disturbed.rounds[index].disturbed = nil }
    #expect(
      reason(claim(.atLeast, 1.5), [disturbed])
        == "unsupported: run \(run.id) has 5 undisturbed rounds of a; a 95 % interval takes 6")
    var debug = run
    debug.warnings = ["measured with a debug build: these figures say nothing about the designs"]
    #expect(
      reason(claim(.atLeast, 1.5), [debug])
        == "unsupported: run \(run.id) is of a debug build, whose figures say nothing")
  }

  @Test("Another engine, another machine and another text make a claim stale, and it says what it was before")
  func stale() throws {
    let claim = claim(.atLeast, 1.5)
    let fresh = claim.check(against: [run], host: run.host, behaviour: ["frames": 1])
    #expect(fresh.word == "holds")
    var other = run.host
    other.cores = 8
    other.kernel = "7.0"
    let outcome = claim.check(against: [run], host: other, behaviour: ["frames": 2])
    #expect(
      outcome.line
        == "stale: the engine's behaviour of frames was 1 and is 2, and measured on another machine "
        + "(cores: 2, not 8); before, holds: 1.82x (1.80 to 1.84), n = 10+10, ≥ 1.50x")
    let record = ClaimCheckRecord(claim, fresh, runs: [run])
    #expect(claim.check(against: [run], since: record).word == "holds")
    var changed = claim
    changed.digest = "4567"
    #expect(changed.check(against: [run], since: record).line.hasPrefix("stale: the claim's text changed"))
    var moved = run
    moved.created = "2026-12-01T00:00:00Z"
    moved.host.cpu = "Other CPU"
    #expect(claim.check(against: [run, moved], since: record).word == "stale")
  }

  @Test("Records of checks read back as they were written, and a newer schema is refused")
  func records() throws {
    let record = ClaimCheckRecord(
      claim(.atLeast, 1.5), claim(.atLeast, 1.5).check(against: [run]), runs: [run])
    #expect(record.outcome == "holds" && record.run == run.id && record.behaviour == 1)
    let bytes = try ClaimCheckRecord.encode([record])
    #expect(try ClaimCheckRecord.decode(bytes) == [record])
    let newer = String(decoding: bytes, as: UTF8.self).replacing("\"schema\" : 1", with: "\"schema\" : 2")
    #expect(throws: EvidenceError.self) { try ClaimCheckRecord.decode(Array(newer.utf8)) }
    #expect(ClaimCheckRecord(claim(.atLeast, 1.5), .unsupported("no run"), runs: []).run == nil)
  }

  @Test("Claims contradict where no measurement could make both hold")
  func contradictions() {
    #expect(claim(.atLeast, 2).contradicts(claim(.atMost, 1.5)))
    #expect(!claim(.atLeast, 1.5).contradicts(claim(.atMost, 2)))
    #expect(!claim(.atLeast, 2).contradicts(claim(.atMost, 1.5, threads: 2)))
    #expect(claim(.atLeast, 2).contradicts(claim(.atMost, 50, .percent)))
    let reversed = Claim.Subject.comparison(first: "b", second: "a")
    #expect(claim(.atLeast, 1.5).contradicts(claim(.atLeast, 1.2, of: reversed)))
    #expect(!claim(.atLeast, 1.5).contradicts(claim(.atMost, 0.9, of: reversed)))
    #expect(
      claim(.atMost, 40, .nanoseconds, of: .design("a")).contradicts(
        claim(.atLeast, 50, .nanoseconds, of: .design("a"))))
    #expect(
      !claim(.atMost, 40, .nanoseconds, of: .design("a")).contradicts(
        claim(.atLeast, 50, .cas, of: .design("a"))))
  }
}
