import Evidence
import Testing

@Suite("Comparisons") struct ComparisonTests {
  @Test("A clear difference is faster or slower by the metric's own sense")
  func verdicts() throws {
    let slow = timed("a", around: 100)
    let fast = timed("b", around: 50)
    #expect(try #require(Comparison(old: slow, new: fast)).verdict == .faster)
    #expect(try #require(Comparison(old: fast, new: slow)).verdict == .slower)
    let few = Sample(slow, metric: "ops_per_second")
    let many = Sample(timed("b", around: 200), metric: "ops_per_second")
    #expect(try #require(Comparison(old: few, new: many)).verdict == .faster)
    let comparison = try #require(Comparison(old: slow, new: fast))
    #expect(abs(comparison.relativeShift + 0.5) < 0.01)
    #expect(
      ComparisonText.sentence(comparison) == "faster by 50.0 % (49.4 to 50.6), p <0.001, n = 10+10")
  }

  @Test("Where nothing is detected it says how many rounds would decide what was seen")
  func notDetected() throws {
    let comparison = try #require(Comparison(old: timed("a", around: 100), new: timed("b", around: 100.4)))
    #expect(comparison.verdict == .notDetected)
    let rounds = try #require(comparison.roundsToDecide)
    #expect(rounds > 10)
    #expect(
      ComparisonText.sentence(comparison).hasSuffix("n = 10+10; \(rounds) rounds a side would decide +0.40 %")
    )
    #expect(
      try #require(Comparison(old: timed("a", around: 100), new: timed("b", around: 100))).roundsToDecide
        == nil)
  }

  @Test("A difference that the machine shows without a cause is refused, with the rounds that would decide")
  func belowNoiseFloor() throws {
    let floor = NoiseFloor(relative: 0.05, roundsPerSide: 10, samples: 3)
    let comparison = try #require(
      Comparison(old: timed("a", around: 100), new: timed("b", around: 97), noiseFloor: floor))
    guard case .belowNoiseFloor(let rounds?) = comparison.verdict else {
      Issue.record("\(comparison.verdict)")
      return
    }
    #expect(rounds > 27 && rounds < 60)
    #expect(ComparisonText.sentence(comparison).contains("is below the noise floor of 5.00 %"))
    let clear = try #require(
      Comparison(old: timed("a", around: 100), new: timed("b", around: 90), noiseFloor: floor))
    #expect(clear.verdict == .faster)
  }

  @Test("A side without a round that counts cannot be compared")
  func empty() {
    let none = sampleRun(rounds: [sampleRound("b", get: 5, disturbed: "stolen time")])
      .sample(design: "b", threads: 1, metric: "get_ns")
    #expect(none.values.isEmpty && none.disturbed == 1)
    #expect(Comparison(old: timed("a", around: 100), new: none) == nil)
  }

  @Test("The noise floor follows from the rounds and shrinks with more of them")
  func noiseFloor() throws {
    let run = sampleRun(rounds: timedRounds("a", around: 100))
    let floor = try #require(run.noiseFloor(design: "a", threads: 1, metric: "get_ns"))
    #expect(floor == run.noiseFloor(design: "a", threads: 1, metric: "get_ns"))
    #expect(floor.roundsPerSide == 5 && floor.relative > 0.002 && floor.relative < 0.02)
    #expect(abs(floor.relative(20, 20) - floor.relative / 2) < 1e-12)
    #expect(run.noiseFloor(design: "a", threads: 2, metric: "get_ns") == nil)
  }
}

/// Ten rounds within 1 % of a value.
func timedRounds(
  _ design: String, threads: Int = 1, around value: Double, count: Int = 10, cas: Double = 2
) -> [Run.Round] {
  (0..<count).map { round in
    let share = (Double((round * 7) % count) / Double(count - 1) - 0.5) * 0.02
    return sampleRound(
      design, threads: threads, round: round + 1, get: value * (1 + share), cas: cas)
  }
}

func timed(_ design: String, around value: Double) -> Sample {
  sampleRun(rounds: timedRounds(design, around: value)).sample(design: design, threads: 1, metric: "get_ns")
}

extension Sample {
  init(_ other: Sample, metric: String) {
    self = other
    self.metric = MetricName(metric)
  }
}
