import Workspace

/// The difference of two texts as styled lines. A sign at the left says what colour says too.
public struct DiffLayout: Sendable {
  public enum Form: Hashable, Sendable {
    /// The old sentence or line, and below it the new one; the words that differ are underlined.
    case inline
    /// One line for both, with the words that went and those that came.
    case words
    /// The old text at the left, the new one at the right.
    case sideBySide
  }

  /// Narrower, two columns show too little of a sentence.
  public static let sideBySideWidthMin = 60

  /// Cells of a line; nil breaks none.
  private let width: Int?
  /// Cells before the text: the sign, and a space where there are two.
  private let gutter: Int
  /// Words that went and came stand in `[-…-]` and `{+…+}`, where colour does not tell them apart.
  private let marksWords: Bool

  public init(width: Int?, gutter: Int = 2, marksWords: Bool = true) {
    self.width = width.map { max(8, $0) }
    self.gutter = gutter
    self.marksWords = marksWords
  }

  /// A hunk's header and its rows, hunk after hunk; nothing where nothing differs.
  public func lines(_ diff: TextDiff, as form: Form) -> [StyledLine] {
    diff.hunks.flatMap { hunk in
      let header = [header(hunk)]
      switch form {
      case .inline: return header + inline(hunk, diff.scale)
      case .words: return header + hunk.rows.flatMap(words)
      case .sideBySide: return header + hunk.rows.flatMap(sideBySide)
      }
    }
  }

  private func header(_ hunk: TextDiff.Hunk) -> StyledLine {
    let gap = String(repeating: " ", count: gutter)
    let heading = hunk.heading.map { gap + DisplayText.escaped($0) } ?? ""
    return StyledLine([Span(hunk.header, Style(.accent)), Span(heading, Style(.dim))])
  }

  // MARK: Inline

  private func inline(_ hunk: TextDiff.Hunk, _ scale: TextDiff.Scale) -> [StyledLine] {
    var lines: [StyledLine] = []
    var waiting: [StyledLine] = []
    for row in hunk.rows {
      // A sentence is best read next to the one it replaced; of lines those that go together stand together.
      if row.isSame || scale == .prose {
        lines += waiting
        waiting = []
      }
      switch row {
      case .same(_, let new): lines += wrapped(" ", new.segments, .plain)
      case .removed(let old): lines += wrapped("-", old.segments, Style(.removed))
      case .added(let new): waiting += wrapped("+", new.segments, Style(.added))
      case .changed(let old, let new):
        lines += wrapped("-", old.segments, Style(.removed))
        waiting += wrapped("+", new.segments, Style(.added))
      }
    }
    return lines + waiting
  }

  private func wrapped(_ sign: String, _ segments: [TextDiff.Segment], _ style: Style) -> [StyledLine] {
    rows(sign, spans(segments, style), style, width: width)
  }

  /// A line with nothing but changes needs no marks inside.
  private func spans(_ segments: [TextDiff.Segment], _ style: Style) -> [Span] {
    let marksWords = segments.contains { !$0.isChanged }
    return segments.map { segment in
      Span(segment.text, segment.isChanged && marksWords ? style.with([.underline, .bold]) : style)
    }
  }

  // MARK: Words

  private func words(_ row: TextDiff.Row) -> [StyledLine] {
    switch row {
    case .same(_, let new): return wrapped(" ", new.segments, .plain)
    case .removed(let old): return wrapped("-", old.segments, Style(.removed))
    case .added(let new): return wrapped("+", new.segments, Style(.added))
    case .changed(let old, let new):
      return rows("~", merged(old.segments, new.segments), Style(.accent), width: width)
    }
  }

  /// Both have the same unchanged pieces in the same order.
  private func merged(_ old: [TextDiff.Segment], _ new: [TextDiff.Segment]) -> [Span] {
    var spans: [Span] = []
    var (old, new) = (old[...], new[...])
    func append(_ segments: inout ArraySlice<TextDiff.Segment>, _ marks: (String, String), _ style: Style) {
      while let segment = segments.first, segment.isChanged {
        spans.append(Span(marksWords ? marks.0 + segment.text + marks.1 : segment.text, style))
        segments.removeFirst()
      }
    }
    while !old.isEmpty || !new.isEmpty {
      append(&old, ("[-", "-]"), Style(.removed, .strikethrough))
      append(&new, ("{+", "+}"), Style(.added, .bold))
      if let same = new.popFirst() ?? old.first { spans.append(Span(same.text)) }
      _ = old.popFirst()
    }
    return spans
  }

  // MARK: Side by side

  private func sideBySide(_ row: TextDiff.Row) -> [StyledLine] {
    let half = ((width ?? 2 * Self.sideBySideWidthMin) - 3) / 2
    let left: [StyledLine]
    let right: [StyledLine]
    switch row {
    case .same(let old, let new):
      left = rows(" ", spans(old.segments, .plain), .plain, width: half)
      right = rows(" ", spans(new.segments, .plain), .plain, width: half)
    case .removed, .added, .changed:
      let (removed, added) = (Style(.removed), Style(.added))
      left = row.old.map { rows("-", spans($0.segments, removed), removed, width: half) } ?? []
      right = row.new.map { rows("+", spans($0.segments, added), added, width: half) } ?? []
    }
    return (0..<max(left.count, right.count)).map { index in
      var line = index < left.count ? left[index] : StyledLine()
      line.append(String(repeating: " ", count: max(0, half - line.width)))
      line.append(" │", Style(.dim))
      guard index < right.count, right[index].text.contains(where: { $0 != " " }) else { return line }
      line.append(" ")
      line.spans += right[index].spans
      return line
    }
  }

  private func rows(_ sign: String, _ spans: [Span], _ style: Style, width: Int?) -> [StyledLine] {
    let safe = spans.map { Span(DisplayText.escaped($0.text, tabs: .columns(4)), $0.style) }
    let first = Span(sign + String(repeating: " ", count: gutter - 1), style)
    guard let width else { return [StyledLine([first] + safe)] }
    let rest = Span(String(repeating: " ", count: gutter), style)
    return SpanWrap.rows(safe, width: max(1, width - gutter)).enumerated().map { index, spans in
      StyledLine([index == 0 ? first : rest] + spans)
    }
  }
}
