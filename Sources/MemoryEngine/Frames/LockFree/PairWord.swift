/// What one word says of two neighbouring areas of 512 frames (2 MiB each), so that a block of order 10 changes
/// hands by one compare-and-swap.
///
/// From the low end: for either area its free frames (10 bits) and whether it was taken whole (1 bit); whether both
/// were taken as one block; how many operations are between counter and bits (8 bits); the core that reserved the
/// pair, plus one (8 bits); and a version that every return of frames raises (24 bits).
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
  private static let ownerShift: UInt64 = 32
  private static let ownerMask: UInt64 = 0xff << 32
  private static let versionOne: UInt64 = 1 << 40

  /// Free frames of area 0 or 1.
  @inline(__always)
  func free(_ area: Int) -> Int { Int(raw &>> UInt64(area &* 11)) & 0x3ff }

  @inline(__always)
  func isWhole(_ area: Int) -> Bool { raw &>> UInt64(area &* 11 &+ 10) & 1 != 0 }

  @inline(__always)
  var isJoint: Bool { raw & Self.jointBit != 0 }

  @inline(__always)
  var inFlight: Int { Int(raw &>> 24) & 0xff }

  /// Who reserved it, plus one; 0 for nobody.
  @inline(__always)
  var owner: Int { Int(raw &>> Self.ownerShift) & 0xff }

  @inline(__always)
  func taking(_ frames: Int, _ area: Int) -> PairWord {
    PairWord(raw: raw &- UInt64(frames) &<< UInt64(area &* 11))
  }

  /// Raises the version, so that who finds nothing twice knows that nothing came in between.
  @inline(__always)
  func giving(_ frames: Int, _ area: Int) -> PairWord {
    PairWord(raw: (raw &+ UInt64(frames) &<< UInt64(area &* 11)) &+ Self.versionOne)
  }

  @inline(__always)
  func entering() -> PairWord { PairWord(raw: raw &+ Self.inFlightOne) }

  @inline(__always)
  func leaving() -> PairWord { PairWord(raw: raw &- Self.inFlightOne) }

  @inline(__always)
  func owned(by owner: Int) -> PairWord {
    PairWord(raw: raw & ~Self.ownerMask | UInt64(owner) &<< Self.ownerShift)
  }

  func takingWhole(_ area: Int) -> PairWord {
    PairWord(raw: taking(Self.areaFrames, area).raw | 1 << UInt64(area * 11 + 10))
  }

  func givingWhole(_ area: Int) -> PairWord {
    PairWord(raw: giving(Self.areaFrames, area).raw & ~(1 << UInt64(area * 11 + 10)))
  }

  func takingBoth() -> PairWord { PairWord(raw: takingWhole(0).takingWhole(1).raw | Self.jointBit) }
  func givingBoth() -> PairWord { PairWord(raw: givingWhole(0).givingWhole(1).raw & ~Self.jointBit) }
}
