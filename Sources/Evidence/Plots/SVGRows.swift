/// Draws bars and strips as SVG: a label, the row, and its median as a number.
struct SVGRows {
  private var sheet: SVGSheet
  private let scale: AxisScale
  private let left: Double
  private let right: Double
  private let bottom: Double
  private static let top = 52.0
  private static let barHeight = 24.0
  private static let headingHeight = 30.0
  private static let stripHeight = 56.0

  static func draw(_ plot: Plot, _ bars: Plot.Bars) -> String {
    let all = bars.groups.flatMap(\.bars)
    let headings = Double(bars.groups.count) * headingHeight
    var picture = SVGRows(
      plot, bars.axis, labels: all.map(\.label), values: all.flatMap(\.estimate.reach), includesZero: true,
      medians: all.map(\.estimate), height: Double(all.count) * barHeight + headings)
    var y = top
    for group in bars.groups {
      picture.drawHeading(group.label, y)
      y += headingHeight
      for bar in group.bars {
        picture.draw(bar, y + barHeight / 2)
        y += barHeight
      }
    }
    return picture.finished
  }

  static func draw(_ plot: Plot, _ strips: Plot.Strips) -> String {
    var picture = SVGRows(
      plot, strips.axis, labels: strips.rows.map(\.label),
      values: strips.rows.flatMap { $0.values + $0.disturbed + ($0.median?.reach ?? []) },
      includesZero: false,
      medians: strips.rows.compactMap(\.median), height: Double(strips.rows.count) * stripHeight)
    for (index, row) in strips.rows.enumerated() {
      picture.draw(row, top + (Double(index) + 1) * stripHeight - 16)
    }
    return picture.finished
  }

  private init(
    _ plot: Plot, _ axis: Plot.Axis, labels: [String], values: [Double], includesZero: Bool,
    medians: [Plot.Estimate], height: Double
  ) {
    bottom = Self.top + height + 8
    sheet = SVGSheet(plot, height: bottom + 26)
    scale = AxisScale(axis, values: values, includesZero: includesZero, most: 8)
    left = SVGSheet.margin + Double(min(28, labels.map(\.count).max() ?? 0)) * SVGSheet.characterWidth + 12
    let scale = scale
    let numbers = Double(max(6, medians.map { scale.text($0.value).count }.max() ?? 0))
    right = SVGSheet.width - SVGSheet.margin - numbers * SVGSheet.characterWidth - 12
    sheet.drawAxis(scale, left: left, right: right, y: bottom, top: Self.top)
    sheet.document.rule(left, Self.top, left, bottom, [("stroke", SVGPalette.frame)])
    sheet.document.label("median", x: SVGSheet.width - SVGSheet.margin, y: 48, .end, SVGSheet.faint)
  }

  private var finished: String { sheet.finished(axisTitle: (scale.title, (left + right) / 2)) }

  private func place(_ value: Double) -> Double { left + scale.position(value) * (right - left) }

  /// On paper of its own, so that no line of the grid crosses it.
  private mutating func drawHeading(_ text: String, _ y: Double) {
    sheet.document.element(
      "rect",
      [
        ("x", SVGDocument.number(SVGSheet.margin)), ("y", SVGDocument.number(y)),
        ("width", SVGDocument.number(right - SVGSheet.margin + 1)),
        ("height", SVGDocument.number(Self.headingHeight - 2)), ("fill", SVGPalette.paper),
      ])
    sheet.document.label(
      text, x: SVGSheet.margin, y: y + 20, .start, [("font-weight", "600"), ("fill", SVGPalette.ink)])
  }

  private mutating func drawLabel(_ label: String, _ median: Plot.Estimate?, _ y: Double) {
    let name = String(PlotText.clipped(Array(label), to: 28, .unicode))
    sheet.document.label(name, x: left - 8, y: y + 4, .end, [("fill", SVGPalette.ink)])
    guard let median else { return }
    sheet.document.label(
      scale.text(median.value), x: SVGSheet.width - SVGSheet.margin, y: y + 4, .end,
      [("fill", SVGPalette.ink)])
  }

  private mutating func draw(_ bar: Plot.Bars.Bar, _ y: Double) {
    drawLabel(bar.label, bar.estimate, y)
    guard bar.estimate.isDrawable else { return }
    let ends = [place(0), place(bar.estimate.value)].sorted()
    sheet.document.element(
      "rect",
      [
        ("x", SVGDocument.number(ends[0])), ("y", SVGDocument.number(y - 8)),
        ("width", SVGDocument.number(ends[1] - ends[0])), ("height", "16"),
        ("fill", SVGPalette.colour(bar.series)), ("fill-opacity", "0.75"),
      ])
    drawWhisker(bar.estimate, y, colour: SVGPalette.ink, onPaper: true)
  }

  private mutating func drawWhisker(
    _ estimate: Plot.Estimate, _ y: Double, colour: String, onPaper: Bool = false
  ) {
    guard estimate.hasWhisker else { return }
    sheet.drawWhisker(
      (place(estimate.whisker.lowerBound), y), (place(estimate.whisker.upperBound), y), colour: colour,
      onPaper: onPaper)
  }

  private mutating func draw(_ row: Plot.Strips.Row, _ y: Double) {
    drawLabel(row.label, row.median, y)
    drawRounds(row, y)
    guard let median = row.median, median.isDrawable else { return }
    drawWhisker(median, y, colour: SVGPalette.colour(row.series))
    sheet.drawMarker(row.series, x: place(median.value), y: y)
  }

  /// A dot for each round, those that would cover each other piled up; hollow where it does not count.
  private mutating func drawRounds(_ row: Plot.Strips.Row, _ y: Double) {
    let rounds =
      (row.values.map { (value: $0, counts: true) } + row.disturbed.map { (value: $0, counts: false) })
      .filter { $0.value.isDrawable }.sorted { ($0.value, $0.counts ? 0 : 1) < ($1.value, $1.counts ? 0 : 1) }
    let columns = rounds.map { Int((place($0.value) / 5).rounded()) }
    var piles: [Int: Int] = [:]
    for column in columns { piles[column, default: 0] += 1 }
    // High piles are pressed together, so that they stay within their row.
    let step = min(5.5, 28 / Double(max(1, piles.values.max() ?? 1)))
    var placed: [Int: Int] = [:]
    for (round, column) in zip(rounds, columns) {
      let level = placed[column, default: 0]
      placed[column] = level + 1
      sheet.document.element(
        "circle",
        [
          ("cx", SVGDocument.number(Double(column) * 5)),
          ("cy", SVGDocument.number(y - 10 - Double(level) * step)),
          ("r", "2.5"), ("fill", round.counts ? SVGPalette.colour(row.series) : SVGPalette.paper),
          ("stroke", SVGPalette.colour(row.series)),
        ])
    }
  }
}
