/// What the machine itself costs, measured beside every round.
enum MachineProbe {
  private static let trials = 7
  private static let operations = 200_000
  private static let passes = 20_000

  /// Nanoseconds of one compare-and-swap on a line that this core owns; the fastest of several trials.
  static func casNanoseconds() -> Double {
    let word = SharedMemory.allocate(SharedMemory.lineWords)
    defer { SharedMemory.deallocate(word) }
    var best = Double.infinity
    for _ in 0..<trials {
      let start = Hardware.nanoseconds
      for value in 0..<UInt64(operations) {
        _ = Hardware.compareExchange(word, expected: value, desired: value &+ 1)
      }
      best = min(best, Double(Hardware.nanoseconds - start) / Double(operations))
      Hardware.store(0, to: word)
    }
    return best
  }

  /// Nanoseconds until a store of one core is seen by another: half of a hand-over and back.
  static func lineTransferNanoseconds() throws(EngineError) -> Double? {
    guard PinnedThreads.allowedCores.count > 1 else { return nil }
    let word = SharedMemory.allocate(SharedMemory.lineWords)
    defer { SharedMemory.deallocate(word) }
    let elapsed = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)
    defer { elapsed.deallocate() }
    elapsed.initialize(to: 0)
    let barrier = SpinBarrier<Hardware>(2)
    try PinnedThreads.run(2) { thread in
      barrier.wait()
      let start = Hardware.nanoseconds
      for pass in 0..<UInt64(passes) {
        // The two take turns: even values are for one, odd ones for the other.
        let mine = 2 * pass + UInt64(thread)
        var spins = 0
        while Hardware.load(word) != mine {
          Hardware.pause(spins)
          spins += 1
        }
        Hardware.store(mine + 1, to: word)
      }
      if thread == 0 { elapsed.pointee = Hardware.nanoseconds - start }
    }
    return Double(elapsed.pointee) / Double(2 * passes)
  }
}
