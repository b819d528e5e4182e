/// Statistics of a small sample, without assumptions about its distribution.
public enum Statistics {
  /// The middle value, or the mean of the two middle ones; nil for an empty sample.
  public static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// An interval for the median between two order statistics.
  public struct Interval: Hashable, Sendable {
    public var low: Double
    public var high: Double
    /// False where the sample is too small for 95 %: then it spans all values.
    public var isConfident: Bool

    public init(low: Double, high: Double, isConfident: Bool) {
      self.low = low
      self.high = high
      self.isConfident = isConfident
    }
  }

  /// The narrowest interval of two symmetric order statistics that covers the population's median with at least
  /// 95 %: how many of n values lie below the median is binomial with probability one half (Hahn and Meeker,
  /// "Statistical Intervals", 1991, section 5.2). Fewer than six values cannot reach 95 % and give their range.
  public static func medianInterval(_ values: [Double]) -> Interval? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let skipped = valuesOutside(sorted.count)
    guard let skipped else {
      return Interval(low: sorted[0], high: sorted[sorted.count - 1], isConfident: false)
    }
    return Interval(low: sorted[skipped], high: sorted[sorted.count - 1 - skipped], isConfident: true)
  }

  /// How many values may be left out on either side; nil where even the range covers less than 95 %.
  private static func valuesOutside(_ count: Int) -> Int? {
    // P(X <= k) for X ~ Binomial(count, 1/2), summed while it stays within 2.5 %. For counts whose first term
    // underflows the normal approximation is exact to within one rank.
    guard count < 1000 else { return Int(Double(count) / 2 - 0.98 * Double(count).squareRoot()) }
    var term = 1.0
    for _ in 0..<count { term /= 2 }
    var tail = 0.0
    var skipped: Int?
    for k in 0..<count {
      tail += term
      if tail > 0.025 { break }
      skipped = k
      term *= Double(count - k) / Double(k + 1)
    }
    return skipped
  }
}
