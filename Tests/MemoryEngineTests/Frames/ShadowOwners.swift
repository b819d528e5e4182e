@testable import MemoryEngine

/// Who has which frame, kept beside the allocator under test.
struct ShadowOwners {
  private let first: Int
  private var isTaken: [Bool]
  private(set) var taken = 0

  init(first: Int, count: Int) {
    self.first = first
    isTaken = Array(repeating: false, count: count)
  }

  /// What is wrong with being given this block.
  mutating func take(_ frame: Frame, _ order: Order) -> [String] {
    if frame.number % order.frameCount != 0 {
      return ["frame \(frame.number) is misaligned for order \(order.rawValue)"]
    }
    let range = frame.number - first..<frame.number - first + order.frameCount
    guard range.lowerBound >= 0, range.upperBound <= isTaken.count else { return ["block outside memory"] }
    if isTaken[range].contains(true) { return ["frame \(frame.number) was handed out twice"] }
    for index in range { isTaken[index] = true }
    taken += order.frameCount
    return []
  }

  mutating func give(_ frame: Frame, _ order: Order) {
    for index in frame.number - first..<frame.number - first + order.frameCount { isTaken[index] = false }
    taken -= order.frameCount
  }

  /// Whether a whole aligned block of an order is free.
  func hasRoom(for order: Order) -> Bool { freeBlocks().contains { $0.order >= order } }

  /// The free blocks, as large as alignment and taken frames let them be.
  func freeBlocks() -> [FreeBlock] {
    var blocks: [FreeBlock] = []
    var at = 0
    while at < isTaken.count {
      if isTaken[at] {
        at += 1
        continue
      }
      var order = min(Order.maximum.rawValue, (first + at).trailingZeroBitCount)
      while at + (1 << order) > isTaken.count || isTaken[at..<at + (1 << order)].contains(true) { order -= 1 }
      blocks.append(FreeBlock(Frame(first + at), Order.all[order]))
      at += 1 << order
    }
    return blocks
  }
}
