import Workspace

/// What is shown in place of the screen, to be read and left.
enum OverlayView {
  static func lines(_ overlay: Overlay, _ model: Model) -> [StyledLine] {
    switch overlay.content {
    case .help: HelpView.lines(model)
    case .messages: messages(model)
    }
  }

  static func draw(_ overlay: Overlay, _ model: Model, into surface: inout Surface, in rect: Rect) {
    let lines = lines(overlay, model)
    for row in 0..<rect.rows where overlay.row + row < lines.count {
      surface.draw(lines[overlay.row + row], row: rect.row + row, column: 1)
    }
    HelpView.drawMore(lines.count - overlay.row - rect.rows, into: &surface, in: rect)
  }

  private static func messages(_ model: Model) -> [StyledLine] {
    var lines = [StyledLine("What was told in this session, newest first", Style(.heading))]
    let width = max(1, model.contentRect.columns - 5)
    guard !model.results.isEmpty else {
      let text = "Nothing yet: what comes of a change, a sync or a measurement stands here."
      return lines + TextWrap.lines(text, width: width).map { StyledLine("  \($0)", Style(.dim)) }
    }
    for result in model.results {
      let isBad = result.role == .bad
      for (index, text) in TextWrap.lines(DisplayText.escaped(result.text), width: width).enumerated() {
        let lead = index > 0 ? "    " : isBad ? "  ! " : "  · "
        lines.append(
          StyledLine([Span(lead, Style(isBad ? .bad : .dim)), Span(text, Style(isBad ? .bad : .plain))]))
      }
    }
    return lines
  }
}
