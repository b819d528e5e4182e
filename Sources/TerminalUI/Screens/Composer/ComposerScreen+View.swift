import Workspace

extension ComposerScreen {
  /// The lines that it is said of; those of a suggestion stand in the text already.
  var quoteLines: [String] {
    guard composition.purpose != .suggestion, let quote = composition.anchor?.quote, !quote.isEmpty else {
      return []
    }
    return quote.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  func draw(_ model: Model, into surface: inout Surface, in rect: Rect) {
    let areas = areas(rect)
    drawHead(into: &surface, in: areas.head)
    editor.draw(into: &surface, in: areas.text)
    if isSending { surface.cursor = nil }
  }

  private func drawHead(into surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let mode = editor.isOverwriting ? " overwriting ·" : ""
    let state = isSending ? " sending " : mode + (editor.isModified || !mode.isEmpty ? " not sent " : "")
    surface.draw(
      " \(composition.title)".clipped(toWidth: max(0, rect.columns - state.displayWidth)), row: rect.row,
      column: rect.column, style: Style(.title))
    surface.draw(
      state, row: rect.row, column: max(rect.column, rect.endColumn - state.displayWidth), style: Style(.soon)
    )
    let quote = quoteLines
    let room = rect.rows - 2
    for index in 0..<max(0, room) {
      let isCut = index == room - 1 && quote.count > room
      let text = isCut ? "… and \(quote.count - index) more lines" : quote[index]
      surface.draw(
        " │ \(DisplayText.escaped(text))".clipped(toWidth: rect.columns), row: rect.row + 1 + index,
        column: rect.column, style: Style(.quote))
    }
    guard rect.rows >= 2 else { return }
    surface.fill(
      Rect(row: rect.endRow - 1, column: rect.column, rows: 1, columns: rect.columns), style: Style(.dim),
      with: "─")
  }
}
