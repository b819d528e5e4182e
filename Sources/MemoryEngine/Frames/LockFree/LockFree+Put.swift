extension LockFree {
  @inline(__always)
  package borrowing func tryPut(_ frame: Frame, _ order: Order, on core: Core) -> PutError? {
    let frames = order.frameCount
    for index in 0..<regions.count where regions.pointer(to: index).pointee.contains(frame.number, frames) {
      guard frame.number & (frames &- 1) == 0 else { return .misaligned }
      let region = regions.pointer(to: index)
      return give(frame.number &- region.pointee.base, order.rawValue, self.index(of: core), region)
    }
    return .outsideMemory
  }

  /// Clears the bits first and raises the counter then. An area taken whole has no bit set, so that a part of it cannot
  /// be given back by mistake.
  @inline(__always)
  private func give(_ index: Int, _ order: Int, _ core: Int, _ region: UnsafePointer<LockFreeRegion<M>>)
    -> PutError?
  {
    let area = index &>> 9
    let word = region.pointee.pairs + (area &>> 1)
    if order >= 9 { return giveWhole(order, core, word, area & 1) }
    var failures = 0
    guard region.pointee.areaBits(area).put(index & (PairWord.areaFrames &- 1), order, failures: &failures)
    else {
      return .notTaken
    }
    _ = M.fetchAdd(word, PairWord.gift(1 &<< order, area & 1))
    count(core, Slot.failures, failures)
    return nil
  }

  @inline(__always)
  private func giveWhole(_ order: Int, _ core: Int, _ word: SharedWord, _ area: Int) -> PutError? {
    var value = PairWord(raw: M.loadRelaxed(word))
    while true {
      let given: PairWord
      if order == 10 {
        guard value.isJoint else { return .notTaken }
        given = value.givingBoth()
      } else {
        guard value.isWhole(area), !value.isJoint else { return .notTaken }
        given = value.givingWhole(area)
      }
      let outcome = M.compareExchange(word, expected: value.raw, desired: given.raw)
      if outcome.exchanged { return nil }
      count(core, Slot.failures, 1)
      value = PairWord(raw: outcome.original)
    }
  }
}
