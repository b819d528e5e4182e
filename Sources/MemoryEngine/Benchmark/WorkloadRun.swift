/// The threads of one round, what they hold, and their clocks.
struct WorkloadRun {
  let benchmark: FrameBenchmark
  /// Blocks of the order in all of the memory.
  let blocks: Int

  /// Blocks a thread holds while memory is half full.
  private var share: Int { blocks / 2 / benchmark.threads }

  /// Blocks given back and taken again in one go by `rand`.
  private static let batch = 32
  /// Operations before the clock starts.
  private static let warmUp = 10_000

  /// Nanoseconds of one operation, a value for each metric of the workload, averaged over the threads.
  func measure<Allocator: FrameAllocator & ~Copyable>(
    _ allocator: UnsafePointer<Allocator>
  ) throws(EngineError) -> [Double] {
    let threads = benchmark.threads
    let held = UnsafeMutablePointer<Frame>.allocate(capacity: max(1, share * threads))
    defer { held.deallocate() }
    held.initialize(repeating: Frame(0), count: share * threads)
    let times = UnsafeMutablePointer<Times>.allocate(capacity: threads)
    defer { times.deallocate() }
    times.initialize(repeating: Times(), count: threads)
    let barrier = SpinBarrier<Hardware>(threads)
    try PinnedThreads.run(threads) { thread in
      let mine = held + thread * share
      let core = Core(thread)
      switch benchmark.workload {
      case .repeat: times[thread] = runRepeat(allocator, core, mine, barrier)
      case .bulk: times[thread] = runBulk(allocator, core, mine, barrier)
      case .rand: times[thread] = runRand(allocator, core, thread, held, barrier)
      }
    }
    for thread in 0..<threads where times[thread].isExhausted {
      throw .exhausted(design: benchmark.design, held: times[thread].gets, wanted: share)
    }
    let all = (0..<threads).map { times[$0] }
    let count = Double(threads)
    let get = all.reduce(0) { $0 + $1.getNanoseconds } / count
    let put = all.reduce(0) { $0 + $1.putNanoseconds } / count
    return benchmark.workload == .repeat ? [get] : [get, put]
  }

  /// One thread's clocks.
  private struct Times {
    var getNanoseconds = 0.0
    var putNanoseconds = 0.0
    var gets = 0
    var isExhausted = false
  }

  /// Fills `mine`; false when memory runs out before.
  private func fill<Allocator: FrameAllocator & ~Copyable>(
    _ allocator: UnsafePointer<Allocator>, _ core: Core, _ mine: UnsafeMutablePointer<Frame>, _ count: Int,
    _ times: inout Times
  ) -> Bool {
    for index in 0..<count {
      guard let frame = allocator.pointee.get(benchmark.order, on: core) else {
        times.isExhausted = true
        times.gets = index
        return false
      }
      mine[index] = frame
    }
    return true
  }

  private func runRepeat<Allocator: FrameAllocator & ~Copyable>(
    _ allocator: UnsafePointer<Allocator>, _ core: Core, _ mine: UnsafeMutablePointer<Frame>,
    _ barrier: borrowing SpinBarrier<Hardware>
  ) -> Times {
    var times = Times()
    let order = benchmark.order
    let isFilled = fill(allocator, core, mine, share, &times)
    func pairs(_ count: Int) {
      for _ in 0..<count {
        guard let frame = allocator.pointee.get(order, on: core) else { continue }
        allocator.pointee.put(frame, order, on: core)
      }
    }
    barrier.wait()
    if isFilled { pairs(Self.warmUp) }
    barrier.wait()
    let start = Hardware.nanoseconds
    if isFilled { pairs(benchmark.operations) }
    times.getNanoseconds = Double(Hardware.nanoseconds - start) / Double(benchmark.operations)
    barrier.wait()
    return times
  }

  private func runBulk<Allocator: FrameAllocator & ~Copyable>(
    _ allocator: UnsafePointer<Allocator>, _ core: Core, _ mine: UnsafeMutablePointer<Frame>,
    _ barrier: borrowing SpinBarrier<Hardware>
  ) -> Times {
    var times = Times()
    var getTotal: UInt64 = 0
    var putTotal: UInt64 = 0
    var done = 0
    var round = 0
    // The first time through warms up and is not counted. All threads do the same number of rounds.
    while done < benchmark.operations {
      barrier.wait()
      let start = Hardware.nanoseconds
      let isFilled = fill(allocator, core, mine, share, &times)
      let filled = Hardware.nanoseconds
      let count = isFilled ? share : times.gets
      barrier.wait()
      let putStart = Hardware.nanoseconds
      for index in stride(from: count - 1, through: 0, by: -1) {
        allocator.pointee.put(mine[index], benchmark.order, on: core)
      }
      let end = Hardware.nanoseconds
      if round > 0 {
        getTotal += filled - start
        putTotal += end - putStart
        done += share
      }
      round += 1
      if share == 0 { break }
    }
    times.getNanoseconds = Double(getTotal) / Double(max(1, done))
    times.putNanoseconds = Double(putTotal) / Double(max(1, done))
    return times
  }

  private func runRand<Allocator: FrameAllocator & ~Copyable>(
    _ allocator: UnsafePointer<Allocator>, _ core: Core, _ thread: Int, _ held: UnsafeMutablePointer<Frame>,
    _ barrier: borrowing SpinBarrier<Hardware>
  ) -> Times {
    var times = Times()
    let mine = held + thread * share
    let isFilled = fill(allocator, core, mine, share, &times)
    barrier.wait()
    if thread == 0 { shuffle(held, share * benchmark.threads) }
    barrier.wait()
    let batch = min(Self.batch, share)
    var getTotal: UInt64 = 0
    var putTotal: UInt64 = 0
    var at = 0
    func turn(_ measured: Bool) {
      let start = Hardware.nanoseconds
      for index in 0..<batch { allocator.pointee.put(mine[at + index], benchmark.order, on: core) }
      let middle = Hardware.nanoseconds
      for index in 0..<batch {
        // What was just given back is there, if only another thread has not taken it: then wait for its next put.
        while true {
          guard let frame = allocator.pointee.get(benchmark.order, on: core) else { continue }
          mine[at + index] = frame
          break
        }
      }
      let end = Hardware.nanoseconds
      if measured {
        putTotal += middle - start
        getTotal += end - middle
      }
      at = at + 2 * batch <= share ? at + batch : 0
    }
    if isFilled, batch > 0 {
      for _ in 0..<max(1, Self.warmUp / batch) { turn(false) }
    }
    barrier.wait()
    let turns = batch == 0 ? 0 : (benchmark.operations + batch - 1) / batch
    if isFilled {
      for _ in 0..<turns { turn(true) }
    }
    barrier.wait()
    times.getNanoseconds = Double(getTotal) / Double(max(1, turns * batch))
    times.putNanoseconds = Double(putTotal) / Double(max(1, turns * batch))
    return times
  }

  /// Fisher and Yates' shuffle with the round's seed.
  private func shuffle(_ frames: UnsafeMutablePointer<Frame>, _ count: Int) {
    var generator = SplitMix64(seed: benchmark.seed)
    for index in stride(from: count - 1, to: 0, by: -1) {
      let other = Int(generator.next() % UInt64(index + 1))
      (frames[index], frames[other]) = (frames[other], frames[index])
    }
  }
}

/// Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
