/// Dots finer than cells: two across and four down in a cell, as Braille patterns have them, or one a cell where
/// only ASCII can be shown. A cell belongs to the series drawn last in it.
struct DotGrid {
  let columns: Int
  let rows: Int
  /// Dots in a cell.
  let across: Int
  let down: Int
  private var masks: [UInt8]
  private var owners: [Int]

  init(columns: Int, rows: Int, characters: PlotCanvas.Characters) {
    self.columns = columns
    self.rows = rows
    across = characters == .ascii ? 1 : 2
    down = characters == .ascii ? 1 : 4
    masks = Array(repeating: 0, count: columns * rows)
    owners = Array(repeating: 0, count: columns * rows)
  }

  /// The dot of a place between 0 and 1, from the left and from the bottom.
  func dot(_ x: Double, _ y: Double) -> (x: Int, y: Int) {
    let right = Double(columns * across - 1)
    let bottom = Double(rows * down - 1)
    return (Int((x * right).rounded()), Int(((1 - y) * bottom).rounded()))
  }

  /// Bits of a Braille pattern by row and column of its dots (The Unicode Standard, section 21.1).
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  private mutating func set(_ x: Int, _ y: Int, _ series: Int) {
    let cell = y / down * columns + x / across
    guard masks.indices.contains(cell) else { return }
    masks[cell] |= Self.bits[y % down][x % across]
    owners[cell] = series
  }

  /// A straight line in the series' own pattern; `step` counts dots along the whole curve, so that the pattern
  /// goes on over its corners. Bresenham's algorithm (IBM Systems Journal 4(1), 1965).
  mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int), series: Int, step: inout Int) {
    let dx = abs(end.x - start.x)
    let dy = -abs(end.y - start.y)
    let (right, below) = (start.x < end.x ? 1 : -1, start.y < end.y ? 1 : -1)
    var (x, y, error) = (start.x, start.y, dx + dy)
    let pattern = across == 1 ? [true] : Self.patterns[series % Self.patterns.count]
    while true {
      if pattern[step % pattern.count] { set(x, y, series) }
      if x == end.x, y == end.y { return }
      step += 1
      let twice = 2 * error
      if twice >= dy {
        error += dy
        x += right
      }
      if twice <= dx {
        error += dx
        y += below
      }
    }
  }

  /// Whole, dashed, dotted, and dash and dot.
  private static let patterns: [[Bool]] = ["#", "#####...", "#..", "######...#..."].map {
    $0.map { $0 == "#" }
  }

  func draw(into canvas: inout PlotCanvas, row top: Int, column left: Int) {
    for row in 0..<rows {
      for column in 0..<columns where masks[row * columns + column] != 0 {
        let index = row * columns + column
        let braille = Unicode.Scalar(0x2800 + UInt32(masks[index])).map(Character.init) ?? "."
        canvas.set(across == 1 ? "." : braille, top + row, left + column, .series(owners[index]))
      }
    }
  }
}
