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
