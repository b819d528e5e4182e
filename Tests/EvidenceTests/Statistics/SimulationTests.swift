import Evidence
import Glibc
import Testing

/// With `MOOT_SIMULATIONS=full` in the environment the slow simulations run at full size, and all say what
/// they found.
private let isFull = getenv("MOOT_SIMULATIONS") != nil

private func report(_ finding: String) {
  if isFull { print(finding) }
}

/// What the statistics promise, tried on made-up measurements whose truth is known; the seeds are fixed.
@Suite("Statistics on simulated measurements") struct SimulationTests {
  @Test(
    "The interval of the median covers it in 93 to 97 of 100 simulations, and in at least 92 whatever the shape",
    arguments: [
      (SampleShape.normal(mean: 100, deviation: 3), 10), (.normal(mean: 100, deviation: 3), 20),
      (.shifted, 10),
      (.shifted, 20), (.bimodal, 20), (.tied, 20),
    ])
  func coverage(shape: SampleShape, count: Int) throws {
    var source = SampleSource(seed: 1)
    var covered = 0
    for _ in 0..<2000 {
      let interval = try #require(Statistics.medianInterval(source.sample(shape, count: count)))
      if interval.contains(shape.median) { covered += 1 }
    }
    let share = Double(covered) / 2000
    report("interval of the median \(shape) \(count): \(share)")
    switch shape {
    case .bimodal, .tied: #expect(share >= 0.92)
    default: #expect(share >= 0.93 && share <= 0.97)
    }
  }

  @Test(
    "The interval of a ratio covers it in 93 to 98 of 100 simulations",
    arguments: [SampleShape.normal(mean: 100, deviation: 3), .shifted])
  func ratioCoverage(shape: SampleShape) throws {
    var source = SampleSource(seed: 2)
    var covered = 0
    let simulations = isFull ? 2000 : 300
    for _ in 0..<simulations {
      let first = source.sample(shape, count: 10).map { $0 * 1.5 }
      let ratio = try #require(Statistics.ratioOfMedians(first, source.sample(shape, count: 10)))
      if ratio.interval.contains(1.5) { covered += 1 }
    }
    report("interval of a ratio \(shape): \(Double(covered) / Double(simulations))")
    #expect(covered >= simulations * 93 / 100 && covered <= simulations * 98 / 100)
  }

  @Test(
    "Of 1,000 comparisons of a design with itself at most 6.5 % are called different",
    arguments: [SampleShape.normal(mean: 100, deviation: 3), .shifted, .bimodal, .tied])
  func sameCalledDifferent(shape: SampleShape) throws {
    var source = SampleSource(seed: 3)
    var different = 0
    for _ in 0..<1000 {
      let result = try #require(
        Statistics.rankSum(source.sample(shape, count: 10), source.sample(shape, count: 10)))
      if result.p < 0.05 { different += 1 }
    }
    report("A/A \(shape): \(different)")
    #expect(different <= 65)
  }

  @Test(
    "Of 1,000 shifts of 5 % at least 85 % are found with the rounds that ten noisy ones advised",
    arguments: isFull ? [3.0, 5, 8] : [3.0])
  func shiftFound(deviation: Double) throws {
    var source = SampleSource(seed: 4)
    let shape = SampleShape.normal(mean: 100, deviation: deviation)
    var found = 0
    var rounds = 0
    for _ in 0..<1000 {
      let pilot = source.sample(shape, count: 10)
      let spread = try #require(Statistics.spread(pilot))
      let advised = try #require(Statistics.roundsToDecide(effect: 5, spread: spread))
      rounds += advised
      let result = try #require(
        Statistics.rankSum(
          source.sample(shape, count: advised), source.sample(shape, count: advised).map { $0 + 5 }))
      if result.p < 0.05, result.shift > 0 { found += 1 }
    }
    report("5 % shift, spread \(deviation): \(found), mean rounds \(Double(rounds) / 1000)")
    #expect(found >= 850)
  }

  @Test("Comparisons of a machine with itself stay under its noise floor")
  func noiseFloor() throws {
    var source = SampleSource(seed: 5)
    let shape = SampleShape.normal(mean: 100, deviation: 3)
    let floor = try #require(NoiseFloor.measure((0..<4).map { _ in source.sample(shape, count: 20) }))
    #expect(floor.roundsPerSide == 10 && floor.samples == 4)
    var under = 0
    for _ in 0..<500 {
      let result = try #require(
        Statistics.rankSum(source.sample(shape, count: 20), source.sample(shape, count: 20)))
      if abs(result.shift) / 100 <= floor.relative(20, 20) { under += 1 }
    }
    report("noise floor: \(under) of 500 A/A shifts under \(floor.relative)")
    #expect(under >= 450)
  }

  /// The whole way that a person goes: ten rounds a side, the advice, the advised rounds, the verdict.
  @Test(
    "Comparisons refuse what is no difference and find a shift of 5 % with the rounds they advise",
    arguments: isFull ? [3.0, 5] : [3.0])
  func verdicts(deviation: Double) throws {
    var source = SampleSource(seed: 6)
    let shape = SampleShape.normal(mean: 100, deviation: deviation)
    func compare(_ count: Int, shift: Double) throws -> Comparison {
      func sample(_ design: String, _ values: [Double]) -> Sample {
        sampleRun(rounds: values.map { sampleRound(design, get: $0) })
          .sample(design: design, threads: 1, metric: "get_ns")
      }
      return try #require(
        Comparison(
          old: sample("a", source.sample(shape, count: count)),
          new: sample("b", source.sample(shape, count: count).map { $0 + shift })))
    }
    let simulations = isFull ? 1000 : 20
    var different = 0
    var found = 0
    var rounds = 0
    for _ in 0..<simulations {
      let same = try compare(10, shift: 0)
      if same.verdict == .faster || same.verdict == .slower { different += 1 }
      let advised = try #require(same.roundsToDecide(0.05))
      rounds += advised
      if try compare(advised, shift: 5).verdict == .slower { found += 1 }
    }
    report(
      "verdicts, spread \(deviation): \(different) of \(simulations) A/A called different, \(found) shifts found with "
        + "\(Double(rounds) / Double(simulations)) rounds")
    #expect(Double(different) <= 0.065 * Double(simulations))
    #expect(Double(found) >= 0.85 * Double(simulations))
  }
}
