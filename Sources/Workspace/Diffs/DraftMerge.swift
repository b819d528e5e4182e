/// A proposal's draft that was edited on both sides, merged: the front matter key by key, the body by lines.
///
/// A key that one side left alone follows the other side, and of a list each side's additions and removals are kept. The
/// order, the comments and the spelling of the front matter are ours wherever theirs need not change them. A file whose
/// front matter cannot be taken apart is merged by lines as a whole.
public struct DraftMerge: Hashable, Sendable {
  public enum Conflict: Hashable, Sendable {
    case key(KeyConflict)
    /// Lines are counted in our whole file.
    case text(TextMerge.Conflict)
  }

  /// Both changed the value of a key, in different ways.
  public struct KeyConflict: Hashable, Sendable {
    public var key: String
    /// The values as they are written, without the key; nil where a side has no such key.
    public var base: String?
    public var ours: String?
    public var theirs: String?

    public init(key: String, base: String?, ours: String?, theirs: String?) {
      self.key = key
      self.base = base
      self.ours = ours
      self.theirs = theirs
    }
  }

  private let frontMatter: FrontMatterMerge?
  private let body: TextMerge
  /// Lines of our file before the body.
  private let linesBefore: Int

  /// - Parameter base: what both come from; nil where each side made the file.
  public init(base: String?, ours: String, theirs: String) {
    guard let mine = FrontMatterParts(ours), let other = FrontMatterParts(theirs),
      let original = base.map({ FrontMatterParts($0) }) ?? .some(nil)
    else {
      frontMatter = nil
      body = TextMerge(base: base ?? "", ours: ours, theirs: theirs)
      linesBefore = 0
      return
    }
    frontMatter = FrontMatterMerge(base: original, ours: mine, theirs: other)
    body = TextMerge(base: original?.body ?? "", ours: mine.body, theirs: other.body)
    linesBefore = mine.lineCount
  }

  /// Those of the front matter first, then those of the body in the order of the text.
  public var conflicts: [Conflict] {
    (frontMatter?.conflicts.map(Conflict.key) ?? [])
      + body.conflicts.map { conflict in
        var conflict = conflict
        conflict.line += linesBefore
        return .text(conflict)
      }
  }

  /// Nil where there are conflicts.
  public var mergedText: String? { conflicts.isEmpty ? text(choosing: []) : nil }

  /// The merged file, with a resolution for each of `conflicts`. A key has one value: where both are asked for, ours.
  public func text(choosing resolutions: [TextMerge.Resolution]) -> String {
    MergeReview(pieces, names: MergeReview.Names(theirs: "theirs")).text(choosing: resolutions)
  }

  /// What a person settles of it.
  var pieces: [MergeReview.Piece] {
    (frontMatter?.pieces ?? [])
      + body.pieces.map { piece in
        guard case .conflict(var conflict) = piece else { return piece }
        conflict.line += linesBefore
        return .conflict(conflict)
      }
  }
}
