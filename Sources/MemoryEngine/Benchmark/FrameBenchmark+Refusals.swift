import Glibc

extension FrameBenchmark {
  /// More memory than this is no page-frame allocator's business: 16 TiB.
  private static let memoryBytesMax: UInt64 = 1 << 44

  /// Refuses what cannot be measured here, before anything is allocated. The managed memory is simulated and may be larger
  /// than the machine's; what must fit is the design's tables over it and the list of blocks that the threads hold.
  /// - Throws: `threadsOutOfRange`, `operationsOutOfRange`, `memoryOutOfRange`, `memoryTooSmall`, `noRoom`.
  public func check() throws(EngineError) {
    let cores = PinnedThreads.allowedCores.count
    guard (1...max(1, cores)).contains(threads) else {
      throw .threadsOutOfRange(asked: threads, allowed: cores)
    }
    guard operations >= 1 else { throw .operationsOutOfRange(operations) }
    guard memoryBytes <= Self.memoryBytesMax, memoryBytes % UInt64(Frame.bytes) == 0 else {
      throw .memoryOutOfRange(bytes: memoryBytes, atMost: Self.memoryBytesMax)
    }
    // Every thread holds a block at least, and `mixed` blocks of 2 MiB among others.
    let block = workload == .mixed ? 1 << 9 : order.frameCount
    let needed = UInt64(Frame.bytes * block * threads * 4)
    guard memoryBytes >= needed else { throw .memoryTooSmall(bytes: memoryBytes, needed: needed) }
    try checkRoom()
  }

  private func checkRoom() throws(EngineError) {
    let frames = Int(memoryBytes / UInt64(Frame.bytes))
    let held = WorkloadRun(benchmark: self, frames: frames).share * threads * MemoryLayout<HeldBlock>.stride
    let wanted = UInt64(design.metadataBytes(frames: frames, cores: threads)) + UInt64(held)
    let pages = UInt64(max(0, sysconf(Int32(_SC_PHYS_PAGES))))
    let spare = pages * UInt64(max(0, sysconf(Int32(_SC_PAGESIZE)))) / 2
    if wanted > spare { throw .noRoom(bytes: wanted) }
  }
}

extension FrameDesign {
  /// Bytes of memory that the design needs beside `frames` frames.
  public func metadataBytes(frames: Int, cores: Int) -> Int {
    switch self {
    case .globalLock: GlobalLock<Hardware>.metadataBytes(frames: frames, cores: cores)
    case .perOrder: PerOrder<Hardware>.metadataBytes(frames: frames, cores: cores)
    case .coreCache: CoreCache<Hardware>.metadataBytes(frames: frames, cores: cores)
    case .lockFree: LockFree<Hardware>.metadataBytes(frames: frames, cores: cores)
    }
  }
}

extension FrameAllocator where Self: ~Copyable {
  /// Free 2 MiB blocks over those that as many free frames could make up; 1 where they could make up none.
  var freeHugeRatio: Double {
    let huge = freeBlocks().reduce(0) { $0 + $1.order.frameCount >> 9 }
    let possible = freeFrames >> 9
    return possible == 0 ? 1 : Double(huge) / Double(possible)
  }
}
