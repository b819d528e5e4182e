extension BuddyRegion {
  /// Adds this region's blocks, splits and merges.
  func count(into statistics: inout FrameStatistics) {
    for order in 0..<Order.all.count {
      statistics.freeBlocks[order] += total(OrderWord.free, order)
      statistics.splits += total(OrderWord.splits, order)
      statistics.merges += total(OrderWord.merges, order)
    }
  }
}
