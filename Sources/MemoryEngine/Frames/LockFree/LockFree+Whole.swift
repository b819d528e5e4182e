/// Where whole areas come from. There is nothing to choose between them, so the next one will do.
extension LockFree {
  /// Takes a block of order 9 or 10 from the core's tree, beginning where it took the last, or from the next tree that
  /// nobody reserved and that has several.
  func takeWholeNearby(_ order: Int, _ core: Int, _ place: Place, _ undone: inout Int) -> Int? {
    let regionCount = regions.count
    guard regionCount > 0 else { return nil }
    let isPlaced = place.region < regionCount
    let region = isPlaced ? place.region : 0
    let here = regions.pointer(to: region)
    let own = isPlaced ? place.area / LockFreeRegion<M>.treeAreas : 0
    if isPlaced, let frame = takeWhole(order, core, region, here, own, from: place.area / 2, &undone) {
      return frame
    }
    let trees = here.pointee.treeCount
    var tree = isPlaced ? own &+ 1 : 0
    for _ in 0..<trees {
      if tree >= trees { tree = 0 }
      if M.loadRelaxed(here.pointee.trees + tree) == 0, hasSeveral(order, here, tree),
        let frame = takeWhole(
          order, core, region, here, tree, from: here.pointee.pairs(of: tree).lowerBound, &undone)
      {
        return frame
      }
      tree &+= 1
    }
    return nil
  }

  private func takeWhole(
    _ order: Int, _ core: Int, _ region: Int, _ here: UnsafePointer<LockFreeRegion<M>>, _ tree: Int,
    from start: Int, _ undone: inout Int
  ) -> Int? {
    let pairs = here.pointee.pairs(of: tree)
    var pair = start
    for _ in pairs {
      if pair >= pairs.upperBound { pair = pairs.lowerBound }
      let word = here.pointee.pair(pair)
      if word.hasWhole {
        for area in 0..<2 where word.slack(order, area) != nil {
          if let frame = take(order, core, region, 2 &* pair &+ area, undone: &undone) {
            move(order, core, to: Place(region: region, area: 2 &* pair &+ area))
            return frame
          }
        }
      }
      pair &+= 1
    }
    return nil
  }

  /// Enough for the walk to pay.
  private func hasSeveral(_ order: Int, _ here: UnsafePointer<LockFreeRegion<M>>, _ tree: Int) -> Bool {
    var found = 0
    for pair in here.pointee.pairs(of: tree) where here.pointee.pair(pair).hasWhole {
      for area in 0..<2 where here.pointee.pair(pair).slack(order, area) != nil { found &+= 1 }
      if found >= 8 { return true }
    }
    return false
  }
}
