extension LockFree {
  @inline(__always)
  package borrowing func get(_ order: Order, on core: Core) -> Frame? {
    let core = index(of: core)
    let order = order.rawValue
    let place = Place(raw: M.loadRelaxed(slot(core, Reservation(order).rawValue)))
    var undone = 0
    if place.region < regions.count, let frame = take(order, core, place.region, place.area, undone: &undone)
    {
      return Frame(frame)
    }
    return search(order, core)
  }

  /// Takes a block from one area; nil where it has none. `undone` counts the grants that were handed back.
  @inline(__always)
  func take(_ order: Int, _ core: Int, _ region: Int, _ area: Int, undone: inout Int) -> Int? {
    let region = regions.pointer(to: region)
    if order == 0 { return takeSingle(core, region, area) }
    if order >= 9 { return takeWhole(order, core, region, area) }
    return takeRun(order, core, region, area, &undone)
  }

  /// For single frames the counter alone decides: what it grants is there.
  @inline(__always)
  private func takeSingle(_ core: Int, _ region: UnsafePointer<LockFreeRegion<M>>, _ area: Int) -> Int? {
    var failures = 0
    guard let grant = grantSingles(1, region, area, &failures) else { return nil }
    let (word, bits) = settle(grant, region, area, core, &failures)
    count(core, Slot.failures, failures)
    return region.pointee.base &+ area &* PairWord.areaFrames &+ word &* 64 &+ bits.trailingZeroBitCount
  }

  /// Lowers the counter of an area by at most `most`; nil when nothing is free there.
  @inline(__always)
  func grantSingles(
    _ most: Int, _ region: UnsafePointer<LockFreeRegion<M>>, _ area: Int, _ failures: inout Int
  ) -> Int? {
    let word = region.pointee.pairs + (area &>> 1)
    var value = PairWord(raw: M.loadRelaxed(word))
    while true {
      let frames = min(most, value.free(area & 1))
      if frames == 0 { return nil }
      let outcome = M.compareExchange(word, expected: value.raw, desired: value.taking(frames, area & 1).raw)
      if outcome.exchanged { return frames }
      failures &+= 1
      value = PairWord(raw: outcome.original)
    }
  }

  /// Sets bits of one word for frames that were granted: some of them, but at least one.
  @inline(__always)
  func settle(
    _ granted: Int, _ region: UnsafePointer<LockFreeRegion<M>>, _ area: Int, _ core: Int,
    _ failures: inout Int
  ) -> (word: Int, bits: UInt64) {
    let bits = region.pointee.areaBits(area)
    let hint = slot(core, Slot.bitWord)
    let start = Int(truncatingIfNeeded: M.loadRelaxed(hint))
    var spins = 0
    while true {
      if let taken = bits.takeSingles(granted, from: start, failures: &failures) {
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
  private func takeRun(
    _ order: Int, _ core: Int, _ region: UnsafePointer<LockFreeRegion<M>>, _ area: Int, _ undone: inout Int
  ) -> Int? {
    let frames = 1 &<< order
    let word = region.pointee.pairs + (area &>> 1)
    let bits = region.pointee.areaBits(area)
    var failures = 0
    while true {
      let value = PairWord(raw: M.loadRelaxed(word))
      guard value.free(area & 1) >= frames, let start = bits.firstWord(order) else {
        count(core, Slot.failures, failures)
        return nil
      }
      let granted = value.taking(frames, area & 1).entering()
      guard M.compareExchange(word, expected: value.raw, desired: granted.raw).exchanged else {
        failures &+= 1
        continue
      }
      let bit = bits.take(order, from: start, failures: &failures)
      count(core, Slot.failures, failures)
      if let bit {
        _ = M.fetchAdd(word, PairWord.leave)
        return region.pointee.base &+ area &* PairWord.areaFrames &+ bit
      }
      _ = M.fetchAdd(word, PairWord.gift(frames, area & 1) &+ PairWord.leave)
      undone &+= 1
      return nil
    }
  }

  @inline(__always)
  private func takeWhole(
    _ order: Int, _ core: Int, _ region: UnsafePointer<LockFreeRegion<M>>, _ area: Int
  ) -> Int? {
    let word = region.pointee.pairs + (area &>> 1)
    let whole = PairWord.areaFrames
    var value = PairWord(raw: M.loadRelaxed(word))
    var failures = 0
    while true {
      let taken: PairWord
      if order == 10 {
        guard value.free == 2 &* whole else { return nil }
        taken = value.takingBoth()
      } else {
        guard value.free(area & 1) == whole else { return nil }
        taken = value.takingWhole(area & 1)
      }
      let outcome = M.compareExchange(word, expected: value.raw, desired: taken.raw)
      if outcome.exchanged {
        count(core, Slot.failures, failures)
        return region.pointee.base &+ (order == 10 ? area & ~1 : area) &* whole
      }
      failures &+= 1
      value = PairWord(raw: outcome.original)
    }
  }
}
