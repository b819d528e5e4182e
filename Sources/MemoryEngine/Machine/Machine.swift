import Synchronization

/// A word that several cores read and write; touched only through a `Machine`.
package typealias SharedWord = UnsafeMutablePointer<Atomic<UInt64>>

/// What a design runs on: every operation on shared memory goes through these static members, so that one
/// source runs on real atomics, under a schedule explorer and in a simulator.
///
/// Operations name their ordering, since a machine with store buffers has to tell them apart: loads acquire,
/// stores release, read-modify-writes are sequentially consistent; `Relaxed` promises nothing but atomicity.
package protocol Machine {
  static func load(_ word: SharedWord) -> UInt64
  static func loadRelaxed(_ word: SharedWord) -> UInt64
  static func store(_ value: UInt64, to word: SharedWord)
  static func storeRelaxed(_ value: UInt64, to word: SharedWord)

  /// Writes `desired` if the word holds `expected`; `original` is what it held.
  static func compareExchange(
    _ word: SharedWord, expected: UInt64, desired: UInt64
  ) -> (exchanged: Bool, original: UInt64)

  /// Writes a value and returns the one before.
  static func exchange(_ word: SharedWord, _ value: UInt64) -> UInt64

  /// Adds, wrapping, and returns the value before.
  static func fetchAdd(_ word: SharedWord, _ operand: UInt64) -> UInt64

  /// A sequentially consistent fence.
  static func fence()

  /// A plain access: the design's own protocol must keep other cores away from it meanwhile.
  static func read<Value: BitwiseCopyable>(_ pointer: UnsafeMutablePointer<Value>) -> Value
  static func write<Value: BitwiseCopyable>(_ value: Value, to pointer: UnsafeMutablePointer<Value>)

  /// Waits a moment in a loop that has gone around `spins` times.
  static func pause(_ spins: Int)

  /// Sleeps while the low half of `word` is that of `value`; may wake early.
  static func park(on word: SharedWord, while value: UInt64)
  static func unpark(_ word: SharedWord, count: Int)

  static var currentCore: Core { get }
  static var nanoseconds: UInt64 { get }
}
