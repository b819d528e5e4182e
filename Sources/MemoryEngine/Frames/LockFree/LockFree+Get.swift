extension LockFree {
  @inline(__always)
  package borrowing func get(_ order: Order, on core: Core) -> Frame? {
    let core = index(of: core)
    let place = M.loadRelaxed(slot(core, Slot.place))
    let region = Int(place &>> 32)
    let pair = Int(place & 0xffff_ffff)
    var undone = 0
    if region < Int(M.loadRelaxed(regionCount)), pair < regions[region].pairCount,
      let frame = take(order.rawValue, core, region, pair, undone: &undone)
    {
      return Frame(frame)
    }
    return search(order.rawValue, core)
  }

  /// Takes a block from one pair; nil where it has none. `undone` counts the grants that were handed back.
  @inline(__always)
  func take(_ order: Int, _ core: Int, _ region: Int, _ pair: Int, undone: inout Int) -> Int? {
    if order >= 9 { return takeWhole(order, core, region, pair) }
    let frames = 1 &<< order
    let word = regions[region].pairs + pair
    var value = PairWord(raw: M.loadRelaxed(word))
    var failures = 0
    var area = 0
    while area < 2 {
      guard value.free(area) >= frames, order == 0 || regions[region].areaBits(pair, area).hasRun(order)
      else {
        area &+= 1
        continue
      }
      // For single frames the counter alone decides: what it grants is there. For larger blocks the frames may be
      // scattered, and the grant is handed back; until then nobody may conclude that memory is exhausted.
      let granted = order == 0 ? value.taking(1, area) : value.taking(frames, area).entering()
      let outcome = M.compareExchange(word, expected: value.raw, desired: granted.raw)
      guard outcome.exchanged else {
        failures &+= 1
        value = PairWord(raw: outcome.original)
        continue
      }
      if let bit = takeBits(order, region, pair, area, &failures) {
        if order > 0 { change(word, &failures) { $0.leaving() } }
        count(core, Slot.failures, failures)
        return regions[region].base &+ pair &* LockFreeRegion<M>.pairFrames &+ area &* PairWord.areaFrames
          &+ bit
      }
      value = change(word, &failures) { $0.giving(frames, area).leaving() }
      undone &+= 1
      area &+= 1
    }
    count(core, Slot.failures, failures)
    return nil
  }

  @inline(__always)
  private func takeBits(_ order: Int, _ region: Int, _ pair: Int, _ area: Int, _ failures: inout Int) -> Int?
  {
    let bits = regions[region].areaBits(pair, area)
    var spins = 0
    while true {
      if let bit = bits.take(order, failures: &failures) { return bit }
      if order > 0 { return nil }
      // A frame is promised; whoever claims whole words for a moment lets go of them.
      M.pause(spins)
      spins &+= 1
    }
  }

  /// Changes a pair's word, whatever else happens to it; returns what it is then.
  @inline(__always)
  @discardableResult
  func change(_ word: SharedWord, _ failures: inout Int, _ body: (PairWord) -> PairWord) -> PairWord {
    var value = PairWord(raw: M.loadRelaxed(word))
    while true {
      let next = body(value)
      let outcome = M.compareExchange(word, expected: value.raw, desired: next.raw)
      if outcome.exchanged { return next }
      failures &+= 1
      value = PairWord(raw: outcome.original)
    }
  }

  private func takeWhole(_ order: Int, _ core: Int, _ region: Int, _ pair: Int) -> Int? {
    let word = regions[region].pairs + pair
    let whole = PairWord.areaFrames
    var value = PairWord(raw: M.loadRelaxed(word))
    var failures = 0
    defer { count(core, Slot.failures, failures) }
    let base = regions[region].base + pair * LockFreeRegion<M>.pairFrames
    while true {
      let taken: PairWord
      let frame: Int
      if order == 10 {
        guard value.free(0) == whole, value.free(1) == whole else { return nil }
        (taken, frame) = (value.takingBoth(), base)
      } else if value.free(0) == whole {
        (taken, frame) = (value.takingWhole(0), base)
      } else if value.free(1) == whole {
        (taken, frame) = (value.takingWhole(1), base + whole)
      } else {
        return nil
      }
      let outcome = M.compareExchange(word, expected: value.raw, desired: taken.raw)
      if outcome.exchanged { return frame }
      failures += 1
      value = PairWord(raw: outcome.original)
    }
  }
}
