/// The rows in which a text is shown at some width. Nothing is kept: a row is found by breaking the line it is
/// in, and of a very long line only the stretch around it, so that cost never grows with the text.
struct TextLayout {
  let buffer: TextBuffer
  let breaker: RowBreaker

  /// Lines longer than this are broken stretch by stretch, each beginning with a row of its own.
  static let longLineBytes = 16_384
  static let stretchBytes = 8_192

  init(_ buffer: TextBuffer, width: Int) {
    self.buffer = buffer
    breaker = RowBreaker(width: width)
  }

  /// One row on screen; ranges are bytes of the buffer.
  struct Row: Hashable {
    var line: Int
    var range: Range<Int>
    /// What `range` lies in and was broken together: the line, or a stretch of a long one.
    var stretch: Range<Int>
    /// The line without its ending.
    var lineBytes: Range<Int>

    var isFirst: Bool { range.lowerBound == lineBytes.lowerBound }
    var isLast: Bool { range.upperBound == lineBytes.upperBound }
  }

  // MARK: Stretches

  /// The stretch of `line` that holds `offset`.
  func stretch(holding offset: Int, of line: Range<Int>) -> Range<Int> {
    guard line.count > Self.longLineBytes else { return line }
    var number = (offset - line.lowerBound) / Self.stretchBytes
    // The border lies at or before a multiple of the size.
    let next = border(number + 1, of: line)
    if offset >= next, next < line.upperBound { number += 1 }
    return border(number, of: line)..<border(number + 1, of: line)
  }

  private func border(_ number: Int, of line: Range<Int>) -> Int {
    let nominal = line.lowerBound + number * Self.stretchBytes
    if number <= 0 { return line.lowerBound }
    if nominal >= line.upperBound { return line.upperBound }
    let start = buffer.scalarBoundary(atOrBefore: nominal - 256, from: line.lowerBound)
    let end = buffer.scalarBoundary(atOrBefore: nominal, from: line.lowerBound)
    let bytes = Array(buffer.text(in: start..<end).utf8)
    // Between words if there are any, else between two ASCII characters.
    for index in stride(from: bytes.count - 1, to: 0, by: -1)
    where bytes[index - 1] == 0x20 && bytes[index] < 0x80 { return start + index }
    for index in stride(from: bytes.count - 1, to: 0, by: -1)
    where bytes[index - 1] < 0x80 && bytes[index] < 0x80 { return start + index }
    return end
  }

  func rows(of stretch: Range<Int>, line: Int, lineBytes: Range<Int>, text: String) -> [Row] {
    var starts = breaker.rowStarts(text)
    // An empty row is for the cursor at the end of a line; a stretch is followed by another.
    if starts.count > 1, stretch.upperBound < lineBytes.upperBound, starts.last == stretch.count {
      starts.removeLast()
    }
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? stretch.lowerBound + starts[index + 1] : stretch.upperBound
      return Row(
        line: line, range: stretch.lowerBound + starts[index]..<end, stretch: stretch, lineBytes: lineBytes)
    }
  }

  private func rows(holding offset: Int, line: Int, lineBytes: Range<Int>) -> [Row] {
    let stretch = stretch(holding: offset, of: lineBytes)
    return rows(of: stretch, line: line, lineBytes: lineBytes, text: buffer.text(in: stretch))
  }

  // MARK: Rows

  /// The row that shows `offset`; where one row ends and the next begins, the next.
  func row(holding offset: Int) -> Row {
    let line = buffer.line(containing: offset)
    let lineBytes = buffer.lineBytes(line)
    let offset = min(offset, lineBytes.upperBound)
    let rows = rows(holding: offset, line: line, lineBytes: lineBytes)
    return rows.last { $0.range.lowerBound <= offset } ?? rows[0]
  }

  /// `row` and those below it, `count` at most, and none of lines after `lastLine`.
  func rows(from row: Row, count: Int, through lastLine: Int = .max) -> [Row] {
    var result: [Row] = []
    var next = row.range.lowerBound
    var line = row.line
    var lineBytes = row.lineBytes
    while result.count < count {
      let found = rows(holding: next, line: line, lineBytes: lineBytes)
      result += found.drop { $0.range.lowerBound < next }
      guard let last = found.last else { break }
      if last.isLast {
        line += 1
        guard line < buffer.lineCount, line <= lastLine else { break }
        lineBytes = buffer.lineBytes(line)
        next = lineBytes.lowerBound
      } else {
        next = last.range.upperBound
      }
    }
    return Array(result.prefix(count))
  }

  func row(below row: Row) -> Row? {
    if row.range.upperBound < row.stretch.upperBound { return self.row(holding: row.range.upperBound) }
    if !row.isLast { return self.row(holding: row.stretch.upperBound) }
    guard row.line + 1 < buffer.lineCount else { return nil }
    return self.row(holding: buffer.lineStart(row.line + 1))
  }

  func row(above row: Row) -> Row? {
    if !row.isFirst { return self.row(holding: row.range.lowerBound - 1) }
    guard row.line > 0 else { return nil }
    return self.row(holding: buffer.lineBytes(row.line - 1).upperBound)
  }

  /// The row `count` rows below, negative above; the last or the first one where there are fewer.
  func row(_ count: Int, from row: Row) -> Row {
    var row = row
    for _ in 0..<abs(count) {
      guard let next = count > 0 ? self.row(below: row) : self.row(above: row) else { break }
      row = next
    }
    return row
  }

  /// The column at which `offset` is shown in its row.
  func column(of offset: Int, in row: Row) -> Int {
    let text = buffer.text(in: row.range)
    return breaker.column(of: offset - row.range.lowerBound, in: text, from: 0)
  }

  /// The offset in `row` at or next before `column`.
  func offset(of column: Int, in row: Row) -> Int {
    let text = buffer.text(in: row.range)
    return row.range.lowerBound
      + breaker.offset(of: column, in: text, row: 0..<row.range.count, isLast: row.isLast)
  }
}
