extension LockFree {
  /// Looks for a block outside the pair in which the core works: in the rest of its tree, then in the fullest tree that
  /// nobody reserved and that still has something to give, then wherever there is one.
  @inline(never)
  func search(_ order: Int, _ core: Int) -> Frame? {
    var spins = 0
    var before: UInt64?
    while true {
      var undone = 0
      if let frame = searchOnce(order, core, &undone) { return Frame(frame) }
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

  private func searchOnce(_ order: Int, _ core: Int, _ undone: inout Int) -> Int? {
    let place = Place(raw: M.loadRelaxed(slot(core, Reservation(order).rawValue)))
    let own = place.region < regions.count ? place.area / LockFreeRegion<M>.treeAreas : nil
    if order >= 9 {
      if let frame = takeWholeNearby(order, core, place, &undone) { return frame }
    } else {
      // Areas of which something is taken already come first, here and elsewhere; whole ones are broken only then.
      for choice in Choice.allCases {
        if let own, let frame = takeFromTree(order, core, place.region, own, choice, &undone) { return frame }
        while let best = bestTree(order, choice) {
          // Reserved before anything is taken: two cores that begin in one tree would use it up together, and go on to the
          // next one together.
          let owner = regions[best.region].trees + best.tree
          guard M.compareExchange(owner, expected: 0, desired: UInt64(core + 1)).exchanged else { continue }
          if let frame = takeFromTree(order, core, best.region, best.tree, choice, &undone) { return frame }
          M.store(0, to: owner)
          break
        }
      }
    }
    for reservedByOthers in [false, true] {
      for region in 0..<regions.count {
        for tree in 0..<regions[region].treeCount {
          let owner = M.loadRelaxed(regions[region].trees + tree)
          guard (owner != 0 && owner != UInt64(core + 1)) == reservedByOthers else { continue }
          if let frame = takeFromTree(order, core, region, tree, .any, &undone) { return frame }
        }
      }
    }
    return nil
  }

  /// Takes a block from the fullest area of a tree that has one, and makes the area the core's place.
  private func takeFromTree(
    _ order: Int, _ core: Int, _ region: Int, _ tree: Int, _ choice: Choice, _ undone: inout Int
  ) -> Int? {
    let here = regions[region]
    var tried: UInt64 = 0
    while true {
      var best = 0
      var least = Int.max
      for pair in here.pairs(of: tree) {
        let word = here.pair(pair)
        for area in 0..<2 where choice.allows(word, order, area) {
          let index = 2 &* pair &+ area
          guard let slack = word.slack(order, area), slack < least,
            tried &>> UInt64(index % LockFreeRegion<M>.treeAreas) & 1 == 0
          else { continue }
          (best, least) = (index, slack)
        }
      }
      if least == .max { return nil }
      if let frame = take(order, core, region, best, undone: &undone) {
        move(order, core, to: Place(region: region, area: best))
        return frame
      }
      // The frames that are free there do not make up a block, or somebody else was faster.
      tried |= 1 &<< UInt64(best % LockFreeRegion<M>.treeAreas)
    }
  }

  /// Of the trees that nobody reserved and that have enough for a while, the one with the fewest frames to give: so
  /// that half-empty trees fill up and empty ones stay whole.
  private func bestTree(_ order: Int, _ choice: Choice) -> (region: Int, tree: Int)? {
    let enough = max(Self.framesWorthReserving, 1 << order)
    var best: (region: Int, tree: Int)?
    var least = Int.max
    for region in 0..<regions.count {
      let here = regions[region]
      for tree in 0..<here.treeCount where M.loadRelaxed(here.trees + tree) == 0 {
        var usable = 0
        for pair in here.pairs(of: tree) {
          let word = here.pair(pair)
          for area in 0..<2 where choice.allows(word, order, area) && word.slack(order, area) != nil {
            usable &+= word.free(area)
          }
        }
        if usable >= enough, usable < least {
          least = usable
          best = (region, tree)
        }
      }
    }
    return best
  }

  /// A walk over all words costs about a nanosecond a MiB; this many gets share it.
  private static var framesWorthReserving: Int { 256 }

  /// Reserves the tree of an area for a core and gives up the one before. A reservation is a courtesy: who runs out takes
  /// from reserved trees too, so losing a race here costs time and nothing else.
  func move(_ order: Int, _ core: Int, to place: Place) {
    let slot = slot(core, Reservation(order).rawValue)
    let old = Place(raw: M.loadRelaxed(slot))
    if old == place { return }
    M.storeRelaxed(place.raw, to: slot)
    let me = UInt64(core + 1)
    let treeAreas = LockFreeRegion<M>.treeAreas
    if old.region < regions.count {
      if old.region == place.region, old.area / treeAreas == place.area / treeAreas { return }
      _ = M.compareExchange(regions[old.region].trees + old.area / treeAreas, expected: me, desired: 0)
    }
    _ = M.compareExchange(regions[place.region].trees + place.area / treeAreas, expected: 0, desired: me)
  }

  /// What the versions of all pairs add up to; nil while somebody is between counter and bits
  /// with frames that he may hand back. Equal before and after a search in vain, they say that nothing was given
  /// back in between: versions only grow.
  private func snapshot() -> UInt64? {
    var sum: UInt64 = 0
    for region in 0..<regions.count {
      for pair in 0..<regions[region].pairCount {
        let word = PairWord(raw: M.load(regions[region].pairs + pair))
        if word.inFlight > 0 { return nil }
        sum = sum &+ word.version
      }
    }
    return sum
  }
}

/// Which areas a search is content with.
private enum Choice: CaseIterable {
  /// Those of which something is taken, and where a search for single frames lasts a while.
  case begun
  case any

  @inline(__always)
  func allows(_ word: PairWord, _ order: Int, _ area: Int) -> Bool {
    switch self {
    case .begun: word.free(area) < PairWord.areaFrames && (order > 0 || word.free(area) >= 32)
    case .any: true
    }
  }
}
