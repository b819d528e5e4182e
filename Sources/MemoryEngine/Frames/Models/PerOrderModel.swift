/// The group's two tries at a lock for each order, each with the mistakes that it had; right only while one core at a
/// time is inside. A bitmap for each order says which blocks are free; a clear bit is a free block.
///
/// How `per-order-2023` fails: between clearing a block's bit and taking the lock, the owner of its buddy sees a free
/// block that is on no list and unlinks it; two cores that change bits of one word lose one of the changes. How
/// `per-order-2024` fails: while a split is under way its halves are on no list, and another core finds memory
/// exhausted; and the count of free frames, changed under whichever order's lock is held, is changed by two at once.
package struct PerOrderModel<M: Machine, Kind: PerOrderModelKind>: FrameAllocator, ~Copyable {
  let regions: RegionTable<ModelRegion<M>, M>
  private let words: SharedWord

  package init(cores: Int) {
    regions = RegionTable()
    words = SharedMemory.allocate(SharedMemory.lineWords)
  }

  deinit {
    for index in 0..<regions.count { regions[index].deallocate() }
    regions.deallocate()
    SharedMemory.deallocate(words)
  }

  package static func metadataBytes(frames: Int, cores: Int) -> Int { ModelRegion<M>.metadataBytes(frames) }

  package borrowing func addMemory(first: Frame, count: Int) throws(EngineError) {
    try regions.add(first: first, count: count) { () throws(EngineError) in
      try ModelRegion(first: first.number, count: count)
    }
  }

  package borrowing func get(_ order: Order, on core: Core) -> Frame? {
    for index in 0..<regions.count {
      if let frame = get(regions[index], order.rawValue) { return Frame(frame) }
    }
    M.storeRelaxed(M.loadRelaxed(words) &+ 1, to: words)
    return nil
  }

  private func get(_ region: ModelRegion<M>, _ order: Int) -> Int? {
    for found in order...Order.maximum.rawValue {
      region.lock(found)
      let index = region.lists.head(found)
      if index == BlockWord.none {
        region.unlock(found)
        continue
      }
      region.lists.unlink(index, found)
      region.set(index, found, isFree: false)
      region.addFree(-(1 << found))
      region.unlock(found)
      // The mistake of 2024, and of 2023 too: what is left of the block is on no list until the loop comes to it.
      for half in (order..<found).reversed() { insert(region, index + (1 << half), half) }
      return region.first + index
    }
    return nil
  }

  /// Puts a half on its list.
  private func insert(_ region: ModelRegion<M>, _ index: Int, _ order: Int) {
    if Kind.model == .perOrder2023 { region.set(index, order, isFree: true) }
    region.lock(order)
    if Kind.model == .perOrder2024 { region.set(index, order, isFree: true) }
    region.lists.push(index, order)
    region.addFree(1 << order)
    region.unlock(order)
  }

  package borrowing func tryPut(_ frame: Frame, _ order: Order, on core: Core) -> PutError? {
    for index in 0..<regions.count where regions[index].lists.contains(frame.number, order.rawValue) {
      guard frame.number % order.frameCount == 0 else { return .misaligned }
      let region = regions[index]
      guard region.isHandedOut(frame.number - region.first, order.rawValue) else { return .notTaken }
      give(region, frame.number - region.first, order.rawValue)
      return nil
    }
    return .outsideMemory
  }

  private func give(_ region: ModelRegion<M>, _ frame: Int, _ order: Int) {
    var (index, merged) = (frame, order)
    // The mistake of 2023: whoever has the buddy believes this bit from here on.
    if Kind.model == .perOrder2023 { region.set(index, merged, isFree: true) }
    region.lock(merged)
    if Kind.model == .perOrder2024 { region.set(index, merged, isFree: true) }
    while let buddy = region.lists.buddy(index, merged), region.isFree(buddy, merged) {
      region.lists.unlink(buddy, merged)
      region.addFree(-(1 << merged))
      region.set(buddy, merged, isFree: false)
      region.set(index, merged, isFree: false)
      region.unlock(merged)
      index = min(index, buddy)
      merged += 1
      if Kind.model == .perOrder2023 { region.set(index, merged, isFree: true) }
      region.lock(merged)
      if Kind.model == .perOrder2024 { region.set(index, merged, isFree: true) }
    }
    region.lists.push(index, merged)
    region.addFree(1 << merged)
    region.unlock(merged)
  }

  // MARK: Description

  package var freeFrames: Int { (0..<regions.count).reduce(0) { $0 + regions[$1].free } }
  package var metadataBytes: Int {
    (0..<regions.count).reduce(0) { $0 + ModelRegion<M>.metadataBytes(regions[$1].count) }
  }

  package var statistics: FrameStatistics {
    var statistics = FrameStatistics()
    statistics.exhaustions = Int(truncatingIfNeeded: M.load(words))
    for index in 0..<regions.count { regions[index].lists.count(into: &statistics) }
    return statistics
  }

  package borrowing func freeBlocks() -> [FreeBlock] {
    (0..<regions.count).flatMap { regions[$0].lists.freeBlocks() }.sorted { $0.frame < $1.frame }
  }

  package borrowing func checkInvariants() -> [String] {
    (0..<regions.count).flatMap { regions[$0].checkInvariants() }
  }
}
