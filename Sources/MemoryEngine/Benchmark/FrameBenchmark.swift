import CMachine

/// One round of a workload on a fresh allocator. Run it in a process of its own: memory layout, page placement and
/// frequency differ between processes, and only rounds in several show by how much.
public struct FrameBenchmark: Sendable {
  public var design: FrameDesign
  public var workload: FrameWorkload
  public var order: Order
  public var threads: Int
  /// Managed memory; its frames are numbers only, nothing is written to them.
  public var memoryBytes: UInt64
  /// Gets of one thread, at least.
  public var operations: Int
  public var seed: UInt64
  /// Whether a second pass, on an allocator of its own, times every call.
  public var recordsLatencies = false
  /// Compare-and-swaps in a trial of the probes.
  var probeEffort = 200_000

  public init(
    design: FrameDesign, workload: FrameWorkload, order: Order, threads: Int, memoryBytes: UInt64,
    operations: Int, seed: UInt64
  ) {
    self.design = design
    self.workload = workload
    self.order = order
    self.threads = threads
    self.memoryBytes = memoryBytes
    self.operations = operations
    self.seed = seed
  }

  /// Measures one round.
  /// - Throws: what `check` refuses, `threadNotStarted`, and `exhausted` when what is to be held from the start is not to
  ///   be had.
  public func run() throws(EngineError) -> BenchmarkReport {
    try check()
    switch design {
    case .globalLock: return try measure(GlobalLock<Hardware>.self)
    case .perOrder: return try measure(PerOrder<Hardware>.self)
    case .coreCache: return try measure(CoreCache<Hardware>.self)
    case .lockFree: return try measure(LockFree<Hardware>.self)
    }
  }

  private var frames: Int { Int(memoryBytes) / Frame.bytes }

  private func measure<Allocator: FrameAllocator & ~Copyable>(
    _: Allocator.Type
  ) throws(EngineError) -> BenchmarkReport {
    let before = try MachineProbe.read(effort: probeEffort)
    var (values, counters, denied) = try measureThroughput(Allocator.self)
    let after = try MachineProbe.read(effort: probeEffort)
    counters["peak_memory_bytes"] = Int(machine_peak_memory_bytes())
    let latencies = recordsLatencies ? try measureLatencies(Allocator.self) : [:]
    return BenchmarkReport(
      values: values, counters: counters, latencies: latencies, before: before, after: after,
      pinningDenied: denied)
  }

  private func measureThroughput<Allocator: FrameAllocator & ~Copyable>(
    _: Allocator.Type
  ) throws(EngineError) -> (values: [String: Double], counters: [String: Int], denied: Int) {
    let allocator = Allocator(cores: threads)
    try allocator.addMemory(first: Frame(0), count: frames)
    // The threads reach it through a pointer; they are joined before this returns.
    let (results, denied) = try withUnsafePointer(to: allocator) { pointer throws(EngineError) in
      try WorkloadRun(benchmark: self, frames: frames).run(pointer, NoTiming.self)
    }
    let statistics = allocator.statistics
    let counters = [
      "failed_cas": statistics.failedCompareExchanges, "lock_waits": statistics.lockWaits,
      "enomem": statistics.exhaustions, "splits": statistics.splits, "merges": statistics.merges,
      "cached_frames": statistics.cachedFrames, "metadata_bytes": allocator.metadataBytes,
    ]
    return (values(results.map(\.result), allocator), counters, denied)
  }

  private func values<Allocator: FrameAllocator & ~Copyable>(
    _ results: [WorkerResult], _ allocator: borrowing Allocator
  ) -> [String: Double] {
    let get = results.reduce(0) { $0 + $1.getNanoseconds } / Double(results.count)
    let put = results.reduce(0) { $0 + $1.putNanoseconds } / Double(results.count)
    switch workload {
    case .repeat: return ["pair_ns": get]
    case .bulk, .rand: return ["get_ns": get, "put_ns": put]
    case .mixed:
      return ["get_ns": get, "put_ns": put, "failures": Double(results.reduce(0) { $0 + $1.failures })]
    case .frag: return ["free_huge_ratio": allocator.freeHugeRatio]
    }
  }

  private func measureLatencies<Allocator: FrameAllocator & ~Copyable>(
    _: Allocator.Type
  ) throws(EngineError) -> [String: [LatencyCount]] {
    let allocator = Allocator(cores: threads)
    try allocator.addMemory(first: Frame(0), count: frames)
    let (startTicks, start) = (Hardware.ticks, Hardware.nanoseconds)
    let (results, _) = try withUnsafePointer(to: allocator) { pointer throws(EngineError) in
      try WorkloadRun(benchmark: self, frames: frames).run(pointer, EachTiming.self)
    }
    let scale = Double(Hardware.nanoseconds - start) / Double(max(1, Hardware.ticks - startTicks))
    func merged(_ record: (EachTiming) -> LatencyRecord) -> [LatencyCount] {
      var all = LatencyRecord()
      for result in results { all.add(record(result.timing)) }
      var counts: [LatencyCount] = []
      for (ticks, count) in all.values {
        let nanoseconds = UInt64((Double(ticks) * scale).rounded())
        if let last = counts.last, last.nanoseconds == nanoseconds {
          counts[counts.count - 1].count += count
        } else {
          counts.append(LatencyCount(nanoseconds: nanoseconds, count: count))
        }
      }
      return counts
    }
    return ["get_ns": merged(\.gets), "put_ns": merged(\.puts)]
  }
}
