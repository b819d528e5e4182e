import Workspace

/// The headings of a text to choose from: all of them, or those that the letters typed name.
struct OutlineList: Hashable {
  private(set) var field = TextField()
  var cursor = ListCursor()

  struct Row: Hashable {
    /// Its index among the text's headings.
    var heading: Int
    /// Where the letters typed stand in its title.
    var places: [Int]
  }

  /// Begins at a heading.
  init(at heading: Int?) { cursor.select(heading ?? 0) }

  /// In the order of the text.
  func rows(_ headings: [RenderedMarkdown.Heading]) -> [Row] {
    headings.enumerated().compactMap { index, heading in
      FuzzyMatch(field.text, in: heading.title).map { Row(heading: index, places: $0.places) }
    }
  }

  /// Takes letters typed or pasted; the cursor goes to the heading that they name best.
  mutating func edit(_ headings: [RenderedMarkdown.Heading], _ change: (inout TextField) -> Void) {
    let before = field.text
    change(&field)
    guard field.text != before else { return }
    let scores = headings.compactMap { FuzzyMatch(field.text, in: $0.title)?.score }
    cursor = ListCursor()
    if let best = scores.indices.max(by: { (scores[$0], $1) < (scores[$1], $0) }) { cursor.select(best) }
  }
}

/// Outline: the headings in a list, over the text or beside it.
extension ProposalScreen {
  /// From so many columns on the outline stands beside the text.
  private static let columnsBeside = 130

  /// The text, and the outline beside it where there is room and a heading, or in its place while one chooses.
  func areas(_ body: Rect) -> (text: Rect, outline: Rect) {
    var text = body
    if body.columns >= Self.columnsBeside, !reading.headings.isEmpty {
      let outline = text.takeRight(min(44, body.columns - 106))
      return (text, outline)
    }
    let nothing = text.takeBottom(0)
    return outline == nil ? (body, nothing) : (nothing, body)
  }

  mutating func performInOutline(_ command: Command, _ list: OutlineList, _ model: Model) -> Outcome {
    var list = list
    let rows = list.rows(reading.headings)
    if list.cursor.perform(
      command, count: rows.count, page: bodyRows(model), isSelectable: { _ in true })
    {
      outline = list
      return .done
    }
    switch command {
    case .open:
      outline = nil
      if rows.indices.contains(list.cursor.selected) { goTo(heading: rows[list.cursor.selected].heading) }
      return .done
    case .back, .showOutline:
      outline = nil
      return .done
    default: return .unhandled
    }
  }

  mutating func typeInOutline(_ change: (inout TextField) -> Void) {
    outline?.edit(reading.headings, change)
  }

  mutating func settleOutline(_ visible: Int) {
    guard let count = outline?.rows(reading.headings).count else { return }
    outline?.cursor.settle(count: count) { _ in true }
    outline?.cursor.scroll(visible: max(0, visible - 1), count: count) { _ in true }
  }

  /// To the next heading below the cursor, or to the one above it.
  mutating func stepHeading(by step: Int) -> Outcome {
    let here = reading.heading
    let isOnHeading = here.map { reading.headings[$0].sourceLine == reading.line } ?? false
    let next = step > 0 ? (here ?? -1) + 1 : (here ?? 0) - (isOnHeading ? 1 : 0)
    guard reading.headings.indices.contains(next), step > 0 || here != nil else {
      return .say(.soon, step > 0 ? "No heading below" : "No heading above")
    }
    goTo(heading: next)
    return .done
  }

  /// Shows a heading in the first row.
  mutating func goTo(heading index: Int) {
    reading.passed = nil
    reading.match = nil
    reading.stop = .line(reading.headings[index].sourceLine)
    guard let place = reading.page.nearest(to: reading.stop) else { return }
    tops[.text] = reading.page.place(place).rows.lowerBound
    isFollowing = true
  }

  /// Goes to the heading that was clicked on.
  mutating func pressHeading(_ point: Point, _ area: Rect) {
    let index = headingCursor(area.rows).top + point.row - area.row
    if area.contains(point), reading.headings.indices.contains(index) { goTo(heading: index) }
  }

  /// On the heading that one reads below, where nobody chooses another.
  private func headingCursor(_ visible: Int) -> ListCursor {
    var cursor = ListCursor()
    cursor.select(reading.heading ?? 0)
    cursor.scroll(visible: visible, count: reading.headings.count) { _ in true }
    return cursor
  }

  /// The rows of the headings: below their own heading, right of the line that parts them from the text.
  func outlineRows(_ rect: Rect) -> Rect {
    var area = rect
    if rect.column > 0 { _ = area.takeLeft(1) }
    _ = area.takeTop(1)
    return area
  }

  // MARK: Drawing

  func drawOutline(into surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    if rect.column > 0 {
      surface.fill(
        Rect(row: rect.row, column: rect.column, rows: rect.rows, columns: 1), style: Style(.dim), with: "│")
    }
    var cursor = ListCursor()
    let area = outlineRows(rect)
    let head = Rect(row: rect.row, column: area.column, rows: 1, columns: area.columns)
    if let outline {
      cursor = outline.cursor
      let start = surface.draw(" Go to: ", row: head.row, column: head.column, style: Style(.title))
      let typed = outline.field.visible(width: max(1, head.endColumn - start - 1))
      surface.draw(typed.text, row: head.row, column: start, limit: head.endColumn)
      surface.cursor = Point(row: head.row, column: min(start + typed.cursor, max(0, head.endColumn - 1)))
    } else {
      surface.draw(" Outline", row: head.row, column: head.column, limit: head.endColumn, style: Style(.dim))
      cursor = headingCursor(area.rows)
    }
    let least = reading.headings.map(\.level).min() ?? 1
    // Beside the text it is painted at every key, so that only what is seen is made.
    guard let outline else { return drawHeadings(from: cursor.top, least, into: &surface, in: area) }
    let rows = outline.rows(reading.headings)
    guard !rows.isEmpty else {
      surface.draw(
        reading.headings.isEmpty ? "" : "No heading is called so", row: area.row, column: area.column + 2,
        limit: area.endColumn, style: Style(.dim))
      return
    }
    let here = reading.heading
    ListView.draw(
      cursor, count: rows.count, into: &surface, in: area, isSelectable: { _ in true },
      line: { line(rows[$0], least, isHere: rows[$0].heading == here) })
  }

  /// With an arrow at the one that the cursor's line belongs to.
  private func drawHeadings(
    from top: Int, _ least: Int, into surface: inout Surface, in rect: Rect
  ) {
    let here = reading.heading
    for offset in 0..<rect.rows where top + offset < reading.headings.count {
      let row = OutlineList.Row(heading: top + offset, places: [])
      let isHere = row.heading == here
      if isHere {
        surface.draw(
          "▸", row: rect.row + offset, column: rect.column, limit: rect.endColumn, style: Style(.key))
      }
      surface.draw(
        line(row, least, isHere: isHere), row: rect.row + offset, column: rect.column + 2,
        limit: rect.endColumn)
    }
  }

  /// - Parameter least: the level of the outermost headings.
  private func line(_ row: OutlineList.Row, _ least: Int, isHere: Bool) -> StyledLine {
    let heading = reading.headings[row.heading]
    var line = StyledLine(String(repeating: "  ", count: heading.level - least))
    let style = isHere ? Style(.title) : heading.level == least ? Style(.heading) : Style.plain
    for (place, character) in heading.title.enumerated() {
      line.append(String(character), row.places.contains(place) ? Style(.match) : style)
    }
    return line
  }
}
