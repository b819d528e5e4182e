extension EditorState {
  /// Rows that stay in sight above and below the cursor where the window is high enough.
  private static let margin = 2
  /// Narrower windows have no line numbers.
  private static let leastColumnsForNumbers = 60

  /// Tells the size of the area that the text is drawn in, and scrolls so that the cursor is in it. Called before
  /// drawing, after anything that moved the cursor or changed the size.
  public mutating func scrollToCursor(in size: Size) {
    viewport = size
    guard size.rows > 0, size.columns > 0 else { return }
    bringCursorIntoSight(size)
    above = above.going(to: buffer.line(containing: top), in: buffer)
  }

  private mutating func bringCursorIntoSight(_ size: Size) {
    let layout = layout
    let topRow = layout.row(holding: min(top, buffer.count))
    top = topRow.range.lowerBound
    let cursorRow = layout.row(holding: cursor)
    let margin = min(Self.margin, (size.rows - 1) / 3)
    if cursorRow.range.lowerBound < topRow.range.lowerBound {
      scrollUp(to: cursorRow, layout, margin: margin, near: topRow)
      return
    }
    let rows = layout.rows(from: topRow, count: 2 * size.rows + margin, through: cursorRow.line + margin)
    guard let index = rows.firstIndex(where: { $0.range == cursorRow.range }) else {
      top = layout.row(-(size.rows / 2), from: cursorRow).range.lowerBound
      return
    }
    if index < margin {
      top = layout.row(index - margin, from: topRow).range.lowerBound
    } else {
      // At the end of the text there is nothing to keep in sight below the cursor.
      let below = min(margin, rows.count - 1 - index)
      let excess = index + below - (size.rows - 1)
      if excess > 0 { top = rows[excess].range.lowerBound }
    }
  }

  private mutating func scrollUp(
    to cursorRow: TextLayout.Row, _ layout: TextLayout, margin: Int, near topRow: TextLayout.Row
  ) {
    let rows = layout.rows(from: cursorRow, count: viewport.rows)
    let isNear = rows.contains { $0.range == topRow.range }
    top = layout.row(-(isNear ? margin : viewport.rows / 2), from: cursorRow).range.lowerBound
  }

  /// Scrolls without moving the cursor further than it must to stay in sight: the wheel.
  public mutating func scroll(rows: Int) {
    let layout = layout
    let topRow = layout.row(rows, from: layout.row(holding: min(top, buffer.count)))
    top = topRow.range.lowerBound
    let cursorRow = layout.row(holding: cursor)
    let margin = min(Self.margin, (viewport.rows - 1) / 3)
    let shown = layout.rows(from: topRow, count: viewport.rows)
    if shown.contains(where: { $0.range == cursorRow.range }) { return }
    let goal = goalColumn ?? layout.column(of: cursor, in: cursorRow)
    let isAbove = cursorRow.range.lowerBound < topRow.range.lowerBound
    let index = isAbove ? min(margin, shown.count - 1) : max(0, shown.count - 1 - margin)
    history.seal()
    if !isMarking { anchor = nil }
    cursor = layout.offset(of: goal, in: shown[index])
    goalColumn = goal
  }

  /// Puts the cursor where the mouse points, in cells from the upper left corner of the area; with `selecting`
  /// what lies between is selected.
  public mutating func point(row: Int, column: Int, selecting: Bool = false) {
    let layout = layout
    let rows = layout.rows(from: layout.row(holding: min(top, buffer.count)), count: max(0, row) + 1)
    guard let target = rows.last else { return }
    history.seal()
    anchor = selecting ? anchor ?? cursor : nil
    cursor = layout.offset(of: max(0, column - gutterColumns(in: viewport.columns)), in: target)
    goalColumn = nil
  }

  /// Columns of the line numbers and the blank after them.
  func gutterColumns(in columns: Int) -> Int {
    guard showsLineNumbers, columns >= Self.leastColumnsForNumbers else { return 0 }
    return max(3, String(lineCount).count) + 1
  }

  func textColumns(in columns: Int) -> Int { columns - gutterColumns(in: columns) }
}
