extension LockFree {
  /// Looks for a block outside the pair that the core works in: first in pairs that nobody reserved and that promise
  /// to last, then in any that nobody reserved, then in everybody's. The pair found is reserved.
  @inline(never)
  func search(_ order: Int, _ core: Int) -> Frame? {
    var spins = 0
    var before: UInt64?
    while true {
      var undone = 0
      for wanted in Wanted.allCases {
        if let frame = searchOnce(order, core, wanted, undone: &undone) { return Frame(frame) }
      }
      // Nothing was found. That is the truth only if nobody else gave anything back meanwhile, and nobody held frames
      // that he may still hand back; the first search in vain only says that it is time to watch for that.
      let after = snapshot()
      if let before, let after, before &+ UInt64(undone) == after {
        count(core, Slot.exhaustions, 1)
        return nil
      }
      before = after
      M.pause(spins)
      spins += 1
    }
  }

  private func searchOnce(_ order: Int, _ core: Int, _ wanted: Wanted, undone: inout Int) -> Int? {
    let place = M.loadRelaxed(slot(core, Slot.place))
    let count = Int(M.load(regionCount))
    guard count > 0 else { return nil }
    let home = min(Int(place >> 32), count - 1)
    for step in 0..<count {
      let region = (home + step) % count
      let pairs = regions[region].pairCount
      guard pairs > 0 else { continue }
      let start = step == 0 ? Int(place & 0xffff_ffff) % pairs : pairs * core / coreCount
      for offset in 0..<pairs {
        let pair = start + offset < pairs ? start + offset : start + offset - pairs
        guard isWorthTrying(PairWord(raw: M.loadRelaxed(regions[region].pairs + pair)), order, core, wanted)
        else {
          continue
        }
        if let frame = take(order, core, region, pair, undone: &undone) {
          if wanted != .any { move(core, to: region, pair) }
          return frame
        }
      }
    }
    return nil
  }

  private func isWorthTrying(_ word: PairWord, _ order: Int, _ core: Int, _ wanted: Wanted) -> Bool {
    let frames = 1 << order
    let most = max(word.free(0), word.free(1))
    guard order == 10 ? word.free(0) + word.free(1) >= frames : most >= frames else { return false }
    switch wanted {
    case .any: return true
    case .unreserved: return word.owner == 0 || word.owner == core + 1
    case .plenty:
      return word.owner == 0
        && word.free(0) + word.free(1) >= min(LockFreeRegion<M>.pairFrames, frames * Wanted.plentyBlocks)
    }
  }

  /// Reserves a pair for a core and gives up the one before. A reservation is a courtesy: who runs out takes from
  /// reserved pairs too, so losing a race here costs time and nothing else.
  private func move(_ core: Int, to region: Int, _ pair: Int) {
    var failures = 0
    let place = M.loadRelaxed(slot(core, Slot.place))
    let old = (region: Int(place >> 32), pair: Int(place & 0xffff_ffff))
    if old.region < Int(M.load(regionCount)), old.pair < regions[old.region].pairCount {
      change(regions[old.region].pairs + old.pair, &failures) { $0.owner == core + 1 ? $0.owned(by: 0) : $0 }
    }
    change(regions[region].pairs + pair, &failures) { $0.owner == 0 ? $0.owned(by: core + 1) : $0 }
    M.storeRelaxed(UInt64(region) << 32 | UInt64(pair), to: slot(core, Slot.place))
    count(core, Slot.failures, failures)
  }

  /// What the versions of all pairs add up to; nil while somebody is between counter and bits
  /// with frames that he may hand back. Equal before and after a search in vain, they say that nothing was given
  /// back in between: versions only grow.
  private func snapshot() -> UInt64? {
    var sum: UInt64 = 0
    for region in 0..<Int(M.load(regionCount)) {
      for pair in 0..<regions[region].pairCount {
        let word = PairWord(raw: M.load(regions[region].pairs + pair))
        if word.inFlight > 0 { return nil }
        sum = sum &+ word.raw >> 40
      }
    }
    return sum
  }
}

/// What a search is content with.
private enum Wanted: CaseIterable {
  case plenty, unreserved, any

  /// How many blocks a pair should have to be worth reserving.
  static let plentyBlocks = 64
}
