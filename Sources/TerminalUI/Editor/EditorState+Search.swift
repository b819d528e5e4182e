extension EditorState {
  /// What is sought, and where the cursor stood when it began.
  struct Search: Hashable, Sendable {
    var needle: Needle
    var origin: Int
    var match: Range<Int>?
    /// Not the whole text was looked at yet.
    var isPartial = false
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
  public mutating func find(_ needle: String) -> Bool { find(.words(TextSearch(needle))) }

  /// While a regular expression is typed only so much of the text behind the cursor is looked at for every letter;
  /// `endSearch` looks at the rest.
  private static let typedPatternBytes = 1 << 20

  @discardableResult
  mutating func find(_ needle: Needle) -> Bool {
    let origin = search.flatMap { $0.isFinished ? nil : $0.origin } ?? cursor
    history.seal()
    anchor = nil
    goalColumn = nil
    var search = Search(needle: needle, origin: origin)
    if !needle.isEmpty { lastNeedle = needle }
    if needle.isPattern, !needle.isEmpty, buffer.count > Self.typedPatternBytes {
      search.match = buffer.first(needle, from: origin, before: origin + Self.typedPatternBytes)
      search.isPartial = search.match == nil
    } else {
      search.match = find(needle, from: origin, forward: true)
    }
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
    if var partial = search, partial.isPartial {
      partial.match = find(partial.needle, from: partial.origin, forward: true)
      partial.isPartial = false
      cursor = partial.match.map { buffer.boundary(atOrAfter: $0.lowerBound) } ?? partial.origin
      search = partial
    }
    search?.isFinished = true
  }

  /// What the search found last; nil when nothing was sought or found.
  public var match: Range<Int>? { search?.match }

  /// The next match of the last needle after the cursor, or before it.
  mutating func findAgain(forward: Bool) {
    guard let needle = lastNeedle, !needle.isEmpty else { return }
    history.seal()
    let start = forward ? buffer.boundary(after: cursor) : cursor
    let match = find(needle, from: start, forward: forward)
    search = Search(needle: needle, origin: cursor, match: match, isFinished: true)
    anchor = nil
    if let match {
      search?.isWrapped = forward ? match.lowerBound < cursor : match.lowerBound >= cursor
      cursor = buffer.boundary(atOrAfter: match.lowerBound)
    }
  }

  /// The bytes of the first match that begins at or after `offset`, or of the last one that begins before it;
  /// from the other end of the text where there is none.
  func find(_ needle: Needle, from offset: Int, forward: Bool) -> Range<Int>? {
    guard !needle.isEmpty else { return nil }
    if forward {
      return buffer.first(needle, from: offset) ?? buffer.first(needle, from: 0, before: offset)
    }
    return buffer.last(needle, before: offset) ?? buffer.last(needle, before: .max)
  }
}
