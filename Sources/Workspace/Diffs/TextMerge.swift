/// Two texts that come from the same one, merged by lines.
///
/// What all three share parts the text into chunks; a chunk that one side left alone follows the other side (Khanna,
/// Kunal and Pierce, "A Formal Investigation of Diff3", FSTTCS 2007). Lines are kept byte by byte, their endings too.
/// Where both changed sentences of one paragraph, but not the same ones, both changes are kept.
public struct TextMerge: Hashable, Sendable {
  public enum Chunk: Hashable, Sendable {
    /// As all three have it.
    case stable(String)
    case oursOnly(base: String, ours: String)
    case theirsOnly(base: String, theirs: String)
    /// Both made the same change.
    case bothSame(base: String, String)
    /// Both changed a paragraph in different sentences; the text has both changes.
    case combined(base: String, String)
    case conflict(Conflict)
  }

  /// Both changed the same lines, in different ways.
  public struct Conflict: Hashable, Sendable {
    public var base: String
    public var ours: String
    public var theirs: String
    /// The 1-based line of our text that it begins at.
    public var line: Int

    public init(base: String, ours: String, theirs: String, line: Int) {
      self.base = base
      self.ours = ours
      self.theirs = theirs
      self.line = line
    }
  }

  /// What becomes of a conflict.
  public enum Resolution: String, CaseIterable, Hashable, Sendable {
    case ours, theirs
    /// Ours, and theirs below it.
    case both
  }

  public let chunks: [Chunk]

  public init(base: String, ours: String, theirs: String) {
    self.init(base: MergeSide(base), ours: MergeSide(ours), theirs: MergeSide(theirs))
  }

  private init(base: MergeSide, ours: MergeSide, theirs: MergeSide) {
    var chunks: [Chunk] = []
    MergeChunks(base, ours, theirs).forEach { base, ours, theirs in
      chunks += Self.chunks(base, ours, theirs)
    }
    self.chunks = chunks
  }

  /// In the order of the text.
  public var conflicts: [Conflict] {
    chunks.compactMap { if case .conflict(let conflict) = $0 { conflict } else { nil } }
  }

  /// Nil where there are conflicts.
  public var mergedText: String? { conflicts.isEmpty ? text(choosing: []) : nil }

  /// The merged text, with a resolution for each of `conflicts`.
  public func text(choosing resolutions: [Resolution]) -> String {
    MergeReview(pieces, names: MergeReview.Names(theirs: "theirs")).text(choosing: resolutions)
  }

  /// What a person settles of it.
  var pieces: [MergeReview.Piece] {
    chunks.map { chunk in
      switch chunk {
      case .stable(let text), .oursOnly(_, let text), .theirsOnly(_, let text), .bothSame(_, let text),
        .combined(_, let text):
        .settled(text)
      case .conflict(let conflict):
        .conflict(
          MergeReview.Conflict(
            key: nil, base: conflict.base, ours: conflict.ours, theirs: conflict.theirs, line: conflict.line))
      }
    }
  }

  private static func chunks(_ base: MergeSlice, _ ours: MergeSlice, _ theirs: MergeSlice) -> [Chunk] {
    if base.isSame(as: ours) {
      return [
        base.isSame(as: theirs) ? .stable(base.text) : .theirsOnly(base: base.text, theirs: theirs.text)
      ]
    }
    if base.isSame(as: theirs) { return [.oursOnly(base: base.text, ours: ours.text)] }
    if ours.isSame(as: theirs) { return [.bothSame(base: base.text, ours.text)] }
    if let text = ParagraphMerge.combined(base, ours, theirs) { return [.combined(base: base.text, text)] }
    if let apart = Self.apart(base, ours, theirs) { return apart }
    // What both have at either end is no part of the conflict.
    let (start, end) = ours.common(with: theirs)
    var chunks: [Chunk] = []
    if start > 0 { chunks.append(.bothSame(base: "", ours.first(start).text)) }
    let (mine, other) = (ours.inside(start, end), theirs.inside(start, end))
    chunks.append(
      .conflict(
        Conflict(base: base.text, ours: mine.text, theirs: other.text, line: mine.range.lowerBound + 1)))
    if end > 0 { chunks.append(.bothSame(base: "", ours.last(end).text)) }
    return chunks
  }

  /// One side changed the lines and the other added paragraphs before or behind them; nil where it is not so.
  private static func apart(_ base: MergeSlice, _ ours: MergeSlice, _ theirs: MergeSlice) -> [Chunk]? {
    if let (before, behind) = base.paragraphsAdded(in: theirs, besides: ours) {
      return [
        .theirsOnly(base: "", theirs: before.text), .oursOnly(base: base.text, ours: ours.text),
        .theirsOnly(base: "", theirs: behind.text),
      ].filter { $0 != .theirsOnly(base: "", theirs: "") }
    }
    if let (before, behind) = base.paragraphsAdded(in: ours, besides: theirs) {
      return [
        .oursOnly(base: "", ours: before.text), .theirsOnly(base: base.text, theirs: theirs.text),
        .oursOnly(base: "", ours: behind.text),
      ].filter { $0 != .oursOnly(base: "", ours: "") }
    }
    return nil
  }
}
