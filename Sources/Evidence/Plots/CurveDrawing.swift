/// Draws lines over a numeric axis in characters.
struct CurveDrawing {
  private(set) var canvas: PlotCanvas
  private let curve: Plot.Curve
  private let glyphs: PlotGlyphs
  private let x: AxisScale
  private let y: AxisScale
  /// The area of the lines.
  private let top: Int
  private let left: Int
  private let rows: Int
  private let columns: Int
  /// Cells of marks and intervals, which must not cover each other.
  private var taken: Set<[Int]> = []

  init(_ plot: Plot, _ curve: Plot.Curve, width: Int, height: Int, _ characters: PlotCanvas.Characters) {
    self.curve = curve
    glyphs = PlotGlyphs.of(characters)
    canvas = PlotCanvas(width: width, height: height, characters: characters)
    let names = plot.seriesNames
    let points = curve.series.flatMap(curve.drawablePoints)
    let longest = names.map(\.name.count).max() ?? 0
    // Names at the ends of the lines need no legend; a narrow or flat picture has no room for them.
    let isDirect = width >= 56 && longest <= width / 3 && names.count <= height - 5
    let legend = isDirect ? [] : Self.legend(names, glyphs, width: width)
    let notes = plot.fittingNotes(width: width, height: height - 8)
    let legendRows = min(legend.count, max(1, height - 8 - notes.count))
    top = isDirect ? 2 : 2 + legendRows - (height - notes.count <= 8 ? 1 : 0)
    rows = max(2, height - top - 3 - notes.count)
    y = AxisScale(
      curve.y, values: points.flatMap(\.y.reach), includesZero: true, most: max(2, (rows + 2) / 3))
    left = (y.ticks.map(\.label.count).max() ?? 0) + 2
    columns = width - left - (isDirect ? longest + 4 : 1)
    x = AxisScale(curve.x, values: points.map(\.x), includesZero: false, most: max(2, columns / 8))
    let heading = isDirect || height - notes.count > 8 ? plot.title : "\(y.title): \(plot.title)"
    canvas.write(heading, 0, 0, .title)
    if top >= 2 + (isDirect ? 0 : legendRows) { canvas.write(y.title, 1, 0, .title) }
    for (offset, row) in legend.prefix(legendRows).enumerated() {
      var at = 0
      for entry in row { at = canvas.write(entry.text, top - legendRows + offset, at, .series(entry.index)) }
    }
    drawFrame()
    canvas.drawFoot(title: x.title, column: left, row: top + rows + 2, plot, notes)
    drawLines()
    for (index, series) in curve.series.enumerated() {
      for point in curve.drawablePoints(series) { draw(point, index) }
    }
    if isDirect { drawNames(names) }
  }

  /// Mark and name of each series, as many on a line as fit.
  private static func legend(
    _ names: [(index: Int, name: String)], _ glyphs: PlotGlyphs, width: Int
  ) -> [[(index: Int, text: String)]] {
    var lines: [[(index: Int, text: String)]] = []
    var room = 0
    for (index, name) in names {
      let text = "\(glyphs.marker(index)) \(name)   "
      if lines.isEmpty || text.count - 3 > room {
        lines.append([])
        room = width
      }
      lines[lines.count - 1].append((index, text))
      room -= text.count
    }
    return lines
  }

  private mutating func drawFrame() {
    for row in 0..<rows { canvas.set(glyphs.vertical, top + row, left - 1, .faint) }
    for tick in y.ticks {
      let row = top + cell(0, y.position(tick.value)).row
      canvas.set(glyphs.tickLeft, row, left - 1, .faint)
      canvas.write(tick.label, row, left - 2 - tick.label.count, .text)
    }
    canvas.set(glyphs.corner, top + rows, left - 1, .faint)
    canvas.drawAxis(x, row: top + rows, column: left, columns: columns)
  }

  /// The cell of a place, both counted from the lower left corner and from 0 to 1.
  private func cell(_ x: Double, _ y: Double) -> (row: Int, column: Int) {
    let grid = DotGrid(columns: columns, rows: rows, characters: canvas.characters)
    let dot = grid.dot(x, y)
    return (dot.y / grid.down, dot.x / grid.across)
  }

  private func cell(_ point: Plot.Curve.Point) -> (row: Int, column: Int) {
    cell(x.position(point.x), y.position(point.y.value))
  }

  private mutating func drawLines() {
    var grid = DotGrid(columns: columns, rows: rows, characters: canvas.characters)
    for (index, series) in curve.series.enumerated() {
      let dots = curve.drawablePoints(series).map {
        grid.dot(x.position($0.x), y.position($0.y.value))
      }
      var step = 0
      for (from, to) in zip(dots, dots.dropFirst()) {
        grid.line(from: from, to: to, series: index, step: &step)
      }
    }
    grid.draw(into: &canvas, row: top, column: left)
  }

  /// A point's mark and interval, beside those already there where they would cover them.
  private mutating func draw(_ point: Plot.Curve.Point, _ series: Int) {
    let mark = cell(point)
    let high = cell(0, y.position(point.y.whisker.upperBound)).row
    let low = cell(0, y.position(point.y.whisker.lowerBound)).row
    let column =
      [0, 1, -1, 2, -2, 3].map { mark.column + $0 }.first { column in
        (0..<columns).contains(column) && !(high...low).contains { taken.contains([$0, column]) }
      } ?? mark.column
    for row in high...low {
      taken.insert([row, column])
      guard high < low else { continue }
      let glyph =
        row == high ? glyphs.whiskerTop : row == low ? glyphs.whiskerBottom : glyphs.vertical
      canvas.set(glyph, top + row, left + column, .series(series))
    }
    canvas.set(glyphs.marker(series), top + mark.row, left + column, .series(series))
  }

  /// Each name beside the end of its line, moved up or down as little as keeps them apart.
  private mutating func drawNames(_ names: [(index: Int, name: String)]) {
    let wanted = names.map { index, name in
      let last = curve.drawablePoints(curve.series[index]).last
      return (index: index, name: name, row: last.map { cell($0).row } ?? rows - 1)
    }.sorted { ($0.row, $0.index) < ($1.row, $1.index) }
    let places = LabelPlacing.apart(
      wanted.map { Double($0.row) }, gap: 1, within: 0...Double(max(rows, names.count) - 1))
    for (label, place) in zip(wanted, places) {
      canvas.write(
        "\(glyphs.marker(label.index)) \(label.name)", top + Int(place), left + columns + 1,
        .series(label.index))
    }
  }
}
