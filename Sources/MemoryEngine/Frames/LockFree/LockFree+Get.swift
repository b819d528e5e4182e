extension LockFree {
  @inline(__always)
  package borrowing func get(_ order: Order, on core: Core) -> Frame? {
    let core = index(of: core)
    let order = order.rawValue
    let place = Place(raw: M.loadRelaxed(slot(core, Reservation(order).rawValue)))
    var undone = 0
    if place.region < regions.count, let frame = take(order, core, place.region, place.pair, undone: &undone) {
      return Frame(frame)
    }
    return search(order, core)
  }

  /// Takes a block from one pair; nil where it has none. `undone` counts the grants that were handed back.
  @inline(__always)
  func take(_ order: Int, _ core: Int, _ region: Int, _ pair: Int, undone: inout Int) -> Int? {
    let region = regions.pointer(to: region)
    if order == 0 { return takeSingle(core, region, pair) }
    if order >= 9 { return takeWhole(order, core, region, pair) }
    return takeRun(order, core, region, pair, &undone)
  }

  /// For single frames the counter alone decides: what it grants is there.
  @inline(__always)
  private func takeSingle(_ core: Int, _ region: UnsafePointer<LockFreeRegion<M>>, _ pair: Int) -> Int? {
    var failures = 0
    guard let grant = grantSingles(1, region, pair, &failures) else { return nil }
    let (word, bits) = settle(grant, region, pair, core, &failures)
    count(core, Slot.failures, failures)
    return region.pointee.base &+ pair &* LockFreeRegion<M>.pairFrames &+ grant.area &* PairWord.areaFrames
      &+ word &* 64 &+ bits.trailingZeroBitCount
  }

  /// Lowers the counter of the first area that has frames, by at most `most`.
  @inline(__always)
  func grantSingles(
    _ most: Int, _ region: UnsafePointer<LockFreeRegion<M>>, _ pair: Int, _ failures: inout Int
  ) -> (area: Int, frames: Int)? {
    let word = region.pointee.pairs + pair
    var value = PairWord(raw: M.loadRelaxed(word))
    while true {
      let area = value.free(0) > 0 ? 0 : 1
      let frames = min(most, value.free(area))
      if frames == 0 { return nil }
      let outcome = M.compareExchange(word, expected: value.raw, desired: value.taking(frames, area).raw)
      if outcome.exchanged { return (area, frames) }
      failures &+= 1
      value = PairWord(raw: outcome.original)
    }
  }

  /// Sets bits of one word for frames that were granted: some of them, but at least one.
  @inline(__always)
  func settle(
    _ grant: (area: Int, frames: Int), _ region: UnsafePointer<LockFreeRegion<M>>, _ pair: Int, _ core: Int,
    _ failures: inout Int
  ) -> (word: Int, bits: UInt64) {
    let bits = region.pointee.areaBits(pair, grant.area)
    let hint = slot(core, Slot.bitWord)
    let start = Int(truncatingIfNeeded: M.loadRelaxed(hint))
    var spins = 0
    while true {
      if let taken = bits.takeSingles(grant.frames, from: start, failures: &failures) {
        if taken.word != start { M.storeRelaxed(UInt64(truncatingIfNeeded: taken.word), to: hint) }
        return taken
      }
      // A frame is promised; whoever claims whole words for a moment lets go of them.
      M.pause(spins)
      spins &+= 1
    }
  }

  /// For larger blocks the frames granted may be scattered, and are handed back then; until that is settled nobody may
  /// conclude that memory is exhausted.
  @inline(__always)
  private func takeRun(
    _ order: Int, _ core: Int, _ region: UnsafePointer<LockFreeRegion<M>>, _ pair: Int, _ undone: inout Int
  ) -> Int? {
    let frames = 1 &<< order
    let word = region.pointee.pairs + pair
    var failures = 0
    var area = 0
    while area < 2 {
      let value = PairWord(raw: M.loadRelaxed(word))
      let bits = region.pointee.areaBits(pair, area)
      guard value.free(area) >= frames, let start = bits.firstWord(order) else {
        area &+= 1
        continue
      }
      guard
        M.compareExchange(word, expected: value.raw, desired: value.taking(frames, area).entering().raw).exchanged
      else {
        failures &+= 1
        continue
      }
      if let bit = bits.take(order, from: start, failures: &failures) {
        _ = M.fetchAdd(word, PairWord.leave)
        count(core, Slot.failures, failures)
        return region.pointee.base &+ pair &* LockFreeRegion<M>.pairFrames &+ area &* PairWord.areaFrames &+ bit
      }
      _ = M.fetchAdd(word, PairWord.gift(frames, area) &+ PairWord.leave)
      undone &+= 1
      area &+= 1
    }
    count(core, Slot.failures, failures)
    return nil
  }

  @inline(__always)
  private func takeWhole(_ order: Int, _ core: Int, _ region: UnsafePointer<LockFreeRegion<M>>, _ pair: Int) -> Int? {
    let word = region.pointee.pairs + pair
    let whole = PairWord.areaFrames
    var value = PairWord(raw: M.loadRelaxed(word))
    var failures = 0
    let base = region.pointee.base &+ pair &* LockFreeRegion<M>.pairFrames
    while true {
      let taken: PairWord
      let frame: Int
      if order == 10 {
        guard value.free == 2 &* whole else { return nil }
        (taken, frame) = (value.takingBoth(), base)
      } else if value.free(0) == whole {
        (taken, frame) = (value.takingWhole(0), base)
      } else if value.free(1) == whole {
        (taken, frame) = (value.takingWhole(1), base &+ whole)
      } else {
        return nil
      }
      let outcome = M.compareExchange(word, expected: value.raw, desired: taken.raw)
      if outcome.exchanged {
        count(core, Slot.failures, failures)
        return frame
      }
      failures &+= 1
      value = PairWord(raw: outcome.original)
    }
  }
}
