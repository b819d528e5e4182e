extension CoreCache {
  @inline(__always)
  package borrowing func get(_ order: Order, on core: Core) -> Frame? {
    let order = order.rawValue
    if order > CoreStacks<M>.orderMax {
      return shared.get(Order(unchecked: order), on: core) ?? getFromEverywhere(order, core)
    }
    let stacks = stacks(of: index(of: core))
    stacks.lock()
    guard let frame = stacks.pop(order) ?? refill(stacks, order, core) else {
      stacks.unlock()
      return getFromEverywhere(order, core)
    }
    stacks.unlock()
    handOut(frame, order)
    return Frame(frame)
  }

  @inline(__always)
  private func handOut(_ frame: Int, _ order: Int) {
    for index in 0..<marks.count where marks[index].contains(frame, order) {
      marks[index].handOut(frame, order)
      return
    }
  }

  /// Fetches a batch from the shared allocator and takes the first block of it.
  @inline(never)
  private func refill(_ stacks: CoreStacks<M>, _ order: Int, _ core: Core) -> Int? {
    let batch = CoreStacks<M>.batch(order)
    let bottom = stacks.bottom(order)
    var count = 0
    if order == 0 {
      count = shared.getSingles(batch, into: bottom, on: core)
    } else {
      while count < batch, let frame = shared.get(Order(unchecked: order), on: core) {
        M.write(UInt64(frame.number), to: bottom + count)
        count += 1
      }
    }
    // The last one fetched is on top; memory is handed out from the bottom up.
    var low = 0
    var high = count - 1
    while low < high {
      let value = M.read(bottom + low)
      M.write(M.read(bottom + high), to: bottom + low)
      M.write(value, to: bottom + high)
      low += 1
      high -= 1
    }
    stacks.setCount(count, order)
    return stacks.pop(order)
  }

  @inline(__always)
  package borrowing func tryPut(_ frame: Frame, _ order: Order, on core: Core) -> PutError? {
    if order.rawValue > CoreStacks<M>.orderMax { return shared.tryPut(frame, order, on: core) }
    let order = order.rawValue
    for index in 0..<marks.count where marks[index].contains(frame.number, order) {
      guard frame.number & ((1 &<< order) &- 1) == 0 else { return .misaligned }
      guard marks[index].takeBack(frame.number, order) else { return .notTaken }
      let stacks = stacks(of: self.index(of: core))
      stacks.lock()
      if !stacks.push(frame.number, order) {
        drain(stacks, order, CoreStacks<M>.batch(order), core)
        _ = stacks.push(frame.number, order)
      }
      stacks.unlock()
      return nil
    }
    return .outsideMemory
  }

  /// Gives the oldest blocks of a stack back to the shared allocator.
  @inline(never)
  private func drain(_ stacks: CoreStacks<M>, _ order: Int, _ count: Int, _ core: Core) {
    let bottom = stacks.bottom(order)
    if order == 0 {
      shared.putSingles(bottom, count, on: core)
    } else {
      for index in 0..<count {
        shared.put(Frame(Int(M.read(bottom + index))), Order(unchecked: order), on: core)
      }
    }
    stacks.removeOldest(count, order)
  }

  // MARK: When memory runs out

  /// With all caches locked and emptied, what the shared allocator says is the truth about all of memory.
  @inline(never)
  private borrowing func getFromEverywhere(_ order: Int, _ core: Core) -> Frame? {
    lockAll()
    drainAll()
    let frame = shared.get(Order(unchecked: order), on: core)
    unlockAll()
    guard let frame else {
      countExhaustion()
      return nil
    }
    if order <= CoreStacks<M>.orderMax { handOut(frame.number, order) }
    return frame
  }

  /// In ascending order, so that two who need all of them cannot wait for each other.
  func lockAll() {
    for core in 0..<coreCount { stacks(of: core).lock() }
  }

  func unlockAll() {
    for core in 0..<coreCount { stacks(of: core).unlock() }
  }

  func drainAll() {
    for core in 0..<coreCount {
      for order in 0...CoreStacks<M>.orderMax {
        let stacks = stacks(of: core)
        if stacks.count(order) > 0 { drain(stacks, order, stacks.count(order), Core(core)) }
      }
    }
  }
}
