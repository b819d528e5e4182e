import Workspace

/// A run of text in one style.
public struct Span: Hashable, Sendable {
  public var text: String
  public var style: Style

  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

/// One row of styled text, as wide as it needs.
public struct StyledLine: Hashable, Sendable {
  public var spans: [Span]
  /// The 1-based line of the file it was rendered from; nil where it was made up.
  public var sourceLine: Int?
  /// Where later lines of the file begin inside the row, as a paragraph fills its rows.
  public var sourceBreaks: [SourceBreak] = []

  /// A line of the file that begins in the middle of a row.
  public struct SourceBreak: Hashable, Sendable {
    /// In cells from the row's first one.
    public var column: Int
    /// 1-based.
    public var line: Int
  }

  public init(_ spans: [Span] = [], sourceLine: Int? = nil) {
    self.spans = spans
    self.sourceLine = sourceLine
  }

  public init(_ text: String, _ style: Style = .plain, sourceLine: Int? = nil) {
    self.init([Span(text, style)], sourceLine: sourceLine)
  }

  public var text: String { spans.map(\.text).joined() }
  public var width: Int { spans.reduce(0) { $0 + $1.text.displayWidth } }

  public mutating func append(_ text: String, _ style: Style = .plain) {
    spans.append(Span(text, style))
  }
}

extension StyledLine {
  /// Every line of the file that has something in this row, in order.
  var sourceLines: [Int] { (sourceLine.map { [$0] } ?? []) + sourceBreaks.map(\.line) }

  /// The cells that show the lines of a range; nil where none of them is here.
  func columns(of lines: ClosedRange<Int>) -> Range<Int>? {
    guard let sourceLine else { return nil }
    let pieces = [SourceBreak(column: 0, line: sourceLine)] + sourceBreaks
    guard let first = pieces.firstIndex(where: { lines.contains($0.line) }) else { return nil }
    let next = pieces[first...].first { !lines.contains($0.line) }
    return pieces[first].column..<max(pieces[first].column, next?.column ?? width)
  }

  /// The line of the file that a cell shows.
  func line(atColumn column: Int) -> Int? {
    sourceBreaks.last { $0.column <= column }?.line ?? sourceLine
  }

  /// The same row of a text that stands so many lines further down in its file.
  func lowered(by lines: Int) -> StyledLine {
    var row = self
    row.sourceLine = sourceLine.map { $0 + lines }
    row.sourceBreaks = sourceBreaks.map { SourceBreak(column: $0.column, line: $0.line + lines) }
    return row
  }

  /// The row cut to so many cells, with an ellipsis where something is missing.
  func clipped(toWidth limit: Int) -> StyledLine {
    guard width > limit else { return self }
    var row = self
    row.spans = []
    var room = max(0, limit)
    for span in spans {
      let cells = span.text.displayWidth
      if cells >= room {
        // One blank more makes the ellipsis stand where the span alone would just fit.
        row.append((span.text + " ").clipped(toWidth: room), span.style)
        break
      }
      row.spans.append(span)
      room -= cells
    }
    return row
  }

  /// The same row behind others' cells.
  func behind(_ margin: [Span]) -> StyledLine {
    guard !margin.isEmpty else { return self }
    var row = self
    row.spans = margin + spans
    if !sourceBreaks.isEmpty {
      let shift = margin.reduce(0) { $0 + $1.text.displayWidth }
      row.sourceBreaks = sourceBreaks.map { SourceBreak(column: $0.column + shift, line: $0.line) }
    }
    return row
  }
}

extension Surface {
  /// Draws a line from `column` on; returns the column after its last cell.
  @discardableResult
  public mutating func draw(_ line: StyledLine, row: Int, column: Int, limit: Int? = nil) -> Int {
    var at = column
    for span in line.spans {
      at = draw(span.text, row: row, column: at, limit: limit, style: span.style)
    }
    return at
  }
}
