/// The size of a block of frames: 2 to the power of the order, from 0 (4 KiB) to 10 (4 MiB). A block starts at
/// a frame whose number is a multiple of its size.
public struct Order: RawRepresentable, Hashable, Comparable, Sendable {
  public static let minimum = Order(unchecked: 0)
  public static let maximum = Order(unchecked: 10)
  public static let all = (0...10).map(Order.init(unchecked:))

  public let rawValue: Int

  public init?(rawValue: Int) {
    guard 0...10 ~= rawValue else { return nil }
    self.rawValue = rawValue
  }

  /// Like `init(rawValue:)`, but says what is wrong: `EngineError.orderOutOfRange`.
  public init(checking value: Int) throws(EngineError) {
    guard let order = Order(rawValue: value) else { throw .orderOutOfRange(value) }
    self = order
  }

  @inline(__always)
  init(unchecked rawValue: Int) { self.rawValue = rawValue }

  /// Frames in a block of this order.
  @inline(__always)
  public var frameCount: Int { 1 &<< rawValue }

  @inline(__always)
  public static func < (left: Order, right: Order) -> Bool { left.rawValue < right.rawValue }
}
