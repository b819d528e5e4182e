import Workspace

/// Draws the visible rows of a list; only these are ever laid out.
enum ListView {
  static func draw(
    _ cursor: ListCursor, count: Int, into surface: inout Surface, in rect: Rect,
    isSelectable: (Int) -> Bool, line: (Int) -> StyledLine
  ) {
    for offset in 0..<rect.rows {
      let index = cursor.top + offset
      guard index < count else { break }
      let row = rect.row + offset
      let isHere = index == cursor.selected && isSelectable(index)
      surface.draw(
        line(index).clipped(toWidth: rect.columns - 2), row: row, column: rect.column + 2,
        limit: rect.endColumn)
      if isHere {
        surface.draw("▸", row: row, column: rect.column, limit: rect.endColumn, style: Style(.key))
        surface.restyle(Rect(row: row, column: rect.column, rows: 1, columns: rect.columns)) {
          Style(.cursor, $0.attributes)
        }
      }
    }
    HelpView.drawMore(count - cursor.top - rect.rows, into: &surface, in: rect)
  }
}

extension ListView {
  /// What an empty list says: what to do.
  static func drawEmpty(_ text: String, into surface: inout Surface, in rect: Rect) {
    for (offset, line) in TextWrap.lines(DisplayText.escaped(text), width: max(1, rect.columns - 4))
      .enumerated()
    where offset < rect.rows {
      surface.draw(
        line, row: rect.row + offset, column: rect.column + 2, limit: rect.endColumn, style: Style(.dim))
    }
  }
}

extension ListCursor {
  /// Answers the commands that move in a list; false for any other.
  mutating func perform(_ command: Command, count: Int, page: Int, isSelectable: (Int) -> Bool) -> Bool {
    switch command {
    case .down: move(by: 1, count: count, isSelectable: isSelectable)
    case .up: move(by: -1, count: count, isSelectable: isSelectable)
    case .pageDown: move(by: max(1, page - 1), count: count, isSelectable: isSelectable)
    case .pageUp: move(by: -max(1, page - 1), count: count, isSelectable: isSelectable)
    case .first: move(by: -count, count: count, isSelectable: isSelectable)
    case .last: move(by: count, count: count, isSelectable: isSelectable)
    case .choose(let row): if row < count, isSelectable(row) { select(row) }
    default: return false
    }
    return true
  }
}
