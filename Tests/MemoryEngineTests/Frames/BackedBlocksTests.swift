import Testing

@testable import MemoryEngine

@Suite("Blocks backed from a threshold order on") struct BackedBlocksTests {
  /// A policy that a test can name in an expectation, which wants what can be copied.
  private final class Backed: @unchecked Sendable {
    private let policy: BackedBlocks<Hardware, GlobalLock<Hardware>, LockFree<Hardware>>

    init(_ policy: consuming BackedBlocks<Hardware, GlobalLock<Hardware>, LockFree<Hardware>>) {
      self.policy = policy
    }

    var freePages: Int { policy.blocks.freeFrames }
    var freeFrames: Int { policy.frames.freeFrames }
    func get(_ order: Order, on core: Core) -> Frame? { policy.get(order, on: core) }
    func tryPut(_ block: Frame, _ order: Order, on core: Core) -> PutError? {
      policy.tryPut(block, order, on: core)
    }
    func frame(behind block: Frame) -> Frame? { policy.frame(behind: block) }
  }

  /// Address space of pages 4096 to 8191 over as many frames as asked for.
  private func make(frames count: Int, from threshold: Int) throws -> Backed {
    let blocks = GlobalLock<Hardware>(cores: 1)
    try blocks.addMemory(first: Frame(4096), count: 4096)
    let frames = LockFree<Hardware>(cores: 1)
    try frames.addMemory(first: Frame(0), count: count)
    return Backed(
      try BackedBlocks(
        blocks, first: Frame(4096), count: 4096, backedBy: frames, from: Order(checking: threshold)))
  }

  @Test("A block below the threshold takes no frames, one at or above takes as many as it has pages")
  func threshold() throws {
    let backed = try make(frames: 1024, from: 3)
    for order in 0...10 {
      let order = try Order(checking: order)
      let block = try #require(backed.get(order, on: Core(0)))
      #expect((backed.frame(behind: block) != nil) == (order.rawValue >= 3))
      #expect(backed.freeFrames == 1024 - (order.rawValue >= 3 ? order.frameCount : 0))
      #expect(backed.tryPut(block, order, on: Core(0)) == nil)
      #expect(backed.frame(behind: block) == nil)
      #expect(backed.freeFrames == 1024)
    }
    #expect(backed.freePages == 4096)
  }

  @Test("Without frames for it a block is refused, and the address space comes back")
  func noFrames() throws {
    let backed = try make(frames: 16, from: 3)
    let block = try #require(backed.get(Order.all[4], on: Core(0)))
    #expect(backed.get(Order.all[3], on: Core(0)) == nil)
    #expect(backed.get(Order.all[2], on: Core(0)) != nil)
    #expect(backed.tryPut(block, Order.all[4], on: Core(0)) == nil)
    #expect(backed.get(Order.all[3], on: Core(0)) != nil)
  }

  @Test("A mistake is told and changes nothing")
  func misuse() throws {
    let backed = try make(frames: 1024, from: 3)
    let block = try #require(backed.get(Order.all[4], on: Core(0)))
    #expect(backed.tryPut(block, Order.all[5], on: Core(0)) != nil)
    #expect(backed.tryPut(Frame(block.number + 8), Order.all[3], on: Core(0)) == .notTaken)
    #expect(backed.tryPut(Frame(0), Order.all[3], on: Core(0)) == .outsideMemory)
    #expect(backed.frame(behind: block) != nil)
    #expect(backed.tryPut(block, Order.all[4], on: Core(0)) == nil)
    #expect(backed.tryPut(block, Order.all[4], on: Core(0)) == .notTaken)
    #expect(backed.freePages == 4096)
  }

  @Test("Threads back neighbouring blocks at once and lose no mark")
  func threads() throws {
    let backed = try make(frames: 4096, from: 2)
    _ = try PinnedThreads.run(3) { thread in
      var held: [Frame] = []
      for turn in 0..<3000 {
        if turn % 7 < 4, let block = backed.get(Order.all[2], on: Core(thread)) {
          held.append(block)
        } else if let block = held.popLast() {
          _ = backed.tryPut(block, Order.all[2], on: Core(thread))
        }
      }
      for block in held { _ = backed.tryPut(block, Order.all[2], on: Core(thread)) }
    }
    #expect(backed.freeFrames == 4096)
    #expect(backed.freePages == 4096)
    #expect((0..<1024).allSatisfy { backed.frame(behind: Frame(4096 + $0 * 4)) == nil })
  }
}
