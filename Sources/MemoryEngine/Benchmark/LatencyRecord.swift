/// How often each duration was seen: counts in buckets that grow with the value, 64 to each doubling, so that a value is
/// known to within 1.6 %.
///
/// Source: the log-linear buckets of Tene's HdrHistogram.
struct LatencyRecord {
  private static let linear = 64
  private var counts = [UInt64](repeating: 0, count: 59 * linear)

  mutating func add(_ value: UInt64) { counts[Self.bucket(value)] &+= 1 }

  mutating func add(_ other: LatencyRecord) {
    for index in counts.indices { counts[index] &+= other.counts[index] }
  }

  /// The values seen, ascending, each as the lowest of its bucket.
  var values: [(value: UInt64, count: UInt64)] {
    counts.indices.filter { counts[$0] > 0 }.map { (Self.lowest($0), counts[$0]) }
  }

  /// Values below 64 have buckets of their own; beyond, a bucket is the top seven bits.
  static func bucket(_ value: UInt64) -> Int {
    if value < UInt64(linear) { return Int(value) }
    let shift = 63 - value.leadingZeroBitCount - 6
    return (shift + 1) * linear + Int(value >> UInt64(shift)) - linear
  }

  static func lowest(_ bucket: Int) -> UInt64 {
    if bucket < linear { return UInt64(bucket) }
    let shift = bucket / linear - 1
    return UInt64(bucket % linear + linear) << UInt64(shift)
  }
}
