/// What one word says of a frame: whether a block begins here, of which order, and its neighbours on the list.
///
/// From the low end: the next block's index (29 bits), the one before (29 bits), the order (4 bits), the state (2 bits).
struct BlockWord: Equatable {
  enum State: UInt64 {
    /// No block begins here.
    case inside
    case free
    case taken
  }

  /// The link of the first and the last block.
  static let none = (1 << 29) - 1

  var raw: UInt64

  @inline(__always)
  init(raw: UInt64) { self.raw = raw }

  @inline(__always)
  init(_ state: State, _ order: Int, next: Int, previous: Int) {
    raw = UInt64(next) | UInt64(previous) &<< 29 | UInt64(order) &<< 58 | state.rawValue &<< 62
  }

  private static let link = UInt64(none)

  @inline(__always)
  var next: Int { Int(raw & Self.link) }

  @inline(__always)
  var previous: Int { Int(raw &>> 29 & Self.link) }

  var order: Int { Int(raw &>> 58 & 0xf) }
  var state: State { State(rawValue: raw &>> 62) ?? .inside }

  @inline(__always)
  func stands(_ state: State, _ order: Int) -> Bool {
    raw &>> 58 == state.rawValue &<< 4 | UInt64(order)
  }

  @inline(__always)
  func linked(next: Int) -> BlockWord { BlockWord(raw: raw & ~Self.link | UInt64(next)) }

  @inline(__always)
  func linked(previous: Int) -> BlockWord {
    BlockWord(raw: raw & ~(Self.link &<< 29) | UInt64(previous) &<< 29)
  }
}
