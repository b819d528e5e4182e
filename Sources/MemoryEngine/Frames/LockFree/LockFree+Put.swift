extension LockFree {
  @inline(__always)
  package borrowing func tryPut(_ frame: Frame, _ order: Order, on core: Core) -> PutError? {
    let core = index(of: core)
    let frames = order.frameCount
    let count = Int(M.load(regionCount))
    for region in 0..<count where regions[region].contains(frame.number, frames) {
      guard frame.number & (frames &- 1) == 0 else { return .misaligned }
      return give(frame.number &- regions[region].base, order.rawValue, core, region)
    }
    return .outsideMemory
  }

  /// Clears the bits first and raises the counter then.
  @inline(__always)
  private func give(_ index: Int, _ order: Int, _ core: Int, _ region: Int) -> PutError? {
    let pair = index / LockFreeRegion<M>.pairFrames
    let area = index / PairWord.areaFrames & 1
    let word = regions[region].pairs + pair
    if order >= 9 { return giveWhole(order, core, word, area) }
    let value = PairWord(raw: M.loadRelaxed(word))
    if value.isWhole(area) { return .notTaken }
    var failures = 0
    guard
      regions[region].areaBits(pair, area).put(index & (PairWord.areaFrames - 1), order, failures: &failures)
    else { return .notTaken }
    let frames = 1 &<< order
    change(word, &failures) { $0.giving(frames, area) }
    self.count(core, Slot.failures, failures)
    return nil
  }

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
      self.count(core, Slot.failures, 1)
      value = PairWord(raw: outcome.original)
    }
  }
}
