extension PerOrder {
  @inline(__always)
  private func lock(_ region: BuddyRegion<M>, _ order: Int) {
    if SpinLock<M>(at: region.word(order, PerOrderWord.lock)).lock() {
      region.add(1, to: PerOrderWord.lockWaits, order)
    }
  }

  @inline(__always)
  private func unlock(_ region: BuddyRegion<M>, _ orders: ClosedRange<Int>) {
    var order = orders.upperBound
    while order >= orders.lowerBound {
      SpinLock<M>(at: region.word(order, PerOrderWord.lock)).unlock()
      order &-= 1
    }
  }

  /// Puts a block on its list and says so to whoever searches; under the order's lock.
  @inline(__always)
  private func push(_ region: BuddyRegion<M>, _ index: Int, _ order: Int) {
    region.push(index, order)
    region.add(1, to: PerOrderWord.generation, order)
  }

  @inline(__always)
  package borrowing func get(_ order: Order, on core: Core) -> Frame? {
    for index in 0..<regions.count {
      let region = regions[index]
      // A glance without a lock tells how many locks are worth taking.
      if let seen = region.smallest(from: order.rawValue), let frame = take(region, order.rawValue, seen) {
        return Frame(frame)
      }
    }
    return search(order.rawValue)
  }

  /// Takes the locks from `order` to `seen`, and the first block on their lists; nil if it is gone by then.
  @inline(__always)
  private func take(_ region: BuddyRegion<M>, _ order: Int, _ seen: Int) -> Int? {
    var held = order
    lock(region, held)
    while region.head(held) == BlockWord.none {
      guard held < seen else {
        unlock(region, order...held)
        return nil
      }
      held &+= 1
      lock(region, held)
    }
    let frame = region.pop(order, splitting: held)
    var half = order
    while half < held {
      region.add(1, to: PerOrderWord.generation, half)
      half &+= 1
    }
    unlock(region, order...held)
    return frame
  }

  /// Visits every list under its lock, and starts again unless all of them were empty at one moment.
  @inline(never)
  private borrowing func search(_ order: Int) -> Frame? {
    var spins = 0
    while true {
      let before = generations(from: order)
      for index in 0..<regions.count {
        let region = regions[index]
        for seen in order...Order.maximum.rawValue {
          lock(region, seen)
          let isEmpty = region.head(seen) == BlockWord.none
          unlock(region, seen...seen)
          if !isEmpty, let frame = take(region, order, seen) { return Frame(frame) }
        }
      }
      // Each list was empty when it was visited and was given nothing since, so all were empty when the last was.
      if before == generations(from: order) {
        countExhaustion()
        return nil
      }
      M.pause(spins)
      spins += 1
    }
  }

  /// What the lists of these orders were ever given, and in how many regions.
  private borrowing func generations(from order: Int) -> (regions: Int, given: UInt64) {
    let count = regions.count
    var sum: UInt64 = 0
    for index in 0..<count {
      for order in order...Order.maximum.rawValue {
        sum = sum &+ M.load(regions[index].word(order, PerOrderWord.generation))
      }
    }
    return (count, sum)
  }

  @inline(__always)
  package borrowing func tryPut(_ frame: Frame, _ order: Order, on core: Core) -> PutError? {
    for index in 0..<regions.count where regions[index].contains(frame.number, order.rawValue) {
      guard frame.number & (order.frameCount &- 1) == 0 else { return .misaligned }
      return give(regions[index], frame.number, order.rawValue)
    }
    return .outsideMemory
  }

  @inline(__always)
  private func give(_ region: BuddyRegion<M>, _ frame: Int, _ order: Int) -> PutError? {
    var index = frame &- region.first
    lock(region, order)
    guard region.isTaken(index, order) else {
      unlock(region, order...order)
      return .notTaken
    }
    region.release(index)
    var merged = order
    // A buddy that is free at an order stays so while that order is locked.
    while let buddy = region.freeBuddy(index, merged) {
      region.unlink(buddy, merged)
      index = min(index, buddy)
      merged &+= 1
      lock(region, merged)
    }
    push(region, index, merged)
    if merged > order { region.add(1, to: OrderWord.merges, merged) }
    unlock(region, order...merged)
    return nil
  }
}
