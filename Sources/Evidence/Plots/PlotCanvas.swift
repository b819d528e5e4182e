/// A picture drawn in characters: rows of cells, each row exactly `width` cells wide. It holds no colours and no
/// escapes; whoever shows it gives each ink its look.
public struct PlotCanvas: Hashable, Sendable {
  /// What a cell belongs to.
  public enum Ink: Hashable, Sendable {
    case text
    /// Frames, ticks and notes.
    case faint
    case title
    /// A design's curve, bar or mark, counted from 0.
    case series(Int)
  }

  public struct Cell: Hashable, Sendable {
    /// One terminal cell wide.
    public var character: Character
    public var ink: Ink
  }

  /// Which characters the terminal can show.
  public enum Characters: Hashable, Sendable {
    case unicode
    case ascii
  }

  public let width: Int
  public let characters: Characters
  public internal(set) var rows: [[Cell]]

  init(width: Int, height: Int, characters: Characters) {
    self.width = max(0, width)
    self.characters = characters
    rows = Array(
      repeating: Array(repeating: Cell(character: " ", ink: .text), count: self.width), count: height)
  }

  /// The rows as plain text, each of them `width` cells.
  public var lines: [String] { rows.map { String($0.map(\.character)) } }

  /// The rows without the blanks at their ends, each with a line feed.
  public var text: String {
    lines.map { line in
      String(line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)]) + "\n"
    }
    .joined()
  }

  /// Neighbouring cells of one ink as one text, a row at a time.
  public func spans(_ row: Int) -> [(text: String, ink: Ink)] {
    var spans: [(text: String, ink: Ink)] = []
    for cell in rows[row] {
      if let last = spans.indices.last, spans[last].ink == cell.ink || cell.character == " " {
        spans[last].text.append(cell.character)
      } else {
        spans.append((String(cell.character), cell.ink))
      }
    }
    return spans
  }

  mutating func set(_ character: Character, _ row: Int, _ column: Int, _ ink: Ink) {
    guard rows.indices.contains(row), (0..<width).contains(column) else { return }
    rows[row][column] = Cell(character: character, ink: ink)
  }

  /// Writes text from `column` on, cut before `limit` with a mark where it does not fit. Returns the column after it.
  @discardableResult
  mutating func write(_ text: String, _ row: Int, _ column: Int, _ ink: Ink, limit: Int? = nil) -> Int {
    let room = max(0, min(limit ?? width, width) - column)
    let shown = PlotText.clipped(PlotText.narrow(text, characters), to: room, characters)
    for (offset, character) in shown.enumerated() { set(character, row, column + offset, ink) }
    return column + shown.count
  }
}
