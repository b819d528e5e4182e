import Workspace

extension EditorScreen {
  func draw(_ model: Model, into surface: inout Surface, in rect: Rect) {
    guard let editing else {
      surface.draw("Reading \(path) …", row: rect.row, column: 1, style: Style(.dim))
      return
    }
    let areas = areas(rect)
    if let recovered = editing.recovered, model.prompt?.purpose == .recovery {
      drawRecovered(recovered, into: &surface, in: areas.text)
    } else {
      editing.editor.draw(into: &surface, in: areas.text)
    }
    if let completion, let cursor = surface.cursor, model.prompt == nil {
      completion.draw(into: &surface, in: areas.text, at: cursor)
    }
    drawPreview(editing, into: &surface, in: areas.preview)
    if !areas.status.isEmpty {
      drawStatus(editing, into: &surface, row: areas.status.row, columns: areas.status.columns)
    }
    if let aside, !areas.aside.isEmpty {
      if aside.isFocused { surface.cursor = nil }
      aside.draw(
        into: &surface, in: areas.aside, isBelow: areas.aside.column == rect.column, today: model.today)
    }
  }

  private func drawStatus(_ editing: Editing, into surface: inout Surface, row: Int, columns: Int) {
    let position = editing.editor.position
    let state = editing.isSaving ? "saving" : editing.editor.isModified ? "modified" : "saved"
    let mode = editing.editor.isOverwriting ? " overwriting ·" : ""
    let right = "\(mode) line \(position.line)/\(editing.editor.lineCount), column \(position.column) "
    // Where the file lies is said at the top too.
    let left = frontMatter.text == nil ? " \(path) · \(state)" : " \(state)"
    surface.fill(Rect(row: row, column: 0, rows: 1, columns: columns), style: Style(.dim), with: "─")
    let room = columns - right.displayWidth
    surface.draw(
      left.clipped(toWidth: max(0, room - 1)) + " ", row: row, column: 0, limit: max(0, room),
      style: editing.editor.isModified ? Style(.soon) : Style(.dim))
    if let text = frontMatter.text {
      let start = left.displayWidth
      surface.draw(
        " · \(text)".clipped(toWidth: max(0, room - start - 1)) + " ", row: row, column: start,
        limit: max(0, room), style: frontMatter.style)
    }
    if room > 0 { surface.draw(right, row: row, column: room, style: Style(.dim)) }
  }
}
