extension EditorState {
  /// What is sought, and where the cursor stood when it began.
  struct Search: Hashable, Sendable {
    var search: TextSearch
    var origin: Int
    var match: Range<Int>?
    /// The match lies beyond the end of the text, counted from the origin.
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
  public mutating func find(_ needle: String) -> Bool {
    let origin = search.flatMap { $0.isFinished ? nil : $0.origin } ?? cursor
    history.seal()
    anchor = nil
    goalColumn = nil
    var search = Search(search: TextSearch(needle), origin: origin)
    if !needle.isEmpty { lastNeedle = needle }
    search.match = find(search.search, from: origin, forward: true)
    search.isWrapped = search.match.map { $0.lowerBound < origin } ?? false
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
    search?.isFinished = true
  }

  /// What the search found last; nil when nothing was sought or found.
  public var match: Range<Int>? { search?.match }

  /// The next match of the last needle after the cursor, or before it.
  mutating func findAgain(forward: Bool) {
    guard !lastNeedle.isEmpty else { return }
    history.seal()
    let needle = TextSearch(lastNeedle)
    let start = forward ? buffer.boundary(after: cursor) : cursor
    let match = find(needle, from: start, forward: forward)
    search = Search(search: needle, origin: cursor, match: match, isFinished: true)
    anchor = nil
    if let match {
      search?.isWrapped = forward ? match.lowerBound < cursor : match.lowerBound >= cursor
      cursor = buffer.boundary(atOrAfter: match.lowerBound)
    }
  }

  /// The bytes of the first match that begins at or after `offset`, or of the last one that begins before it;
  /// from the other end of the text where there is none.
  func find(_ needle: TextSearch, from offset: Int, forward: Bool) -> Range<Int>? {
    guard !needle.isEmpty else { return nil }
    let text = buffer.text
    if forward {
      return needle.first(in: text, from: offset, before: .max)
        ?? needle.first(in: text, from: 0, before: offset)
    }
    return needle.last(in: text, before: offset) ?? needle.last(in: text, before: .max)
  }
}
