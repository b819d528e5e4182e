import Workspace

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
  private var rows: [[String]] = []

  init(_ columns: [Column]) {
    self.columns = columns
  }

  /// One text a column, as it comes from a file; it is made safe here.
  mutating func append(_ cells: [String]) {
    precondition(cells.count == columns.count, "a row has a cell for every column")
    rows.append(cells.map { DisplayText.escaped($0) })
  }

  var isEmpty: Bool { rows.isEmpty }

  /// With a final newline. In a terminal too narrow to leave 20 cells to the flexible column, the last column
  /// stands on a line of its own under each row.
  func text(width: Int?, ink: Ink) -> String {
    var widths = columns.indices.map { column in
      rows.reduce(columns[column].title.displayWidth) { max($0, $1[column].displayWidth) }
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
    var text = line(columns.map(\.title), widths, upTo: inline, isClipped: true) { _ in
      .faint
    } ink: {
      ink($0, $1)
    }
    for row in rows {
      text += line(row, widths, upTo: inline, isClipped: width != nil) {
        columns[$0].style
      } ink: {
        ink($0, $1)
      }
      if inline < columns.count { text += "    " + ink(row[inline], .faint) + "\n" }
    }
    return text
  }

  private func line(
    _ cells: [String], _ widths: [Int], upTo count: Int, isClipped: Bool, style: (Int) -> Ink.Style?,
    ink: (String, Ink.Style?) -> String
  ) -> String {
    var parts: [String] = []
    for column in 0..<count {
      let clipped = isClipped ? cells[column].clipped(toWidth: widths[column]) : cells[column]
      let padding = String(repeating: " ", count: max(0, widths[column] - clipped.displayWidth))
      let isLast = column == count - 1
      let inked = ink(clipped, style(column))
      switch columns[column].alignment {
      case .left: parts.append(isLast ? inked : inked + padding)
      case .right: parts.append(padding + inked)
      }
    }
    return parts.joined(separator: "  ") + "\n"
  }
}
