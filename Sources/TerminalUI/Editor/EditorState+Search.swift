extension EditorState {
  /// What is sought, and where the cursor stood when it began.
  struct Search: Hashable, Sendable {
    var needle: Needle
    var origin: Int
    var match: Range<Int>?
    /// Where looking was given up, for now or for good.
    var stop: SearchStop?
    /// It was given up for now: the needle is still being typed, and `endSearch` looks further.
    var isPartial = false
    /// The match lies beyond the end of the text, counted from the origin, or beyond its beginning where it was sought
    /// backwards.
    var isWrapped = false
    /// The needle is no longer being typed; the next search begins where the cursor stands.
    var isFinished = false
  }

  /// Puts the cursor at the first match at or after the place where the search began, beginning again at the top
  /// where there is none below. Called for every letter typed; an empty needle goes back to that place. The needle
  /// is kept for `findNext` and `findPrevious`.
  ///
  /// Lower case finds both cases, a capital only itself. Returns whether there is a match; where there is none the
  /// cursor stays at its place.
  @discardableResult
  public mutating func find(_ needle: String) -> Bool { find(.words(TextSearch(needle))) }

  /// While a regular expression is typed it may take so many steps for every letter, about 10 ms.
  private static let typedSteps = 8_000_000
  /// What it may take once it is typed: about a second.
  static let searchSteps = 1_000_000_000

  @discardableResult
  mutating func find(_ needle: Needle) -> Bool {
    let origin = search.flatMap { $0.isFinished ? nil : $0.origin } ?? cursor
    history.seal()
    anchor = nil
    goalColumn = nil
    var search = Search(needle: needle, origin: origin)
    if !needle.isEmpty { lastNeedle = needle }
    seek(&search, steps: Self.typedSteps)
    search.isPartial = search.stop.map { !$0.isLine } ?? false
    self.search = search
    cursor = search.match.map { buffer.boundary(atOrAfter: $0.lowerBound) } ?? origin
    return search.match != nil || needle.isEmpty
  }

  /// The needle is typed. The cursor stays at the match and matches stay marked until it moves or the text changes;
  /// a search that was given up (`isCancelled`) goes back to where it began instead.
  public mutating func endSearch(isCancelled: Bool = false) {
    if isCancelled, let search {
      cursor = search.origin
      self.search = nil
    }
    if var partial = search, partial.isPartial {
      seek(&partial, steps: Self.searchSteps)
      partial.isPartial = false
      cursor = partial.match.map { buffer.boundary(atOrAfter: $0.lowerBound) } ?? partial.origin
      search = partial
    }
    search?.isFinished = true
  }

  /// Takes back what is selected, being selected or marked as found; false where nothing is.
  mutating func forgetMarks() -> Bool {
    guard selection != nil || isMarking || search?.match != nil else { return false }
    (anchor, isMarking, search) = (nil, false, nil)
    return true
  }

  /// What the search found last; nil when nothing was sought or found.
  public var match: Range<Int>? { search?.match }

  /// The next match of the last needle after the cursor, or before it.
  mutating func findAgain(forward: Bool) {
    guard let needle = lastNeedle, !needle.isEmpty else { return }
    history.seal()
    let start = forward ? buffer.boundary(after: cursor) : cursor
    var search = Search(needle: needle, origin: start, isFinished: true)
    seek(&search, forward: forward, steps: Self.searchSteps)
    anchor = nil
    if let match = search.match {
      cursor = buffer.boundary(atOrAfter: match.lowerBound)
    }
    self.search = search
  }

  /// Finds the first match that begins where the search does or later, or the last one that begins before; from the
  /// other end of the text where there is none.
  private func seek(_ search: inout Search, forward: Bool = true, steps: Int) {
    let needle = search.needle
    search.match = nil
    search.stop = nil
    search.isWrapped = false
    guard !needle.isEmpty else { return }
    var steps = steps
    do throws(SearchStop) {
      if forward {
        search.match = try buffer.first(needle, from: search.origin, steps: &steps)
        if search.match == nil {
          search.match = try buffer.first(needle, from: 0, before: search.origin, steps: &steps)
          search.isWrapped = search.match != nil
        }
      } else {
        search.match = try buffer.last(needle, before: search.origin, steps: &steps)
        if search.match == nil {
          search.match = try buffer.last(needle, before: .max, steps: &steps)
          search.isWrapped = search.match != nil
        }
      }
    } catch {
      search.stop = error
    }
  }
}
