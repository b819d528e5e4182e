import Glibc
import Synchronization

/// Room for shared words, laid out so that what different cores write never shares a cache line.
package enum SharedMemory {
  /// Words in two cache lines of 64 bytes: processors fetch lines in adjacent pairs.
  package static let lineWords = 16

  private static let lineBytes = lineWords * 8

  /// `count` words, all 0, starting at a line of their own; given back with `deallocate`. Traps where the system has
  /// no such room: ask with `allocateIfPossible` where the size is somebody's wish.
  package static func allocate(_ count: Int) -> SharedWord {
    guard let words = allocateIfPossible(count) else {
      preconditionFailure("no room for \(count) shared words")
    }
    return words
  }

  /// The system hands out large rooms zeroed page by page as they are touched, so that a table over much memory costs
  /// only what is used of it. An `Atomic<UInt64>` is nothing but its 64 bits: zeroed memory is atomics that hold 0.
  package static func allocateIfPossible(_ count: Int) -> SharedWord? {
    guard let raw = allocateBytes(max(count, 1), each: 8) else { return nil }
    return raw.bindMemory(to: Atomic<UInt64>.self, capacity: max(count, 1))
  }

  /// Zeroed bytes for plain accesses, given back with `deallocate`.
  static func allocateBytesIfPossible(_ count: Int) -> UnsafeMutablePointer<UInt8>? {
    allocateBytes(max(count, 1), each: 1)?.bindMemory(to: UInt8.self, capacity: max(count, 1))
  }

  package static func deallocate(_ pointer: UnsafeMutableRawPointer) {
    // Two words before the first one stands where the room really begins.
    free((pointer - 16).load(as: UnsafeMutableRawPointer.self))
  }

  private static func allocateBytes(_ count: Int, each: Int) -> UnsafeMutableRawPointer? {
    let (bytes, overflows) = count.multipliedReportingOverflow(by: each)
    guard !overflows, bytes <= Int.max - 2 * lineBytes, let room = calloc(1, bytes + 2 * lineBytes) else {
      return nil
    }
    let start = (room + lineBytes).alignedUp(toMultipleOf: lineBytes)
    (start - 16).storeBytes(of: room, as: UnsafeMutableRawPointer.self)
    return start
  }
}
