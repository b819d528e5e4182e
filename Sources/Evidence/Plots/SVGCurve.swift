/// Draws lines over a numeric axis as SVG.
struct SVGCurve {
  private var sheet: SVGSheet
  private let curve: Plot.Curve
  private let x: AxisScale
  private let y: AxisScale
  private let left: Double
  private let right: Double
  private static let top = SVGSheet.top
  private static let bottom = 352.0

  static func draw(_ plot: Plot, _ curve: Plot.Curve) -> String {
    var picture = SVGCurve(plot, curve)
    picture.drawFrame()
    picture.drawSeries()
    picture.drawNames(plot.seriesNames)
    return picture.sheet.finished(axisTitle: (picture.x.title, (picture.left + picture.right) / 2))
  }

  private init(_ plot: Plot, _ curve: Plot.Curve) {
    self.curve = curve
    sheet = SVGSheet(plot, height: Self.bottom + 26)
    let points = curve.series.flatMap(curve.drawablePoints)
    y = AxisScale(curve.y, values: points.flatMap(\.y.reach), includesZero: true, most: 8)
    x = AxisScale(curve.x, values: points.map(\.x), includesZero: false, most: 10)
    let numbers = Double(y.ticks.map(\.label.count).max() ?? 0) * SVGSheet.characterWidth
    left = SVGSheet.margin + numbers + 12
    let names = min(28, plot.seriesNames.map(\.name.count).max() ?? 0)
    right = SVGSheet.width - SVGSheet.margin - Double(names) * SVGSheet.characterWidth - 24
  }

  private mutating func drawFrame() {
    sheet.document.label(y.title, x: SVGSheet.margin, y: 58, .start, [("fill", SVGPalette.ink)])
    for tick in y.ticks {
      let at = place(y: tick.value)
      sheet.document.rule(left, at, right, at, [("stroke", SVGPalette.grid)])
      sheet.document.label(tick.label, x: left - 8, y: at + 4, .end, [("fill", SVGPalette.ink)])
    }
    sheet.drawAxis(x, left: left, right: right, y: Self.bottom, top: Self.top)
    sheet.document.rule(left, Self.top, left, Self.bottom, [("stroke", SVGPalette.frame)])
  }

  private func place(y value: Double) -> Double {
    Self.bottom - y.position(value) * (Self.bottom - Self.top)
  }

  private mutating func drawSeries() {
    var taken: [(x: Double, y: ClosedRange<Double>)] = []
    for (index, series) in curve.series.enumerated() {
      let points = curve.drawablePoints(series)
      let places = points.map { point in
        let height = place(y: point.y.whisker.upperBound) - 6...place(y: point.y.whisker.lowerBound) + 6
        let centre = left + x.position(point.x) * (right - left)
        // Beside the marks already there where it would cover them.
        let at =
          [0, 9, -9, 18, -18, 27].map { centre + $0 }.first { at in
            !taken.contains { abs($0.x - at) < 8 && $0.y.overlaps(height) }
          } ?? centre
        taken.append((at, height))
        return (x: at, y: place(y: point.y.value))
      }
      draw(points, at: places, index)
    }
  }

  private mutating func draw(
    _ points: [Plot.Curve.Point], at places: [(x: Double, y: Double)], _ series: Int
  ) {
    let colour = SVGPalette.colour(series)
    if places.count > 1 {
      let path = places.enumerated().map { index, place in
        "\(index == 0 ? "M" : "L")\(SVGDocument.number(place.x)) \(SVGDocument.number(place.y))"
      }.joined()
      sheet.document.element(
        "path",
        [
          ("d", path), ("fill", "none"), ("stroke", colour), ("stroke-width", "2"),
          ("stroke-linejoin", "round"),
        ]
          + SVGPalette.dash(series))
    }
    for (point, at) in zip(points, places) {
      if point.y.hasWhisker {
        sheet.drawWhisker(
          (at.x, place(y: point.y.whisker.lowerBound)), (at.x, place(y: point.y.whisker.upperBound)),
          colour: colour)
      }
      sheet.drawMarker(series, x: at.x, y: at.y)
    }
  }

  /// Each name beside the end of its line, moved up or down as little as keeps them apart.
  private mutating func drawNames(_ names: [(index: Int, name: String)]) {
    let wanted = names.map { index, name in
      let last = curve.drawablePoints(curve.series[index]).last
      return (index: index, name: name, y: last.map { place(y: $0.y.value) } ?? Self.bottom)
    }.sorted { ($0.y, $0.index) < ($1.y, $1.index) }
    let places = LabelPlacing.apart(wanted.map(\.y), gap: 17, within: Self.top...Self.bottom)
    for (label, y) in zip(wanted, places) {
      sheet.drawMarker(label.index, x: right + 12, y: y)
      let name = String(PlotText.clipped(Array(label.name), to: 28, .unicode))
      sheet.document.label(name, x: right + 22, y: y + 4, .start, [("fill", SVGPalette.ink)])
    }
  }
}
