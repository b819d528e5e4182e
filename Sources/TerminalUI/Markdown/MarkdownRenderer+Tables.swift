import Workspace

extension MarkdownRenderer {
  /// Columns as wide as their longest cell, made narrower by wrapping the widest ones; where even that does not
  /// fit, each row as a list of its cells with the headings before them.
  mutating func renderTable(
    _ alignments: [MarkdownBlock.Alignment], _ rows: [[[MarkdownInline]]], sourceLine: Int
  ) {
    guard let header = rows.first, !header.isEmpty else { return }
    let cells = rows.enumerated().map { number, row in
      row.map { cell in
        flow(cell, number == 0 ? base.with(.bold) : base, sourceLine: Self.line(ofRow: number, sourceLine))
      }
    }
    guard let widths = columnWidths(cells, room: room) else {
      return renderRecords(cells, header: header, sourceLine: sourceLine)
    }
    for (number, row) in cells.enumerated() {
      emitRow(row, widths, alignments, sourceLine: Self.line(ofRow: number, sourceLine))
      if number == 0 {
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "─┼─")
        emit(StyledLine(rule, Style(.dim), sourceLine: sourceLine + 1))
      }
    }
  }

  /// The line below the header is the delimiter row.
  private static func line(ofRow number: Int, _ first: Int) -> Int {
    number == 0 ? first : first + number + 1
  }

  private static let separator = " │ "

  /// Nil when the columns cannot be made narrow enough to stay legible.
  private func columnWidths(_ cells: [[InlineFlow]], room: Int) -> [Int]? {
    let columns = cells[0].count
    let gaps = Self.separator.count * (columns - 1)
    var widths = (0..<columns).map { column in max(1, cells.map { $0[column].naturalWidth }.max() ?? 1) }
    // No column is narrower than its longest word, or than eight cells where that is longer.
    let least = (0..<columns).map { column in
      max(1, min(8, cells.map { $0[column].widestWord }.max() ?? 1))
    }
    guard least.reduce(gaps, +) <= room else { return nil }
    while widths.reduce(gaps, +) > room {
      let excess = widths.reduce(gaps, +) - room
      guard
        let widest = widths.indices.filter({ widths[$0] > least[$0] }).max(by: { widths[$0] < widths[$1] })
      else { return nil }
      // Columns that are equally wide give way in turn.
      let next = widths.indices.filter { $0 != widest }.map { widths[$0] }.max() ?? 1
      let step = min(excess, max(1, widths[widest] - max(next, least[widest])))
      widths[widest] -= min(step, widths[widest] - least[widest])
    }
    return widths
  }

  private mutating func emitRow(
    _ row: [InlineFlow], _ widths: [Int], _ alignments: [MarkdownBlock.Alignment], sourceLine: Int
  ) {
    let cells = zip(row, widths).map { $0.rows(width: $1) }
    for index in 0..<max(1, cells.map(\.count).max() ?? 1) {
      var line = StyledLine(sourceLine: sourceLine)
      for (column, cell) in cells.enumerated() {
        if column > 0 { line.append(Self.separator, Style(.dim)) }
        let content = index < cell.count ? cell[index] : StyledLine()
        let missing = max(0, widths[column] - content.width)
        let left = Self.blanksBefore(
          missing, alignments.indices.contains(column) ? alignments[column] : .none)
        if left > 0 { line.append(String(repeating: " ", count: left)) }
        line.spans += content.spans
        let isLast = column == cells.count - 1
        if missing > left, !isLast { line.append(String(repeating: " ", count: missing - left)) }
      }
      emit(line)
    }
  }

  private static func blanksBefore(_ missing: Int, _ alignment: MarkdownBlock.Alignment) -> Int {
    switch alignment {
    case .right: missing
    case .center: missing / 2
    case .left, .none: 0
    }
  }

  private mutating func renderRecords(_ cells: [[InlineFlow]], header: [[MarkdownInline]], sourceLine: Int) {
    let titles = header.map { DisplayText.escaped($0.plainText) }
    let rows = cells.count > 1 ? Array(cells.dropFirst()) : cells
    for (number, row) in rows.enumerated() {
      if number > 0 { emitBlank() }
      let line = Self.line(ofRow: cells.count > 1 ? number + 1 : 0, sourceLine)
      for (title, cell) in zip(titles, row) {
        var flow = InlineFlow(sourceLine: line)
        if cells.count > 1 { flow.append(title + ": ", base.with(.bold)) }
        flow.append(cell)
        emit(flow.rows(width: room))
      }
    }
  }
}
