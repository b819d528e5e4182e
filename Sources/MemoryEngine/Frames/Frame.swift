/// A physical page frame, 4 KiB, by its number: the physical address divided by the frame size.
public struct Frame: Hashable, Comparable, Sendable {
  public static let bytes = 4096

  /// Frame numbers stay below this: physical addresses have at most 52 bits, so their frames have 40.
  public static let framesMax = 1 << 40

  public let number: Int

  @inline(__always)
  public init(_ number: Int) { self.number = number }

  @inline(__always)
  public static func < (left: Frame, right: Frame) -> Bool { left.number < right.number }
}
