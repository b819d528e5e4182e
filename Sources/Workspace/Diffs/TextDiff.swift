/// The difference of two Markdown texts in hunks with their surroundings, and by words where one sentence or line took
/// the place of another.
public struct TextDiff: Hashable, Sendable {
  /// What is compared.
  public enum Scale: Hashable, Sendable {
    /// Paragraphs sentence by sentence, so that breaking lines elsewhere is no difference; code, tables and front
    /// matter line by line.
    case prose
    /// Every line as it is; their endings alone are no difference to read.
    case lines
  }

  /// A piece of a line.
  public struct Segment: Hashable, Sendable {
    public var text: String
    /// True where the other side does not have it.
    public var isChanged: Bool

    public init(_ text: String, isChanged: Bool) {
      self.text = text
      self.isChanged = isChanged
    }
  }

  /// A sentence or line of one of the texts.
  public struct Piece: Hashable, Sendable {
    /// Where it stands in its file, 1-based and inclusive.
    public var lines: ClosedRange<Int>
    /// On one line, without an ending; a break between paragraphs that is all that changed reads `¶`.
    public var segments: [Segment]

    public var text: String { segments.map(\.text).joined() }
  }

  /// What stands beside each other.
  public enum Row: Hashable, Sendable {
    /// The same to a reader; the texts may differ in what is ignored.
    case same(old: Piece, new: Piece)
    case removed(Piece)
    case added(Piece)
    /// One took the place of the other; the words that differ are marked.
    case changed(old: Piece, new: Piece)

    public var old: Piece? {
      switch self {
      case .same(let old, _), .removed(let old), .changed(let old, _): old
      case .added: nil
      }
    }

    public var new: Piece? {
      switch self {
      case .same(_, let new), .added(let new), .changed(_, let new): new
      case .removed: nil
      }
    }

    public var isSame: Bool { if case .same = self { true } else { false } }
  }

  /// Neighbouring changes with what is unchanged around them.
  public struct Hunk: Hashable, Sendable {
    public var rows: [Row]
    /// The nearest Markdown heading above the first change, as it is written; nil where there is none.
    public var heading: String?

    /// `@@ -3,4 +3,5 @@`, as unified diffs have it: first line and number of lines in either file.
    public var header: String {
      func side(_ pieces: [Piece]) -> String {
        guard let first = pieces.first, let last = pieces.last else { return "0,0" }
        return "\(first.lines.lowerBound),\(last.lines.upperBound - first.lines.lowerBound + 1)"
      }
      return "@@ -\(side(rows.compactMap(\.old))) +\(side(rows.compactMap(\.new))) @@"
    }
  }

  public let scale: Scale
  public let hunks: [Hunk]

  public var isEmpty: Bool { hunks.isEmpty }

  /// - Parameters:
  ///   - context: sentences or lines kept on either side of a change.
  ///   - firstLines: the lines of their files that the texts begin with.
  public init(
    old: String, new: String, scale: Scale = .prose, context: Int = 3,
    firstLines: (old: Int, new: Int) = (1, 1)
  ) {
    self.scale = scale
    // Equal bytes are the common case of a draft that nobody touched.
    guard !old.utf8.elementsEqual(new.utf8) else {
      hunks = []
      return
    }
    func units(_ text: String) -> [TextUnit] {
      let bytes = Array(text.utf8)
      return scale == .prose ? ProseReader.units(of: bytes) : TextUnit.lines(of: bytes)
    }
    let builder = HunkBuilder(
      old: units(old), new: units(new), offsets: (firstLines.old - 1, firstLines.new - 1))
    hunks = builder.hunks(context: context)
  }
}
