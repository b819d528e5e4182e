extension TimeZoneOffsets {
  /// A zone that never changes its offset, in seconds east of UTC.
  public init(fixed offset: Int) {
    self.init()
    initialOffset = offset
  }

  /// Seconds east of UTC where a clock on the wall shows `local` seconds since 1970-01-01.
  ///
  /// An hour that the clocks skip counts by what held before it, one that they repeat is its first pass.
  public func offset(atLocal local: Int) -> Int {
    // Offsets lie within a day; the one before any change near `local` is tried first.
    let before = offset(at: local - 86_400)
    let after = offset(at: local + 86_400)
    if before == after { return offset(at: local - before) }
    if offset(at: local - before) == before { return before }
    return offset(at: local - after) == after ? after : before
  }

  /// A change of the offset.
  public struct Change: Hashable, Sendable {
    /// Seconds since 1970-01-01 UTC, from which on `to` holds.
    public var moment: Int
    public var from: Int
    public var to: Int
  }

  /// The changes within a span of moments, found to the second. Two within the same week that undo each other are
  /// not seen.
  public func changes(in span: Range<Int>) -> [Change] {
    let step = 7 * 86_400
    var changes: [Change] = []
    var start = span.lowerBound
    while start < span.upperBound {
      let end = min(start + step, span.upperBound)
      let (from, to) = (offset(at: start), offset(at: end))
      if from != to {
        var (low, high) = (start, end)
        while high - low > 1 {
          let middle = low + (high - low) / 2
          if offset(at: middle) == from { low = middle } else { high = middle }
        }
        changes.append(Change(moment: high, from: from, to: to))
      }
      start = end
    }
    return changes
  }
}
