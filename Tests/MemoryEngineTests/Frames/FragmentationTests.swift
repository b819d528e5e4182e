import Testing

@testable import MemoryEngine

@Suite("Fragmentation") struct FragmentationTests {
  /// Fills memory, frees half at random, replaces a tenth eight times; the same steps for every allocator.
  private func freeHugeBlocks(
    _ order: Order, seed: UInt64, frames: Int, get: () -> Int?, put: (Int) -> Void, free: () -> [Bool]
  ) -> Int {
    var generator = SplitMix64(seed: seed)
    var held: [Int] = []
    while let frame = get() { held.append(frame) }
    held.shuffle(using: &generator)
    for frame in held[(held.count / 2)...] { put(frame) }
    held.removeSubrange((held.count / 2)...)
    for _ in 0..<8 {
      held.shuffle(using: &generator)
      let replaced = held.count / 10
      for frame in held.prefix(replaced) { put(frame) }
      for index in 0..<replaced { held[index] = get() ?? -1 }
    }
    #expect(!held.contains(-1))
    let free = free()
    return (0..<frames / 512).count { huge in free[huge * 512..<huge * 512 + 512].allSatisfy(\.self) }
  }

  private func freeHugeBlocks<Allocator: FrameAllocator & ~Copyable>(
    _: Allocator.Type, _ order: Order, seed: UInt64, frames: Int
  ) throws -> Int {
    let allocator = Allocator(cores: 1)
    try allocator.addMemory(first: Frame(0), count: frames)
    return withUnsafePointer(to: allocator) { allocator in
      freeHugeBlocks(order, seed: seed, frames: frames) {
        allocator.pointee.get(order, on: Core(0))?.number
      } put: {
        allocator.pointee.put(Frame($0), order, on: Core(0))
      } free: {
        var free = [Bool](repeating: false, count: frames)
        for block in allocator.pointee.freeBlocks() {
          for frame in block.frame.number..<block.frame.number + block.order.frameCount { free[frame] = true }
        }
        return free
      }
    }
  }

  /// The buddy that always takes the lowest block that is large enough: with blocks of one size, the lowest free run.
  private func firstFit(_ order: Order, seed: UInt64, frames: Int) -> Int {
    var isFree = [Bool](repeating: true, count: frames / order.frameCount)
    var lowest = 0
    return freeHugeBlocks(order, seed: seed, frames: frames) {
      while lowest < isFree.count, !isFree[lowest] { lowest += 1 }
      guard lowest < isFree.count else { return nil }
      isFree[lowest] = false
      return lowest * order.frameCount
    } put: { frame in
      isFree[frame / order.frameCount] = true
      lowest = min(lowest, frame / order.frameCount)
    } free: {
      isFree.flatMap { [Bool](repeating: $0, count: order.frameCount) }
    }
  }

  @Test(
    "lock-free and core-cache leave at least as many free 2 MiB blocks as a first-fit buddy",
    arguments: [0, 3, 5, 6, 7, 8])
  func noWorseThanFirstFit(order: Int) throws {
    let order = try Order(checking: order)
    for seed in 1...3 as ClosedRange<UInt64> {
      let reference = firstFit(order, seed: seed, frames: 32_768)
      let lockFree = try freeHugeBlocks(LockFree<Hardware>.self, order, seed: seed, frames: 32_768)
      #expect(lockFree >= reference, "order \(order.rawValue), seed \(seed): lock-free")
      let cached = try freeHugeBlocks(CoreCache<Hardware>.self, order, seed: seed, frames: 32_768)
      #expect(
        cached >= reference, "order \(order.rawValue), seed \(seed): core-cache \(cached), \(reference)")
    }
  }
}
