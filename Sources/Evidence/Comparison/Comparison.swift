/// Two samples of one metric, and what may be said of their difference.
public struct Comparison: Hashable, Sendable {
  public enum Verdict: Hashable, Sendable {
    /// The new side is better: it takes less time, or does more of what is counted a second.
    case faster
    case slower
    /// The test finds no difference; printed `~`.
    case notDetected
    /// The test finds a difference, but the machine shows as large a one between a design and itself. With
    /// how many rounds a side it would stand clear of that; nil for over a million.
    case belowNoiseFloor(rounds: Int?)
  }

  public let old: Sample
  public let new: Sample
  public let oldMedian: Double
  public let newMedian: Double
  /// 95 % intervals of the medians.
  public let oldInterval: Statistics.Interval
  public let newInterval: Statistics.Interval
  /// The test of the new side against the old, with the shift and its 95 % interval in the samples' unit.
  public let test: Statistics.RankSum
  /// New median over old; nil where a value is not above zero.
  public let ratio: Statistics.Ratio?
  /// What the machine shows between a design and itself; nil where the rounds are too few to tell.
  public let noiseFloor: NoiseFloor?
  public let verdict: Verdict

  /// Nil where a side has no round that counts.
  ///
  /// - Parameters:
  ///   - old, new: of the same metric in the same unit.
  ///   - noiseFloor: of an A/A run; without one the two sides' own rounds are halved and compared with
  ///     themselves.
  public init?(old: Sample, new: Sample, noiseFloor: NoiseFloor? = nil) {
    precondition(old.metric == new.metric && old.unit == new.unit, "only like can be compared with like")
    guard let test = Statistics.rankSum(old.values, new.values),
      let oldInterval = Statistics.medianInterval(old.values), let oldMedian = Statistics.median(old.values),
      let newInterval = Statistics.medianInterval(new.values), let newMedian = Statistics.median(new.values)
    else { return nil }
    self.old = old
    self.new = new
    self.oldMedian = oldMedian
    self.newMedian = newMedian
    self.oldInterval = oldInterval
    self.newInterval = newInterval
    self.test = test
    ratio = Statistics.ratioOfMedians(new.values, old.values)
    let floor = noiseFloor ?? NoiseFloor.measure([old.values, new.values])
    self.noiseFloor = floor
    let shiftOfNoise =
      floor.map { $0.relative(old.values.count, new.values.count) * abs(oldMedian) } ?? 0
    if test.p >= 0.05 || test.shift == 0 {
      verdict = .notDetected
    } else if abs(test.shift) <= shiftOfNoise {
      verdict = .belowNoiseFloor(
        rounds: Self.roundsToDecide(test.shift, old.values, new.values, floor, oldMedian))
    } else {
      verdict = (test.shift > 0) == old.metric.moreIsBetter ? .faster : .slower
    }
  }

  /// The shift over the old median: -0.05 is 5 % less.
  public var relativeShift: Double { oldMedian == 0 ? .nan : test.shift / oldMedian }

  /// Rounds a side with which a difference as large as the one seen would be found; nil where there is none,
  /// or where it takes over a million.
  public var roundsToDecide: Int? { roundsToDecide(relativeShift) }

  /// Rounds a side with which nine of ten measurements would find a shift, over the noise of the machine as
  /// these rounds show it.
  ///
  /// - Parameter shift: relative to the old median: 0.05 is 5 %.
  public func roundsToDecide(_ shift: Double) -> Int? {
    Self.roundsToDecide(shift * oldMedian, old.values, new.values, noiseFloor, oldMedian)
  }

  private static func roundsToDecide(
    _ shift: Double, _ old: [Double], _ new: [Double], _ floor: NoiseFloor?, _ median: Double
  ) -> Int? {
    let first = Statistics.spread(old) ?? 0
    let second = Statistics.spread(new) ?? 0
    return Statistics.roundsToDecide(
      effect: shift, spread: ((first * first + second * second) / 2).squareRoot(),
      floor: floor.map { ($0.relative * abs(median), $0.roundsPerSide) })
  }
}

extension Run {
  /// The noise floor of one point, from its own rounds: they are separate processes taken in turns, so their
  /// halves are an A/A comparison. Nil where fewer than eight rounds count.
  public func noiseFloor(design: String, threads: Int, metric: String, unit: FigureUnit = .own) -> NoiseFloor?
  {
    NoiseFloor.measure([sample(design: design, threads: threads, metric: metric, unit: unit).values])
  }
}
