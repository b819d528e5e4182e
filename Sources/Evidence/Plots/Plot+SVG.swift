extension Plot {
  /// The picture as a self-contained SVG document with a final line feed: no script, no font and no style from
  /// elsewhere, on paper of its own, and the same bytes for the same plot.
  public var svg: String {
    if isEmpty {
      var sheet = SVGSheet(self, height: SVGSheet.top + 40)
      sheet.document.label(
        "no values to draw", x: SVGSheet.margin, y: SVGSheet.top + 10, .start, SVGSheet.faint)
      return sheet.finished(axisTitle: nil)
    }
    return switch content {
    case .curve(let curve): SVGCurve.draw(self, curve)
    case .strips(let strips): SVGRows.draw(self, strips)
    case .bars(let bars): SVGRows.draw(self, bars)
    }
  }
}
