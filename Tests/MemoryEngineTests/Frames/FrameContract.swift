import Synchronization

@testable import MemoryEngine

/// The contract that every frame allocator is held to. Each check returns what is wrong, in words, so that the suite
/// can be pointed at broken allocators and must then find something.
struct FrameContract<Allocator: FrameAllocator & ~Copyable> {
  private func make(_ first: Int, _ count: Int, cores: Int = 2) throws -> Allocator {
    let allocator = Allocator(cores: cores)
    try allocator.addMemory(first: Frame(first), count: count)
    return allocator
  }

  /// Takes all blocks of one order: as many as are there, aligned, disjoint, inside; then one more is refused, all are
  /// given back, and the free blocks are what they were.
  func checkExhaustion(first: Int, count: Int, order: Order) throws -> [String] {
    let allocator = try make(first, count)
    let whole = allocator.freeBlocks()
    let possible = whole.reduce(0) { $0 + ($1.order >= order ? $1.order.frameCount / order.frameCount : 0) }
    var problems: [String] = []
    var shadow = ShadowOwners(first: first, count: count)
    var taken: [Frame] = []
    while let frame = allocator.get(order, on: Core(taken.count % 2)) {
      problems += shadow.take(frame, order)
      taken.append(frame)
      if taken.count > possible { break }
    }
    if taken.count != possible {
      problems.append("\(taken.count) blocks of order \(order.rawValue), \(possible) possible")
    }
    if allocator.freeFrames != count - taken.count * order.frameCount {
      problems.append("free frames are miscounted")
    }
    problems += allocator.checkInvariants()
    for frame in taken {
      if let error = allocator.tryPut(frame, order, on: Core(0)) { problems.append("put refused: \(error)") }
    }
    problems += allocator.checkInvariants()
    if allocator.freeBlocks() != whole { problems.append("the initial blocks did not come back") }
    if allocator.freeFrames != count { problems.append("not all frames came back") }
    return problems
  }

  /// Random gets and puts of random orders with a shadow owner for every frame, checked after every step.
  func checkRandom(first: Int, count: Int, steps: Int, seed: UInt64, checkEvery: Int) throws -> [String] {
    let allocator = try make(first, count)
    let whole = allocator.freeBlocks()
    var generator = SplitMix64(seed: seed)
    var shadow = ShadowOwners(first: first, count: count)
    var held: [(frame: Frame, order: Order)] = []
    var problems: [String] = []
    for step in 0..<steps where problems.isEmpty {
      let core = Core(Int(generator.next() % 2))
      if held.isEmpty || generator.next() % 5 < 3 {
        let order = Order.all[min(10, (generator.next() | 1 << 20).trailingZeroBitCount)]
        if let frame = allocator.get(order, on: core) {
          problems += shadow.take(frame, order)
          held.append((frame, order))
        } else if allocator.freeBlocks().contains(where: { $0.order >= order }) {
          problems.append("step \(step): refused order \(order.rawValue) with a block free")
        }
      } else {
        let block = held.remove(at: Int(generator.next() % UInt64(held.count)))
        shadow.give(block.frame, block.order)
        if let error = allocator.tryPut(block.frame, block.order, on: core) {
          problems.append("put refused: \(error)")
        }
      }
      if step % checkEvery == 0 { problems += allocator.checkInvariants() }
      if allocator.freeFrames != count - shadow.taken {
        problems.append("step \(step): free frames are miscounted")
      }
    }
    for block in held { _ = allocator.tryPut(block.frame, block.order, on: Core(0)) }
    if problems.isEmpty, allocator.freeBlocks() != whole {
      problems.append("the initial blocks did not come back")
    }
    return problems
  }

  /// Mistakes of a caller are told and change nothing.
  func checkMisuse() throws -> [String] {
    let allocator = try make(1024, 2048)
    var problems: [String] = []
    func expect(_ error: PutError?, _ frame: Int, _ order: Int, _ what: String) {
      let order = Order(rawValue: order)!
      if allocator.tryPut(Frame(frame), order, on: Core(0)) != error { problems.append(what) }
    }
    expect(.outsideMemory, 0, 0, "a frame below memory was taken back")
    expect(.outsideMemory, 1024 + 2048, 0, "a frame above memory was taken back")
    expect(.outsideMemory, 1024 + 2047, 1, "a block that leaves memory was taken back")
    expect(.misaligned, 1025, 1, "a misaligned block was taken back")
    expect(.notTaken, 1024, 0, "a frame that nobody got was taken back")
    expect(.notTaken, 1024, 9, "an area that nobody got was taken back")
    expect(.notTaken, 1024, 10, "a pair that nobody got was taken back")
    for order in [0, 3, 6, 7, 9, 10] {
      guard let frame = allocator.get(Order(rawValue: order)!, on: Core(0)) else { return ["nothing to get"] }
      expect(nil, frame.number, order, "a block of order \(order) was not taken back")
      expect(.notTaken, frame.number, order, "a block of order \(order) was taken back twice")
    }
    return problems + allocator.checkInvariants()
  }

