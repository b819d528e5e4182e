@testable import MemoryEngine

/// The checks of the contract, whatever they are pointed at.
protocol FrameContractChecks {
  func checkExhaustion(first: Int, count: Int, order: Order) throws -> [String]
  func checkSequences(first: Int, count: Int, depth: Int) throws -> [String]
  func checkRandom(first: Int, count: Int, steps: Int, seed: UInt64, checkEvery: Int) throws -> [String]
  func checkMisuse() throws -> [String]
  func checkRegions() throws -> [String]
  func checkCores() throws -> [String]
  func checkStatistics() throws -> [String]
  func checkThreads(count: Int, threads: Int, steps: Int, seed: UInt64) throws -> [String]
  func checkGrowth(threads: Int, regions: Int) throws -> [String]
}

extension FrameDesign {
  /// The contract over this design on real atomics.
  var contract: any FrameContractChecks {
    switch self {
    case .globalLock: FrameContract<GlobalLock<Hardware>>()
    case .perOrder: FrameContract<PerOrder<Hardware>>()
    case .coreCache: FrameContract<CoreCache<Hardware>>()
    case .lockFree: FrameContract<LockFree<Hardware>>()
    }
  }
}

/// The contract that every frame allocator is held to. Each check returns what is wrong, in words, so that the suite
/// can be pointed at broken allocators and must then find something.
struct FrameContract<Allocator: FrameAllocator & ~Copyable>: FrameContractChecks {
  func make(_ first: Int, _ count: Int, cores: Int = 2) throws -> Allocator {
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
      if !isEverythingFree(allocator, 2048) { problems.append("something is missing before order \(order)") }
      guard let frame = allocator.get(Order(rawValue: order)!, on: Core(0)) else { return ["nothing to get"] }
      expect(nil, frame.number, order, "a block of order \(order) was not taken back")
      expect(.notTaken, frame.number, order, "a block of order \(order) was taken back twice")
    }
    return problems + allocator.checkInvariants()
  }

  private func isEverythingFree(_ allocator: borrowing Allocator, _ count: Int) -> Bool {
    allocator.freeFrames == count
      && allocator.freeBlocks().reduce(0) { $0 + $1.order.frameCount } == count
  }

  /// Memory added later, in several regions, is used; regions that overlap are refused.
  func checkRegions() throws -> [String] {
    let allocator = Allocator(cores: 1)
    var problems: [String] = []
    if allocator.get(.minimum, on: Core(0)) != nil { problems.append("a frame without memory") }
    try allocator.addMemory(first: Frame(100), count: 3)
    // The second and the third meet within one area of 512 frames.
    try allocator.addMemory(first: Frame(5000), count: 400)
    try allocator.addMemory(first: Frame(5400), count: 200)
    let whole = allocator.freeBlocks()
    if (try? allocator.addMemory(first: Frame(102), count: 1)) != nil {
      problems.append("an overlap was accepted")
    }
    var taken: Set<Frame> = []
    while let frame = allocator.get(.minimum, on: Core(0)) { taken.insert(frame) }
    if taken.count != 603 { problems.append("\(taken.count) of 603 frames") }
    // Descending from the border and ascending from it in turn, so that neighbours in a batch lie in two regions.
    for frame in taken.sorted(by: { abs($0.number - 5400) < abs($1.number - 5400) }) {
      if allocator.tryPut(frame, .minimum, on: Core(0)) != nil { problems.append("put refused") }
    }
    if allocator.freeBlocks() != whole { problems.append("the initial blocks did not come back") }
    if allocator.freeFrames != 603 { problems.append("not all frames came back") }
    return problems + allocator.checkInvariants()
  }

  /// A core whose memory runs out is helped by what lies with another, and any number names a core.
  func checkCores() throws -> [String] {
    let allocator = try make(0, 100, cores: 2)
    var problems: [String] = []
    func getAll(_ core: Int) -> [Frame] {
      var taken: [Frame] = []
      while let frame = allocator.get(.minimum, on: Core(core)) { taken.append(frame) }
      return taken
    }
    for core in [0, 1, 7] {
      let taken = getAll(core)
      if Set(taken).count != 100 { problems.append("core \(core) got \(Set(taken).count) of 100 frames") }
      for frame in taken {
        if allocator.tryPut(frame, .minimum, on: Core(core)) != nil { problems.append("put refused") }
      }
    }
    guard let large = allocator.get(Order(rawValue: 6)!, on: Core(1)) else {
      return problems + ["64 frames did not come together again"]
    }
    _ = allocator.tryPut(large, Order(rawValue: 6)!, on: Core(0))
    return problems + allocator.checkInvariants()
  }

  /// What the statistics say equals a recount, and a refusal is counted.
  func checkStatistics() throws -> [String] {
    let allocator = try make(0, 2048, cores: 2)
    var problems: [String] = []
    var held: [Frame] = []
    for turn in 0..<300 { if let frame = allocator.get(.minimum, on: Core(turn % 2)) { held.append(frame) } }
    let statistics = allocator.statistics
    let free = Order.all.reduce(statistics.cachedFrames) {
      $0 + statistics.freeBlocks[$1.rawValue] * $1.frameCount
    }
    if free != 2048 - 300 || free != allocator.freeFrames { problems.append("\(free) frames free, not 1748") }
    if statistics.exhaustions != 0 { problems.append("a refusal was counted that was none") }
    if allocator.get(.maximum, on: Core(0)) == nil {
      problems.append("no block of order 10 beside 300 frames")
    }
    while allocator.get(.maximum, on: Core(0)) != nil {}
    if allocator.statistics.exhaustions != 1 { problems.append("a refusal was not counted") }
    if allocator.metadataBytes > Allocator.metadataBytes(frames: 2048, cores: 2) {
      problems.append("\(allocator.metadataBytes) bytes of metadata, more than announced")
    }
    return problems
  }
}
