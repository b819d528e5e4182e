/// The free blocks of one region, a doubly linked list an order, kept beside the memory and not inside it.
///
/// Source: Knowlton, "A Fast Storage Allocator", CACM 8(10), 1965, with the lists of Knuth, TAOCP 1, 2.5.
/// Not safe for several threads: whoever uses it holds a lock.
struct BuddyLists: ~Copyable {
  /// What the table says of a frame: nothing, or that a block of an order begins here.
  private enum Mark {
    static let inside: UInt8 = 0
    static let free: UInt8 = 0x40
    static let taken: UInt8 = 0x80
    static let orderMask: UInt8 = 0x0f
  }

  private static let none = UInt32.max

  let first: Int
  let count: Int
  private(set) var freeFrames = 0
  private let next: UnsafeMutablePointer<UInt32>
  private let previous: UnsafeMutablePointer<UInt32>
  private let marks: UnsafeMutablePointer<UInt8>
  /// The first block of each order's list, an index into the region.
  private let heads: UnsafeMutablePointer<UInt32>

  /// All frames from `first` on are free.
  init(first: Int, count: Int) {
    self.first = first
    self.count = count
    next = .allocate(capacity: max(1, count))
    previous = .allocate(capacity: max(1, count))
    marks = .allocate(capacity: max(1, count))
    heads = .allocate(capacity: Order.all.count)
    marks.initialize(repeating: Mark.inside, count: max(1, count))
    heads.initialize(repeating: Self.none, count: Order.all.count)
    var at = 0
    while at < count {
      let order = largestOrder(at)
      push(at, order)
      at += 1 << order
    }
    freeFrames = count
  }

  deinit {
    next.deallocate()
    previous.deallocate()
    marks.deallocate()
    heads.deallocate()
  }

  static func bytes(count: Int) -> Int { count * 9 + Order.all.count * 4 }

  /// The largest block that may begin at an index: aligned by its frame's number, and inside the region.
  private func largestOrder(_ index: Int) -> Int {
    var order = min(Order.maximum.rawValue, (first + index).trailingZeroBitCount)
    while index + (1 << order) > count { order -= 1 }
    return order
  }

  private func push(_ index: Int, _ order: Int) {
    let head = heads[order]
    next[index] = head
    previous[index] = Self.none
    if head != Self.none { previous[Int(head)] = UInt32(truncatingIfNeeded: index) }
    heads[order] = UInt32(truncatingIfNeeded: index)
    marks[index] = Mark.free | UInt8(truncatingIfNeeded: order)
  }

  private func unlink(_ index: Int, _ order: Int) {
    let after = next[index]
    let before = previous[index]
    if before == Self.none { heads[order] = after } else { next[Int(before)] = after }
    if after != Self.none { previous[Int(after)] = before }
    marks[index] = Mark.inside
  }

  /// Takes the first block of the smallest order that has one, and gives back the halves it does not need.
  mutating func get(_ order: Int) -> Int? {
    var found = order
    while heads[found] == Self.none {
      found += 1
      if found > Order.maximum.rawValue { return nil }
    }
    let index = Int(heads[found])
    unlink(index, found)
    while found > order {
      found -= 1
      push(index + (1 << found), found)
    }
    marks[index] = Mark.taken | UInt8(truncatingIfNeeded: order)
    freeFrames -= 1 << order
    return first + index
  }

  mutating func put(_ frame: Int, _ order: Int) -> PutError? {
    var index = frame - first
    guard index >= 0, index + (1 << order) <= count else { return .outsideMemory }
    guard frame & ((1 << order) - 1) == 0 else { return .misaligned }
    guard marks[index] == Mark.taken | UInt8(truncatingIfNeeded: order) else { return .notTaken }
    freeFrames += 1 << order
    marks[index] = Mark.inside
    var merged = order
    while merged < Order.maximum.rawValue {
      let buddy = ((first + index) ^ (1 << merged)) - first
      guard buddy >= 0, buddy + (1 << merged) <= count,
        marks[buddy] == Mark.free | UInt8(truncatingIfNeeded: merged)
      else { break }
      unlink(buddy, merged)
      index = min(index, buddy)
      merged += 1
    }
    push(index, merged)
    return nil
  }

  func freeBlocks() -> [FreeBlock] {
    var blocks: [FreeBlock] = []
    for index in 0..<count where marks[index] & Mark.free != 0 {
      blocks.append(FreeBlock(Frame(first + index), Order(unchecked: Int(marks[index] & Mark.orderMask))))
    }
    return blocks
  }
}

extension BuddyLists {
  /// What is wrong, in words: links, alignment, overlaps, blocks that should have merged, the count.
  func checkInvariants() -> [String] {
    var problems = checkLists()
    var free = 0
    var end = 0
    for index in 0..<count where marks[index] != Mark.inside {
      let order = Int(marks[index] & Mark.orderMask)
      if index < end { problems.append("block at \(first + index) begins inside another") }
      end = index + (1 << order)
      if (first + index) & ((1 << order) - 1) != 0 {
        problems.append("block at \(first + index) is misaligned")
      }
      if end > count { problems.append("block at \(first + index) leaves the region") }
      guard marks[index] & Mark.free != 0 else { continue }
      free += 1 << order
      let buddy = ((first + index) ^ (1 << order)) - first
      if order < Order.maximum.rawValue, buddy >= 0, buddy + (1 << order) <= count,
        marks[buddy] == marks[index]
      {
        problems.append("free buddies at \(first + index), order \(order), were not merged")
      }
    }
    if free != freeFrames { problems.append("\(freeFrames) frames counted as free, \(free) found") }
    return problems
  }

  private func checkLists() -> [String] {
    var problems: [String] = []
    var listed = 0
    for order in Order.all.map(\.rawValue) {
      var before = Self.none
      var at = heads[order]
      while at != Self.none, listed <= count {
        if marks[Int(at)] != Mark.free | UInt8(order) {
          problems.append("frame \(first + Int(at)) is on the list of order \(order) and not marked so")
          break
        }
        if previous[Int(at)] != before { problems.append("the link back from \(first + Int(at)) is wrong") }
        listed += 1
        before = at
        at = next[Int(at)]
      }
    }
    let marked = (0..<count).count { marks[$0] & Mark.free != 0 }
    if listed != marked { problems.append("\(marked) blocks are free and \(listed) listed") }
    return problems
  }
}
