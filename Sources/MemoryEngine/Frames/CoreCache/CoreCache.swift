/// Design `core-cache`: a bounded cache a core in front of `lock-free`, refilled and drained by the batch. A get or put
/// that the cache serves touches lines of its own core alone.
///
/// Source: Bonwick and Adams, "Magazines and Vmem", USENIX ATC 2001, and the per-CPU page lists of Linux. What lies in a
/// cache is free all the same: before a get fails, it locks all caches, empties them, and looks once more. So no
/// memory is stranded, and blocks grow together again as soon as somebody needs them to.
package struct CoreCache<M: Machine>: FrameAllocator, ~Copyable {
  let shared: LockFree<M>
  let marks: RegionTable<HandoutMarks<M>, M>
  let coreCount: Int
  private let lines: SharedWord
  private let stacks: UnsafeMutablePointer<UInt64>
  private let adding: SpinLock<M>

  package init(cores count: Int) {
    coreCount = max(1, count)
    shared = LockFree(cores: coreCount)
    marks = RegionTable()
    lines = SharedMemory.allocate((coreCount + 1) * CoreStacks<M>.lineWordCount)
    stacks = .allocate(capacity: coreCount * CoreStacks<M>.stackWordCount)
    stacks.initialize(repeating: 0, count: coreCount * CoreStacks<M>.stackWordCount)
    adding = SpinLock(at: lines + coreCount * CoreStacks<M>.lineWordCount)
  }

  deinit {
    for index in 0..<marks.count { marks[index].deallocate() }
    marks.deallocate()
    SharedMemory.deallocate(lines)
    stacks.deallocate()
  }

  private static func cacheBytes(_ cores: Int) -> Int {
    (cores + 1) * (CoreStacks<M>.lineWordCount + CoreStacks<M>.stackWordCount) * 8
  }

  package static func metadataBytes(frames: Int, cores: Int) -> Int {
    LockFree<M>.metadataBytes(frames: frames, cores: cores) + frames + cacheBytes(cores)
  }

  package borrowing func addMemory(first: Frame, count: Int) throws(EngineError) {
    _ = adding.lock()
    defer { adding.unlock() }
    // Marks first: a frame must not be handed out before there is a place to say so.
    try marks.add(first: first, count: count) { () throws(EngineError) in
      try HandoutMarks(first: first.number, count: count)
    }
    try shared.addMemory(first: first, count: count)
  }

  @inline(__always)
  func stacks(of core: Int) -> CoreStacks<M> {
    CoreStacks(
      line: lines + core &* CoreStacks<M>.lineWordCount, stacks: stacks + core &* CoreStacks<M>.stackWordCount
    )
  }

  @inline(__always)
  func index(of core: Core) -> Int { core.index < coreCount ? core.index : core.index % coreCount }

  func countExhaustion() { _ = M.fetchAdd(lines + (coreCount * CoreStacks<M>.lineWordCount + 1), 1) }

  // MARK: Description

  private var cachedFrames: Int {
    (0..<coreCount).reduce(0) { sum, core in
      (0...CoreStacks<M>.orderMax).reduce(sum) { $0 + stacks(of: core).count($1) << $1 }
    }
  }

  package var freeFrames: Int { shared.freeFrames + cachedFrames }

  package var metadataBytes: Int {
    (0..<marks.count).reduce(shared.metadataBytes + Self.cacheBytes(coreCount)) { $0 + marks[$1].count }
  }

  package var statistics: FrameStatistics {
    var statistics = shared.statistics
    statistics.exhaustions = Int(
      truncatingIfNeeded: M.load(lines + (coreCount * CoreStacks<M>.lineWordCount + 1)))
    statistics.cachedFrames = cachedFrames
    for core in 0..<coreCount { statistics.lockWaits += stacks(of: core).lockWaits }
    return statistics
  }

  /// The free blocks with the caches emptied, which this does.
  package borrowing func freeBlocks() -> [FreeBlock] {
    lockAll()
    defer { unlockAll() }
    drainAll()
    return shared.freeBlocks()
  }
}
