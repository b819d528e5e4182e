import Synchronization

/// Room for shared words, laid out so that what different cores write never shares a cache line.
package enum SharedMemory {
  /// Words in two cache lines of 64 bytes: processors fetch lines in adjacent pairs.
  package static let lineWords = 16

  /// `count` words, all `value`, starting at a line of their own; given back with `deallocate`.
  package static func allocate(_ count: Int, value: UInt64 = 0) -> SharedWord {
    let bytes = max(count, 1) * MemoryLayout<Atomic<UInt64>>.stride
    let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: lineWords * 8)
    raw.bindMemory(to: UInt64.self, capacity: max(count, 1)).initialize(
      repeating: value, count: max(count, 1))
    // An Atomic<UInt64> is nothing but its 64 bits, so words written in bulk become atomics as they lie.
    return raw.bindMemory(to: Atomic<UInt64>.self, capacity: max(count, 1))
  }
}
