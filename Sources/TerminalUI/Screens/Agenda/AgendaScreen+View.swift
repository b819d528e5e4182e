import Workspace

extension AgendaScreen {
  func draw(_ model: Model, into surface: inout Surface, in rect: Rect) {
    var rest = rect
    let detail = rest.takeBottom(Self.detailRows(rect))
    let list = listArea(rect)
    if let text = banner {
      let banner = rest.takeTop(1)
      surface.draw(text, row: banner.row, column: 2, limit: rect.endColumn, style: Style(.accent))
    }
    let rows = layout.rows
    ListView.draw(
      cursor, count: rows.count, into: &surface, in: list, isSelectable: { rows[$0].isSelectable },
      line: { line(rows[$0], width: list.columns - 2) })
    drawMarks(into: &surface, in: list)
    drawDetail(into: &surface, in: detail)
  }

  /// What makes the list another than all open items by how soon they are due; nil where nothing does.
  private var banner: String? {
    var parts: [String] = []
    var ways: [String] = []
    if !owner.isEmpty { parts.append("Only \(owner)") }
    if !filter.isEmpty { parts.append(layout.problem ?? "Only “\(filter)”") }
    if !owner.isEmpty || !filter.isEmpty { ways.append("c shows \(filter.isEmpty ? "everybody" : "all")") }
    if grouping != .due {
      parts.append("By \(grouping.words)")
      if parts.count == 1 { ways.append("v steps on") }
    }
    let marked = markedRows.count
    if marked > 0 {
      parts.append("\(marked) marked")
      ways.append("Esc unmarks")
    }
    return parts.isEmpty
      ? nil : "\(parts.joined(separator: " · "))   (\(ways.joined(separator: ", ")))"
  }

  private func drawMarks(into surface: inout Surface, in rect: Rect) {
    guard !marked.isEmpty else { return }
    for offset in 0..<rect.rows where layout.rows.indices.contains(cursor.top + offset) {
      let index = cursor.top + offset
      guard let promise = layout.rows[index].place?.promise, marked.contains(promise) else { continue }
      surface.draw(
        "*", row: rect.row + offset, column: rect.column + 1, limit: rect.endColumn,
        style: Style(index == cursor.selected ? .cursor : .accent, .bold))
    }
  }

  /// Where the rows stand.
  func listArea(_ rect: Rect) -> Rect {
    var list = rect
    _ = list.takeBottom(Self.detailRows(rect))
    if banner != nil { _ = list.takeTop(1) }
    return list
  }

  private func line(_ row: Row, width: Int) -> StyledLine {
    switch row {
    case .section(_, let title, let count, let isFolded):
      var line = StyledLine("\(title) (\(count))".clipped(toWidth: width), Style(.heading))
      if isFolded { line.append(" … Tab shows them", Style(.dim)) }
      return line
    case .blank: return StyledLine()
    case .empty(let text): return StyledLine(text, Style(.dim))
    case .item(_, let item): return layout.columns.line(item)
    }
  }

  /// The chosen item in full: where it stands, since when, and its words.
  private func drawDetail(into surface: inout Surface, in rect: Rect) {
    guard rect.rows >= 3, let row = chosenItem else { return }
    surface.fill(
      Rect(row: rect.row, column: 0, rows: 1, columns: rect.columns), style: Style(.dim), with: "─")
    var facts = [ItemColumns.place(row.item)]
    if let first = row.firstAsked {
      facts.append(
        row.timesAsked > 1 ? "asked \(row.timesAsked) times since \(first)" : "asked on \(first)")
    }
    if let deadline = row.item.deadline {
      facts.append(
        "due \(deadline.weekday.shortName) \(deadline)"
          + (row.item.deadlinePhrase.map { " (“\(DisplayText.escaped($0))”)" } ?? ""))
    }
    surface.draw(
      facts.joined(separator: " · ").clipped(toWidth: rect.columns - 4), row: rect.row + 1, column: 2,
      style: Style(.dim))
    let text = TextWrap.lines(
      "\(ItemColumns.owners(row.item)): \(DisplayText.escaped(row.item.text))", width: rect.columns - 4)
    for (offset, line) in text.prefix(rect.rows - 2).enumerated() {
      surface.draw(line, row: rect.row + 2 + offset, column: 2)
    }
  }
}
