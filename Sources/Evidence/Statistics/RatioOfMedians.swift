extension Statistics {
  /// A ratio of two medians with its 95 % interval.
  public struct Ratio: Hashable, Sendable {
    /// Median of the first sample over that of the second.
    public var value: Double
    public var interval: Interval
  }

  /// How many times the first sample's median is the second's, for claims such as "at least 1.5x".
  ///
  /// The interval is the percentile bootstrap of the ratio, both samples drawn on their own: of 64 quantiles
  /// of each median's bootstrap distribution (`MedianBootstrap`), in the middle of equal shares, every pair
  /// makes a ratio. Cut off at 2.5 % on either side it covers 97 to 98.6 % for few rounds, so it is
  /// calibrated, in the sense of Loh, "Calibrating Confidence Coefficients", 1987: 2.5 % and a tenth of the
  /// sum of 1 / n of both sides are cut off. In 4,000 simulations each of normal, exponential, lognormal and
  /// bimodal values with 6 to 50 rounds that covers 95 to 97 %. Nil where a sample is empty or has a value
  /// that is not above zero.
  public static func ratioOfMedians(_ first: [Double], _ second: [Double]) -> Ratio? {
    guard let above = median(first), let below = median(second),
      (first + second).allSatisfy({ $0 > 0 && $0.isFinite })
    else { return nil }
    let isConfident = min(first.count, second.count) >= roundsForInterval
    guard isConfident else {
      // What the data allow at most stands in, as for the median.
      let low = (first.min() ?? above) / (second.max() ?? below)
      let high = (first.max() ?? above) / (second.min() ?? below)
      return Ratio(value: above / below, interval: Interval(low: low, high: high, isConfident: false))
    }
    let pairs = PairedRatios(bootstrapMedians(first), bootstrapMedians(second))
    let tail = 0.025 + 0.1 * (1 / Double(first.count) + 1 / Double(second.count))
    return Ratio(
      value: above / below,
      interval: Interval(low: pairs.quantile(tail), high: pairs.quantile(1 - tail), isConfident: true))
  }

  /// Ascending.
  private static func bootstrapMedians(_ values: [Double]) -> [Double] {
    let bootstrap = MedianBootstrap(values)
    let top = Double(values.count + 1)
    let ranks = (0..<32).map { MedianBootstrap.rank((Double($0) + 0.5) / 64, count: values.count) }
    return ranks.map(bootstrap.value(atRank:)) + ranks.reversed().map { bootstrap.value(atRank: top - $0) }
  }
}

/// All ratios of one of some values over one of others, none of which is written down.
private struct PairedRatios {
  private let above: [Double]
  private let below: [Double]

  /// - Parameters: both ascending, above zero and not empty.
  init(_ above: [Double], _ below: [Double]) {
    self.above = above
    self.below = below
  }

  /// The ratio that a share `p` of all are at or below: bisection on how many those are, to the last digits.
  func quantile(_ p: Double) -> Double {
    let wanted = max(1, Int((p * Double(above.count * below.count)).rounded(.up)))
    var low = above[0] / below[below.count - 1]
    var high = above[above.count - 1] / below[0]
    if atMost(low) >= wanted { return low }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if atMost(middle) >= wanted { high = middle } else { low = middle }
    }
    return high
  }

  /// The larger the upper value, the larger the lower one must be: both are walked once.
  private func atMost(_ ratio: Double) -> Int {
    var count = 0
    var skipped = 0
    for value in above {
      while skipped < below.count, value > ratio * below[skipped] { skipped += 1 }
      count += below.count - skipped
    }
    return count
  }
}
