import Synchronization

/// Compares the hardware machine with the same loop written on atomics directly: a get and put on a bit field with
/// one compare-and-swap each.
public enum HardwareOverhead {
  public struct Result: Sendable {
    /// Median nanoseconds of a pair through `Hardware`, and of the same pair on atomics.
    public var machineNanoseconds: Double
    public var directNanoseconds: Double
    /// Machine over direct, trial by trial, ascending.
    public var ratios: [Double]
  }

  /// Trials of the two take turns, so that a change of frequency meets both.
  public static func measure(iterations: Int = 2_000_000, trials: Int = 21) -> Result {
    let word = SharedMemory.allocate(SharedMemory.lineWords)
    defer { SharedMemory.deallocate(word) }
    var machine: [Double] = []
    var direct: [Double] = []
    for _ in 0..<trials {
      machine.append(time(iterations) { throughMachine(word, iterations, Hardware.self) })
      direct.append(time(iterations) { onAtomics(word, iterations) })
    }
    let ratios = zip(machine, direct).map { $0 / $1 }.sorted()
    return Result(
      machineNanoseconds: machine.sorted()[trials / 2], directNanoseconds: direct.sorted()[trials / 2],
      ratios: ratios)
  }

  private static func time(_ iterations: Int, _ body: () -> Void) -> Double {
    let start = Hardware.nanoseconds
    body()
    return Double(Hardware.nanoseconds - start) / Double(iterations)
  }

  @inline(never)
  private static func throughMachine<M: Machine>(_ word: SharedWord, _ iterations: Int, _ machine: M.Type) {
    for _ in 0..<iterations {
      var value = M.loadRelaxed(word)
      var bit: UInt64 = 0
      while true {
        bit = ~value & (value &+ 1)
        let outcome = M.compareExchange(word, expected: value, desired: value | bit)
        if outcome.exchanged { break }
        value = outcome.original
      }
      value = M.loadRelaxed(word)
      while true {
        let outcome = M.compareExchange(word, expected: value, desired: value & ~bit)
        if outcome.exchanged { break }
        value = outcome.original
      }
    }
  }

  @inline(never)
  private static func onAtomics(_ word: UnsafeMutablePointer<Atomic<UInt64>>, _ iterations: Int) {
    for _ in 0..<iterations {
      var value = word.pointee.load(ordering: .relaxed)
      var bit: UInt64 = 0
      while true {
        bit = ~value & (value &+ 1)
        let outcome = word.pointee.compareExchange(
          expected: value, desired: value | bit, ordering: .sequentiallyConsistent)
        if outcome.exchanged { break }
        value = outcome.original
      }
      value = word.pointee.load(ordering: .relaxed)
      while true {
        let outcome = word.pointee.compareExchange(
          expected: value, desired: value & ~bit, ordering: .sequentiallyConsistent)
        if outcome.exchanged { break }
        value = outcome.original
      }
    }
  }
}
