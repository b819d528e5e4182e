import Synchronization

@testable import MemoryEngine

/// Real atomics, and a script that may run before each operation on shared memory: a test puts another core's whole call
/// there, as if this core had been interrupted at just that point. One thread runs everything, so a run is repeatable.
enum ScriptedMachine: Machine {
  /// Called with the number of the operation that is about to happen; while it runs, it is not called again.
  nonisolated(unsafe) private static var script: ((Int) -> Void)?
  nonisolated(unsafe) private static var step = 0

  /// Runs `body` with the script; returns how many operations there were.
  @discardableResult
  static func run(_ body: () -> Void, before script: @escaping (Int) -> Void) -> Int {
    self.script = script
    step = 0
    body()
    self.script = nil
    return step
  }

  private static func tick() {
    guard let script else { return }
    self.script = nil
    script(step)
    self.script = script
    step += 1
  }

  static func load(_ word: SharedWord) -> UInt64 {
    tick()
    return Hardware.load(word)
  }

  static func loadRelaxed(_ word: SharedWord) -> UInt64 {
    tick()
    return Hardware.loadRelaxed(word)
  }

  static func store(_ value: UInt64, to word: SharedWord) {
    tick()
    Hardware.store(value, to: word)
  }

  static func storeRelaxed(_ value: UInt64, to word: SharedWord) {
    tick()
    Hardware.storeRelaxed(value, to: word)
  }

  static func compareExchange(
    _ word: SharedWord, expected: UInt64, desired: UInt64
  ) -> (exchanged: Bool, original: UInt64) {
    tick()
    return Hardware.compareExchange(word, expected: expected, desired: desired)
  }

  static func exchange(_ word: SharedWord, _ value: UInt64) -> UInt64 {
    tick()
    return Hardware.exchange(word, value)
  }

  static func fetchAdd(_ word: SharedWord, _ operand: UInt64) -> UInt64 {
    tick()
    return Hardware.fetchAdd(word, operand)
  }

  static func fence() { tick() }

  static func read<Value: BitwiseCopyable>(_ pointer: UnsafeMutablePointer<Value>) -> Value {
    pointer.pointee
  }

  static func write<Value: BitwiseCopyable>(_ value: Value, to pointer: UnsafeMutablePointer<Value>) {
    pointer.pointee = value
  }

  static func pause(_ spins: Int) {
    precondition(spins < 10_000, "a script waits for a lock that it interrupted")
  }
  static func park(on word: SharedWord, while value: UInt64) {}
  static func unpark(_ word: SharedWord, count: Int) {}
  static var currentCore: Core { Core(0) }
  static var nanoseconds: UInt64 { 0 }
}
