import Workspace

/// The keys of the screen one is on, from the table that dispatches them.
enum HelpView {
  static func lines(_ model: Model) -> [StyledLine] {
    var lines: [StyledLine] = []
    for context in model.contexts {
      let bindings = model.keyMap.bindings(in: context)
      guard !bindings.isEmpty else { continue }
      if !lines.isEmpty { lines.append(StyledLine()) }
      lines.append(StyledLine(context.title, Style(.heading)))
      for binding in bindings {
        let keys = binding.keys.map(\.description).joined(separator: " ")
        lines.append(
          StyledLine([Span("  \(keys.padded(toWidth: 18)) ", Style(.key)), Span(binding.help)]))
      }
    }
    return lines
  }

  static func draw(_ model: Model, into surface: inout Surface, in rect: Rect) {
    let lines = lines(model)
    let top = model.helpRow ?? 0
    for row in 0..<rect.rows where top + row < lines.count {
      surface.draw(lines[top + row], row: rect.row + row, column: 1)
    }
    drawMore(lines.count - top - rect.rows, into: &surface, in: rect)
  }

  /// Says at the lower right how much lies below.
  static func drawMore(_ hidden: Int, into surface: inout Surface, in rect: Rect) {
    guard hidden > 0, rect.rows > 0 else { return }
    let text = " \(hidden) more ↓ "
    surface.draw(
      text, row: rect.endRow - 1, column: max(0, rect.endColumn - text.displayWidth), style: Style(.dim))
  }
}
