import RealModule

/// Statistics of a small sample, without assumptions about its distribution. A topic a file: the median and
/// its interval, the rank-sum test and the shift that goes with it, outliers, noise and power.
public enum Statistics {
  /// The middle value, or the mean of the two middle ones; nil for an empty sample.
  public static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    return median(ascending: values.sorted())
  }

  /// Of a sample that is in order already and not empty.
  static func median(ascending sorted: [Double]) -> Double {
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The n-th root of the product, through logarithms; nil for an empty sample or one with a value that is
  /// not above zero. It is the mean for ratios: of 2x and 0.5x it makes 1x.
  public static func geometricMean(_ values: [Double]) -> Double? {
    guard !values.isEmpty, values.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    return .exp(values.reduce(0) { $0 + .log($1) } / Double(values.count))
  }

  /// A 95 % interval, or what stands in for one where the sample is too small.
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

    public func contains(_ value: Double) -> Bool { low <= value && value <= high }
  }
}
