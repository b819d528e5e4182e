/// What one core keeps at hand: a stack of free blocks for each of the small orders, under a lock of its own. The lock
/// is nearly always free, since only a core that finds no memory anywhere else reaches into those of others.
struct CoreStacks<M: Machine> {
  /// The largest order that is kept: from 128 frames on, a block is worth a walk to the shared allocator.
  static var orderMax: Int { 6 }

  /// Blocks of an order kept at most: a MiB of each order, so 7 MiB a core in all.
  @inline(__always)
  static func capacity(_ order: Int) -> Int { 256 &>> order }

  /// Blocks moved to or from the shared allocator at once.
  @inline(__always)
  static func batch(_ order: Int) -> Int { 128 &>> order }

  static var lineWordCount: Int { SharedMemory.lineWords }
  /// All stacks of a core, with the room of one more batch so that each begins at a line.
  static var stackWordCount: Int { 512 }

  /// The core's line: the lock and how many blocks each stack holds.
  private let line: SharedWord
  /// Frame numbers, touched only under the lock.
  private let stacks: UnsafeMutablePointer<UInt64>

  @inline(__always)
  init(line: SharedWord, stacks: UnsafeMutablePointer<UInt64>) {
    self.line = line
    self.stacks = stacks
  }

  @inline(__always)
  func lock() {
    if SpinLock<M>(at: line + CacheWord.lock).lock() {
      M.storeRelaxed(M.loadRelaxed(line + CacheWord.lockWaits) &+ 1, to: line + CacheWord.lockWaits)
    }
  }

  @inline(__always)
  func unlock() { SpinLock<M>(at: line + CacheWord.lock).unlock() }

  var lockWaits: Int { Int(truncatingIfNeeded: M.load(line + CacheWord.lockWaits)) }

  /// Blocks on a stack; without the lock, an estimate.
  @inline(__always)
  func count(_ order: Int) -> Int {
    Int(truncatingIfNeeded: M.loadRelaxed(line + (CacheWord.counts &+ order)))
  }

  @inline(__always)
  func setCount(_ count: Int, _ order: Int) {
    M.storeRelaxed(UInt64(truncatingIfNeeded: count), to: line + (CacheWord.counts &+ order))
  }

  /// The bottom of a stack. The stacks of orders 0, 1, 2, … are 256, 128, 64, … long and lie one after the other.
  @inline(__always)
  func bottom(_ order: Int) -> UnsafeMutablePointer<UInt64> { stacks + (512 &- (512 &>> order)) }

  @inline(__always)
  func pop(_ order: Int) -> Int? {
    let count = count(order)
    if count == 0 { return nil }
    setCount(count &- 1, order)
    return Int(truncatingIfNeeded: M.read(bottom(order) + (count &- 1)))
  }

  /// False when the stack is full.
  @inline(__always)
  func push(_ frame: Int, _ order: Int) -> Bool {
    let count = count(order)
    if count == Self.capacity(order) { return false }
    M.write(UInt64(truncatingIfNeeded: frame), to: bottom(order) + count)
    setCount(count &+ 1, order)
    return true
  }

  /// Forgets the `gone` blocks at the bottom, which have lain there longest.
  func removeOldest(_ gone: Int, _ order: Int) {
    let left = count(order) - gone
    for index in 0..<left { M.write(M.read(bottom(order) + (gone + index)), to: bottom(order) + index) }
    setCount(left, order)
  }
}

/// Words of a core's line in `CoreStacks`; from `counts` on there is one for each order.
private enum CacheWord {
  static let lock = 0
  static let lockWaits = 1
  static let counts = 8
}
