/// A merge as a person settles it: the text in pieces, and what was chosen for each piece that both sides changed in
/// different ways.
///
/// Whatever is chosen, the bytes are those of the two sides, line endings and a missing last one too.
public struct MergeReview: Hashable, Sendable {
  /// Both changed the same lines, or the same key of the front matter.
  public struct Conflict: Hashable, Sendable {
    /// The key of the front matter; nil for lines of text.
    public var key: String?
    /// The lines of both sides' common past; nil where it is not known.
    public var base: String?
    /// Whole lines with their endings; empty where a side has none here.
    public var ours: String
    public var theirs: String
    /// The 1-based line of our text that it begins at.
    public var line: Int
    public internal(set) var choice: TextMerge.Resolution?

    /// Those of our text that it stands for, 1-based; of an insertion the line that it stands before.
    public var lines: ClosedRange<Int> {
      guard key == nil else { return line...line }
      let count = ours.utf8.count { $0 == 0x0A } + (ours.isEmpty || ours.utf8.last == 0x0A ? 0 : 1)
      return line...(line + max(0, count - 1))
    }

    /// A key has one value.
    public var allowsBoth: Bool { key == nil }

    /// Nil where nothing is chosen yet.
    var chosenTexts: [String]? {
      switch choice {
      case nil: nil
      case .ours: [ours]
      case .theirs: [theirs]
      case .both: allowsBoth ? [ours, theirs] : [ours]
      }
    }
  }

  public enum Piece: Hashable, Sendable {
    /// What needs no choice.
    case settled(String)
    case conflict(Conflict)
  }

  /// In the order of the text; no two that are settled stand next to each other.
  public internal(set) var pieces: [Piece] = []
  /// How the marks of what is not chosen name either side.
  public let names: Names
  /// What ends most lines of the texts; it parts what is chosen where a text's last line has no ending.
  private let ending: String

  public struct Names: Hashable, Sendable {
    public var ours: String
    public var theirs: String

    public init(ours: String = "yours", theirs: String) {
      self.ours = ours
      self.theirs = theirs
    }
  }

  init(_ pieces: [Piece], names: Names) {
    self.names = names
    ending = Self.ending(of: pieces)
    var settled = ""
    func settle() {
      if !settled.isEmpty { self.pieces.append(.settled(settled)) }
      settled = ""
    }
    for piece in pieces {
      switch piece {
      case .settled(let next): append(next, to: &settled)
      case .conflict:
        settle()
        self.pieces.append(piece)
      }
    }
    settle()
  }

  /// Merges two edits as their kind asks for: a proposal's draft key by key and by lines, any other text by lines.
  ///
  /// - Parameters:
  ///   - path: relative to the workspace.
  ///   - base: what both come from; nil where each side made the file.
  public init(path: String, base: String?, ours: String, theirs: String, names: Names) {
    let isDraft = path.hasPrefix("proposals/") && path.hasSuffix("/proposal.md")
    self.init(
      isDraft
        ? DraftMerge(base: base, ours: ours, theirs: theirs).pieces
        : TextMerge(base: base ?? "", ours: ours, theirs: theirs).pieces, names: names)
  }

  public var conflicts: [Conflict] {
    pieces.compactMap { if case .conflict(let conflict) = $0 { conflict } else { nil } }
  }

  /// How many conflicts have no choice.
  public var openCount: Int { conflicts.count { $0.choice == nil } }

  /// Nil where something is not chosen yet.
  public var text: String? { openCount == 0 ? written : nil }

  /// The text as far as it is chosen, with marks around both sides of what is not.
  public var written: String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .settled(let next): append(next, to: &text)
      case .conflict(let conflict):
        for next in conflict.chosenTexts ?? [marked(conflict)] { append(next, to: &text) }
      }
    }
  }

  /// Nil takes a choice back.
  public mutating func choose(_ choice: TextMerge.Resolution?, at index: Int) {
    let places = pieces.indices.filter { if case .conflict = pieces[$0] { true } else { false } }
    guard places.indices.contains(index), case .conflict(var conflict) = pieces[places[index]] else {
      preconditionFailure("there is no conflict \(index)")
    }
    conflict.choice = choice
    pieces[places[index]] = .conflict(conflict)
  }

  /// The text with one side, or one after the other, in place of each conflict.
  public func taking(_ choice: TextMerge.Resolution) -> String {
    text(choosing: conflicts.map { _ in choice })
  }

  func text(choosing choices: [TextMerge.Resolution]) -> String { choosing(choices).written }

  /// With a choice, or none, for each of `conflicts`.
  func choosing(_ choices: [TextMerge.Resolution?]) -> MergeReview {
    precondition(choices.count == conflicts.count, "every conflict needs a resolution")
    var remaining = choices[...]
    var review = self
    review.pieces = pieces.map { piece in
      guard case .conflict(var conflict) = piece else { return piece }
      conflict.choice = remaining.removeFirst()
      return .conflict(conflict)
    }
    return review
  }

  // MARK: Joining

  /// A last line without an ending gets one where another line follows it.
  func append(_ next: String, to text: inout String) {
    text += separator(before: next, behind: text.utf8.last) + next
  }

  /// - Parameter last: the byte that the next text would stand behind.
  func separator(before next: String, behind last: UInt8?) -> String {
    guard !next.isEmpty, let last, last != 0x0A, last != 0x0D else { return "" }
    return ending
  }

  /// What a line ends with in these lines.
  func ended(_ line: String) -> String { line + ending }

  private static func ending(of pieces: [Piece]) -> String {
    var (all, returns) = (0, 0)
    func count(_ text: String) {
      var last: UInt8 = 0
      for byte in text.utf8 {
        if byte == 0x0A {
          all += 1
          if last == 0x0D { returns += 1 }
        }
        last = byte
      }
    }
    for piece in pieces {
      switch piece {
      case .settled(let text): count(text)
      case .conflict(let conflict):
        count(conflict.ours)
        count(conflict.theirs)
      }
    }
    return 2 * returns > all ? "\r\n" : "\n"
  }
}

extension MergeReview {
  /// Chooses what another review of nearly the same texts chose, wherever the conflict is the same.
  public mutating func adopt(_ other: MergeReview) {
    var known: [Conflict: TextMerge.Resolution] = [:]
    for var conflict in other.conflicts {
      let choice = conflict.choice
      (conflict.choice, conflict.line) = (nil, 0)
      if let choice { known[conflict] = choice }
    }
    for (index, conflict) in conflicts.enumerated() {
      var conflict = conflict
      (conflict.choice, conflict.line) = (nil, 0)
      if let choice = known[conflict] { choose(choice, at: index) }
    }
  }

  /// The 1-based line of `written` that a conflict begins at; 1 where there is none.
  public func writtenLine(of index: Int) -> Int {
    var seen = 0
    var before = self
    before.pieces = Array(
      pieces.prefix { piece in
        guard case .conflict = piece else { return true }
        seen += 1
        return seen <= index
      })
    return before.pieces.count < pieces.count ? before.written.utf8.count { $0 == 0x0A } + 1 : 1
  }
}
