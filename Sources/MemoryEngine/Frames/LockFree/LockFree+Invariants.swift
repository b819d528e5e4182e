extension LockFree {
  /// The free blocks, as large as their neighbours allow.
  package borrowing func freeBlocks() -> [FreeBlock] {
    var blocks: [FreeBlock] = []
    for region in 0..<regions.count {
      for pair in 0..<regions[region].pairCount { append(region, pair, to: &blocks) }
    }
    return blocks.sorted { $0.frame < $1.frame }
  }

  private func append(_ region: Int, _ pair: Int, to blocks: inout [FreeBlock]) {
    let word = regions[region].pair(pair)
    let base = regions[region].base + pair * LockFreeRegion<M>.pairFrames
    if word.free(0) == PairWord.areaFrames, word.free(1) == PairWord.areaFrames {
      blocks.append(FreeBlock(Frame(base), .maximum))
      return
    }
    for area in 0..<2 where !word.isWhole(area) {
      var index = 0
      while index < PairWord.areaFrames {
        var order = min(9, index == 0 ? 9 : index.trailingZeroBitCount)
        while order >= 0, !isClear(region, pair, area, index, order) { order -= 1 }
        if order >= 0 {
          blocks.append(FreeBlock(Frame(base + area * PairWord.areaFrames + index), Order(unchecked: order)))
        }
        index += order >= 0 ? 1 << order : 1
      }
    }
  }

  private func isClear(_ region: Int, _ pair: Int, _ area: Int, _ index: Int, _ order: Int) -> Bool {
    let words = regions[region].areaBits(2 * pair + area).words
    return (index..<index + (1 << order)).allSatisfy { M.load(words + $0 / 64) >> UInt64($0 % 64) & 1 == 0 }
  }

  /// At rest: counters equal the clear bits, an area taken whole has no bit set, nobody is between the two.
  package borrowing func checkInvariants() -> [String] {
    var problems: [String] = []
    for region in 0..<regions.count {
      for pair in 0..<regions[region].pairCount {
        let word = regions[region].pair(pair)
        let name = "pair \(pair) of region \(region)"
        if word.inFlight != 0 { problems.append("\(name): \(word.inFlight) operations never ended") }
        if word.isJoint, !(word.isWhole(0) && word.isWhole(1)) {
          problems.append("\(name): joint, but not whole")
        }
        for area in 0..<2 {
          let clear = regions[region].clearBits(pair, area)
          if word.isWhole(area) {
            if word.free(area) != 0 || clear != PairWord.areaFrames {
              problems.append(
                "\(name), area \(area): taken whole, yet \(word.free(area)) free and \(clear) clear bits")
            }
          } else if word.free(area) != clear {
            problems.append("\(name), area \(area): counter \(word.free(area)), clear bits \(clear)")
          }
        }
      }
    }
    return problems
  }
}

extension LockFree {
  /// Whether a single frame's bit says that it is taken; frames of areas taken whole have none set.
  func isTaken(_ frame: Int) -> Bool {
    (0..<regions.count).contains { index in
      let region = regions[index]
      guard region.contains(frame, 1) else { return false }
      let offset = frame - region.base
      return M.load(region.bits + offset / 64) >> UInt64(offset % 64) & 1 != 0
    }
  }
}
