import Evidence
import Testing

@Suite("Latencies of a run") struct RunLatencyTests {
  private func round(_ number: Int, _ values: ClosedRange<UInt64>, disturbed: String? = nil) -> Run.Round {
    var round = sampleRound("lock-free", threads: 2, round: number, get: 20, disturbed: disturbed)
    round.histograms = ["get_ns": LatencyHistogram(values.map { (value: $0, count: UInt64(1)) }).base64()]
    return round
  }

  @Test("Histograms of the rounds that count are merged")
  func merged() throws {
    let run = sampleRun(rounds: [
      round(1, 1...50), round(2, 51...100), round(3, 5000...9000, disturbed: "stolen time"),
      sampleRound("global-lock", get: 5),
    ])
    let latency = try #require(try run.latency(design: "lock-free", threads: 2, metric: "get_ns"))
    #expect(latency.count == 100 && latency.max == 100)
    #expect(try run.latency(design: "global-lock", threads: 1, metric: "get_ns") == nil)
    let table = try #require(ResultTable(latenciesOf: run))
    #expect(
      table.rows == [
        ["lock-free", "2", "get", "50.0 ns", "90.0 ns", "99.0 ns", "100 ns", "100 ns", "100 ns"]
      ])
    #expect(ResultTable(latenciesOf: sampleRun(rounds: [])) == nil)
  }

  @Test("A damaged histogram is named with its round, and hides no other")
  func damaged() throws {
    var broken = round(2, 1...5)
    broken.histograms["put_ns"] = "AAAA"
    let table = try #require(ResultTable(latenciesOf: sampleRun(rounds: [round(1, 1...50), broken])))
    #expect(table.rows.count == 1)
    #expect(
      table.note
        == "lock-free, 2 threads, round 2, put_ns: the histogram has 3 bytes; its header alone takes 40")
  }
}
