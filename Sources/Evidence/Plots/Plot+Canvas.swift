extension Plot {
  /// The smallest area in which a picture can be read, in cells.
  public static let smallestWidth = 24
  public static let smallestHeight = 8

  /// The picture in characters.
  ///
  /// A curve fills the height; rows of bars and strips take what they need, and say how many are missing where the
  /// height is too small. An area under 24 by 8 cells, or a plot without values, gives a line that says so.
  public func canvas(
    width: Int, height: Int, characters: PlotCanvas.Characters = .unicode
  ) -> PlotCanvas {
    if width < Self.smallestWidth || height < Self.smallestHeight {
      return PlotCanvas(
        saying: "plot needs \(Self.smallestWidth) x \(Self.smallestHeight) cells", width, height, characters
      )
    }
    if isEmpty { return PlotCanvas(saying: "\(title): no values to draw", width, height, characters) }
    switch content {
    case .curve(let curve):
      return CurveDrawing(self, curve, width: width, height: height, characters).canvas
    case .strips(let strips):
      return RowDrawing(self, strips.axis, strips.pictureRows, width: width, height: height, characters)
        .canvas
    case .bars(let bars):
      return RowDrawing(self, bars.axis, bars.pictureRows, width: width, height: height, characters).canvas
    }
  }

  /// How high a canvas of that width is best: everything shown, and a curve neither flat nor steep.
  public func bestHeight(width: Int) -> Int {
    let rows: Int =
      switch content {
      case .curve: min(20, max(6, width / 6))
      case .strips(let strips): strips.pictureRows.count
      case .bars(let bars): bars.pictureRows.count
      }
    return max(Self.smallestHeight, rows + 4 + noteLines(width: width).count)
  }

  var noteText: String { shownNotes.joined(separator: "; ") }

  /// The notes, wrapped; empty where they need more rows than there are.
  func fittingNotes(width: Int, height: Int) -> [String] {
    let lines = noteLines(width: width)
    return lines.count <= height ? lines : []
  }

  /// The notes, wrapped.
  func noteLines(width: Int) -> [String] {
    PlotText.wrapped(noteText, width: max(1, width))
  }
}

extension PlotCanvas {
  /// One line instead of a picture; empty in an area without rows.
  init(saying text: String, _ width: Int, _ height: Int, _ characters: Characters) {
    self.init(width: width, height: min(1, max(0, height)), characters: characters)
    write(text, 0, 0, .faint)
  }

  /// An axis from left to right: its line with a tick for each mark, and under it the labels that have room.
  mutating func drawAxis(_ scale: AxisScale, row: Int, column: Int, columns: Int) {
    let glyphs = PlotGlyphs.of(characters)
    for at in 0..<columns { set(glyphs.horizontal, row, column + at, .faint) }
    var taken: [Range<Int>] = []
    // The ends first: they say how far the axis reaches.
    let ticks = scale.ticks
    let order = ticks.indices.sorted { first, second in
      let isEnd = [first, second].map { $0 == 0 || $0 == ticks.count - 1 }
      return isEnd[0] != isEnd[1] ? isEnd[0] : first < second
    }
    for index in order {
      let at = column + Self.cell(scale.position(ticks[index].value), columns)
      set(glyphs.tickDown, row, at, .faint)
      let length = ticks[index].label.count
      let start = max(0, min(at - length / 2, width - length))
      guard !taken.contains(where: { $0.overlaps(start - 1..<start + length + 1) }) else { continue }
      write(ticks[index].label, row + 1, start, .text)
      taken.append(start..<start + length)
    }
  }

  /// The cell of a place between 0 and 1.
  static func cell(_ place: Double, _ cells: Int) -> Int {
    Int((place * Double(max(0, cells - 1))).rounded())
  }

  /// Under an axis and its labels: its title, and the notes; behind the title and cut where they have no rows.
  mutating func drawFoot(title: String, column: Int, row: Int, _ plot: Plot, _ notes: [String]) {
    let end = write(title, row, column, .title)
    for (offset, note) in notes.enumerated() { write(note, row + 1 + offset, 0, .faint) }
    if notes.isEmpty { write(plot.noteText, row, end + 3, .faint) }
  }
}
