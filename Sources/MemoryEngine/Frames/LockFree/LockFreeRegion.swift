/// One region of the lock-free design: a word for each pair of areas and the bits of its frames.
///
/// Frame numbers are absolute, and pairs are aligned to 1024 frames; frames of the first and last pair that lie
/// outside the region count as taken for ever.
struct LockFreeRegion<M: Machine> {
  let first: Int
  let count: Int
  /// The first frame of pair 0, a multiple of 1024.
  let base: Int
  let pairCount: Int
  let pairs: SharedWord
  let bits: SharedWord

  static var pairFrames: Int { 2 * PairWord.areaFrames }

  init(first: Int, count: Int) {
    self.first = first
    self.count = count
    base = first / Self.pairFrames * Self.pairFrames
    pairCount = count == 0 ? 0 : (first + count - base + Self.pairFrames - 1) / Self.pairFrames
    pairs = SharedMemory.allocate(pairCount)
    bits = SharedMemory.allocate(pairCount * 16)
    for pair in [0, pairCount - 1] where pairCount > 0 { takeOutside(pair) }
    for pair in 0..<pairCount {
      M.store(PairWord(free: clearBits(pair, 0), clearBits(pair, 1)).raw, to: pairs + pair)
    }
  }

  func deallocate() {
    pairs.deallocate()
    bits.deallocate()
  }

  var metadataBytes: Int { pairCount * 17 * 8 }

  private func takeOutside(_ pair: Int) {
    for word in 0..<16 {
      var outside: UInt64 = 0
      for bit in 0..<64 {
        let frame = base + pair * Self.pairFrames + word * 64 + bit
        if frame < first || frame >= first + count { outside |= 1 << UInt64(bit) }
      }
      M.store(outside, to: bits + pair * 16 + word)
    }
  }

  func clearBits(_ pair: Int, _ area: Int) -> Int {
    (0..<8).reduce(0) { $0 + M.load(bits + pair * 16 + area * 8 + $1).nonzeroBitCountOfInverse }
  }

  @inline(__always)
  func areaBits(_ pair: Int, _ area: Int) -> FrameBits<M> {
    FrameBits(words: bits + (pair &* 16 &+ area &* 8))
  }

  @inline(__always)
  func contains(_ frame: Int, _ frames: Int) -> Bool { frame >= first && frame &+ frames <= first &+ count }
}

extension UInt64 {
  fileprivate var nonzeroBitCountOfInverse: Int { (~self).nonzeroBitCount }
}
