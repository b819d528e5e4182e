import Workspace

/// One cell of the screen.
public struct Cell: Hashable, Sendable {
  /// The grapheme cluster that begins here; empty in the right half of a wide one.
  public var text: Character?
  public var style: Style

  public init(_ text: Character?, _ style: Style) {
    self.text = text
    self.style = style
  }
}

/// A screen as a value: a grid of cells and where the terminal's cursor stands. Views draw to it and the shell
/// paints what differs from the one before. Whatever is drawn is made safe to send first.
public struct Surface: Sendable {
  public let size: Size
  private var stored: [StoredCell]
  /// What no single scalar writes, in the order that it was drawn.
  private var clusters: [Character] = []
  /// Where the terminal's own cursor is shown; nil hides it.
  public var cursor: Point?

  public init(size: Size) {
    self.size = size
    stored = Array(repeating: .blank, count: size.rows * size.columns)
  }

  public subscript(row: Int, column: Int) -> Cell { cell(stored[row * size.columns + column]) }

  /// Row after row.
  public var cells: [Cell] { stored.map(cell) }

  /// The cells of one row.
  public func row(_ row: Int) -> [Cell] { stored[places(of: row)].map(cell) }

  /// Whether a row looks as it does on another surface of the same size.
  public func isRow(_ row: Int, asIn other: Surface) -> Bool {
    let places = places(of: row)
    return places.allSatisfy { index in
      let (one, two) = (stored[index], other.stored[index])
      return one == two && one.place == nil || cell(one) == other.cell(two)
    }
  }

  private func places(of row: Int) -> Range<Int> { row * size.columns..<(row + 1) * size.columns }

  private func cell(_ stored: StoredCell) -> Cell {
    Cell(stored.scalar.map(Character.init) ?? stored.place.map { clusters[$0] }, stored.style)
  }

  /// Draws `text` from `column` on, cut at `limit` (exclusive) and at the right edge. What falls outside is
  /// dropped, a wide character that fits by half becomes a space. Returns the column after the last cell drawn.
  @discardableResult
  public mutating func draw(
    _ text: String, row: Int, column: Int, limit: Int? = nil, style: Style = .plain
  ) -> Int {
    guard (0..<size.rows).contains(row) else { return column }
    let end = min(limit ?? size.columns, size.columns)
    var copy = text
    let plain = copy.withUTF8 { bytes in
      DisplayWidth.isPrintableASCII(bytes) ? drawPlain(bytes, row: row, column, end, style) : nil
    }
    if let plain { return plain }
    var at = column
    for character in DisplayText.escaped(text) {
      let width = character.displayWidth
      if width == 0 { continue }
      if at >= end { break }
      if at < 0 {
        at += width
        continue
      }
      if at + width > end {
        set(StoredCell(scalar: " ", style), row, at)
        at += 1
        break
      }
      set(storing(character, style), row, at)
      if width == 2 { stored[row * size.columns + at + 1] = StoredCell(continuation: style) }
      at += width
    }
    return at
  }

  /// What `draw` does of a text that is a cell a byte.
  private mutating func drawPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, row: Int, _ column: Int, _ end: Int, _ style: Style
  ) -> Int {
    var at = column
    for byte in bytes {
      if at >= end { break }
      if at >= 0 { set(StoredCell(scalar: Unicode.Scalar(byte), style), row, at) }
      at += 1
    }
    return at
  }

  private mutating func storing(_ character: Character, _ style: Style) -> StoredCell {
    let scalars = character.unicodeScalars
    if let scalar = scalars.first, scalars.dropFirst().isEmpty { return StoredCell(scalar: scalar, style) }
    clusters.append(character)
    return StoredCell(place: clusters.count - 1, style)
  }

  /// What of an area is on the surface.
  private func inside(_ rect: Rect) -> (rows: Range<Int>, columns: Range<Int>) {
    (
      (rect.row..<rect.endRow).clamped(to: 0..<size.rows),
      (rect.column..<rect.endColumn).clamped(to: 0..<size.columns)
    )
  }

  /// Fills an area with blanks of one style.
  public mutating func fill(_ rect: Rect, style: Style = .plain, with character: Character = " ") {
    let cell = storing(character, style)
    let (rows, columns) = inside(rect)
    for row in rows {
      for column in columns {
        set(cell, row, column)
      }
    }
  }

  /// Gives every cell of an area another style and keeps its text.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let (rows, columns) = inside(rect)
    for row in rows {
      for column in columns {
        let index = row * size.columns + column
        stored[index].style = change(stored[index].style)
      }
    }
  }

  /// Writes one cell and mends a wide character that it cuts in half.
  private mutating func set(_ cell: StoredCell, _ row: Int, _ column: Int) {
    let index = row * size.columns + column
    if column > 0, stored[index].isContinuation { stored[index - 1] = blanked(stored[index - 1]) }
    if column + 1 < size.columns, stored[index + 1].isContinuation {
      stored[index + 1] = blanked(stored[index + 1])
    }
    stored[index] = cell
  }

  private func blanked(_ cell: StoredCell) -> StoredCell { StoredCell(scalar: " ", cell.style) }
}

extension Surface: Equatable {
  public static func == (one: Surface, other: Surface) -> Bool {
    one.size == other.size && one.cursor == other.cursor
      && (0..<one.size.rows).allSatisfy { one.isRow($0, asIn: other) }
  }
}

extension Surface: CustomStringConvertible {
  /// The text of the screen, a line a row, without trailing blanks: what a test compares.
  public var description: String {
    (0..<size.rows).map { index in
      var line = String(row(index).compactMap(\.text))
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
