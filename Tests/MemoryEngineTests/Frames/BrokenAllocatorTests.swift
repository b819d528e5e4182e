import Testing

@testable import MemoryEngine

/// How an allocator under test is spoilt.
private protocol Fault {
  static var name: String { get }
  /// Every how many operations it strikes.
  static var period: Int { get }
}

private enum HandsOutTwice: Fault {
  static let name = "hands a frame out twice"
  static let period = 7
}
private enum LosesPuts: Fault {
  static let name = "loses what is given back"
  static let period = 9
}
private enum RefusesEarly: Fault {
  static let name = "refuses with memory free"
  static let period = 5
}
private enum SplitsForEver: Fault {
  static let name = "never merges"
  static let period = 1
}

/// A right allocator with one fault on top.
private struct Broken<Kind: Fault>: FrameAllocator, ~Copyable {
  private let inner: GlobalLock<Hardware>
  private let state: UnsafeMutablePointer<(operations: Int, last: Frame?, lost: Int)>

  init(cores: Int) {
    inner = GlobalLock(cores: cores)
    state = .allocate(capacity: 1)
    state.initialize(to: (0, nil, 0))
  }

  deinit { state.deallocate() }

  private func strikes() -> Bool {
    state.pointee.operations += 1
    return state.pointee.operations % Kind.period == 0
  }

  static func metadataBytes(frames: Int, cores: Int) -> Int {
    GlobalLock<Hardware>.metadataBytes(frames: frames, cores: cores)
  }

  func addMemory(first: Frame, count: Int) throws(EngineError) {
    try inner.addMemory(first: first, count: count)
  }

  func get(_ order: Order, on core: Core) -> Frame? {
    let strike = strikes()
    if strike, Kind.self == RefusesEarly.self { return nil }
    if strike, Kind.self == HandsOutTwice.self, let last = state.pointee.last { return last }
    let frame = inner.get(order, on: core)
    if order == .minimum { state.pointee.last = frame }
    return frame
  }

  func tryPut(_ frame: Frame, _ order: Order, on core: Core) -> PutError? {
    if Kind.self == LosesPuts.self, strikes() {
      state.pointee.lost += order.frameCount
      return nil
    }
    if frame == state.pointee.last { state.pointee.last = nil }
    return inner.tryPut(frame, order, on: core)
  }

  var freeFrames: Int { inner.freeFrames }
  var metadataBytes: Int { inner.metadataBytes }
  var statistics: FrameStatistics { inner.statistics }

  func freeBlocks() -> [FreeBlock] {
    guard Kind.self == SplitsForEver.self, inner.statistics.exhaustions > 0 else { return inner.freeBlocks() }
    return inner.freeBlocks().flatMap { block in
      (0..<block.order.frameCount).map { FreeBlock(Frame(block.frame.number + $0), .minimum) }
    }
  }

  func checkInvariants() -> [String] { inner.checkInvariants() }
}

@Suite("The contract catches broken allocators") struct BrokenAllocatorTests {
  private func problems<Kind: Fault>(_ kind: Kind.Type) throws -> [String] {
    let contract = FrameContract<Broken<Kind>>()
    return try contract.checkExhaustion(first: 0, count: 64, order: .minimum)
      + contract.checkRandom(first: 0, count: 64, steps: 200, seed: 1, checkEvery: 1)
  }

  @Test("A frame handed out twice") func twice() throws { #expect(try !problems(HandsOutTwice.self).isEmpty) }
  @Test("Frames that never come back") func lost() throws { #expect(try !problems(LosesPuts.self).isEmpty) }
  @Test("A refusal with memory free") func refusal() throws {
    #expect(try !problems(RefusesEarly.self).isEmpty)
  }
  @Test("Blocks that are never merged") func merging() throws {
    #expect(try !problems(SplitsForEver.self).isEmpty)
  }
}
