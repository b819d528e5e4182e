/// A policy across two allocators: blocks of address space come from one, and the frames behind them from another, taken
/// together with the block when it is of at least a threshold order and left to be taken one by one otherwise.
///
/// Whether a block is backed, and by which frames, stands in a bitmap and a table beside the blocks. A block may not be
/// there to be written to before it is backed, so nothing about it can be kept inside it.
package struct BackedBlocks<
  M: Machine, Blocks: FrameAllocator & ~Copyable, Frames: FrameAllocator & ~Copyable
>: ~Copyable {
  package let blocks: Blocks
  package let frames: Frames
  package let threshold: Order
  private let first: Int
  private let unitCount: Int
  /// A bit for each unit of the threshold's size: set where a backed block begins.
  private let backed: SharedWord
  /// The first frame behind the backed block that begins at a unit.
  private let table: SharedWord

  /// Address space is numbered in pages from `first`, a multiple of the threshold's size, and `blocks` has just it.
  /// - Throws: `noRoom`.
  package init(
    _ blocks: consuming Blocks, first: Frame, count: Int, backedBy frames: consuming Frames,
    from threshold: Order
  ) throws(EngineError) {
    let units = (count + threshold.frameCount - 1) / threshold.frameCount
    guard let table = SharedMemory.allocateIfPossible(units) else { throw .noRoom(bytes: UInt64(units * 8)) }
    self.blocks = blocks
    self.frames = frames
    self.threshold = threshold
    self.first = first.number
    unitCount = units
    self.table = table
    backed = SharedMemory.allocate(units / 64 + 1)
  }

  deinit {
    SharedMemory.deallocate(backed)
    SharedMemory.deallocate(table)
  }

  private func unit(_ block: Frame) -> Int { (block.number - first) / threshold.frameCount }

  /// Takes a block, with its frames if it is large enough; nil when there is none, or no frames for it.
  package borrowing func get(_ order: Order, on core: Core) -> Frame? {
    guard let block = blocks.get(order, on: core) else { return nil }
    if order < threshold { return block }
    guard let frame = frames.get(order, on: core) else {
      blocks.put(block, order, on: core)
      return nil
    }
    M.storeRelaxed(UInt64(frame.number), to: table + unit(block))
    flip(unit(block))
    return block
  }

  /// Gives back a block and the frames behind it.
  package borrowing func tryPut(_ block: Frame, _ order: Order, on core: Core) -> PutError? {
    guard order >= threshold else { return blocks.tryPut(block, order, on: core) }
    guard block.number % order.frameCount == 0 else { return .misaligned }
    guard block.number >= first, unit(block) < unitCount else { return .outsideMemory }
    guard let frame = frame(behind: block) else { return .notTaken }
    // The frames first: they refuse what was not got at this order, before anything has changed.
    if let error = frames.tryPut(frame, order, on: core) { return error }
    flip(unit(block))
    return blocks.tryPut(block, order, on: core)
  }

  /// The first of the frames behind the backed block that begins here; nil where none does.
  package func frame(behind block: Frame) -> Frame? {
    guard block.number >= first, (block.number - first) % threshold.frameCount == 0, unit(block) < unitCount,
      M.load(backed + unit(block) / 64) >> UInt64(unit(block) % 64) & 1 != 0
    else { return nil }
    return Frame(Int(truncatingIfNeeded: M.loadRelaxed(table + unit(block))))
  }

  /// The block's owner alone changes its bit, but others change their own in the same word.
  private func flip(_ unit: Int) {
    let word = backed + unit / 64
    let bit: UInt64 = 1 << UInt64(unit % 64)
    var value = M.loadRelaxed(word)
    while true {
      let outcome = M.compareExchange(word, expected: value, desired: value ^ bit)
      if outcome.exchanged { return }
      value = outcome.original
    }
  }
}
