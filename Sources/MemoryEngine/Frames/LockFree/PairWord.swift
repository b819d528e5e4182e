/// What one word says of two neighbouring areas of 512 frames (2 MiB each), so that a block of order 10 changes
/// hands by one compare-and-swap.
///
/// From the low end: for either area its free frames (10 bits) and whether it was taken whole (1 bit); whether both
/// were taken as one block; how many operations are between counter and bits (8 bits); and a version that every
/// return of frames raises (32 bits).
struct PairWord: Equatable {
  static let areaFrames = 512

  var raw: UInt64

  @inline(__always)
  init(raw: UInt64) { self.raw = raw }

  init(free first: Int, _ second: Int) {
    raw = UInt64(first) | UInt64(second) << 11
  }

  private static let jointBit: UInt64 = 1 << 22
  private static let inFlightOne: UInt64 = 1 << 24
  private static let versionOne: UInt64 = 1 << 32

  /// Free frames of area 0 or 1.
  @inline(__always)
  func free(_ area: Int) -> Int { Int(truncatingIfNeeded: raw &>> UInt64(area &* 11)) & 0x3ff }

  /// Free frames of both.
  @inline(__always)
  var free: Int { free(0) &+ free(1) }

  @inline(__always)
  func isWhole(_ area: Int) -> Bool { raw &>> UInt64(area &* 11 &+ 10) & 1 != 0 }

  @inline(__always)
  var isJoint: Bool { raw & Self.jointBit != 0 }

  @inline(__always)
  var inFlight: Int { Int(truncatingIfNeeded: raw &>> 24) & 0xff }

  /// How often frames came back, modulo 2^32.
  @inline(__always)
  var version: UInt64 { raw &>> 32 }

  @inline(__always)
  func taking(_ frames: Int, _ area: Int) -> PairWord {
    PairWord(raw: raw &- UInt64(frames) &<< UInt64(area &* 11))
  }

  @inline(__always)
  func entering() -> PairWord { PairWord(raw: raw &+ Self.inFlightOne) }

  /// What to add to give frames back. It raises the version, so that who finds nothing twice knows that nothing came
  /// in between; no field but the version, which is the last, can overflow.
  @inline(__always)
  static func gift(_ frames: Int, _ area: Int) -> UInt64 {
    UInt64(frames) &<< UInt64(area &* 11) &+ versionOne
  }

  /// What to add to leave after `entering`.
  @inline(__always)
  static var leave: UInt64 { 0 &- inFlightOne }

  func takingWhole(_ area: Int) -> PairWord {
    PairWord(raw: taking(Self.areaFrames, area).raw | 1 << UInt64(area * 11 + 10))
  }

  func givingWhole(_ area: Int) -> PairWord {
    PairWord(raw: (raw &+ Self.gift(Self.areaFrames, area)) & ~(1 << UInt64(area * 11 + 10)))
  }

  func takingBoth() -> PairWord { PairWord(raw: takingWhole(0).takingWhole(1).raw | Self.jointBit) }
  func givingBoth() -> PairWord { PairWord(raw: givingWhole(0).givingWhole(1).raw & ~Self.jointBit) }

  /// Whether either area is free as a whole: a counter reaches 512 only then, which is a bit of its own.
  @inline(__always)
  var hasWhole: Bool { raw & (1 << 9 | 1 << 20) != 0 }

  /// Frames free beside a block of an order that may lie in one of the areas: the fewer, the less is broken by taking it.
  /// Nil where there is none. For whole areas the neighbour counts, since two of them are worth more together.
  @inline(__always)
  func slack(_ order: Int, _ area: Int) -> Int? {
    let frames = 1 &<< order
    if order == 10 { return area == 0 && free == frames ? 0 : nil }
    let free = free(area)
    if free < frames { return nil }
    return order == 9 ? self.free(1 &- area) : free &- frames
  }
}
