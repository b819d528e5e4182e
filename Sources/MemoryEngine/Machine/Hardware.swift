import CMachine
import Glibc
import Synchronization

/// The machine at hand: real atomics, the cycle clock, futexes. Every member is one instruction or call, and a
/// design specialised for it is the design written on atomics directly (`HardwareOverhead` measures that).
package enum Hardware: Machine {
  /// How often a waiting loop goes around before it offers its core to another thread.
  static let spinsBeforeYield = 512

  @inline(__always)
  package static func load(_ word: SharedWord) -> UInt64 {
    word.pointee.load(ordering: .acquiring)
  }

  @inline(__always)
  package static func loadRelaxed(_ word: SharedWord) -> UInt64 {
    word.pointee.load(ordering: .relaxed)
  }

  @inline(__always)
  package static func store(_ value: UInt64, to word: SharedWord) {
    word.pointee.store(value, ordering: .releasing)
  }

  @inline(__always)
  package static func storeRelaxed(_ value: UInt64, to word: SharedWord) {
    word.pointee.store(value, ordering: .relaxed)
  }

  @inline(__always)
  package static func compareExchange(
    _ word: SharedWord, expected: UInt64, desired: UInt64
  ) -> (exchanged: Bool, original: UInt64) {
    word.pointee.compareExchange(
      expected: expected, desired: desired, ordering: .sequentiallyConsistent)
  }

  @inline(__always)
  package static func exchange(_ word: SharedWord, _ value: UInt64) -> UInt64 {
    word.pointee.exchange(value, ordering: .sequentiallyConsistent)
  }

  @inline(__always)
  package static func fetchAdd(_ word: SharedWord, _ operand: UInt64) -> UInt64 {
    word.pointee.wrappingAdd(operand, ordering: .sequentiallyConsistent).oldValue
  }

  @inline(__always)
  package static func fence() {
    atomicMemoryFence(ordering: .sequentiallyConsistent)
  }

  @inline(__always)
  package static func read<Value: BitwiseCopyable>(_ pointer: UnsafeMutablePointer<Value>) -> Value {
    pointer.pointee
  }

  @inline(__always)
  package static func write<Value: BitwiseCopyable>(
    _ value: Value, to pointer: UnsafeMutablePointer<Value>
  ) {
    pointer.pointee = value
  }

  @inline(__always)
  package static func pause(_ spins: Int) {
    // Whoever we wait for may have lost its core to us: with more runnable threads than cores, only giving
    // the core away lets it go on.
    if spins < spinsBeforeYield { machine_pause() } else { _ = sched_yield() }
  }

  package static func park(on word: SharedWord, while value: UInt64) {
    machine_park(
      UnsafePointer(UnsafeRawPointer(word).assumingMemoryBound(to: UInt64.self)),
      UInt32(truncatingIfNeeded: value))
  }

  package static func unpark(_ word: SharedWord, count: Int) {
    machine_unpark(
      UnsafePointer(UnsafeRawPointer(word).assumingMemoryBound(to: UInt64.self)),
      Int32(clamping: count))
  }

  package static var currentCore: Core { Core(Int(machine_current_core())) }

  @inline(__always)
  package static var nanoseconds: UInt64 { machine_nanoseconds() }

  /// Ticks of the cycle clock, cheap enough to time a batch of 32 operations.
  @inline(__always)
  static var ticks: UInt64 { machine_ticks() }
}
