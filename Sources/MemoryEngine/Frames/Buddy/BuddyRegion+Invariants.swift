extension BuddyRegion {
  /// What is wrong, in words: links, alignment, overlaps, blocks that should have merged, the counts.
  func checkInvariants() -> [String] {
    var problems = Order.all.flatMap { checkList($0.rawValue) }
    var end = 0
    for index in 0..<count {
      let block = block(index)
      guard block.state != .inside else { continue }
      let name = "block at \(first + index), order \(block.order),"
      if index < end { problems.append("\(name) begins inside another") }
      end = index + (1 << block.order)
      if (first + index) & ((1 << block.order) - 1) != 0 { problems.append("\(name) is misaligned") }
      if end > count { problems.append("\(name) leaves the region") }
      if block.state == .free, freeBuddy(index, block.order) != nil {
        problems.append("\(name) and its buddy are free and were not merged")
      }
    }
    return problems
  }

  private func checkList(_ order: Int) -> [String] {
    var problems: [String] = []
    var listed = 0
    var before = BlockWord.none
    var at = head(order)
    while at != BlockWord.none, listed <= count {
      guard at < count, block(at).stands(.free, order) else {
        problems.append("frame \(first + at) is on the list of order \(order) and no such block is free")
        break
      }
      if block(at).previous != before { problems.append("the link back from \(first + at) is wrong") }
      listed += 1
      before = at
      at = block(at).next
    }
    let marked = (0..<count).count { block($0).stands(.free, order) }
    if listed != marked {
      problems.append("\(marked) blocks of order \(order) are free and \(listed) listed")
    }
    let counted = total(OrderWord.free, order)
    if counted != marked {
      problems.append("\(counted) blocks of order \(order) are counted, \(marked) free")
    }
    return problems
  }
}
