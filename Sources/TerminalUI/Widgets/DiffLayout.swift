import Workspace

/// The difference of two texts as styled lines. A sign at the left says what colour says too, and changed words
/// are underlined.
enum DiffLayout {
  static func lines(old: String, new: String, width: Int) -> [StyledLine] {
    let diff = TextDiff(old: old, new: new)
    if diff.isEmpty { return [StyledLine("No difference.", Style(.dim))] }
    return diff.hunks.flatMap { hunk in
      [
        StyledLine([
          Span(hunk.header, Style(.accent)), Span(hunk.heading.map { "  \($0)" } ?? "", Style(.dim)),
        ])
      ]
        + hunk.lines.flatMap { wrapped($0, width: max(8, width)) }
    }
  }

  private static func wrapped(_ line: TextDiff.Line, width: Int) -> [StyledLine] {
    let (sign, style): (String, Style) =
      switch line.kind {
      case .same: ("  ", .plain)
      case .removed: ("- ", Style(.removed))
      case .added: ("+ ", Style(.added))
      }
    // A line with nothing but changes needs no marks inside.
    let marksWords = line.segments.contains { !$0.isChanged }
    var rows: [StyledLine] = []
    var row = StyledLine([Span(sign, style)])
    var used = 2
    for segment in line.segments {
      let inside = segment.isChanged && marksWords ? style.with([.underline, .bold]) : style
      var rest = segment.text[...]
      while !rest.isEmpty {
        let room = width - used
        if room <= 0 || (rest.first.map { $0.displayWidth > room } ?? false) && used > 2 {
          rows.append(row)
          row = StyledLine([Span("  ", style)])
          used = 2
          continue
        }
        let head = rest.prefixFitting(width: room)
        row.append(String(head), inside)
        used += head.displayWidth
        rest = rest[head.endIndex...]
      }
    }
    rows.append(row)
    return rows
  }
}
