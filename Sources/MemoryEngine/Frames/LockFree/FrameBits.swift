/// The bits of one area: 512 frames in eight words, a set bit for a frame that is taken.
struct FrameBits<M: Machine> {
  static var wordsPerArea: Int { 8 }

  let words: SharedWord

  /// Sets up to `most` clear bits of one word, the lowest ones of the first word that has any, beginning at word
  /// `start` and going around. Returns the word and the bits set; nil if no word has a clear bit now.
  @inline(__always)
  func takeSingles(_ most: Int, from start: Int, failures: inout Int) -> (word: Int, bits: UInt64)? {
    let word = start & (Self.wordsPerArea &- 1)
    if let bits = takeSingles(most, ofWord: word, failures: &failures) { return (word, bits) }
    return takeSingles(most, after: word, &failures)
  }

  @inline(never)
  private func takeSingles(_ most: Int, after start: Int, _ failures: inout Int) -> (word: Int, bits: UInt64)?
  {
    for step in 1..<Self.wordsPerArea {
      let word = (start + step) & (Self.wordsPerArea - 1)
      if let bits = takeSingles(most, ofWord: word, failures: &failures) { return (word, bits) }
    }
    return nil
  }

  @inline(__always)
  private func takeSingles(_ most: Int, ofWord word: Int, failures: inout Int) -> UInt64? {
    var value = M.loadRelaxed(words + word)
    while value != .max {
      let bits = Self.lowest(most, of: ~value)
      let outcome = M.compareExchange(words + word, expected: value, desired: value | bits)
      if outcome.exchanged { return bits }
      failures &+= 1
      value = outcome.original
    }
    return nil
  }

  /// The `most` lowest bits of those that are set.
  @inline(__always)
  private static func lowest(_ most: Int, of bits: UInt64) -> UInt64 {
    if most == 1 { return bits & (0 &- bits) }
    if most >= bits.nonzeroBitCount { return bits }
    var rest = bits
    for _ in 0..<most { rest &= rest &- 1 }
    return bits & ~rest
  }

  /// Sets the first run of 2^order clear bits that is aligned to its size, not before word `start`; nil if no word has
  /// one now.
  @inline(__always)
  func take(_ order: Int, from start: Int, failures: inout Int) -> Int? {
    if order <= 6 { return takeWithinWord(order, start, &failures) }
    return takeWords(1 &<< (order &- 6), start, &failures)
  }

  @inline(__always)
  private func takeWithinWord(_ order: Int, _ start: Int, _ failures: inout Int) -> Int? {
    var word = start
    while word < Self.wordsPerArea {
      var value = M.loadRelaxed(words + word)
      while let bit = Self.firstRun(order, in: value) {
        let run = Self.mask(order) &<< UInt64(bit)
        let outcome = M.compareExchange(words + word, expected: value, desired: value | run)
        if outcome.exchanged { return word &* 64 &+ bit }
        failures &+= 1
        value = outcome.original
      }
      word &+= 1
    }
    return nil
  }

  /// The first word in which a run seems to begin; another core may take it any moment.
  @inline(__always)
  func firstWord(_ order: Int) -> Int? {
    if order > 6 { return firstWords(1 &<< (order &- 6)) }
    var word = 0
    while word < Self.wordsPerArea {
      if Self.firstRun(order, in: M.loadRelaxed(words + word)) != nil { return word }
      word &+= 1
    }
    return nil
  }

  private func firstWords(_ count: Int) -> Int? {
    stride(from: 0, to: Self.wordsPerArea, by: count).first { first in
      (first..<first + count).allSatisfy { M.loadRelaxed(words + $0) == 0 }
    }
  }

  /// Claims neighbouring whole words one by one, and lets go of them again when one is not empty.
  private func takeWords(_ count: Int, _ start: Int, _ failures: inout Int) -> Int? {
    for first in stride(from: start, to: Self.wordsPerArea, by: count) {
      var claimed = 0
      while claimed < count,
        M.compareExchange(words + first + claimed, expected: 0, desired: .max).exchanged
      {
        claimed += 1
      }
      if claimed == count { return first * 64 }
      failures &+= 1
      for word in 0..<claimed { M.store(0, to: words + first + word) }
    }
    return nil
  }

  /// Clears the bits of a block; false, with nothing changed, unless all of them were set.
  @inline(__always)
  func put(_ index: Int, _ order: Int, failures: inout Int) -> Bool {
    if order > 6 { return putWords(index &>> 6, 1 &<< (order &- 6)) }
    return clear(Self.mask(order) &<< UInt64(index & 63), ofWord: index &>> 6, failures: &failures)
  }

  /// Clears bits of one word; false, with nothing changed, unless all of them were set.
  @inline(__always)
  func clear(_ bits: UInt64, ofWord index: Int, failures: inout Int) -> Bool {
    let word = words + index
    var value = M.loadRelaxed(word)
    while value & bits == bits {
      let outcome = M.compareExchange(word, expected: value, desired: value & ~bits)
      if outcome.exchanged { return true }
      failures &+= 1
      value = outcome.original
    }
    return false
  }

  private func putWords(_ first: Int, _ count: Int) -> Bool {
    for word in first..<first + count where M.load(words + word) != .max { return false }
    for word in first..<first + count { M.store(0, to: words + word) }
    return true
  }

  @inline(__always)
  private static func mask(_ order: Int) -> UInt64 {
    order == 6 ? .max : (1 &<< UInt64(1 &<< order)) &- 1
  }

  /// The lowest aligned run of 2^order clear bits. Clear bits are folded onto the first bit of each run: after
  /// k steps a bit is set where 2^k neighbours are clear.
  @inline(__always)
  static func firstRun(_ order: Int, in value: UInt64) -> Int? {
    var clear = ~value
    if order == 0 { return clear == 0 ? nil : clear.trailingZeroBitCount }
    for step in 0..<order { clear &= clear &>> UInt64(1 &<< step) }
    clear &= starts(order)
    return clear == 0 ? nil : clear.trailingZeroBitCount
  }

  /// The bits at which runs of an order may begin.
  @inline(__always)
  private static func starts(_ order: Int) -> UInt64 {
    switch order {
    case 1: 0x5555_5555_5555_5555
    case 2: 0x1111_1111_1111_1111
    case 3: 0x0101_0101_0101_0101
    case 4: 0x0001_0001_0001_0001
    case 5: 0x0000_0001_0000_0001
    case 6: 1
    default: .max
    }
  }
}
