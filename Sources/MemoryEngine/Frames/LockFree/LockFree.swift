/// Design `lock-free`: bit fields of 512 frames and a counter for each, changed by compare-and-swap alone.
///
/// Source: Wrenger, Rommel, Halbuer, Dietrich, Lohmann, "LLFree: Scalable and Optionally-Persistent Page-Frame
/// Allocation", USENIX ATC 2023: the counter is lowered before bits are set, and raised after they are cleared, so
/// it never promises more than there is; each core reserves an area and works in it alone. Here two areas share one
/// word, and reservations are of such pairs.
package struct LockFree<M: Machine>: FrameAllocator, ~Copyable {
  private static var regionsMax: Int { 16 }

  let regions: UnsafeMutablePointer<LockFreeRegion<M>>
  /// How many of them are there; raised when a region is complete.
  let regionCount: SharedWord
  /// A line for each core: where it works, and what happened to it.
  let cores: SharedWord
  let coreCount: Int
  private let adding = TicketLock<M>()

  package init(cores count: Int) {
    coreCount = max(1, min(count, 254))
    regions = .allocate(capacity: Self.regionsMax)
    regionCount = SharedMemory.allocate(SharedMemory.lineWords)
    cores = SharedMemory.allocate(coreCount * SharedMemory.lineWords)
  }

  deinit {
    for index in 0..<Int(M.load(regionCount)) { regions[index].deallocate() }
    regions.deallocate()
    regionCount.deallocate()
    cores.deallocate()
  }

  /// Adding is rare, and alone takes turns; getting and putting go on meanwhile.
  package borrowing func addMemory(first: Frame, count: Int) throws(EngineError) {
    _ = adding.lock()
    defer { adding.unlock() }
    let used = Int(M.load(regionCount))
    guard used < Self.regionsMax else { throw .tooManyRegions(atMost: Self.regionsMax) }
    for index in 0..<used {
      let other = regions[index]
      if first.number < other.first + other.count, other.first < first.number + count {
        throw .memoryOverlaps(first: first, count: count)
      }
    }
    (regions + used).initialize(to: LockFreeRegion(first: first.number, count: count))
    M.store(UInt64(used + 1), to: regionCount)
    if used == 0 {
      // Cores begin far apart.
      for core in 0..<coreCount {
        let start = regions[0].pairCount * core / coreCount
        M.storeRelaxed(UInt64(start), to: slot(core, Slot.place))
      }
    }
  }

  @inline(__always)
  func slot(_ core: Int, _ slot: Int) -> SharedWord { cores + (core &* SharedMemory.lineWords &+ slot) }

  @inline(__always)
  func index(of core: Core) -> Int { core.index < coreCount ? core.index : core.index % coreCount }

  /// Counts on the core's own line; two threads that name one core may lose a count, never a frame.
  @inline(__always)
  func count(_ core: Int, _ what: Int, _ by: Int) {
    if by > 0 { M.storeRelaxed(M.loadRelaxed(slot(core, what)) &+ UInt64(by), to: slot(core, what)) }
  }

  // MARK: Description

  package var freeFrames: Int {
    var free = 0
    for index in 0..<Int(M.load(regionCount)) {
      for pair in 0..<regions[index].pairCount {
        let word = PairWord(raw: M.load(regions[index].pairs + pair))
        free += word.free(0) + word.free(1)
      }
    }
    return free
  }

  package var metadataBytes: Int {
    (0..<Int(M.load(regionCount))).reduce(coreCount * SharedMemory.lineWords * 8) {
      $0 + regions[$1].metadataBytes
    }
  }

  package var statistics: FrameStatistics {
    var statistics = FrameStatistics()
    for core in 0..<coreCount {
      statistics.failedCompareExchanges += Int(M.load(slot(core, Slot.failures)))
      statistics.exhaustions += Int(M.load(slot(core, Slot.exhaustions)))
    }
    return statistics
  }
}

/// Words of a core's line.
enum Slot {
  /// Region and pair it reserved last: region in the high half, pair in the low.
  static let place = 0
  static let failures = 1
  static let exhaustions = 2
}
