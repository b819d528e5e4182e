import Workspace

extension EditorState {
  /// Draws the rows in sight, with the terminal's cursor where the text's cursor is. Only these are laid out.
  public func draw(into surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let gutter = gutterColumns(in: rect.columns)
    let layout = TextLayout(buffer, width: rect.columns - gutter - 1)
    let rows = layout.rows(from: layout.row(holding: min(top, buffer.count)), count: rect.rows)
    let text = Rect(
      row: rect.row, column: rect.column + gutter, rows: rect.rows, columns: rect.columns - gutter)
    let current = buffer.line(containing: cursor)
    var above = above
    var index = 0
    var steps = Self.markingSteps
    while index < rows.count {
      let row = rows[index]
      if row.line != above.line { above = above.going(to: row.line, in: buffer) }
      let end = rows[index...].firstIndex { $0.stretch != row.stretch } ?? rows.count
      let painter = StretchPainter(self, row, &above, breaker: layout.breaker, &steps)
      for (number, row) in rows[index..<end].enumerated() {
        let screenRow = rect.row + index + number
        if gutter > 0 { drawNumber(row, current, into: &surface, screenRow, rect.column, gutter - 1) }
        painter.draw(
          row, into: &surface, at: Point(row: screenRow, column: text.column), limit: text.endColumn)
        placeCursor(row, painter, in: text, screenRow, &surface)
      }
      index = end
    }
  }

  /// What marking the matches in sight may take of a regular expression: about 2 ms.
  private static let markingSteps = 2_000_000

  private func drawNumber(
    _ row: TextLayout.Row, _ current: Int, into surface: inout Surface, _ screenRow: Int, _ column: Int,
    _ width: Int
  ) {
    let label = row.isFirst ? String(row.line + 1) : "\u{21AA}"
    let style = row.line == current && row.isFirst ? Style(.accent) : Style(.dim)
    surface.draw(label, row: screenRow, column: column + width - label.displayWidth, style: style)
  }

  private func placeCursor(
    _ row: TextLayout.Row, _ painter: StretchPainter, in rect: Rect, _ screenRow: Int,
    _ surface: inout Surface
  ) {
    let isHere =
      row.range.contains(cursor)
      || cursor == row.range.upperBound && row.isLast && (row.range.isEmpty || row.isLast)
    guard isHere else { return }
    let column = min(painter.column(of: cursor, in: row), rect.columns - 1)
    surface.cursor = Point(row: screenRow, column: rect.column + column)
  }
}

/// Draws the rows of one line, or of a stretch of a long one.
private struct StretchPainter {
  let text: String
  let start: Int
  let runs: [MarkdownHighlighter.Run]
  let breaker: RowBreaker
  /// The ending of the line is selected.
  let selectsEnding: Bool

  init(
    _ editor: EditorState, _ row: TextLayout.Row, _ above: inout LinesAbove, breaker: RowBreaker,
    _ steps: inout Int
  ) {
    text = editor.buffer.text(in: row.stretch)
    start = row.stretch.lowerBound
    self.breaker = breaker
    let length = row.stretch.count
    var runs: [MarkdownHighlighter.Run]
    if row.stretch == row.lineBytes {
      let state = above.state
      runs = MarkdownHighlighter.runs(
        text, state: state, mark: editor.buffer.mark(ofLine: row.line), isFirstLine: row.line == 0,
        code: above.take(text, editor.buffer))
    } else {
      runs = [MarkdownHighlighter.Run(end: length, style: above.state == .text ? .plain : Style(.code))]
    }
    if let search = editor.search, !search.needle.isEmpty {
      for match in Self.matches(search, in: text, row, &steps) where !match.isEmpty {
        runs = Self.overlay(runs, match, Style(.match))
      }
    }
    var selectsEnding = false
    if let selection = editor.selection {
      let lower = max(0, selection.lowerBound - start)
      let upper = min(length, selection.upperBound - start)
      if lower < upper { runs = Self.overlay(runs, lower..<upper, Style(.selection)) }
      let end = row.lineBytes.upperBound
      selectsEnding = selection.lowerBound <= end && end < selection.upperBound
    }
    self.selectsEnding = selectsEnding
    self.runs = runs
  }

  /// Matches as bytes of what is drawn together. In a stretch of a long line a regular expression could find what it
  /// would not find in the line, so that only the match at the cursor is marked there.
  private static func matches(
    _ search: EditorState.Search, in text: String, _ row: TextLayout.Row, _ steps: inout Int
  ) -> [Range<Int>] {
    let stretch = row.stretch
    guard search.needle.isPattern, stretch != row.lineBytes else {
      return search.needle.all(in: text, steps: &steps)
    }
    guard let match = search.match, match.overlaps(stretch) else { return [] }
    let shown = match.clamped(to: stretch)
    return [shown.lowerBound - stretch.lowerBound..<shown.upperBound - stretch.lowerBound]
  }

  /// Gives the bytes of `range` another style.
  private static func overlay(
    _ runs: [MarkdownHighlighter.Run], _ range: Range<Int>, _ style: Style
  ) -> [MarkdownHighlighter.Run] {
    var result: [MarkdownHighlighter.Run] = []
    var start = 0
    for run in runs {
      if start < range.lowerBound {
        result.append(MarkdownHighlighter.Run(end: min(run.end, range.lowerBound), style: run.style))
      }
      if run.end > range.lowerBound, start < range.upperBound {
        result.append(MarkdownHighlighter.Run(end: min(run.end, range.upperBound), style: style))
      }
      if run.end > range.upperBound {
        result.append(MarkdownHighlighter.Run(end: run.end, style: run.style))
      }
      start = run.end
    }
    return result
  }

  func column(of offset: Int, in row: TextLayout.Row) -> Int {
    breaker.column(of: offset - start, in: text, from: row.range.lowerBound - start)
  }

  func draw(_ row: TextLayout.Row, into surface: inout Surface, at point: Point, limit: Int) {
    let end = row.range.upperBound - start
    let column = ClusterReader.read(text, tabWidth: breaker.tabWidth) { reader in
      var at = row.range.lowerBound - start
      var column = 0
      var run = runs.firstIndex { $0.end > at } ?? runs.count
      while at < end {
        let style = run < runs.count ? runs[run].style : .plain
        let runEnd = run < runs.count ? min(end, runs[run].end) : end
        let from = at
        let fromColumn = column
        var piece: String?
        while at < runEnd {
          let cluster = reader.cluster(at: at, column: column)
          if cluster.isReplaced {
            if at > from { break }
            piece = reader.replacement(at: at, cells: cluster.cells)
          }
          at += cluster.bytes
          column += cluster.cells
          if piece != nil { break }
        }
        let shown =
          piece ?? String(decoding: UnsafeBufferPointer(rebasing: reader.bytes[from..<at]), as: UTF8.self)
        surface.draw(shown, row: point.row, column: point.column + fromColumn, limit: limit, style: style)
        while run < runs.count, runs[run].end <= at { run += 1 }
      }
      return column
    }
    if selectsEnding, row.isLast {
      surface.draw(" ", row: point.row, column: point.column + column, limit: limit, style: Style(.selection))
    }
  }
}
