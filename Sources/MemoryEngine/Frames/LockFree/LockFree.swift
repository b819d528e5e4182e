/// Design `lock-free`: bit fields of 512 frames and a counter for each, changed by atomic operations alone.
///
/// Source: Wrenger, Rommel, Halbuer, Dietrich, Lohmann, "LLFree: Scalable and Optionally-Persistent Page-Frame
/// Allocation", USENIX ATC 2023: the counter is lowered before bits are set, and raised after they are cleared, so
/// it never promises more than there is; each core reserves a tree of areas and works in it alone. Here two areas
/// share one word, and a tree is the areas whose words share a line; it has no counter of its own, which saves each
/// operation the third compare-and-swap and costs a walk over the words when a core needs a new tree.
package struct LockFree<M: Machine>: FrameAllocator, ~Copyable {
  let regions: RegionTable<LockFreeRegion<M>, M>
  /// A line for each core: where it works, and what happened to it.
  private let cores: SharedWord
  let coreCount: Int
  private let adding: SpinLock<M>

  package init(cores count: Int) {
    coreCount = max(1, count)
    regions = RegionTable()
    cores = SharedMemory.allocate((coreCount + 1) * SharedMemory.lineWords)
    adding = SpinLock(at: cores + coreCount * SharedMemory.lineWords)
    for core in 0..<coreCount {
      for kind in Reservation.allCases { M.storeRelaxed(Place.nowhere.raw, to: slot(core, kind.rawValue)) }
    }
  }

  deinit {
    for index in 0..<regions.count { regions[index].deallocate() }
    regions.deallocate()
    SharedMemory.deallocate(cores)
  }

  package static func metadataBytes(frames: Int, cores: Int) -> Int {
    LockFreeRegion<M>.metadataBytes(first: 0, count: frames) + (cores + 1) * SharedMemory.lineWords * 8
  }

  /// Adding is rare, and alone takes turns; getting and putting go on meanwhile.
  package borrowing func addMemory(first: Frame, count: Int) throws(EngineError) {
    _ = adding.lock()
    defer { adding.unlock() }
    try regions.add(first: first, count: count) { () throws(EngineError) in
      try LockFreeRegion(first: first.number, count: count)
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
    for index in 0..<regions.count {
      for pair in 0..<regions[index].pairCount { free += regions[index].pair(pair).free }
    }
    return free
  }

  package var metadataBytes: Int {
    (0..<regions.count).reduce((coreCount + 1) * SharedMemory.lineWords * 8) {
      $0 + regions[$1].metadataBytes
    }
  }

  package var statistics: FrameStatistics {
    var statistics = FrameStatistics()
    for core in 0..<coreCount {
      statistics.failedCompareExchanges += Int(M.load(slot(core, Slot.failures)))
      statistics.exhaustions += Int(M.load(slot(core, Slot.exhaustions)))
    }
    for block in freeBlocks() { statistics.freeBlocks[block.order.rawValue] += 1 }
    return statistics
  }
}

/// A core works in up to three trees, one for each kind of order, so that single frames do not eat into the areas that
/// large blocks come from. The raw value is the slot that holds the place.
enum Reservation: Int, CaseIterable {
  case single, run, whole

  @inline(__always)
  init(_ order: Int) { self = order == 0 ? .single : order < 9 ? .run : .whole }
}

/// Further words of a core's line.
enum Slot {
  static let failures = 3
  static let exhaustions = 4
  /// The bit word in which the core found its last single frame, 0 to 7.
  static let bitWord = 5
}

/// The area in which a core works: region in the high half, area in the low.
struct Place: Equatable {
  let raw: UInt64

  static let nowhere = Place(raw: .max)

  @inline(__always)
  init(raw: UInt64) { self.raw = raw }

  @inline(__always)
  init(region: Int, area: Int) { raw = UInt64(region) &<< 32 | UInt64(area) }

  @inline(__always)
  var region: Int { Int(truncatingIfNeeded: raw &>> 32) }

  @inline(__always)
  var area: Int { Int(truncatingIfNeeded: raw & 0xffff_ffff) }
}
