/// Design `global-lock`: one ticket lock around a buddy allocator. Right, and the reference for all others; under
/// contention every operation waits for the lock's cache line.
package struct GlobalLock<M: Machine>: FrameAllocator, ~Copyable {
  private static var regionsMax: Int { 16 }

  private let lock = TicketLock<M>()
  // Touched only under the lock.
  private let regions: UnsafeMutablePointer<BuddyLists>
  private let state: UnsafeMutablePointer<State>

  private struct State {
    var regionCount = 0
    var statistics = FrameStatistics()
    var metadataBytes = 0
  }

  package init(cores: Int) {
    regions = .allocate(capacity: Self.regionsMax)
    state = .allocate(capacity: 1)
    state.initialize(to: State())
  }

  deinit {
    regions.deinitialize(count: state.pointee.regionCount)
    regions.deallocate()
    state.deallocate()
  }

  package borrowing func addMemory(first: Frame, count: Int) throws(EngineError) {
    acquire()
    defer { lock.unlock() }
    let used = state.pointee.regionCount
    guard used < Self.regionsMax else { throw .tooManyRegions(atMost: Self.regionsMax) }
    for index in 0..<used {
      let end = regions[index].first + regions[index].count
      if first.number < end, regions[index].first < first.number + count {
        throw .memoryOverlaps(first: first, count: count)
      }
    }
    (regions + used).initialize(to: BuddyLists(first: first.number, count: count))
    state.pointee.regionCount = used + 1
    state.pointee.metadataBytes += BuddyLists.bytes(count: count)
  }

  @inline(__always)
  private borrowing func acquire() {
    if lock.lock() { state.pointee.statistics.lockWaits += 1 }
  }

  package borrowing func get(_ order: Order, on core: Core) -> Frame? {
    acquire()
    defer { lock.unlock() }
    for index in 0..<state.pointee.regionCount {
      if let frame = regions[index].get(order.rawValue) { return Frame(frame) }
    }
    state.pointee.statistics.exhaustions += 1
    return nil
  }

  package borrowing func tryPut(_ frame: Frame, _ order: Order, on core: Core) -> PutError? {
    acquire()
    defer { lock.unlock() }
    for index in 0..<state.pointee.regionCount {
      if let error = regions[index].put(frame.number, order.rawValue) {
        if error != .outsideMemory { return error }
      } else {
        return nil
      }
    }
    return .outsideMemory
  }

  package var freeFrames: Int {
    acquire()
    defer { lock.unlock() }
    var free = 0
    for index in 0..<state.pointee.regionCount { free += regions[index].freeFrames }
    return free
  }

  package var metadataBytes: Int { state.pointee.metadataBytes }
  package var statistics: FrameStatistics { state.pointee.statistics }

  package borrowing func freeBlocks() -> [FreeBlock] {
    acquire()
    defer { lock.unlock() }
    var blocks: [FreeBlock] = []
    for index in 0..<state.pointee.regionCount { blocks += regions[index].freeBlocks() }
    return blocks.sorted { $0.frame < $1.frame }
  }

  package borrowing func checkInvariants() -> [String] {
    acquire()
    defer { lock.unlock() }
    var problems: [String] = []
    for index in 0..<state.pointee.regionCount { problems += regions[index].checkInvariants() }
    return problems
  }
}
