/// What one round measured, in one process.
public struct BenchmarkReport: Sendable {
  /// By metric (`FrameWorkload.metrics`): for nanoseconds, the mean of one operation over all threads.
  public var values: [String: Double]
  /// `failed_cas`, `lock_waits`, `enomem`, `splits`, `merges`, `cached_frames`, `metadata_bytes` and
  /// `peak_memory_bytes` of this process.
  public var counters: [String: Int]
  /// By operation (`get_ns`, `put_ns`): how often a call took that long, from a pass of its own over a fresh allocator;
  /// empty unless it was asked for. Values are ascending, within 1.6 %, and contain one reading of the clock.
  public var latencies: [String: [LatencyCount]]
  /// The machine before and after the round.
  public var before: MachineProbe.Reading
  public var after: MachineProbe.Reading
  /// Threads that the system refused to bind to a core; they ran all the same, wherever they were put.
  public var pinningDenied: Int

  /// Nanoseconds of one uncontended compare-and-swap, the smaller of before and after the round.
  public var casNanoseconds: Double { min(before.casNanoseconds, after.casNanoseconds) }

  /// Nanoseconds to move one cache line from one core to another, one way, after the round; nil with a single core.
  public var lineTransferNanoseconds: Double? { after.lineTransferNanoseconds }

  /// Nanoseconds that the hypervisor took from the machine between the readings; nil where it does not tell.
  public var stolenNanoseconds: UInt64? {
    guard let before = before.stolenNanoseconds, let after = after.stolenNanoseconds else { return nil }
    return after >= before ? after - before : nil
  }

  /// The share of what `cores` cores had between the readings that was surely stolen, 0 to 1; nil where nobody can say.
  /// The kernel tells it core by core in ticks of 10 ms, so that one tick a core may be from before.
  public func stolenShare(cores: Int) -> Double? {
    guard let stolen = stolenNanoseconds, after.clockNanoseconds > before.clockNanoseconds else { return nil }
    let cores = Double(max(1, cores))
    let passed = Double(after.clockNanoseconds - before.clockNanoseconds)
    return max(0, Double(stolen) - cores * 10_000_000) / (passed * cores)
  }
}

/// How many calls took about so long.
public struct LatencyCount: Sendable, Equatable {
  public var nanoseconds: UInt64
  public var count: UInt64

  public init(nanoseconds: UInt64, count: UInt64) {
    self.nanoseconds = nanoseconds
    self.count = count
  }
}
