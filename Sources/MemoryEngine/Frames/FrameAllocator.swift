/// Why a block was not taken back. Each is a mistake of the caller.
public enum PutError: UInt8, Error, Sendable, CaseIterable, CustomStringConvertible {
  /// Some frame of the block belongs to no memory that was added.
  case outsideMemory
  /// The block's first frame is not a multiple of its size.
  case misaligned
  /// The block, or a part of it, is not handed out (a double free), or not as one block of this order.
  case notTaken

  public var description: String {
    switch self {
    case .outsideMemory: "the block lies outside the allocator's memory"
    case .misaligned: "the block's first frame is not a multiple of its size"
    case .notTaken: "the block is not handed out at this order: freed twice, or never got"
    }
  }
}

/// A block of memory that is free, as large as alignment and its neighbours let it be.
public struct FreeBlock: Hashable, Sendable {
  public let frame: Frame
  public let order: Order

  public init(_ frame: Frame, _ order: Order) {
    self.frame = frame
    self.order = order
  }
}

/// What happened inside an allocator since it was made, and what it holds free now. Taken while others are inside it is
/// an estimate.
package struct FrameStatistics: Equatable, Sendable {
  package var failedCompareExchanges = 0
  package var lockWaits = 0
  /// Gets that found no memory.
  package var exhaustions = 0
  /// Blocks cut to serve a smaller order, and blocks joined with a buddy when they came back; 0 where a design has
  /// neither.
  package var splits = 0
  package var merges = 0
  /// Free frames that lie in caches of single cores.
  package var cachedFrames = 0
  /// Free blocks by order, as the design keeps them; those in caches are not among them.
  package var freeBlocks = [Int](repeating: 0, count: 11)

  package init() {}
}

/// The contract of level `frames`: blocks of 2^order frames, each aligned to its size, each with one owner.
///
/// `get` and `tryPut` may be called from any number of threads at once, and so may `addMemory`; what describes
/// the whole (`freeBlocks`, `checkInvariants`) holds only while nobody else is inside.
package protocol FrameAllocator: ~Copyable {
  /// An allocator without memory, for cores `0..<cores`.
  init(cores: Int)

  /// Bytes of memory that an allocator needs beside `frames` frames of memory.
  static func metadataBytes(frames: Int, cores: Int) -> Int

  /// Adds the frames from `first` on. Regions never merge with one another.
  /// - Throws: `memoryOverlaps`, `tooManyRegions`, `framesOutOfRange`, `memoryOutOfRange`, `noRoom`.
  func addMemory(first: Frame, count: Int) throws(EngineError)

  /// Takes a block; nil only if at some moment of the call no block of that order was free.
  func get(_ order: Order, on core: Core) -> Frame?

  /// Gives back a block got at the same order, or says why it cannot be one.
  func tryPut(_ frame: Frame, _ order: Order, on core: Core) -> PutError?

  /// Frames that are free now; while others are inside, an estimate.
  var freeFrames: Int { get }

  /// Bytes of memory the allocator needs beside the memory it manages.
  var metadataBytes: Int { get }

  var statistics: FrameStatistics { get }

  /// The largest free blocks, by frame.
  func freeBlocks() -> [FreeBlock]

  /// What is wrong with the structure, in words; empty when nothing is.
  func checkInvariants() -> [String]
}

extension FrameAllocator where Self: ~Copyable {
  /// Gives back a block got at the same order. Anything else is a mistake of the caller and traps.
  @inline(__always)
  package borrowing func put(_ frame: Frame, _ order: Order, on core: Core) {
    if let error = tryPut(frame, order, on: core) {
      preconditionFailure("put of frame \(frame.number), order \(order.rawValue): \(error)")
    }
  }
}
