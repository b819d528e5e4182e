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

  public static let blank = Cell(" ", .plain)
  /// The right half of a wide character.
  public static func continuation(_ style: Style) -> Cell { Cell(nil, style) }
}

/// A screen as a value: a grid of cells and where the terminal's cursor stands. Views draw to it and the shell
/// paints what differs from the one before. Whatever is drawn is made safe to send first.
public struct Surface: Hashable, Sendable {
  public let size: Size
  public private(set) var cells: [Cell]
  /// Where the terminal's own cursor is shown; nil hides it.
  public var cursor: Point?

  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.rows * size.columns)
  }

  public subscript(row: Int, column: Int) -> Cell { cells[row * size.columns + column] }

  /// The cells of one row.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Draws `text` from `column` on, cut at `limit` (exclusive) and at the right edge. What falls outside is
  /// dropped, a wide character that fits by half becomes a space. Returns the column after the last cell drawn.
  @discardableResult
  public mutating func draw(
    _ text: String, row: Int, column: Int, limit: Int? = nil, style: Style = .plain
  ) -> Int {
    guard (0..<size.rows).contains(row) else { return column }
    let end = min(limit ?? size.columns, size.columns)
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
        set(" ", style, row, at)
        at += 1
        break
      }
      set(character, style, row, at)
      if width == 2 { cells[row * size.columns + at + 1] = .continuation(style) }
      at += width
    }
    return at
  }

  /// Fills an area with blanks of one style.
  public mutating func fill(_ rect: Rect, style: Style = .plain, with character: Character = " ") {
    for row in max(0, rect.row)..<max(0, min(rect.endRow, size.rows)) {
      for column in max(0, rect.column)..<max(0, min(rect.endColumn, size.columns)) {
        set(character, style, row, column)
      }
    }
  }

  /// Gives every cell of an area another style and keeps its text.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    for row in max(0, rect.row)..<max(0, min(rect.endRow, size.rows)) {
      for column in max(0, rect.column)..<max(0, min(rect.endColumn, size.columns)) {
        cells[row * size.columns + column].style = change(cells[row * size.columns + column].style)
      }
    }
  }

  /// Writes one cell and mends a wide character that it cuts in half.
  private mutating func set(_ character: Character, _ style: Style, _ row: Int, _ column: Int) {
    let index = row * size.columns + column
    if cells[index].text == nil, column > 0 { cells[index - 1].text = " " }
    if column + 1 < size.columns, cells[index + 1].text == nil { cells[index + 1].text = " " }
    cells[index] = Cell(character, style)
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
