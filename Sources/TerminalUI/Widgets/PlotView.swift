import Evidence

/// A picture of measured figures as styled lines.
enum PlotView {
  /// From this width on a picture has room for everything it can tell.
  static let comfortableWidth = 60
  /// Wider pictures say no more.
  private static let widthMax = 100

  /// As high as the picture is best, or `height` where that is given.
  static func lines(
    _ plot: Plot, width: Int, height: Int? = nil, characters: PlotCanvas.Characters
  ) -> [StyledLine] {
    let width = min(width, widthMax)
    let canvas = plot.canvas(
      width: width, height: height ?? plot.bestHeight(width: width), characters: characters)
    return canvas.rows.indices.map { row in
      StyledLine(canvas.spans(row).map { Span($0.text, style(of: $0.ink)) })
    }
  }

  private static func style(of ink: PlotCanvas.Ink) -> Style {
    switch ink {
    case .text: .plain
    case .faint: Style(.dim)
    case .title: Style(.title)
    case .series(let index): Style(.series(index))
    }
  }
}
