import CMachine
import Glibc

/// What the machine itself costs, measured beside every round.
public enum MachineProbe {
  /// The machine at one moment. What it does not tell is nil.
  public struct Reading: Sendable, Equatable {
    /// Nanoseconds of one uncontended compare-and-swap; the fastest of several trials.
    public var casNanoseconds: Double
    /// Nanoseconds to move one cache line from one core to another, one way; nil with a single core.
    public var lineTransferNanoseconds: Double?
    /// Steps a nanosecond of a chain of operations that each take one cycle and depend on one another: the frequency in
    /// GHz at which this thread really ran.
    public var effectiveGigahertz: Double
    /// Nanoseconds that the hypervisor has taken from this machine's cores since it started, all cores added.
    public var stolenNanoseconds: UInt64?
    /// When that was, on the machine's own clock.
    public var clockNanoseconds: UInt64

    public init(
      casNanoseconds: Double, lineTransferNanoseconds: Double?, effectiveGigahertz: Double,
      stolenNanoseconds: UInt64?, clockNanoseconds: UInt64
    ) {
      self.casNanoseconds = casNanoseconds
      self.lineTransferNanoseconds = lineTransferNanoseconds
      self.effectiveGigahertz = effectiveGigahertz
      self.stolenNanoseconds = stolenNanoseconds
      self.clockNanoseconds = clockNanoseconds
    }
  }

  private static let trials = 7

  /// Takes a reading; `effort` is compare-and-swaps a trial, and the rest is in proportion.
  public static func read(effort: Int = 200_000) throws(EngineError) -> Reading {
    Reading(
      casNanoseconds: casNanoseconds(effort),
      lineTransferNanoseconds: try lineTransferNanoseconds(max(1, effort / 10)),
      effectiveGigahertz: effectiveGigahertz(max(1, effort)), stolenNanoseconds: stolenNanoseconds(),
      clockNanoseconds: Hardware.nanoseconds)
  }

  static func casNanoseconds(_ operations: Int) -> Double {
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

  /// Half of a hand-over and back; the fastest of several trials, since in one that was interrupted a line only waited.
  static func lineTransferNanoseconds(_ passes: Int) throws(EngineError) -> Double? {
    guard PinnedThreads.allowedCores.count > 1 else { return nil }
    var best = Double.infinity
    for _ in 0..<trials { best = min(best, try handOverNanoseconds(max(1, passes / trials))) }
    return best
  }

  private static func handOverNanoseconds(_ passes: Int) throws(EngineError) -> Double {
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

  /// The fastest of several trials: one that was interrupted is no frequency.
  private static func effectiveGigahertz(_ rounds: Int) -> Double {
    var best = 0.0
    for _ in 0..<trials {
      let start = Hardware.nanoseconds
      let steps = machine_dependent_steps(UInt64(rounds))
      best = max(best, Double(steps) / Double(max(1, Hardware.nanoseconds - start)))
    }
    return best
  }

  /// The eighth number of the first line of `/proc/stat`, in ticks of the kernel's clock.
  private static func stolenNanoseconds() -> UInt64? {
    let descriptor = open("/proc/stat", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    let second = sysconf(Int32(_SC_CLK_TCK))
    guard count > 0, second > 0 else { return nil }
    return stolenTicks(String(decoding: bytes[..<count], as: UTF8.self)).map {
      $0 * 1_000_000_000 / UInt64(second)
    }
  }

  static func stolenTicks(_ text: String) -> UInt64? {
    guard let line = text.split(separator: "\n").first else { return nil }
    let fields = line.split(separator: " ")
    return fields.count > 8 && fields[0] == "cpu" ? UInt64(fields[8]) : nil
  }
}
