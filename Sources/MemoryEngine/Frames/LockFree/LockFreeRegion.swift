/// One region of the lock-free design: a word for each pair of areas, the bits of its frames, and a word for each tree,
/// which is as many pairs as lie on one line.
///
/// Frame numbers are absolute, and pairs are aligned to 1024 frames; frames of the first and last pair that lie
/// outside the region count as taken for ever.
struct LockFreeRegion<M: Machine>: MemoryRegion {
  let first: Int
  let count: Int
  /// The first frame of pair 0, a multiple of 1024.
  let base: Int
  let pairCount: Int
  let pairs: SharedWord
  let bits: SharedWord
  /// For each tree the core that reserved it, plus one; 0 for nobody.
  let trees: SharedWord

  static var pairFrames: Int { 2 * PairWord.areaFrames }
  /// 32 MiB: cores that work in trees of their own share no line of counters.
  static var treePairs: Int { SharedMemory.lineWords }
  static var treeAreas: Int { 2 * treePairs }
  private static var bitWordsPerPair: Int { 16 }

  /// - Throws: `noRoom`.
  init(first: Int, count: Int) throws(EngineError) {
    self.first = first
    self.count = count
    base = first / Self.pairFrames * Self.pairFrames
    pairCount = Self.pairCount(first, count)
    guard let bits = SharedMemory.allocateIfPossible(pairCount * Self.bitWordsPerPair) else {
      throw .noRoom(bytes: UInt64(pairCount * Self.bitWordsPerPair * 8))
    }
    self.bits = bits
    pairs = SharedMemory.allocate(pairCount)
    trees = SharedMemory.allocate(Self.treeCount(pairCount))
    // Most pairs lie inside, and their bits are clear as they come from the system.
    for pair in 0..<pairCount { M.storeRelaxed(PairWord(free: 512, 512).raw, to: pairs + pair) }
    for pair in [0, pairCount - 1] where pairCount > 0 {
      takeOutside(pair)
      M.storeRelaxed(PairWord(free: clearBits(pair, 0), clearBits(pair, 1)).raw, to: pairs + pair)
    }
  }

  func deallocate() {
    SharedMemory.deallocate(pairs)
    SharedMemory.deallocate(bits)
    SharedMemory.deallocate(trees)
  }

  private static func pairCount(_ first: Int, _ count: Int) -> Int {
    count == 0 ? 0 : (first + count - first / pairFrames * pairFrames + pairFrames - 1) / pairFrames
  }

  private static func treeCount(_ pairs: Int) -> Int { (pairs + treePairs - 1) / treePairs }

  var treeCount: Int { Self.treeCount(pairCount) }

  static func metadataBytes(first: Int, count: Int) -> Int {
    let pairs = pairCount(first, count)
    return (pairs * (1 + bitWordsPerPair) + treeCount(pairs)) * 8
  }

  var metadataBytes: Int { Self.metadataBytes(first: first, count: count) }

  private func takeOutside(_ pair: Int) {
    for word in 0..<Self.bitWordsPerPair {
      var outside: UInt64 = 0
      for bit in 0..<64 {
        let frame = base + pair * Self.pairFrames + word * 64 + bit
        if frame < first || frame >= first + count { outside |= 1 << UInt64(bit) }
      }
      M.storeRelaxed(outside, to: bits + pair * Self.bitWordsPerPair + word)
    }
  }

  func clearBits(_ pair: Int, _ area: Int) -> Int {
    let words = areaBits(2 * pair + area).words
    return (0..<8).reduce(0) { $0 + (~M.load(words + $1)).nonzeroBitCount }
  }

  @inline(__always)
  func areaBits(_ area: Int) -> FrameBits<M> { FrameBits(words: bits + area &* 8) }

  @inline(__always)
  func pair(_ index: Int) -> PairWord { PairWord(raw: M.loadRelaxed(pairs + index)) }

  /// The pairs of a tree.
  @inline(__always)
  func pairs(of tree: Int) -> Range<Int> {
    let start = tree &* Self.treePairs
    return Range(uncheckedBounds: (start, min(start &+ Self.treePairs, pairCount)))
  }

  @inline(__always)
  func contains(_ frame: Int, _ frames: Int) -> Bool { frame >= first && frame &- first <= count &- frames }
}
