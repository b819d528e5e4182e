/// Design `global-lock`: one spinning lock around a buddy allocator. Right, and the reference for all others; under
/// contention every operation waits for the lock's cache line.
///
/// The lock is a test-and-test-and-set lock with back-off, not a ticket lock: where every operation walks a dozen
/// lines of lists, a lock that is fair moves all of them to another core at every turn, and on a virtual machine a
/// ticket whose core was taken away stops everybody behind it.
package struct GlobalLock<M: Machine>: FrameAllocator, ~Copyable {
  private let lock: SpinLock<M>
  private let words: SharedWord
  // Touched only under the lock.
  private let regions: RegionTable<BuddyRegion<M>, M>
  private let state: UnsafeMutablePointer<State>

  private struct State {
    var lockWaits = 0
    var exhaustions = 0
  }

  package init(cores: Int) {
    words = SharedMemory.allocate(SharedMemory.lineWords)
    lock = SpinLock(at: words)
    regions = RegionTable()
    state = .allocate(capacity: 1)
    state.initialize(to: State())
  }

  deinit {
    for index in 0..<regions.count { regions[index].deallocate() }
    regions.deallocate()
    state.deallocate()
    SharedMemory.deallocate(words)
  }

  package static func metadataBytes(frames: Int, cores: Int) -> Int {
    BuddyRegion<M>.metadataBytes(frames: frames, stride: OrderWord.count)
  }

  package borrowing func addMemory(first: Frame, count: Int) throws(EngineError) {
    acquire()
    defer { lock.unlock() }
    try regions.add(first: first, count: count) { () throws(EngineError) in
      try BuddyRegion(first: first.number, count: count, stride: OrderWord.count)
    }
  }

  @inline(__always)
  private borrowing func acquire() {
    if lock.lock() { state.pointee.lockWaits &+= 1 }
  }

  @inline(__always)
  package borrowing func get(_ order: Order, on core: Core) -> Frame? {
    acquire()
    defer { lock.unlock() }
    for index in 0..<regions.count {
      let region = regions[index]
      if let found = region.smallest(from: order.rawValue) {
        return Frame(region.pop(order.rawValue, splitting: found))
      }
    }
    state.pointee.exhaustions &+= 1
    return nil
  }

  @inline(__always)
  package borrowing func tryPut(_ frame: Frame, _ order: Order, on core: Core) -> PutError? {
    acquire()
    defer { lock.unlock() }
    for index in 0..<regions.count where regions[index].contains(frame.number, order.rawValue) {
      guard frame.number & (order.frameCount &- 1) == 0 else { return .misaligned }
      return give(regions[index], frame.number, order.rawValue)
    }
    return .outsideMemory
  }

  @inline(__always)
  private borrowing func give(_ region: BuddyRegion<M>, _ frame: Int, _ order: Int) -> PutError? {
    var index = frame &- region.first
    guard region.isTaken(index, order) else { return .notTaken }
    region.release(index)
    var merged = order
    while let buddy = region.freeBuddy(index, merged) {
      region.unlink(buddy, merged)
      index = min(index, buddy)
      merged &+= 1
    }
    region.push(index, merged)
    if merged > order { region.add(1, to: OrderWord.merges, merged) }
    return nil
  }

  // MARK: Description

  package var freeFrames: Int {
    acquire()
    defer { lock.unlock() }
    return (0..<regions.count).reduce(0) { $0 + regions[$1].freeFrames }
  }

  package var metadataBytes: Int {
    acquire()
    defer { lock.unlock() }
    return (0..<regions.count).reduce(0) { $0 + regions[$1].metadataBytes }
  }

  package var statistics: FrameStatistics {
    acquire()
    defer { lock.unlock() }
    var statistics = FrameStatistics()
    statistics.lockWaits = state.pointee.lockWaits
    statistics.exhaustions = state.pointee.exhaustions
    for index in 0..<regions.count { regions[index].count(into: &statistics) }
    return statistics
  }

  package borrowing func freeBlocks() -> [FreeBlock] {
    acquire()
    defer { lock.unlock() }
    return (0..<regions.count).flatMap { regions[$0].freeBlocks() }.sorted { $0.frame < $1.frame }
  }

  package borrowing func checkInvariants() -> [String] {
    acquire()
    defer { lock.unlock() }
    return (0..<regions.count).flatMap { regions[$0].checkInvariants() }
  }
}
