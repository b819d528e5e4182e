import Workspace

extension MergeScreen {
  func draw(_ model: Model, into surface: inout Surface, in rect: Rect) {
    let heading = layout.places.indices.contains(selected) ? layout.places[selected].lowerBound : nil
    for offset in 0..<rect.rows where layout.rows.indices.contains(top + offset) {
      let row = rect.row + offset
      surface.draw(layout.rows[top + offset], row: row, column: rect.column, limit: rect.endColumn)
      guard top + offset == heading else { continue }
      surface.draw("▸", row: row, column: rect.column, limit: rect.endColumn, style: Style(.key))
      surface.restyle(Rect(row: row, column: rect.column, rows: 1, columns: rect.columns)) {
        Style(.cursor, $0.attributes)
      }
    }
    HelpView.drawMore(layout.rows.count - top - rect.rows, into: &surface, in: rect)
  }
}
