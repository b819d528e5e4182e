import Histogram

/// How long an operation took, counted by value: an HdrHistogram (Tene) with three significant digits unless
/// it was read from one with others.
public struct LatencyHistogram: Hashable, Sendable {
  var histogram: Histogram<UInt64>

  public init() {
    histogram = Histogram(numberOfSignificantValueDigits: .three)
  }

  /// - Parameter counts: how often each value was seen; values in the metric's unit, such as nanoseconds.
  public init(_ counts: some Sequence<(value: UInt64, count: UInt64)>) {
    self.init()
    for (value, count) in counts { record(value, count: count) }
  }

  init(_ histogram: Histogram<UInt64>) { self.histogram = histogram }

  /// Values above 2⁶² count as 2⁶², and counts stop at what 64 bits hold.
  public mutating func record(_ value: UInt64, count: UInt64 = 1) {
    let left = UInt64.max - histogram.totalCount
    if count > 0 { histogram.record(min(value, Self.valueMax), count: min(count, left)) }
  }

  static let valueMax: UInt64 = 1 << 62

  public var count: UInt64 { histogram.totalCount }

  /// The largest value seen.
  public var max: UInt64 { histogram.maxRecorded }

  /// The value that `percent` of all are at or below, within the resolution; nil for an empty histogram.
  public func percentile(_ percent: Double) -> UInt64? {
    count == 0 ? nil : histogram.valueAtPercentile(percent)
  }

  /// The percentiles that a latency is told by, `p50` to `p99.99`, and `max`; empty for an empty histogram.
  public var tail: [(name: String, value: UInt64)] {
    guard count > 0 else { return [] }
    return Self.percents.map { ($0.name, histogram.valueAtPercentile($0.percent)) } + [("max", max)]
  }

  private static let percents: [(name: String, percent: Double)] = [
    ("p50", 50), ("p90", 90), ("p99", 99), ("p99.9", 99.9), ("p99.99", 99.99),
  ]

  /// Each value that was seen, ascending, as the lowest of those it cannot be told from, with its count.
  public var counts: [(value: UInt64, count: UInt64)] {
    guard count > 0 else { return [] }
    let layout = HistogramLayout(histogram)
    return (0...layout.index(of: max)).compactMap { index in
      let value = layout.value(at: index)
      let count = histogram.countForValue(value)
      return count == 0 ? nil : (value, count)
    }
  }

  /// Adds all of another one's counts.
  public mutating func merge(_ other: LatencyHistogram) {
    let counts = other.counts
    for (place, entry) in counts.enumerated() {
      // The lowest equivalent stands for a value; the largest one is known better than that.
      record(place == counts.count - 1 ? other.max : entry.value, count: entry.count)
    }
  }

  public static func == (a: LatencyHistogram, b: LatencyHistogram) -> Bool { a.histogram == b.histogram }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    hasher.combine(max)
  }
}

/// Which count of an HdrHistogram belongs to which values. Half of each power of two's steps are shared with
/// the power below, as the reference implementation has it.
struct HistogramLayout {
  private let halfMagnitude: Int
  private let unitMagnitude: Int

  init(_ histogram: Histogram<UInt64>) {
    self.init(
      digits: histogram.numberOfSignificantValueDigits.rawValue, lowest: histogram.lowestDiscernibleValue)
  }

  init(digits: Int8, lowest: UInt64) {
    var single: UInt64 = 2
    for _ in 0..<digits { single *= 10 }
    // The power of two that holds twice ten to the number of digits, halved.
    halfMagnitude = Swift.max(1, 64 - (single - 1).leadingZeroBitCount) - 1
    unitMagnitude = 63 - lowest.leadingZeroBitCount
  }

  func index(of value: UInt64) -> Int {
    let mask = (UInt64(2) << halfMagnitude - 1) << unitMagnitude
    let bucket = 64 - unitMagnitude - halfMagnitude - 1 - (value | mask).leadingZeroBitCount
    return bucket << halfMagnitude + Int(value >> UInt64(bucket + unitMagnitude))
  }

  /// The last index that an array has which covers a value: those of a power of two come together.
  func lastIndex(covering value: UInt64) -> Int {
    let half = 1 << halfMagnitude
    return max(2 * half, (index(of: value) / half + 1) * half) - 1
  }

  func value(at index: Int) -> UInt64 {
    let half = 1 << halfMagnitude
    let bucket = max(0, index >> halfMagnitude - 1)
    let step = index < half ? index : index & (half - 1) + half
    return UInt64(step) << UInt64(bucket + unitMagnitude)
  }
}
