import Workspace
import WorkspaceStore

/// A table for the terminal: columns aligned by cells, one of them clipped to what the terminal leaves.
struct TextTable {
  struct Column {
    enum Alignment { case left, right }

    var title: String
    var alignment: Alignment = .left
    var style: Ink.Style?
    /// Takes what the others leave and is clipped to it.
    var isFlexible = false
  }

  private static let paddedWidthMax = 200

  private let columns: [Column]
  /// Row after row, a cell for every column.
  private var cells: [String] = []
  private var cellWidths: [Int] = []

  init(_ columns: [Column]) {
    self.columns = columns
  }

  /// One text a column, as it comes from a file; it is made safe here.
  mutating func append(_ cells: [String]) { append([cells]) { $0 } }

  /// Many rows at once.
  mutating func append<Row: Sendable>(_ rows: [Row], cells: @Sendable (Row) -> [String]) {
    for row in rows.mapOnAllCores({ cells($0).map(Self.measured) }) {
      precondition(row.count == columns.count, "a row has a cell for every column")
      for cell in row {
        self.cells.append(cell.text)
        cellWidths.append(cell.width)
      }
    }
  }

  private static func measured(_ cell: String) -> (text: String, width: Int) {
    let safe = DisplayText.escaped(cell)
    return (safe, safe.displayWidth)
  }

  var isEmpty: Bool { cells.isEmpty }

  /// With a final newline. In a terminal too narrow to leave 20 cells to the flexible column, the last column
  /// stands on a line of its own under each row.
  func text(width: Int?, ink: Ink) -> String {
    var widths = columns.map(\.title.displayWidth)
    for (index, width) in cellWidths.enumerated() where width > widths[index % columns.count] {
      widths[index % columns.count] = width
    }
    var inline = columns.count
    if let width, let flexible = columns.firstIndex(where: \.isFlexible) {
      func room(_ count: Int) -> Int {
        width - widths.indices.filter { $0 < count && $0 != flexible }.reduce(0) { $0 + widths[$1] + 2 }
      }
      if widths[flexible] > room(inline), room(inline) < 20, flexible < inline - 1 { inline -= 1 }
      widths[flexible] = min(widths[flexible], max(8, room(inline)))
    } else if let flexible = columns.firstIndex(where: \.isFlexible) {
      // Not clipped, yet one text of ten thousand letters does not pad every row.
      widths[flexible] = min(widths[flexible], Self.paddedWidthMax)
    }
    var line = LineWriter(columns, widths, inline)
    line.reserve(rows: cells.count / columns.count + 1)
    for (column, definition) in columns.enumerated().prefix(inline) {
      line.append(definition.title, definition.title.displayWidth, column) { ink($0, .faint) }
    }
    for start in stride(from: 0, to: cells.count, by: columns.count) {
      for column in 0..<inline {
        var (cell, cellWidth) = (cells[start + column], cellWidths[start + column])
        if cellWidth > widths[column], width != nil {
          cell = cell.clipped(toWidth: widths[column])
          cellWidth = cell.displayWidth
        }
        line.append(cell, cellWidth, column) { ink($0, columns[column].style) }
      }
      if inline < columns.count { line.append("    " + ink(cells[start + inline], .faint) + "\n") }
    }
    return line.text
  }

  /// Puts cells beside each other, as bytes: a table may have tens of thousands of rows.
  private struct LineWriter {
    private let columns: [Column]
    private let widths: [Int]
    private let last: Int
    private var bytes: [UInt8] = []

    init(_ columns: [Column], _ widths: [Int], _ count: Int) {
      self.columns = columns
      self.widths = widths
      last = count - 1
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func reserve(rows: Int) {
      bytes.reserveCapacity((widths.reduce(0, +) + 2 * widths.count) * rows)
    }

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func append(_ cell: String, _ cellWidth: Int, _ column: Int, ink: (String) -> String) {
      let padding = max(0, widths[column] - cellWidth)
      if columns[column].alignment == .right { pad(padding) }
      append(ink(cell))
      if column == last { return bytes.append(UInt8(ascii: "\n")) }
      if columns[column].alignment == .left { pad(padding) }
      pad(2)
    }

    private mutating func pad(_ count: Int) {
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
    }
  }
}
