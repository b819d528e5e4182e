import Workspace

extension ProposalScreen {
  /// The text with the cursor and the marks of threads left of it. What the cursor stands on has an arrow beside it and
  /// selected lines a bar; where lines share a row their own part of it is underlined.
  func drawText(into surface: inout Surface, in rect: Rect) {
    let gutter = Self.gutter(of: rect.columns)
    let page = reading.page
    let top = tops[.text] ?? 0
    let chosen = page.index(of: reading.stop).map { page.place($0).rows }
    let selection = reading.mark == nil ? nil : reading.selection
    for offset in 0..<rect.rows where top + offset < page.rowCount {
      let index = top + offset
      let row = page.row(index)
      let at = rect.row + offset
      if let mark = row.mark, gutter >= 4 {
        surface.draw(mark.text, row: at, column: rect.column + 1, style: Style(mark.role))
      }
      surface.draw(row.line, row: at, column: rect.column + gutter, limit: rect.endColumn)
      if let textRow = row.textRow { drawMatches(of: textRow, row: at, gutter, into: &surface, in: rect) }
      if let selection, row.thread == nil, let columns = row.line.columns(of: selection) {
        surface.draw("┃", row: at, column: rect.column, style: Style(.key))
        restyle(columns, row: at, gutter, into: &surface, in: rect) { Style(.selection, $0.attributes) }
      } else if let chosen, chosen.contains(index) {
        drawCursor(
          row, isFirst: index == max(chosen.lowerBound, top), row: at, gutter, into: &surface, in: rect)
      }
    }
    HelpView.drawMore(page.rowCount - top - rect.rows, into: &surface, in: rect)
  }

  private func drawCursor(
    _ row: ReviewedText.Row, isFirst: Bool, row at: Int, _ gutter: Int, into surface: inout Surface,
    in rect: Rect
  ) {
    if isFirst { surface.draw("▸", row: at, column: rect.column, style: Style(.key)) }
    guard row.thread == nil, !row.line.sourceBreaks.isEmpty, case .line(let line) = reading.stop,
      let columns = row.line.columns(of: line...line)
    else { return }
    restyle(columns, row: at, gutter, into: &surface, in: rect) { $0.with(.underline) }
  }

  /// Other styles for some cells of a row of the text.
  func restyle(
    _ columns: Range<Int>, row: Int, _ gutter: Int, into surface: inout Surface, in rect: Rect,
    _ change: (Style) -> Style
  ) {
    let start = rect.column + gutter + columns.lowerBound
    let end = min(rect.endColumn, rect.column + gutter + columns.upperBound)
    surface.restyle(Rect(row: row, column: start, rows: 1, columns: end - start), change)
  }
}
