/// Draws bars and strips in characters: a label, the row, and its median as a number.
struct RowDrawing {
  private(set) var canvas: PlotCanvas
  private let glyphs: PlotGlyphs
  private let scale: AxisScale
  private let left: Int
  private let columns: Int
  /// The most rounds that share a cell.
  private var tallest = 1

  init(
    _ plot: Plot, _ axis: Plot.Axis, _ rows: [PictureRow], width: Int, height: Int,
    _ characters: PlotCanvas.Characters
  ) {
    glyphs = PlotGlyphs.of(characters)
    let notes = plot.fittingNotes(width: width, height: height - 4 - min(rows.count, 4))
    let room = height - 4 - notes.count
    // The last row of a picture that has no room for all says how many are missing.
    var shown = rows.count <= room ? rows : Array(rows.prefix(room - 1))
    if shown.count < rows.count, case .rounds? = shown.last { shown.removeLast() }
    let missing = rows[shown.count...].count { $0.median != nil }
    let label = min(width / 3, rows.map(\.label.count).max() ?? 0)
    left = label + 2
    let isBars = if case .bars = plot.content { true } else { false }
    let values = rows.flatMap(\.values)
    func scale(_ columns: Int) -> AxisScale {
      AxisScale(axis, values: values, includesZero: isBars, most: max(2, min(9, columns / 7)))
    }
    let guess = scale(width / 2)
    let numbers = rows.compactMap { $0.median.map { guess.text($0.value).count } }.max() ?? 0
    columns = max(8, width - left - numbers - 2)
    self.scale = scale(columns)
    canvas = PlotCanvas(
      width: width, height: shown.count + (missing > 0 ? 1 : 0) + 4 + notes.count, characters: characters)
    canvas.write(plot.title, 0, 0, .title, limit: width - 8)
    canvas.write("median", 0, width - 6, .faint)
    tallest = rows.map { self.bins($0).map(\.count).max() ?? 1 }.max() ?? 1
    for (offset, row) in shown.enumerated() { draw(row, at: 1 + offset) }
    var end = 1 + shown.count
    if missing > 0 {
      canvas.write(
        "\(missing) more \(missing == 1 ? "row needs" : "rows need") a higher picture", end, 0, .faint)
      end += 1
    }
    canvas.set(glyphs.corner, end, left - 1, .faint)
    canvas.drawAxis(self.scale, row: end, column: left, columns: columns)
    canvas.drawFoot(title: self.scale.title, column: left, row: end + 2, plot, notes)
  }

  private func cell(_ value: Double) -> Int { PlotCanvas.cell(scale.position(value), columns) }

  private mutating func draw(_ row: PictureRow, at place: Int) {
    if case .heading(let text) = row {
      canvas.write(text, place, 0, .title)
      return
    }
    canvas.set(glyphs.vertical, place, left - 1, .faint)
    canvas.write(row.label, place, 0, .text, limit: left - 2)
    switch row {
    case .heading: break
    case .bar(let bar): drawBar(bar, place)
    case .rounds(let strip): drawRounds(strip, place)
    case .median(let strip):
      guard let median = strip.median, median.isDrawable else { break }
      drawWhisker(median, strip.series, place)
      canvas.set(glyphs.marker(strip.series), place, left + cell(median.value), .series(strip.series))
    }
    if let median = row.median {
      let number = scale.text(median.value)
      canvas.write(number, place, canvas.width - number.count, .text)
    }
  }

  private mutating func drawBar(_ bar: Plot.Bars.Bar, _ row: Int) {
    guard bar.estimate.isDrawable else { return }
    // A bar is an area: its end lies at the eighth of a cell.
    let steps = glyphs.ends.count + 1
    let ends = [0, bar.estimate.value].map {
      Int((scale.position($0) * Double(columns * steps)).rounded())
    }.sorted()
    guard ends[0] < ends[1] else { return }
    for column in ends[0] / steps..<max(ends[0] / steps, ends[1] / steps) {
      canvas.set(glyphs.full, row, left + column, .series(bar.series))
    }
    if ends[1] % steps > 0 {
      canvas.set(glyphs.ends[ends[1] % steps - 1], row, left + ends[1] / steps, .series(bar.series))
    }
    drawWhisker(bar.estimate, bar.series, row)
  }

  private mutating func drawWhisker(_ estimate: Plot.Estimate, _ series: Int, _ row: Int) {
    guard estimate.hasWhisker else { return }
    let (low, high) = (cell(estimate.whisker.lowerBound), cell(estimate.whisker.upperBound))
    for column in low...high {
      let glyph =
        low == high
        ? glyphs.whiskerWithin
        : column == low ? glyphs.whiskerLeft : column == high ? glyphs.whiskerRight : glyphs.horizontal
      canvas.set(glyph, row, left + column, .series(series))
    }
  }

  private func bins(_ row: PictureRow) -> [(column: Int, count: Int)] {
    guard case .rounds(let strip) = row else { return [] }
    var counts: [Int: Int] = [:]
    for value in strip.values where value.isDrawable { counts[cell(value), default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private mutating func drawRounds(_ strip: Plot.Strips.Row, _ row: Int) {
    for value in strip.disturbed where value.isDrawable {
      canvas.set(glyphs.hollow, row, left + cell(value), .series(strip.series))
    }
    let levels = glyphs.heights.count
    for bin in bins(.rounds(strip)) {
      // Digits count the rounds themselves as long as there are enough of them.
      let level =
        canvas.characters == .ascii && tallest <= levels
        ? bin.count : max(1, (bin.count * levels + tallest - 1) / tallest)
      canvas.set(glyphs.heights[level - 1], row, left + bin.column, .series(strip.series))
    }
  }
}
