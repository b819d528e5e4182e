import Workspace

extension EditorScreen {
  /// What a killed editor left, line by line against the file; in place of the text while the person decides.
  struct Recovered: Hashable {
    let text: String
    let lines: [StyledLine]
    var top = 0

    init(_ text: String, file: String, width: Int) {
      self.text = text
      let diff = TextDiff(old: file, new: text, scale: .lines, context: 2)
      lines = DiffLayout(width: width).lines(diff, as: .inline)
    }

    mutating func scroll(by rows: Int, visible: Int) {
      top = max(0, min(top + rows, lines.count - visible))
    }
  }

  static let recoveryQuestion = Prompt.choices(
    .recovery, "Unsaved text was left (+).",
    [("r", "restore it"), ("d", "discard it"), ("k", "decide later")])

  func drawRecovered(_ recovered: Recovered, into surface: inout Surface, in rect: Rect) {
    for (offset, line) in recovered.lines.dropFirst(recovered.top).prefix(rect.rows).enumerated() {
      surface.draw(line, row: rect.row + offset, column: rect.column + 1, limit: rect.endColumn)
    }
    HelpView.drawMore(recovered.lines.count - recovered.top - rect.rows, into: &surface, in: rect)
  }

  /// Keys that move in what is shown while the question stands; false for any other.
  mutating func scrollRecovered(_ command: Command?, visible: Int) -> Bool {
    guard var recovered = editing?.recovered else { return false }
    switch command {
    case .editing(.down): recovered.scroll(by: 1, visible: visible)
    case .editing(.up): recovered.scroll(by: -1, visible: visible)
    case .editing(.pageDown): recovered.scroll(by: max(1, visible - 1), visible: visible)
    case .editing(.pageUp): recovered.scroll(by: -max(1, visible - 1), visible: visible)
    default: return false
    }
    editing?.recovered = recovered
    return true
  }
}

extension Model {
  /// Asks what becomes of a text that a killed editor left, before any change would take its place.
  mutating func asksForRecovery(before command: Command?, isText: Bool) -> Bool {
    guard case .editor(let editor) = screen, !editor.isAside, editor.editing?.recovered != nil else {
      return false
    }
    switch command {
    case .editing(let edit):
      guard case .other = edit.action, !edit.isSearch else { return false }
    case .save: break
    case nil: if !isText { return false }
    default: return false
    }
    prompt = EditorScreen.recoveryQuestion
    return true
  }
}
