extension Statistics {
  /// Whether two samples differ, and by how much, by ranks alone.
  public struct RankSum: Hashable, Sendable {
    /// Pairs in which the second sample's value is larger, ties counted half.
    public var u: Double
    /// Two-sided probability of such a difference or a larger one where there is none.
    public var p: Double
    /// Whether `p` is exact; else it is a normal approximation with corrections for ties and continuity.
    public var isExact: Bool
    /// The Hodges–Lehmann shift: the median of all differences, second minus first.
    public var shift: Double
    /// The 95 % interval of the shift, from the same test; where the samples are too small, the range of all
    /// differences.
    public var shiftInterval: Interval
  }

  /// Samples up to this size get the exact distribution, if they have no ties.
  static let exactRankSumCount = 25

  /// The Mann–Whitney U test of `second` against `first` with the shift of Hodges and Lehmann ("Estimates of
  /// Location Based on Rank Tests", 1963) and its interval (Hollander and Wolfe, "Nonparametric Statistical
  /// Methods", section 4.3). Nil where a sample is empty.
  public static func rankSum(_ first: [Double], _ second: [Double]) -> RankSum? {
    guard !first.isEmpty, !second.isEmpty else { return nil }
    var differences = second.flatMap { value in first.map { value - $0 } }
    differences.sort()
    let above = differences.count { $0 > 0 }
    let equal = differences.count { $0 == 0 }
    let u = Double(above) + Double(equal) / 2
    let ties = tieSizes(first + second)
    let isExact = ties.isEmpty && max(first.count, second.count) <= exactRankSumCount
    let pairs = differences.count
    if isExact {
      let distribution = RankSumDistribution(first.count, second.count)
      let tail = min(above, pairs - above)
      let critical = distribution.lowerCritical(0.025)
      return RankSum(
        u: u, p: min(1, 2 * distribution.cumulative(tail)), isExact: true,
        shift: median(ascending: differences), shiftInterval: shiftInterval(differences, skipping: critical))
    }
    let variance = rankSumVariance(first.count, second.count, ties)
    let distance = abs(u - Double(pairs) / 2) - 0.5
    let p = variance > 0 ? 2 * NormalDistribution.cumulative(-max(0, distance) / variance.squareRoot()) : 1
    // The rank that the same approximation rejects at: what lies past it is outside the interval.
    let untied = rankSumVariance(first.count, second.count, []).squareRoot()
    let critical = Int((Double(pairs) / 2 - 0.5 - 1.959_963_984_540_054 * untied).rounded(.down))
    return RankSum(
      u: u, p: min(1, p), isExact: false, shift: median(ascending: differences),
      shiftInterval: shiftInterval(differences, skipping: critical < 0 ? nil : critical))
  }

  /// Differences `critical + 1` from either end; those before them the test would reject.
  private static func shiftInterval(_ differences: [Double], skipping critical: Int?) -> Interval {
    guard let critical, 2 * critical + 1 <= differences.count else {
      return Interval(
        low: differences[0], high: differences[differences.count - 1], isConfident: false)
    }
    return Interval(
      low: differences[critical], high: differences[differences.count - 1 - critical], isConfident: true)
  }

  /// The variance of U, less what ties take from it (Lehmann, "Nonparametrics", 1975, section 1.4).
  private static func rankSumVariance(_ first: Int, _ second: Int, _ ties: [Int]) -> Double {
    let total = Double(first + second)
    let lost = ties.reduce(0.0) { sum, size in
      let t = Double(size)
      return sum + t * t * t - t
    }
    guard total > 1 else { return 0 }
    return Double(first) * Double(second) / 12 * (total + 1 - lost / (total * (total - 1)))
  }

  /// How many values stand together, for each value that stands more than once.
  private static func tieSizes(_ values: [Double]) -> [Int] {
    var sizes: [Int] = []
    var run = 1
    let sorted = values.sorted()
    for index in sorted.indices.dropFirst() {
      if sorted[index] == sorted[index - 1] {
        run += 1
      } else {
        if run > 1 { sizes.append(run) }
        run = 1
      }
    }
    if run > 1 { sizes.append(run) }
    return sizes
  }
}
