/// What one round measured, in one process.
public struct BenchmarkReport: Sendable {
  /// By metric: the mean nanoseconds of one operation, over all threads.
  public var values: [String: Double]
  /// `failed_cas`, `lock_waits`, `enomem`, `metadata_bytes` and `peak_memory_bytes` of this process.
  public var counters: [String: Int]
  /// Nanoseconds of one uncontended compare-and-swap, the smaller of before and after the round.
  public var casNanoseconds: Double
  /// Nanoseconds to move one cache line from one core to another, one way; nil with a single core.
  public var lineTransferNanoseconds: Double?
}
