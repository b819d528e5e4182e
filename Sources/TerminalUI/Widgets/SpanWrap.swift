import Workspace

/// Breaks styled text into rows of a width, between words where it can. White space inside a row is kept as it is; what
/// would begin a further row is dropped.
public enum SpanWrap {
  /// At least one row; a word wider than a row is broken.
  public static func rows(_ spans: [Span], width: Int) -> [[Span]] {
    var rows = Rows(width: max(1, width))
    var word: [Span] = []
    for span in spans {
      var rest = span.text[...]
      while let first = rest.first {
        let isSpace = first == " "
        let part = rest.prefix { ($0 == " ") == isSpace }
        if isSpace {
          rows.append(word: word)
          word = []
          rows.append(space: Span(String(part), span.style))
        } else {
          word.append(Span(String(part), span.style))
        }
        rest = rest[part.endIndex...]
      }
    }
    rows.append(word: word)
    return rows.all
  }

  private struct Rows {
    let width: Int
    var full: [[Span]] = []
    var row: [Span] = []
    var used = 0
    /// White space that is only wanted if a word follows it in the same row.
    var space: [Span] = []

    var all: [[Span]] { full + (row.isEmpty && !full.isEmpty ? [] : [row]) }

    mutating func append(space span: Span) {
      // Indentation belongs to the first row.
      if !full.isEmpty, row.isEmpty { return }
      space.append(span)
    }

    mutating func append(word: [Span]) {
      guard !word.isEmpty else { return }
      let gap = space.reduce(0) { $0 + $1.text.displayWidth }
      let wordWidth = word.reduce(0) { $0 + $1.text.displayWidth }
      if used + gap + wordWidth > width, used > 0 || gap >= width {
        endRow()
      } else {
        for span in space { add(span) }
      }
      space = []
      for span in word { addBroken(span) }
    }

    private mutating func addBroken(_ span: Span) {
      var rest = span.text[...]
      while !rest.isEmpty {
        if used >= width || used > 0 && (rest.first?.displayWidth ?? 0) > width - used { endRow() }
        let head = rest.prefixFitting(width: width - used)
        add(Span(String(head), span.style))
        rest = rest[head.endIndex...]
      }
    }

    private mutating func add(_ span: Span) {
      if let last = row.last, last.style == span.style {
        row[row.count - 1].text += span.text
      } else {
        row.append(span)
      }
      used += span.text.displayWidth
    }

    private mutating func endRow() {
      full.append(row)
      row = []
      used = 0
    }
  }
}
