import Evidence
import Testing

@Suite("Comparisons of runs") struct RunComparisonTests {
  private func run(_ id: String, _ rounds: [Run.Round]) -> Run {
    var run = sampleRun(rounds: rounds)
    run.id = id
    return run
  }

  @Test("Two runs of one machine are compared point by point, and what only one has is named")
  func sameMachine() {
    let old = run("old", timedRounds("a", around: 100) + timedRounds("b", around: 50))
    let new = run("new", timedRounds("a", around: 80) + timedRounds("c", around: 10))
    let comparison = RunComparison.between([old], [new])
    #expect(comparison.unit == .own && comparison.warnings.isEmpty)
    #expect(comparison.rows.map(\.design) == ["a"])
    #expect(comparison.rows[0].comparison.verdict == .faster)
    #expect(
      comparison.unmatched == [
        "b, threads 1, get_ns is in the old run alone", "c, threads 1, get_ns is in the new run alone",
      ])
    #expect(
      ResultTable(comparison).markdown == """
        | Design | Threads | Metric | Old | New | Change | p | Rounds |
        | :-- | --: | :-- | --: | --: | --: | --: | --: |
        | a | 1 | get | 100 ns ±0.68 % | 80.0 ns ±0.68 % | -20.0 % | <0.001 | 10+10 |

        """)
  }

  @Test("All designs of a run are compared with one of them")
  func against() {
    let one = run(
      "one", timedRounds("a", around: 100) + timedRounds("b", around: 50) + timedRounds("c", around: 70))
    let comparison = RunComparison.within(one, against: "b")
    #expect(comparison.rows.map(\.design) == ["a vs b", "c vs b"])
    #expect((comparison.oldName, comparison.newName) == ("b", "a, c"))
  }

  @Test("A run of one design gives the noise floor, where its rounds are enough to be halved")
  func noiseFloors() {
    let table = ResultTable(noiseFloorsOf: run("one", timedRounds("a", around: 100)))
    #expect(table.rows.count == 1)
    #expect(table.rows[0][3].hasPrefix("±") && table.rows[0][4] == "10+10" && table.note == nil)
    let few = ResultTable(noiseFloorsOf: run("few", Array(timedRounds("a", around: 100).prefix(7))))
    #expect(few.rows[0][3] == "–" && few.note == "– takes 8 rounds or more")
  }

  @Test("Nothing detected is a tilde, with what it would take below the table")
  func tilde() throws {
    let old = run("old", timedRounds("a", around: 100))
    let new = run("new", timedRounds("a", around: 100.3))
    let table = ResultTable(RunComparison.between([old], [new]))
    #expect(table.rows[0][5] == "~")
    #expect(try #require(table.note).contains("rounds a side would decide shifts as large as those seen"))
  }

  @Test("Across machines figures are compared in units of the compare-and-swap, with a warning")
  func acrossMachines() {
    let old = run("old", timedRounds("a", around: 100, cas: 2))
    var new = run("new", timedRounds("a", around: 200, cas: 4))
    new.host.cpu = "Other CPU"
    let comparison = RunComparison.between([old], [new])
    #expect(comparison.unit == .cas)
    #expect(comparison.rows[0].comparison.verdict == .notDetected)
    #expect(comparison.rows[0].comparison.oldMedian == 50)
    #expect(
      comparison.warnings == [
        "across machines, so compared in units of an uncontended compare-and-swap (cpu: Other CPU, not Some CPU)"
      ])
    #expect(ResultTable(comparison).rows[0][3] == "50.0 CAS ±0.68 %")
  }

  @Test("Another engine, other parameters, another kernel and a debug build are warned of")
  func warnings() {
    let old = run("old", timedRounds("a", around: 100))
    var new = run("new", timedRounds("a", around: 100))
    new.engine.behaviour = ["frames": 2]
    new.engine.build = "debug"
    new.parameters.operations = 5
    new.host.kernel = "6.2.0"
    #expect(
      RunComparison.between([old], [new]).warnings == [
        "the machine changed: kernel: 6.2.0, not 6.1.0",
        "the engine measures something else: behaviour of frames is 1 and 2",
        "the parameters differ: operations 1000 and 5",
        "run new is of a debug build: its figures say nothing about the designs",
      ])
  }

  @Test("Designs within a run have a geometric mean over workloads, and disturbed rounds are counted")
  func designs() throws {
    let rand = run(
      "rand",
      timedRounds("a", around: 100) + timedRounds("b", around: 50) + [
        sampleRound("b", round: 11, get: 900, disturbed: "stolen time")
      ])
    var bulk = run("bulk", timedRounds("a", around: 100) + timedRounds("b", around: 200))
    bulk.parameters.workload = "bulk"
    let comparison = RunComparison.within([rand, bulk], old: "a", new: "b")
    #expect(comparison.rows.map { "\($0.workload) \($0.design)" } == ["rand b vs a", "bulk b vs a"])
    let mean = try #require(comparison.means.first)
    #expect(abs(mean.ratio - 1) < 1e-9 && mean.rows == 2)
    let table = ResultTable(comparison)
    #expect(table.columns[0].title == "Workload")
    #expect(table.rows.last == ["all", "b vs a", "1", "geometric mean", "", "", "0.00 %", "", "2"])
    #expect(table.note == "up to 1 disturbed round a side left out")
    #expect(RunComparison.within([rand], old: "a", new: "z").unmatched == ["z is not in run rand"])
  }

  @Test("The document for scripts has every row with its verdict")
  func document() throws {
    let old = run("old", timedRounds("a", around: 100))
    let new = run("new", timedRounds("a", around: 80))
    let text = try RunComparison.between([old], [new]).jsonDocument()
    for key in [
      "\"schema\" : 1", "\"old\" : \"old\"", "\"verdict\" : \"faster\"", "\"metric\" : \"get_ns\"",
      "\"unit\" : \"own\"",
    ] {
      #expect(text.contains(key), "\(key)")
    }
    #expect(try RunComparison.between([old], [old]).jsonDocument().contains("\"verdict\" : \"~\""))
  }
}
