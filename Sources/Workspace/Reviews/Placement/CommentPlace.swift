/// Where a comment stands in another version than the one it was made on. Lines are 1-based and inclusive, of the
/// whole file.
public enum CommentPlace: Hashable, Sendable {
  /// The quote stands on these lines byte for byte, the difference of the two texts keeps all of its lines, in
  /// order and next to each other, and the nearest heading above is the one it was, or that one renamed. What
  /// stands around it may have changed.
  case exact(ClosedRange<Int>)
  /// The quote's words stand on these lines in their order, and they are not the words of another passage that
  /// was there before: the quote was re-wrapped or indented, or it stands below another heading, or elsewhere.
  case moved(ClosedRange<Int>)
  /// The quote was edited: what stands on these lines has much in common with it and took its place.
  case reworded(ClosedRange<Int>, now: String)
  /// The quote is gone.
  case orphan

  /// Nil for an orphan.
  public var lines: ClosedRange<Int>? {
    switch self {
    case .exact(let lines), .moved(let lines), .reworded(let lines, _): lines
    case .orphan: nil
    }
  }
}
