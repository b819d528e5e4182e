/// For each frame of a region, whether a block of a cached order that is handed out begins there: its order plus one,
/// or 0. The shared allocator cannot tell a block in a cache from one that is handed out; this does, and a block
/// given back twice is refused. Whoever has the block writes its mark.
struct HandoutMarks<M: Machine>: MemoryRegion {
  let first: Int
  let count: Int
  private let marks: UnsafeMutablePointer<UInt8>

  /// - Throws: `noRoom`.
  init(first: Int, count: Int) throws(EngineError) {
    guard let marks = SharedMemory.allocateBytesIfPossible(count) else { throw .noRoom(bytes: UInt64(count)) }
    self.first = first
    self.count = count
    self.marks = marks
  }

  func deallocate() { SharedMemory.deallocate(marks) }

  @inline(__always)
  func contains(_ frame: Int, _ order: Int) -> Bool {
    frame >= first && frame &- first <= count &- (1 &<< order)
  }

  /// The order at which a block at this frame was handed out.
  func order(_ frame: Int) -> Int? {
    let mark = M.read(marks + (frame - first))
    return mark == 0 ? nil : Int(mark) - 1
  }

  @inline(__always)
  func handOut(_ frame: Int, _ order: Int) {
    M.write(UInt8(truncatingIfNeeded: order &+ 1), to: marks + (frame &- first))
  }

  /// Takes the mark away; false, with nothing changed, unless a block of this order was handed out here.
  @inline(__always)
  func takeBack(_ frame: Int, _ order: Int) -> Bool {
    let mark = marks + (frame &- first)
    guard M.read(mark) == UInt8(truncatingIfNeeded: order &+ 1) else { return false }
    M.write(0, to: mark)
    return true
  }
}
