import Evidence
import Testing

@Suite("Summaries of a run") struct SummaryTests {
  @Test("Rounds are grouped by thread count and design, and disturbed ones are left out")
  func groups() {
    let run = sampleRun(rounds: [
      sampleRound("lock-free", threads: 2, get: 30), sampleRound("lock-free", get: 20),
      sampleRound("global-lock", get: 60), sampleRound("lock-free", round: 2, get: 24),
      sampleRound("lock-free", round: 3, get: 900, disturbed: "stolen time"),
    ])
    let summaries = run.summaries()
    #expect(
      summaries.map { "\($0.design) \($0.threads) \($0.median) \($0.rounds)" } == [
        "global-lock 1 60.0 1", "lock-free 1 22.0 2", "lock-free 2 30.0 1",
      ])
    #expect(run.disturbedRounds == 1)
  }

  @Test("CAS units come from each round's own compare-and-swap")
  func casUnits() {
    let run = sampleRun(rounds: [
      sampleRound("lock-free", get: 20, cas: 2), sampleRound("lock-free", round: 2, get: 60, cas: 6),
    ])
    #expect(run.summaries()[0].casUnits == 10)
  }

  @Test("The table has a row a summary and says when an interval is only a range")
  func table() {
    let table = ResultTable(sampleRun(rounds: [sampleRound("lock|free", get: 41.24)]))
    #expect(table.rows == [["lock|free", "1", "get", "41.2 ns", "41.2 – 41.2 *", "20.6", "1"]])
    #expect(
      table.markdown == """
        | Design | Threads | Metric | Median | 95 % interval | CAS units | Rounds |
        | :-- | --: | :-- | --: | --: | --: | --: |
        | lock\\|free | 1 | get | 41.2 ns | 41.2 – 41.2 * | 20.6 | 1 |

        \\* too few rounds for a 95 % interval: the range of all rounds

        """)
  }

  @Test(
    "Numbers have about three digits",
    arguments: [
      (0.0, "0.00"), (4.126, "4.13"), (41.26, "41.3"), (412.6, "413"), (99.96, "100.0"), (-3.5, "-3.50"),
      (0.001, "0.00"), (.infinity, "∞"), (.nan, "–"),
    ])
  func numbers(value: Double, text: String) {
    #expect(NumberText.short(value) == text)
  }
}
