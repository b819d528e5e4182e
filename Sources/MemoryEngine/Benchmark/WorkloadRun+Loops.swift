/// What every thread does, workload by workload.
extension WorkloadRun {
  func runRepeat<Allocator: FrameAllocator & ~Copyable, Timing: OperationTiming>(
    _ worker: inout Worker<Allocator, Timing>, _ mine: UnsafeMutableBufferPointer<HeldBlock>,
    _ barrier: borrowing SpinBarrier<Hardware>
  ) {
    let order = benchmark.order
    let isFilled = worker.fill(mine, order)
    func pairs(_ count: Int) {
      for _ in 0..<count {
        guard let frame = worker.get(order) else {
          worker.result.failures &+= 1
          continue
        }
        worker.put(frame, order)
      }
    }
    barrier.wait()
    if isFilled { pairs(Self.warmUp) }
    barrier.wait()
    let start = Hardware.nanoseconds
    if isFilled { pairs(benchmark.operations) }
    worker.result.getNanoseconds = Double(Hardware.nanoseconds - start) / Double(benchmark.operations)
    barrier.wait()
  }

  func runBulk<Allocator: FrameAllocator & ~Copyable, Timing: OperationTiming>(
    _ worker: inout Worker<Allocator, Timing>, _ mine: UnsafeMutableBufferPointer<HeldBlock>,
    _ barrier: borrowing SpinBarrier<Hardware>
  ) {
    var getTotal: UInt64 = 0
    var putTotal: UInt64 = 0
    var done = 0
    var round = 0
    // The first time through warms up and is not counted. All threads do the same number of rounds.
    while done < benchmark.operations {
      barrier.wait()
      let start = Hardware.nanoseconds
      let isFilled = worker.fill(mine, benchmark.order)
      let filled = Hardware.nanoseconds
      let count = isFilled ? mine.count : worker.result.shortfall?.held ?? 0
      barrier.wait()
      let putStart = Hardware.nanoseconds
      for index in stride(from: count - 1, through: 0, by: -1) {
        worker.put(mine[index].frame, benchmark.order)
      }
      let end = Hardware.nanoseconds
      if round > 0 {
        getTotal += filled - start
        putTotal += end - putStart
        done += mine.count
      }
      round += 1
    }
    worker.result.getNanoseconds = Double(getTotal) / Double(max(1, done))
    worker.result.putNanoseconds = Double(putTotal) / Double(max(1, done))
  }

  /// `rand`, and `mixed` where every block draws an order of its own.
  func runRand<Allocator: FrameAllocator & ~Copyable, Timing: OperationTiming>(
    _ worker: inout Worker<Allocator, Timing>, _ thread: Int, _ mine: UnsafeMutableBufferPointer<HeldBlock>,
    _ all: UnsafeMutableBufferPointer<HeldBlock>, _ barrier: borrowing SpinBarrier<Hardware>
  ) {
    var orders = OrderSource(benchmark, thread)
    let isFilled = fill(&worker, mine, &orders)
    barrier.wait()
    if thread == 0 {
      var generator = SplitMix64(seed: benchmark.seed)
      shuffle(all, using: &generator)
    }
    barrier.wait()
    let batch = min(Self.batch, mine.count)
    var at = 0
    var (getTotal, putTotal, gets, puts) = (0 as UInt64, 0 as UInt64, 0, 0)
    func turn() {
      let start = Hardware.nanoseconds
      for index in at..<at + batch where !mine[index].isNone {
        worker.put(mine[index].frame, mine[index].order)
        puts &+= 1
      }
      let middle = Hardware.nanoseconds
      for index in at..<at + batch {
        let order = orders.next()
        if let frame = worker.get(order) {
          mine[index] = HeldBlock(frame, order)
        } else {
          mine[index] = .none
          worker.result.failures &+= 1
        }
      }
      let end = Hardware.nanoseconds
      putTotal += middle - start
      getTotal += end - middle
      gets += batch
      at = at + 2 * batch <= mine.count ? at + batch : 0
    }
    if isFilled {
      for _ in 0..<max(1, Self.warmUp / batch) { turn() }
    }
    (getTotal, putTotal, gets, puts, worker.result.failures) = (0, 0, 0, 0, 0)
    barrier.wait()
    if isFilled {
      for _ in 0..<(benchmark.operations + batch - 1) / batch { turn() }
    }
    barrier.wait()
    worker.result.getNanoseconds = Double(getTotal) / Double(max(1, gets))
    worker.result.putNanoseconds = Double(putTotal) / Double(max(1, puts))
  }

  private func fill<Allocator: FrameAllocator & ~Copyable, Timing: OperationTiming>(
    _ worker: inout Worker<Allocator, Timing>, _ mine: UnsafeMutableBufferPointer<HeldBlock>,
    _ orders: inout OrderSource
  ) -> Bool {
    guard benchmark.workload == .mixed else { return worker.fill(mine, benchmark.order) }
    for index in mine.indices {
      let order = orders.next()
      guard let frame = worker.get(order) else { continue }
      mine[index] = HeldBlock(frame, order)
    }
    return true
  }

  /// Source: the fragmentation benchmark of LLFree (Wrenger and others, USENIX ATC 2023).
  func runFrag<Allocator: FrameAllocator & ~Copyable, Timing: OperationTiming>(
    _ worker: inout Worker<Allocator, Timing>, _ thread: Int, _ mine: UnsafeMutableBufferPointer<HeldBlock>,
    _ barrier: borrowing SpinBarrier<Hardware>
  ) {
    let order = benchmark.order
    var generator = SplitMix64(seed: benchmark.seed &+ UInt64(thread))
    let isFilled = worker.fill(mine, order)
    barrier.wait()
    guard isFilled else { return }
    shuffle(mine, using: &generator)
    let kept = UnsafeMutableBufferPointer(rebasing: mine[..<(mine.count / 2)])
    for block in mine[(mine.count / 2)...] { worker.put(block.frame, order) }
    for _ in 0..<8 {
      barrier.wait()
      shuffle(kept, using: &generator)
      let replaced = kept.prefix(kept.count / 10)
      for block in replaced { worker.put(block.frame, order) }
      for index in replaced.indices {
        // Others have given back as much as they take, so there is room, if not always at once.
        var frame = worker.get(order)
        while frame == nil { frame = worker.get(order) }
        if let frame { kept[index] = HeldBlock(frame, order) }
      }
    }
  }

  /// Fisher and Yates' shuffle.
  private func shuffle(_ blocks: UnsafeMutableBufferPointer<HeldBlock>, using generator: inout SplitMix64) {
    for index in stride(from: blocks.count - 1, to: 0, by: -1) {
      blocks.swapAt(index, Int(generator.next() % UInt64(index + 1)))
    }
  }
}

/// The orders that one thread asks for.
private struct OrderSource {
  private let fixed: Order?
  private var generator: SplitMix64

  init(_ benchmark: FrameBenchmark, _ thread: Int) {
    fixed = benchmark.workload == .mixed ? nil : benchmark.order
    generator = SplitMix64(seed: benchmark.seed &+ UInt64(thread) &* 0x9e37_79b9)
  }

  /// Geometric from 0 to 9: each order half as often as the one before.
  @inline(__always)
  mutating func next() -> Order {
    fixed ?? Order(unchecked: (generator.next() | 1 << 9).trailingZeroBitCount)
  }
}
