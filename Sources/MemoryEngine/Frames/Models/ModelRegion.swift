/// One region of the models: lists, and a bitmap for each order whose words are changed by a load and a store.
struct ModelRegion<M: Machine>: MemoryRegion {
  let lists: BuddyRegion<M>
  /// A bit for each block of each order, set while it is not free; orders lie one after the other.
  private let bits: SharedWord
  private let freeCount: SharedWord

  var first: Int { lists.first }
  var count: Int { lists.count }

  init(first: Int, count: Int) throws(EngineError) {
    lists = try BuddyRegion(first: first, count: count, stride: SharedMemory.lineWords)
    bits = SharedMemory.allocate(Order.all.count * Self.bitmapWords(count))
    freeCount = SharedMemory.allocate(SharedMemory.lineWords)
    for word in 0..<Order.all.count * Self.bitmapWords(count) { M.storeRelaxed(.max, to: bits + word) }
    for block in lists.freeBlocks() { set(block.frame.number - first, block.order.rawValue, isFree: true) }
    M.storeRelaxed(UInt64(count), to: freeCount)
  }

  func deallocate() {
    lists.deallocate()
    SharedMemory.deallocate(bits)
    SharedMemory.deallocate(freeCount)
  }

  private static func bitmapWords(_ frames: Int) -> Int { frames / 64 + 1 }

  static func metadataBytes(_ frames: Int) -> Int {
    BuddyRegion<M>.metadataBytes(frames: frames, stride: SharedMemory.lineWords)
      + (Order.all.count * bitmapWords(frames) + SharedMemory.lineWords) * 8
  }

  /// The bit of a block stands at its first frame.
  private func word(_ index: Int, _ order: Int) -> SharedWord {
    bits + order * Self.bitmapWords(count) + index / 64
  }

  func isFree(_ index: Int, _ order: Int) -> Bool {
    M.loadRelaxed(word(index, order)) >> UInt64(index % 64) & 1 == 0
  }

  func set(_ index: Int, _ order: Int, isFree: Bool) {
    let bit: UInt64 = 1 << UInt64(index % 64)
    let value = M.loadRelaxed(word(index, order))
    M.storeRelaxed(isFree ? value & ~bit : value | bit, to: word(index, order))
  }

  /// No free block has this one inside, or lies inside it.
  func isHandedOut(_ index: Int, _ order: Int) -> Bool {
    for larger in order...Order.maximum.rawValue {
      let start = (((first + index) >> larger) << larger) - first
      if start >= 0, start < count, isFree(start, larger) { return false }
    }
    return (0..<order).allSatisfy { smaller in
      stride(from: index, to: index + (1 << order), by: 1 << smaller).allSatisfy { !isFree($0, smaller) }
    }
  }

  private var lockWord: Int { OrderWord.count }

  func lock(_ order: Int) { _ = SpinLock<M>(at: lists.word(order, lockWord)).lock() }
  func unlock(_ order: Int) { SpinLock<M>(at: lists.word(order, lockWord)).unlock() }

  func isLockHeld(_ order: Int) -> Bool { M.loadRelaxed(lists.word(order, lockWord)) != 0 }
  var isAnyLockHeld: Bool { Order.all.contains { isLockHeld($0.rawValue) } }

  func addFree(_ frames: Int) {
    M.storeRelaxed(M.loadRelaxed(freeCount) &+ UInt64(bitPattern: Int64(frames)), to: freeCount)
  }

  var free: Int { Int(truncatingIfNeeded: Int64(bitPattern: M.load(freeCount))) }

  /// At rest: sound lists, a clear bit for each block on them and for no other, the right count.
  func checkInvariants() -> [String] {
    var problems = lists.checkInvariants()
    let blocks = lists.freeBlocks()
    for block in blocks where !isFree(block.frame.number - first, block.order.rawValue) {
      problems.append(
        "frame \(block.frame.number) is free, and its bit of order \(block.order.rawValue) is set")
    }
    let clear = Order.all.reduce(0) { sum, order in
      sum + (0..<count).count { isFree($0, order.rawValue) }
    }
    if clear != blocks.count { problems.append("\(clear) bits are clear, \(blocks.count) blocks are free") }
    let frames = blocks.reduce(0) { $0 + $1.order.frameCount }
    if free != frames { problems.append("\(free) frames are counted as free, \(frames) are") }
    return problems
  }
}
