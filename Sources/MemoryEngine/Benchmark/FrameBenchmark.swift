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

  /// More memory than this is no page-frame allocator's business: 16 TiB.
  private static let memoryBytesMax: UInt64 = 1 << 44

  public func run() throws(EngineError) -> BenchmarkReport {
    try check()
    let casBefore = MachineProbe.casNanoseconds()
    var report: BenchmarkReport
    switch design {
    case .globalLock: report = try measure(GlobalLock<Hardware>(cores: threads))
    case .perOrder: report = try measure(PerOrder<Hardware>(cores: threads))
    case .coreCache: report = try measure(CoreCache<Hardware>(cores: threads))
    case .lockFree: report = try measure(LockFree<Hardware>(cores: threads))
    }
    report.casNanoseconds = min(casBefore, MachineProbe.casNanoseconds())
    report.lineTransferNanoseconds = try MachineProbe.lineTransferNanoseconds()
    report.counters["peak_memory_bytes"] = Int(machine_peak_memory_bytes())
    return report
  }

  private func check() throws(EngineError) {
    let cores = PinnedThreads.allowedCores.count
    guard (1...max(1, cores)).contains(threads) else {
      throw .threadsOutOfRange(asked: threads, allowed: cores)
    }
    guard operations >= 1 else { throw .operationsOutOfRange(operations) }
    guard memoryBytes <= Self.memoryBytesMax, memoryBytes % UInt64(Frame.bytes) == 0 else {
      throw .memoryOutOfRange(bytes: memoryBytes, atMost: Self.memoryBytesMax)
    }
    let needed = UInt64(Frame.bytes * order.frameCount * threads * 4)
    guard memoryBytes >= needed else { throw .memoryTooSmall(bytes: memoryBytes, needed: needed) }
  }

  private func measure<Allocator: FrameAllocator & ~Copyable>(
    _ allocator: consuming Allocator
  ) throws(EngineError) -> BenchmarkReport {
    let frames = Int(memoryBytes) / Frame.bytes
    try allocator.addMemory(first: Frame(0), count: frames)
    let allocator = allocator
    let run = WorkloadRun(benchmark: self, blocks: frames / order.frameCount)
    // The threads reach it through a pointer; they are joined before this returns.
    let totals = try withUnsafePointer(to: allocator) { pointer throws(EngineError) in
      try run.measure(pointer)
    }
    var values: [String: Double] = [:]
    for (metric, total) in zip(workload.metrics, totals) { values[metric] = total }
    let statistics = allocator.statistics
    return BenchmarkReport(
      values: values,
      counters: [
        "failed_cas": statistics.failedCompareExchanges, "lock_waits": statistics.lockWaits,
        "enomem": statistics.exhaustions, "metadata_bytes": allocator.metadataBytes,
      ],
      casNanoseconds: 0, lineTransferNanoseconds: nil)
  }
}
