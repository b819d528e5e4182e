import Workspace

// The questions at the bottom.
extension FrameView {
  /// The choices a row each, above the question; what is not possible now says why.
  private static func drawMenu(
    _ question: String, _ items: [Prompt.MenuItem], into surface: inout Surface, in rect: Rect
  ) {
    let shown = items.suffix(max(0, rect.row - 1))
    let width = items.map(\.label.displayWidth).max() ?? 0
    for (offset, item) in shown.enumerated() {
      let row = rect.row - shown.count + offset
      surface.fill(Rect(row: row, column: 0, rows: 1, columns: rect.columns), style: Style(.plain))
      let isOff = item.refusal != nil
      var line = StyledLine([
        Span(" \(item.key)", Style(isOff ? .dim : .key)),
        Span("  \(item.label.padded(toWidth: width))", Style(isOff ? .dim : .plain)),
      ])
      // What cannot be done stands before the colon, and beside it already.
      if let reasons = item.refusal?.split(separator: ": ", maxSplits: 1).last {
        let room = max(0, rect.columns - line.width - 4)
        line.append("  – \(DisplayText.escaped(String(reasons)).clipped(toWidth: room))", Style(.dim))
      }
      surface.draw(line, row: row, column: 0)
    }
    if shown.count == items.count, rect.row - shown.count > 1 {
      let row = rect.row - shown.count - 1
      surface.fill(Rect(row: row, column: 0, rows: 1, columns: rect.columns), style: Style(.dim), with: "─")
    }
    let digits = items.count { $0.key.isNumber }
    let keys = digits == 0 ? "A letter" : digits == items.count ? "A digit" : "Its letter or digit"
    surface.draw(
      " \(question) \(keys) chooses, Esc leaves.".clipped(toWidth: rect.columns), row: rect.row, column: 0,
      style: Style(.title))
  }

  /// All of it, as far as the window goes.
  private static func drawSubject(_ subject: String, into surface: inout Surface, above rect: Rect) {
    let spans = [Span(DisplayText.escaped(subject), Style(.link))]
    let rows = SpanWrap.rows(spans, width: max(1, rect.columns - 2)).prefix(max(0, rect.row - 1))
    for (offset, row) in rows.enumerated() {
      let at = rect.row - rows.count + offset
      surface.fill(Rect(row: at, column: 0, rows: 1, columns: rect.columns))
      surface.draw(StyledLine(row), row: at, column: 1)
    }
  }

  static func drawPrompt(_ prompt: Prompt, into surface: inout Surface, in rect: Rect) {
    if let problem = prompt.problem, rect.row > 0 {
      let above = Rect(row: rect.row - 1, column: rect.column, rows: 1, columns: rect.columns)
      surface.fill(above)
      drawToast(Toast(.bad, problem), into: &surface, in: above)
    }
    if let subject = prompt.subject { drawSubject(subject, into: &surface, above: rect) }
    switch prompt.kind {
    case .text(let field):
      let label = " \(prompt.question): ".clipped(toWidth: max(0, rect.columns - 8))
      let start = surface.draw(label, row: rect.row, column: 0, style: Style(.title))
      let room = max(1, rect.columns - start - 1)
      let typed = field.visible(width: room)
      surface.draw(typed.text, row: rect.row, column: start)
      surface.cursor = Point(row: rect.row, column: min(start + typed.cursor, max(0, rect.columns - 1)))
    case .menu(let items): drawMenu(prompt.question, items, into: &surface, in: rect)
    case .choices(let choices): drawChoices(prompt.question, choices, into: &surface, in: rect)
    }
  }

  /// The question and what can be answered; in a narrow window on several rows, so that no answer is missing.
  private static func drawChoices(
    _ question: String, _ choices: [Prompt.Choice], into surface: inout Surface, in rect: Rect
  ) {
    var rows = [StyledLine(" \(question) ", Style(.title))]
    for choice in choices {
      let piece = [Span(" \(choice.key)", Style(.key)), Span(" \(choice.label) ")]
      let last = rows[rows.count - 1]
      // The blank at a row's end needs no cell.
      if last.width + StyledLine(piece).width - 1 <= rect.columns {
        rows[rows.count - 1].spans = last.spans + piece
      } else {
        rows.append(StyledLine(piece))
      }
    }
    let shown = rows.suffix(rect.row + 1)
    for (row, line) in zip(rect.row - shown.count + 1...rect.row, shown) {
      surface.fill(Rect(row: row, column: rect.column, rows: 1, columns: rect.columns))
      surface.draw(line, row: row, column: 0)
    }
  }
}
