/// The difference of two texts by lines, in hunks with their surroundings, and by words inside changed lines.
public struct TextDiff: Hashable, Sendable {
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

  public enum Kind: Hashable, Sendable { case same, removed, added }

  public struct Line: Hashable, Sendable {
    public var kind: Kind
    /// 1-based line in the old text; nil for an added line.
    public var old: Int?
    /// 1-based line in the new text; nil for a removed line.
    public var new: Int?
    /// The line without its ending.
    public var segments: [Segment]

    public var text: String { segments.map(\.text).joined() }
  }

  /// Neighbouring changes with the unchanged lines around them.
  public struct Hunk: Hashable, Sendable {
    public var lines: [Line]
    /// The nearest Markdown heading above, as it is written; nil where there is none.
    public var heading: String?

    /// `@@ -3,4 +3,5 @@`, as unified diffs have it.
    public var header: String {
      func side(_ numbers: [Int]) -> String { "\(numbers.first ?? 0),\(numbers.count)" }
      return "@@ -\(side(lines.compactMap(\.old))) +\(side(lines.compactMap(\.new))) @@"
    }
  }

  public let hunks: [Hunk]

  public var isEmpty: Bool { hunks.isEmpty }

  /// - Parameter context: unchanged lines kept on either side of a change.
  public init(old: String, new: String, context: Int = 3) {
    let oldLines = Self.lines(of: old)
    let newLines = Self.lines(of: new)
    let numbers = SequenceDiff.intern(oldLines, newLines)
    let matches = SequenceDiff(numbers.old, numbers.new).matches
    var all: [Line] = []
    var at = (old: 0, new: 0)
    func changes(to end: (old: Int, new: Int)) {
      all += Self.changed(oldLines, at.old..<end.old, newLines, at.new..<end.new)
    }
    for match in matches {
      changes(to: (match.old.lowerBound, match.new.lowerBound))
      for (offset, index) in match.old.enumerated() {
        all.append(
          Line(
            kind: .same, old: index + 1, new: match.new.lowerBound + offset + 1,
            segments: [Segment(oldLines[index], isChanged: false)]))
      }
      at = (match.old.upperBound, match.new.upperBound)
    }
    changes(to: (oldLines.count, newLines.count))
    hunks = Self.hunks(all, context: context)
  }

  /// The lines without their endings; text after the last line feed is a line too.
  static func lines(of text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      String(Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line))
    }
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// A block of removed lines and the lines that took their place; where both have as many, line by line with
  /// the words that differ marked.
  private static func changed(
    _ old: [String], _ a: Range<Int>, _ new: [String], _ b: Range<Int>
  ) -> [Line] {
    let pairs = a.count == b.count ? zip(a, b).map { words(old[$0], new[$1]) } : nil
    let removed = a.enumerated().map { offset, index in
      Line(
        kind: .removed, old: index + 1, new: nil,
        segments: pairs?[offset].old ?? [Segment(old[index], isChanged: true)])
    }
    let added = b.enumerated().map { offset, index in
      Line(
        kind: .added, old: nil, new: index + 1,
        segments: pairs?[offset].new ?? [Segment(new[index], isChanged: true)])
    }
    return removed + added
  }

  private static func hunks(_ lines: [Line], context: Int) -> [Hunk] {
    var hunks: [Hunk] = []
    var heading: String?
    var headingOfHunk: String?
    var current: Range<Int>?
    func finish() {
      if let current { hunks.append(Hunk(lines: Array(lines[current]), heading: headingOfHunk)) }
    }
    for (index, line) in lines.enumerated() {
      if line.kind == .same, line.text.first == "#" { heading = line.text }
      guard line.kind != .same else { continue }
      let start = max(0, index - context)
      let end = min(lines.count, index + context + 1)
      if let open = current, start <= open.upperBound {
        current = open.lowerBound..<max(open.upperBound, end)
      } else {
        finish()
        current = start..<end
        headingOfHunk = heading
      }
    }
    finish()
    return hunks
  }
}
