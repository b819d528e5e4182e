/// Where a comment stands in another version than the one it was made on. Lines are 1-based and inclusive, of the
/// whole file.
public enum CommentPlace: Hashable, Sendable {
  /// The quote stands on these lines byte for byte, blank lines too; the difference of the two texts keeps all of its
  /// lines in their order, and no equal lines beside them could as well be the ones; and the nearest heading above is
  /// the one it was, or one that took its place. What stands around it may have changed.
  case exact(ClosedRange<Int>)
  /// The quote's words, as they are written, stand on these lines in their order and without gaps, and no other
  /// passage of the old text became these lines. The quote was wrapped anew, indented, or joined with other text; or
  /// it stands below another heading, or elsewhere; or equal lines beside it leave a doubt. The lines may hold more
  /// than the quote.
  case moved(ClosedRange<Int>)
  /// The quote was edited. What stands on these lines took its place and has at least 0.4 of its words, the longer
  /// ones counting more, or 0.2 where line took the place of line; or it stands elsewhere and has 0.6 of them; or it
  /// is the new heading over what the quoted heading stood over. A guess: both texts are to be shown.
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