  /// Memory added later, in several regions, is used; regions that overlap are refused.
  func checkRegions() throws -> [String] {
    let allocator = Allocator(cores: 1)
    var problems: [String] = []
    if allocator.get(.minimum, on: Core(0)) != nil { problems.append("a frame without memory") }
    try allocator.addMemory(first: Frame(100), count: 3)
    try allocator.addMemory(first: Frame(5000), count: 600)
    if (try? allocator.addMemory(first: Frame(102), count: 1)) != nil {
      problems.append("an overlap was accepted")
    }
    var taken: Set<Frame> = []
    while let frame = allocator.get(.minimum, on: Core(0)) { taken.insert(frame) }
    if taken.count != 603 { problems.append("\(taken.count) of 603 frames") }
    for frame in taken {
      if allocator.tryPut(frame, .minimum, on: Core(0)) != nil { problems.append("put refused") }
    }
    return problems + allocator.checkInvariants()
  }

  /// Threads get and put at once; every frame has a shadow owner of its own, set by exchange.
  func checkThreads(count: Int, threads: Int, steps: Int, seed: UInt64) throws -> [String] {
    let allocator = try make(0, count, cores: threads)
    let whole = allocator.freeBlocks()
    let owners = SharedMemory.allocate(count)
    defer { owners.deallocate() }
    let violations = SharedMemory.allocate(1)
    defer { violations.deallocate() }
    _ = try withUnsafePointer(to: allocator) { pointer in
      try PinnedThreads.run(threads) { thread in
        Self.work(pointer, thread, steps, seed, owners, violations)
      }
    }
    var problems = allocator.checkInvariants()
    if Hardware.load(violations) != 0 {
      problems.append("\(Hardware.load(violations)) frames had two owners")
    }
    if allocator.freeBlocks() != whole { problems.append("the initial blocks did not come back") }
    return problems
  }

  private static func work(
    _ allocator: UnsafePointer<Allocator>, _ thread: Int, _ steps: Int, _ seed: UInt64, _ owners: SharedWord,
    _ violations: SharedWord
  ) {
    var generator = SplitMix64(seed: seed &+ UInt64(thread))
    let me = UInt64(thread + 1)
    var held: [(frame: Frame, order: Order)] = []
    func mark(_ frame: Frame, _ order: Order, from: UInt64, to: UInt64) {
      for index in frame.number..<frame.number + order.frameCount {
        if !Hardware.compareExchange(owners + index, expected: from, desired: to).exchanged {
          _ = Hardware.fetchAdd(violations, 1)
        }
      }
    }
    for _ in 0..<steps {
      if held.count < 40, generator.next() % 2 == 0 {
        let order = Order.all[min(10, (generator.next() | 1 << 20).trailingZeroBitCount)]
        guard let frame = allocator.pointee.get(order, on: Core(thread)) else { continue }
        mark(frame, order, from: 0, to: me)
        held.append((frame, order))
      } else if let block = held.popLast() {
        mark(block.frame, block.order, from: me, to: 0)
        if allocator.pointee.tryPut(block.frame, block.order, on: Core(thread)) != nil {
          _ = Hardware.fetchAdd(violations, 1)
        }
      }
    }
    for block in held {
      mark(block.frame, block.order, from: me, to: 0)
      _ = allocator.pointee.tryPut(block.frame, block.order, on: Core(thread))
    }
  }
}

/// Who has which frame, kept beside the allocator under test.
struct ShadowOwners {
  private let first: Int
  private var isTaken: [Bool]
  private(set) var taken = 0

  init(first: Int, count: Int) {
    self.first = first
    isTaken = Array(repeating: false, count: count)
  }

  /// What is wrong with being given this block.
  mutating func take(_ frame: Frame, _ order: Order) -> [String] {
    if frame.number % order.frameCount != 0 {
      return ["frame \(frame.number) is misaligned for order \(order.rawValue)"]
    }
    let range = frame.number - first..<frame.number - first + order.frameCount
    guard range.lowerBound >= 0, range.upperBound <= isTaken.count else { return ["block outside memory"] }
    if isTaken[range].contains(true) { return ["frame \(frame.number) was handed out twice"] }
    for index in range { isTaken[index] = true }
    taken += order.frameCount
    return []
  }

  mutating func give(_ frame: Frame, _ order: Order) {
    for index in frame.number - first..<frame.number - first + order.frameCount { isTaken[index] = false }
    taken -= order.frameCount
  }
}
