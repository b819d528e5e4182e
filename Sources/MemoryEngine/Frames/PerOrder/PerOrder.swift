/// Design `per-order`: a lock for each order's list. A merge keeps the locks it has taken, always in ascending order; a
/// split has the locks of all orders that it touches, so that its halves are on a list before anybody can look. A get
/// that finds every list empty believes it only when nothing was put on a list meanwhile: each order counts what
/// its list was given, and the search starts again when the counts have moved.
///
/// Source: the buddy system of Knowlton, CACM 8(10), 1965, with two-phase locking in one order (Eswaran and others,
/// "The Notions of Consistency and Predicate Locks in a Database System", CACM 19(11), 1976).
package struct PerOrder<M: Machine>: FrameAllocator, ~Copyable {
  let regions: RegionTable<BuddyRegion<M>, M>
  private let adding: SpinLock<M>
  private let words: SharedWord

  package init(cores: Int) {
    regions = RegionTable()
    words = SharedMemory.allocate(2 * SharedMemory.lineWords)
    adding = SpinLock(at: words)
  }

  deinit {
    for index in 0..<regions.count { regions[index].deallocate() }
    regions.deallocate()
    SharedMemory.deallocate(words)
  }

  package static func metadataBytes(frames: Int, cores: Int) -> Int {
    BuddyRegion<M>.metadataBytes(frames: frames, stride: SharedMemory.lineWords)
  }

  package borrowing func addMemory(first: Frame, count: Int) throws(EngineError) {
    _ = adding.lock()
    defer { adding.unlock() }
    try regions.add(first: first, count: count) { () throws(EngineError) in
      try BuddyRegion(first: first.number, count: count, stride: SharedMemory.lineWords)
    }
  }

  // MARK: Description

  package var freeFrames: Int { (0..<regions.count).reduce(0) { $0 + regions[$1].freeFrames } }

  package var metadataBytes: Int { (0..<regions.count).reduce(0) { $0 + regions[$1].metadataBytes } }

  package var statistics: FrameStatistics {
    var statistics = FrameStatistics()
    statistics.exhaustions = Int(truncatingIfNeeded: M.load(words + SharedMemory.lineWords))
    for index in 0..<regions.count {
      let region = regions[index]
      region.count(into: &statistics)
      for order in 0..<Order.all.count { statistics.lockWaits += region.total(PerOrderWord.lockWaits, order) }
    }
    return statistics
  }

  borrowing func countExhaustion() { _ = M.fetchAdd(words + SharedMemory.lineWords, 1) }

  package borrowing func freeBlocks() -> [FreeBlock] {
    (0..<regions.count).flatMap { regions[$0].freeBlocks() }.sorted { $0.frame < $1.frame }
  }

  package borrowing func checkInvariants() -> [String] {
    (0..<regions.count).flatMap { index in
      regions[index].checkInvariants()
        + Order.all.filter { M.load(regions[index].word($0.rawValue, PerOrderWord.lock)) != 0 }
        .map { "the lock of order \($0.rawValue) was never given back" }
    }
  }
}

/// Words of an order beside those of its list, on the same line, all but the lock written under it.
enum PerOrderWord {
  static let lock = OrderWord.count
  /// Blocks put on the list, ever.
  static let generation = OrderWord.count + 1
  static let lockWaits = OrderWord.count + 2
}
