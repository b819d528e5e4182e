/// The threads of one round and what they hold.
struct WorkloadRun {
  let benchmark: FrameBenchmark
  /// Frames in all of the memory.
  let frames: Int

  /// Frames in a block of `mixed`, in the mean: orders 0 to 8 give half a frame's worth each, order 9 a whole one.
  static let mixedMeanFrames = 5.5
  /// Blocks given back and taken again in one go by `rand` and `mixed`.
  static let batch = 32
  /// Operations before the clock starts.
  static let warmUp = 10_000

  /// Blocks a thread holds from the start.
  var share: Int {
    let threads = benchmark.threads
    switch benchmark.workload {
    case .repeat, .bulk, .rand: return frames / benchmark.order.frameCount / 2 / threads
    case .mixed: return Int(Double(frames) / 2 / Self.mixedMeanFrames) / threads
    case .frag: return frames / benchmark.order.frameCount / threads
    }
  }

  /// Runs the workload once over an allocator that has its memory.
  /// - Returns: what each thread found, with its timing, and how many threads the system refused to bind.
  func run<Allocator: FrameAllocator & ~Copyable, Timing: OperationTiming>(
    _ allocator: UnsafePointer<Allocator>, _ timing: Timing.Type
  ) throws(EngineError) -> (results: [(result: WorkerResult, timing: Timing)], pinningDenied: Int) {
    let threads = benchmark.threads
    let share = share
    let held = UnsafeMutableBufferPointer<HeldBlock>.allocate(capacity: max(1, share * threads))
    defer { held.deallocate() }
    held.initialize(repeating: .none)
    let results = UnsafeMutablePointer<(result: WorkerResult, timing: Timing)>.allocate(capacity: threads)
    defer {
      results.deinitialize(count: threads)
      results.deallocate()
    }
    for thread in 0..<threads { (results + thread).initialize(to: (WorkerResult(), Timing())) }
    let barrier = SpinBarrier<Hardware>(threads)
    let denied = try PinnedThreads.run(threads) { thread in
      let mine = UnsafeMutableBufferPointer(rebasing: held[thread * share..<(thread + 1) * share])
      var worker = Worker<Allocator, Timing>(allocator: allocator, core: Core(thread))
      switch benchmark.workload {
      case .repeat: runRepeat(&worker, mine, barrier)
      case .bulk: runBulk(&worker, mine, barrier)
      case .rand, .mixed: runRand(&worker, thread, mine, held, barrier)
      case .frag: runFrag(&worker, thread, mine, barrier)
      }
      results[thread] = (worker.result, worker.timing)
    }
    for thread in 0..<threads {
      if let shortfall = results[thread].result.shortfall {
        throw .exhausted(design: benchmark.design, held: shortfall.held, wanted: shortfall.wanted)
      }
    }
    return ((0..<threads).map { results[$0] }, denied)
  }
}
