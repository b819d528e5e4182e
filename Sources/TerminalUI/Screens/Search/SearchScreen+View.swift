import Workspace

extension SearchScreen {
  func draw(_ model: Model, into surface: inout Surface, in rect: Rect) {
    var list = rect
    let head = list.takeTop(Self.headRows(rect))
    drawField(into: &surface, in: head)
    let rows = rows
    guard !rows.isEmpty else { return drawEmpty(into: &surface, in: list) }
    ListView.draw(
      cursor, count: rows.count, into: &surface, in: list, isSelectable: { rows[$0].isSelectable },
      line: { line(rows[$0], width: list.columns - 2) })
  }

  private func drawField(into surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let start =
      surface.draw(" Search: ", row: rect.row, column: 0, limit: rect.endColumn, style: Style(.title))
    let state = stateText
    let room = max(1, rect.columns - start - (rect.columns >= 50 ? state.displayWidth + 2 : 1))
    let typed = field.visible(width: room)
    surface.draw(typed.text, row: rect.row, column: start, limit: start + room)
    surface.cursor = Point(row: rect.row, column: min(start + typed.cursor, max(0, rect.columns - 1)))
    if rect.columns >= 50 {
      surface.draw(
        state, row: rect.row, column: rect.columns - state.displayWidth - 1, style: Style(.dim))
    }
    guard rect.rows > 1 else { return }
    surface.fill(
      Rect(row: rect.row + 1, column: 0, rows: 1, columns: rect.columns), style: Style(.dim), with: "─")
  }

  private var stateText: String {
    if let indexed { return "reading \(indexed.done) of \(indexed.total) files" }
    guard hasText, !isWaiting, !hits.isEmpty else { return "" }
    let files = Set(hits.map(\.file)).count
    return files >= Self.fileLimit ? "the \(files) best files" : files == 1 ? "1 file" : "\(files) files"
  }

  private func drawEmpty(into surface: inout Surface, in rect: Rect) {
    let text =
      if !hasText {
        "Type words to find in notes, proposals, their versions and comments. Beginnings of words are enough, "
          + "accents and case do not matter; \"quotes\" hold words together."
      } else if isWaiting {
        "Searching …"
      } else if let indexed {
        "Nothing in the \(indexed.done) files read so far; \(indexed.total - indexed.done) are still to come."
      } else {
        "Nothing fits “\(field.text.trimmingWhitespace())”. Fewer words find more, and so do their beginnings."
      }
    ListView.drawEmpty(text, into: &surface, in: rect)
  }

  private func line(_ row: Row, width: Int) -> StyledLine {
    switch row {
    case .blank: return StyledLine()
    case .file(let hit):
      var line = StyledLine()
      if let date = hit.date { line.append("\(date)  ", Style(.dim)) }
      let room = width - line.width
      let title = DisplayText.escaped(hit.title).clipped(toWidth: room)
      line.append(title, Style(.heading))
      let left = room - title.displayWidth - 2
      if left > 8 { line.append("  " + DisplayText.escaped(hit.file).clipped(toWidth: left), Style(.dim)) }
      return line
    case .hit(let hit):
      let number = String(hit.line)
      let lead = String(repeating: " ", count: max(0, 5 - number.count)) + number + "  "
      var line = StyledLine(lead, Style(.dim))
      for part in hit.excerpt(width: max(1, width - lead.count)) {
        line.append(DisplayText.escaped(part.text), part.isMatch ? Style(.match) : .plain)
      }
      return line
    }
  }
}
