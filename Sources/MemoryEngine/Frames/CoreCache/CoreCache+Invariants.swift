extension CoreCache {
  /// At rest: the shared allocator is sound, no lock is held, and every cached block is aligned, in one cache only, taken
  /// from the shared allocator and not handed out.
  package borrowing func checkInvariants() -> [String] {
    var problems = shared.checkInvariants()
    var cached: Set<Int> = []
    for core in 0..<coreCount {
      let stacks = stacks(of: core)
      stacks.lock()
      for order in 0...CoreStacks<M>.orderMax {
        if stacks.count(order) > CoreStacks<M>.capacity(order) {
          problems.append("core \(core) caches too much of order \(order)")
        }
        for index in 0..<stacks.count(order) {
          let frame = Int(M.read(stacks.bottom(order) + index))
          problems += check(frame, order, &cached).map {
            "core \(core), order \(order), frame \(frame): \($0)"
          }
        }
      }
      stacks.unlock()
    }
    return problems
  }

  private func check(_ frame: Int, _ order: Int, _ cached: inout Set<Int>) -> [String] {
    var problems: [String] = []
    if frame & ((1 << order) - 1) != 0 { problems.append("cached misaligned") }
    for one in frame..<frame + (1 << order) {
      if !cached.insert(one).inserted { problems.append("frame \(one) is cached twice") }
      if !shared.isTaken(one) { problems.append("cached, and free in the shared allocator") }
    }
    for index in 0..<marks.count where marks[index].contains(frame, order) {
      if marks[index].order(frame) != nil { problems.append("cached and handed out") }
    }
    return problems
  }
}
