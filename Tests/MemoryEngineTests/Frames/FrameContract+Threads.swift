import Synchronization

@testable import MemoryEngine

/// Checks on real threads, bounded by operations. Every frame has a shadow owner of its own, set by exchange, and a page of
/// real memory: whoever gets it must find the poison that the last owner left, and nobody else's writing until it puts.
extension FrameContract where Allocator: ~Copyable {
  func checkThreads(count: Int, threads: Int, steps: Int, seed: UInt64) throws -> [String] {
    let allocator = try make(0, count, cores: threads)
    let whole = allocator.freeBlocks()
    let shadow = SharedShadow(frames: count)
    _ = try withUnsafePointer(to: allocator) { pointer in
      try PinnedThreads.run(threads) { thread in Self.work(pointer, thread, steps, seed, shadow) }
    }
    return shadow.problems + atRest(allocator, whole, count)
  }

  /// Threads work while memory is added to it, region by region.
  func checkGrowth(threads: Int, regions: Int) throws -> [String] {
    let frames = 1500
    let allocator = Allocator(cores: threads)
    let shadow = SharedShadow(frames: frames * regions)
    let refused = SharedMemory.allocate(1)
    defer { SharedMemory.deallocate(refused) }
    _ = try withUnsafePointer(to: allocator) { pointer in
      try PinnedThreads.run(threads) { thread in
        for region in 0..<regions {
          if thread == 0 {
            let added: Void? = try? pointer.pointee.addMemory(first: Frame(region * frames), count: frames)
            if added == nil { _ = Hardware.fetchAdd(refused, 1) }
          }
          Self.work(pointer, thread, 300, UInt64(region), shadow)
        }
      }
    }
    let whole = (0..<regions).flatMap {
      ShadowOwners(first: $0 * frames, count: frames).freeBlocks()
    }
    let problems = Hardware.load(refused) == 0 ? [] : ["memory was not taken"]
    return problems + shadow.problems + atRest(allocator, whole, frames * regions)
  }

  private func atRest(_ allocator: borrowing Allocator, _ whole: [FreeBlock], _ count: Int) -> [String] {
    var problems = allocator.checkInvariants()
    let statistics = allocator.statistics
    let listed = Order.all.reduce(statistics.cachedFrames) {
      $0 + statistics.freeBlocks[$1.rawValue] * $1.frameCount
    }
    if listed != count { problems.append("\(listed) frames free by the statistics, \(count) are there") }
    if allocator.freeFrames != count { problems.append("not all frames came back") }
    if allocator.freeBlocks() != whole { problems.append("the initial blocks did not come back") }
    return problems + allocator.checkInvariants()
  }

  private static func work(
    _ allocator: UnsafePointer<Allocator>, _ thread: Int, _ steps: Int, _ seed: UInt64, _ shadow: SharedShadow
  ) {
    var generator = SplitMix64(seed: seed &+ UInt64(thread) << 32)
    let me = UInt64(thread + 1)
    var held: [(frame: Frame, order: Order)] = []
    func give(_ block: (frame: Frame, order: Order)) {
      shadow.give(block.frame, block.order, from: me)
      if allocator.pointee.tryPut(block.frame, block.order, on: Core(thread)) != nil { shadow.violate() }
    }
    for _ in 0..<steps {
      if held.count < 40, generator.next() % 2 == 0 {
        let order = Order.all[min(10, (generator.next() | 1 << 20).trailingZeroBitCount)]
        guard let frame = allocator.pointee.get(order, on: Core(thread)) else { continue }
        shadow.take(frame, order, by: me)
        held.append((frame, order))
      } else if !held.isEmpty {
        give(held.remove(at: Int(generator.next() % UInt64(held.count))))
      }
    }
    for block in held { give(block) }
  }
}

/// Who has which frame, for several threads at once, and the pages.
private final class SharedShadow: @unchecked Sendable {
  private static let poison: UInt64 = 0xdead_f4ee_dead_f4ee
  /// Where a page is written: its header, its end, and a few places between.
  private static let places = [0, 1, 7, 255, 511]
  private static let pageWords = 512

  private let owners: SharedWord
  private let pages: UnsafeMutablePointer<UInt64>
  private let violations = SharedMemory.allocate(1)

  init(frames: Int) {
    owners = SharedMemory.allocate(frames)
    let room = SharedMemory.allocate(frames * Self.pageWords)
    pages = UnsafeMutableRawPointer(room).assumingMemoryBound(to: UInt64.self)
    for frame in 0..<frames { write(Self.poison, frame) }
  }

  deinit {
    SharedMemory.deallocate(owners)
    SharedMemory.deallocate(pages)
    SharedMemory.deallocate(violations)
  }

  var problems: [String] {
    let count = Hardware.load(violations)
    return count == 0 ? [] : ["\(count) times a frame had two owners or was written by another"]
  }

  func violate() { _ = Hardware.fetchAdd(violations, 1) }

  private func write(_ value: UInt64, _ frame: Int) {
    for place in Self.places { pages[frame * Self.pageWords + place] = value }
  }

  private func holds(_ value: UInt64, _ frame: Int) -> Bool {
    Self.places.allSatisfy { pages[frame * Self.pageWords + $0] == value }
  }

  func take(_ frame: Frame, _ order: Order, by owner: UInt64) {
    change(frame, order, from: 0, to: owner, found: Self.poison, left: owner)
  }

  func give(_ frame: Frame, _ order: Order, from owner: UInt64) {
    change(frame, order, from: owner, to: 0, found: owner, left: Self.poison)
  }

  private func change(_ frame: Frame, _ order: Order, from: UInt64, to: UInt64, found: UInt64, left: UInt64) {
    if frame.number % order.frameCount != 0 { violate() }
    for index in frame.number..<frame.number + order.frameCount {
      if Hardware.exchange(owners + index, to) != from { violate() }
      if !holds(found, index) { violate() }
      write(left, index)
    }
  }
}
