/// The free blocks of one region, a doubly linked list an order, kept beside the memory and not inside it.
///
/// Source: Knowlton, "A Fast Storage Allocator", CACM 8(10), 1965, with the lists of Knuth, TAOCP 1, 2.5. One word a
/// frame holds a block's state, order and both links, so that a step of a list touches one line for each block.
/// Not safe by itself: whoever changes the list of an order holds a lock that covers that order. What is read
/// without it (heads, counts, the word of a neighbour) is a hint, or holds a value that only that lock's holder writes.
struct BuddyRegion<M: Machine>: MemoryRegion {
  /// Frames in one region, at most: links have 29 bits, and the last value means nobody. Just under 2 TiB.
  static var framesMax: Int { BlockWord.none }

  let first: Int
  let count: Int
  /// What stands of each frame.
  let blocks: SharedWord
  /// What stands of each order, `stride` words apart.
  let orders: SharedWord
  let stride: Int

  /// All frames from `first` on are free. The words of an order lie `stride` apart, at least `OrderWord.count`.
  /// - Throws: `memoryOutOfRange` for a region too large for its links, `noRoom` without room for the table.
  init(first: Int, count: Int, stride: Int) throws(EngineError) {
    guard count <= Self.framesMax else {
      throw .memoryOutOfRange(
        bytes: UInt64(count) * UInt64(Frame.bytes), atMost: UInt64(Self.framesMax) * UInt64(Frame.bytes))
    }
    guard let blocks = SharedMemory.allocateIfPossible(count) else {
      throw .noRoom(bytes: UInt64(Self.metadataBytes(frames: count, stride: stride)))
    }
    self.first = first
    self.count = count
    self.blocks = blocks
    self.stride = stride
    orders = SharedMemory.allocate(Order.all.count * stride)
    for order in Order.all {
      M.storeRelaxed(UInt64(BlockWord.none), to: word(order.rawValue, OrderWord.head))
    }
    var at = 0
    while at < count {
      let order = largestOrder(at)
      push(at, order)
      at += 1 << order
    }
  }

  func deallocate() {
    SharedMemory.deallocate(blocks)
    SharedMemory.deallocate(orders)
  }

  static func metadataBytes(frames: Int, stride: Int) -> Int { (frames + Order.all.count * stride) * 8 }

  var metadataBytes: Int { Self.metadataBytes(frames: count, stride: stride) }

  @inline(__always)
  func word(_ order: Int, _ what: Int) -> SharedWord { orders + (order &* stride &+ what) }

  @inline(__always)
  func block(_ index: Int) -> BlockWord { BlockWord(raw: M.loadRelaxed(blocks + index)) }

  @inline(__always)
  private func set(_ index: Int, _ word: BlockWord) { M.storeRelaxed(word.raw, to: blocks + index) }

  @inline(__always)
  func head(_ order: Int) -> Int { Int(truncatingIfNeeded: M.loadRelaxed(word(order, OrderWord.head))) }

  /// Adds to a count that only the holder of the order's lock writes.
  @inline(__always)
  func add(_ by: Int, to what: Int, _ order: Int) {
    let word = word(order, what)
    M.storeRelaxed(M.loadRelaxed(word) &+ UInt64(bitPattern: Int64(by)), to: word)
  }

  func total(_ what: Int, _ order: Int) -> Int { Int(truncatingIfNeeded: M.load(word(order, what))) }

  @inline(__always)
  func contains(_ frame: Int, _ order: Int) -> Bool {
    frame >= first && frame &- first <= count &- (1 &<< order)
  }

  /// The largest block that may begin at an index: aligned by its frame's number, and inside the region.
  private func largestOrder(_ index: Int) -> Int {
    var order = min(Order.maximum.rawValue, (first + index).trailingZeroBitCount)
    while index + (1 << order) > count { order -= 1 }
    return order
  }

  /// The index of the buddy of a block; nil where it would leave the region, or there is no larger order.
  @inline(__always)
  func buddy(_ index: Int, _ order: Int) -> Int? {
    guard order < Order.maximum.rawValue else { return nil }
    let buddy = ((first &+ index) ^ (1 &<< order)) &- first
    return buddy >= 0 && buddy &+ (1 &<< order) <= count ? buddy : nil
  }

  var freeFrames: Int {
    (0..<Order.all.count).reduce(0) { $0 + total(OrderWord.free, $1) << $1 }
  }
}

/// The words that stand of one order.
enum OrderWord {
  static let head = 0
  /// Free blocks on the list.
  static let free = 1
  static let splits = 2
  static let merges = 3
  static let count = 4
}

// MARK: Lists

extension BuddyRegion {
  @inline(__always)
  func push(_ index: Int, _ order: Int) {
    let head = head(order)
    set(index, BlockWord(.free, order, next: head, previous: BlockWord.none))
    if head != BlockWord.none { set(head, block(head).linked(previous: index)) }
    M.storeRelaxed(UInt64(index), to: word(order, OrderWord.head))
    add(1, to: OrderWord.free, order)
  }

  /// Takes a block off the list of its order; afterwards its frames belong to a block that begins elsewhere, or to
  /// whoever called.
  @inline(__always)
  func unlink(_ index: Int, _ order: Int) {
    let block = block(index)
    if block.previous == BlockWord.none {
      M.storeRelaxed(UInt64(block.next), to: word(order, OrderWord.head))
    } else {
      set(block.previous, self.block(block.previous).linked(next: block.next))
    }
    if block.next != BlockWord.none {
      set(block.next, self.block(block.next).linked(previous: block.previous))
    }
    set(index, BlockWord(raw: 0))
    add(-1, to: OrderWord.free, order)
  }

  /// The smallest order from `order` on that has a free block.
  @inline(__always)
  func smallest(from order: Int) -> Int? {
    var found = order
    while head(found) == BlockWord.none {
      found &+= 1
      if found > Order.maximum.rawValue { return nil }
    }
    return found
  }

  /// Takes the first block of `found`, hands out its lowest part and puts the halves it does not need on their lists.
  /// The caller has the locks of all orders from `order` to `found`.
  @inline(__always)
  func pop(_ order: Int, splitting found: Int) -> Int {
    let index = head(found)
    unlink(index, found)
    var half = found
    while half > order {
      half &-= 1
      push(index &+ (1 &<< half), half)
    }
    if found > order { add(1, to: OrderWord.splits, found) }
    set(index, BlockWord(.taken, order, next: 0, previous: 0))
    return first &+ index
  }

  /// What is wrong with giving back the block at an index, asked under the order's lock.
  @inline(__always)
  func isTaken(_ index: Int, _ order: Int) -> Bool { block(index).stands(.taken, order) }

  /// The block belongs to nobody for the moment.
  @inline(__always)
  func release(_ index: Int) { set(index, BlockWord(raw: 0)) }

  /// The buddy of a block if it is free as a whole, asked under the order's lock.
  @inline(__always)
  func freeBuddy(_ index: Int, _ order: Int) -> Int? {
    guard let buddy = buddy(index, order), block(buddy).stands(.free, order) else { return nil }
    return buddy
  }

  func freeBlocks() -> [FreeBlock] {
    (0..<count).compactMap { index in
      let block = block(index)
      return block.state == .free ? FreeBlock(Frame(first + index), Order(unchecked: block.order)) : nil
    }
  }
}
