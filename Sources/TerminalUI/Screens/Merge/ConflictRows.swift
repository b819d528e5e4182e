import Workspace

/// Both sides of one conflict as rows, line beside line where the same line was changed, with the words that differ.
/// A filled circle says which side is chosen.
struct ConflictRows {
  private let conflict: MergeReview.Conflict
  private let names: MergeReview.Names
  private let width: Int

  init(_ conflict: MergeReview.Conflict, _ names: MergeReview.Names, width: Int) {
    self.conflict = conflict
    self.names = names
    self.width = max(16, width)
  }

  /// Before the lines of a conflict, which tells them from those around it.
  private static let margin = Span("  │ ", Style(.dim))
  /// Words that only one side has.
  private static let changed = Style(.accent, [.bold, .underline])

  /// Before the name of a side.
  static func mark(_ side: TextMerge.Resolution, _ choice: TextMerge.Resolution?) -> String {
    choice == side || choice == .both ? "●" : "○"
  }

  func stacked() -> [StyledLine] {
    let lines = pairs
    return past + side(.ours, lines.compactMap(\.ours), width: width)
      + side(.theirs, lines.compactMap(\.theirs), width: width)
  }

  func sideBySide() -> [StyledLine] {
    let half = (width - 3) / 2
    let lines = pairs
    var rows = beside([label(.ours)], [label(.theirs)], half)
    if lines.allSatisfy({ $0.ours == nil }) || lines.allSatisfy({ $0.theirs == nil }) {
      let (ours, theirs) = (
        side(.ours, lines.compactMap(\.ours), width: half),
        side(.theirs, lines.compactMap(\.theirs), width: half)
      )
      return past + beside(ours, theirs, half)
    }
    for line in lines {
      rows += beside(
        line.ours.map { shown($0, of: .ours, width: half) } ?? [],
        line.theirs.map { shown($0, of: .theirs, width: half) } ?? [], half)
    }
    return past + rows
  }

  // MARK: Sides

  private func label(_ side: TextMerge.Resolution) -> StyledLine {
    let isChosen = conflict.choice == side || conflict.choice == .both
    let name = DisplayText.escaped(side == .ours ? names.ours : names.theirs)
    return StyledLine(
      "  \(Self.mark(side, conflict.choice)) \(name)", isChosen ? Style(.good, .bold) : Style(.title))
  }

  private func side(
    _ side: TextMerge.Resolution, _ lines: [[TextDiff.Segment]], width: Int
  ) -> [StyledLine] {
    let rows =
      lines.isEmpty
      ? [StyledLine("  │ (nothing here)", Style(.dim))]
      : lines.flatMap { shown($0, of: side, width: width) }
    return [label(side)] + rows
  }

  /// A side that is not chosen, where another is, is dim.
  private func shown(
    _ segments: [TextDiff.Segment], of side: TextMerge.Resolution, width: Int
  ) -> [StyledLine] {
    let isOff = conflict.choice != nil && conflict.choice != .both && conflict.choice != side
    let plain = isOff ? Style(.dim) : .plain
    let spans = segments.map { Span($0.text, $0.isChanged && !isOff ? Self.changed : plain) }
    return Self.rows(spans, behind: Self.margin, width: width)
  }

  private func beside(_ left: [StyledLine], _ right: [StyledLine], _ half: Int) -> [StyledLine] {
    (0..<max(left.count, right.count)).map { index in
      var line = index < left.count ? left[index] : StyledLine()
      line.append(String(repeating: " ", count: max(0, half - line.width)))
      line.append(" │ ", Style(.dim))
      if index < right.count { line.spans += right[index].spans }
      return line
    }
  }

  /// What both come from, where it is known.
  private var past: [StyledLine] {
    guard let base = conflict.base, !base.isEmpty else { return [] }
    return [StyledLine("    as it was:", Style(.dim))]
      + Self.lines(of: base).flatMap { Self.rows([Span($0, Style(.dim))], behind: Self.margin, width: width) }
  }

  // MARK: Lines

  private typealias Pair = (ours: [TextDiff.Segment]?, theirs: [TextDiff.Segment]?)

  /// The lines of both, those beside each other that are alike.
  private var pairs: [Pair] {
    // More than any text has: the whole of both.
    let diff = TextDiff(old: conflict.ours, new: conflict.theirs, scale: .lines, context: 1 << 30)
    guard !diff.isEmpty else {
      // To a reader they are the same: only what ends the lines differs.
      return Self.lines(of: conflict.ours).map { line in
        let segments = [TextDiff.Segment(line, isChanged: false)]
        return (segments, segments)
      } + [([endings(of: conflict.ours)], [endings(of: conflict.theirs)])]
    }
    return diff.hunks.flatMap(\.rows).map { ($0.old?.segments, $0.new?.segments) }
  }

  private func endings(of text: String) -> TextDiff.Segment {
    let kind = text.utf8.contains(0x0D) ? "lines end with CR LF" : "lines end with LF"
    let last = text.utf8.last.map { $0 == 0x0A || $0 == 0x0D } ?? true
    return TextDiff.Segment("(\(kind)\(last ? "" : ", the last one with nothing"))", isChanged: true)
  }

  /// Without their endings.
  static func lines(of text: String) -> [String] {
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { String(Substring($0.last == 0x0D ? $0.dropLast() : $0)) }
  }

  static func wrapped(_ text: String, _ style: Style, indent: Int, width: Int) -> [StyledLine] {
    rows([Span(text, style)], behind: Span(String(repeating: " ", count: indent)), width: width)
  }

  private static func rows(_ spans: [Span], behind lead: Span, width: Int) -> [StyledLine] {
    let safe = spans.map { Span(DisplayText.escaped($0.text, tabs: .columns(4)), $0.style) }
    return SpanWrap.rows(safe, width: max(8, width - lead.text.displayWidth)).map { StyledLine([lead] + $0) }
  }
}
