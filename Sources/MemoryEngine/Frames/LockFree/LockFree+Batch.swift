/// Single frames by the dozen, for a cache in front of this allocator.
extension LockFree {
  /// Takes up to `most` single frames that lie together, their numbers into `frames`. Returns how many; 0 only if at some
  /// moment of the call none was free.
  func getSingles(_ most: Int, into frames: UnsafeMutablePointer<UInt64>, on core: Core) -> Int {
    let core = index(of: core)
    let found = takeSingles(most, into: frames, core)
    if found > 0 { return found }
    guard let frame = search(0, core) else { return 0 }
    M.write(UInt64(frame.number), to: frames)
    return 1 + takeSingles(most - 1, into: frames + 1, core)
  }

  private func takeSingles(_ most: Int, into frames: UnsafeMutablePointer<UInt64>, _ core: Int) -> Int {
    let place = Place(raw: M.loadRelaxed(slot(core, Reservation.single.rawValue)))
    guard most > 0, place.region < regions.count else { return 0 }
    let region = regions.pointer(to: place.region)
    var failures = 0
    guard let granted = grantSingles(most, region, place.area, &failures) else { return 0 }
    let first = region.pointee.base + place.area * PairWord.areaFrames
    var found = 0
    while found < granted {
      var (word, bits) = settle(granted - found, region, place.area, core, &failures)
      while bits != 0 {
        M.write(UInt64(first &+ word &* 64 &+ bits.trailingZeroBitCount), to: frames + found)
        bits &= bits &- 1
        found &+= 1
      }
    }
    count(core, Slot.failures, failures)
    return found
  }

  /// Gives back single frames that are handed out. Neighbours that follow one another go in one step.
  func putSingles(_ frames: UnsafeMutablePointer<UInt64>, _ count: Int, on core: Core) {
    let core = index(of: core)
    var failures = 0
    var at = 0
    while at < count {
      let frame = Int(M.read(frames + at))
      for index in 0..<regions.count where regions.pointer(to: index).pointee.contains(frame, 1) {
        at += giveArea(frames + at, count - at, regions.pointer(to: index), &failures)
        break
      }
    }
    self.count(core, Slot.failures, failures)
  }

  /// Gives back the frames at the front that lie in one area, a word of bits at a time; returns how many.
  private func giveArea(
    _ frames: UnsafeMutablePointer<UInt64>, _ count: Int, _ region: UnsafePointer<LockFreeRegion<M>>,
    _ failures: inout Int
  ) -> Int {
    let index = Int(M.read(frames)) &- region.pointee.base
    let area = index &>> 9
    let bits = region.pointee.areaBits(area)
    var given = 0
    var word = index &>> 6
    var mask: UInt64 = 0
    while given < count {
      let frame = Int(M.read(frames + given))
      let next = frame &- region.pointee.base
      // Where two regions meet within an area, each has bits of its own for it.
      guard next &>> 9 == area, region.pointee.contains(frame, 1) else { break }
      if next &>> 6 != word {
        clear(mask, bits, word, &failures)
        word = next &>> 6
        mask = 0
      }
      mask |= 1 &<< UInt64(next & 63)
      given &+= 1
    }
    clear(mask, bits, word, &failures)
    _ = M.fetchAdd(region.pointee.pairs + (area &>> 1), PairWord.gift(given, area & 1))
    return given
  }

  @inline(__always)
  private func clear(_ mask: UInt64, _ bits: FrameBits<M>, _ word: Int, _ failures: inout Int) {
    let wereSet = bits.clear(mask, ofWord: word & (FrameBits<M>.wordsPerArea &- 1), failures: &failures)
    precondition(wereSet, "a cache held frames that were free")
  }
}
