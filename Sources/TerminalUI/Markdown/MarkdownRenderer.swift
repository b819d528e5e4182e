import Workspace

/// Renders blocks one after the other, inside what encloses them: each enclosing list item and quotation puts its
/// marker before the first row and its indentation or bar before the others.
struct MarkdownRenderer {
  /// What an enclosing block puts before rows.
  struct Margin {
    var first: [Span]
    var rest: [Span]
    var width: Int
    var isUsed = false

    init(first: [Span], rest: [Span]) {
      self.first = first
      self.rest = rest
      width = first.reduce(0) { $0 + $1.text.displayWidth }
    }
  }

  let width: Int
  var result = RenderedMarkdown()
  var margins: [Margin] = []
  /// The style of plain text here.
  var base = Style.plain
  var listDepth = 0
  private var linkNumbers: [String: Int] = [:]

  init(width: Int) { self.width = max(1, width) }

  /// Cells that are left for content here.
  var room: Int { max(1, width - margins.reduce(0) { $0 + $1.width }) }

  mutating func render(_ blocks: [MarkdownBlock], isTight: Bool = false) {
    for (index, block) in blocks.enumerated() {
      if index > 0, !isTight { emitBlank() }
      render(block)
    }
  }

  private mutating func render(_ block: MarkdownBlock) {
    let line = block.lines.lowerBound
    switch block.kind {
    case .heading(let level): renderHeading(block, level)
    case .paragraph: emit(flow(block.inlines, base, sourceLine: line).rows(width: room))
    case .list(let ordered, let start, let tight):
      renderList(block, ordered: ordered, start: start, tight: tight)
    case .item: render(block.children)
    case .codeBlock(let info, let literal): renderCode(info, literal, block.lines)
    case .quote: renderQuote(block)
    case .thematicBreak:
      emit(StyledLine(String(repeating: "─", count: room), Style(.dim), sourceLine: line))
    case .table(let alignments, let rows): renderTable(alignments, rows, sourceLine: line)
    case .html(let literal): emitVerbatim(literal, Style(.dim), sourceLine: line)
    }
  }

  // MARK: Rows

  /// Adds a row behind the margins that enclose it.
  mutating func emit(_ line: StyledLine) {
    var spans: [Span] = []
    for index in margins.indices {
      spans += margins[index].isUsed ? margins[index].rest : margins[index].first
      margins[index].isUsed = true
    }
    result.lines.append(line.behind(spans))
  }

  mutating func emit(_ lines: [StyledLine]) {
    for line in lines { emit(line) }
  }

  /// A row between blocks: nothing but the bars of quotations.
  mutating func emitBlank() {
    var spans = margins.flatMap(\.rest)
    while let last = spans.last, last.text.allSatisfy({ $0 == " " }) { spans.removeLast() }
    result.lines.append(StyledLine(spans))
  }

  /// Lines as they are written, broken where the room ends.
  ///
  /// - Parameter language: colours them where it is known.
  mutating func emitVerbatim(
    _ text: String, _ style: Style, sourceLine: Int, language: CodeLanguage? = nil
  ) {
    let room = room
    var highlighter = language.map(CodeHighlighter.init)
    for (index, line) in Self.lines(of: text).enumerated() {
      let shown = DisplayText.escaped(line, tabs: .columns(4))
      let runs = highlighter?.runs(shown)
      var rest = shown[...]
      var run = 0
      repeat {
        let piece = Self.prefix(of: rest, fitting: room)
        let spans = runs.map { Self.spans($0, from: &run, shown, piece) } ?? [Span(String(piece), style)]
        emit(StyledLine(spans, sourceLine: sourceLine + index))
        rest = rest[piece.endIndex...]
      } while !rest.isEmpty
    }
  }

  /// The part of a coloured line that stands in one row. `run` is the first one that reaches into it, and then the
  /// first one that may reach into the next.
  private static func spans(
    _ runs: [CodeHighlighter.Run], from run: inout Int, _ line: String, _ piece: Substring
  ) -> [Span] {
    let bytes = line.utf8
    var at = bytes.distance(from: bytes.startIndex, to: piece.startIndex)
    let end = at + piece.utf8.count
    var spans: [Span] = []
    while at < end, run < runs.count {
      let stop = min(runs[run].end, end)
      let part = bytes.dropFirst(at).prefix(stop - at)
      spans.append(Span(String(decoding: part, as: UTF8.self), runs[run].style))
      at = stop
      if runs[run].end == stop { run += 1 }
    }
    return spans
  }

  /// At least one character.
  private static func prefix(of text: Substring, fitting width: Int) -> Substring {
    var used = 0
    var end = text.startIndex
    while end < text.endIndex {
      let next = text[end].displayWidth
      if used + next > width, end > text.startIndex { break }
      used += next
      text.formIndex(after: &end)
    }
    return text[..<end]
  }

  static func lines(of literal: String) -> [String] {
    var lines = literal.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.last == "\r" ? line.dropLast() : line)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  // MARK: Inline text

  /// The words of some inlines in their styles; links get their numbers here.
  mutating func flow(_ inlines: [MarkdownInline], _ style: Style, sourceLine: Int) -> InlineFlow {
    var flow = InlineFlow(sourceLine: sourceLine)
    append(inlines, style, to: &flow)
    return flow
  }

  private mutating func append(_ inlines: [MarkdownInline], _ style: Style, to flow: inout InlineFlow) {
    for inline in inlines {
      switch inline {
      case .text(let text): flow.append(DisplayText.escaped(text), style)
      case .code(let text): flow.append(DisplayText.escaped(text), Style(.code, style.attributes))
      case .emphasis(let inner): append(inner, style.with(.italic), to: &flow)
      case .strong(let inner): append(inner, style.with(.bold), to: &flow)
      case .strikethrough(let inner): append(inner, style.with(.strikethrough), to: &flow)
      case .link(let destination, let inner):
        append(inner, Style(.link, style.attributes), to: &flow)
        appendNumber(of: destination, shownAs: inner.plainText, to: &flow)
      case .image(let destination, let alt):
        let label = alt.isEmpty ? "image" : "image: \(DisplayText.escaped(alt))"
        flow.append("[\(label)]", Style(.link, style.attributes))
        appendNumber(of: destination, shownAs: "", to: &flow)
      case .softBreak: flow.breakSource(style)
      case .lineBreak: flow.breakRow()
      case .html(let text): flow.append(DisplayText.escaped(text), Style(.dim))
      }
    }
  }

  /// The number under which the destination stands at the end; an address that is shown itself needs none.
  private mutating func appendNumber(of destination: String, shownAs text: String, to flow: inout InlineFlow)
  {
    guard !destination.isEmpty else { return }
    guard ![text, "mailto:\(text)", "http://\(text)"].contains(destination) else {
      return place(destination, nil, in: flow)
    }
    let number = linkNumbers[destination] ?? result.links.count + 1
    if linkNumbers.updateValue(number, forKey: destination) == nil { result.links.append(destination) }
    place(destination, number, in: flow)
    flow.append("[\(number)]", Style(.dim))
  }

  private mutating func place(_ destination: String, _ number: Int?, in flow: InlineFlow) {
    result.placedLinks.append(
      RenderedMarkdown.Link(number: number, destination: destination, sourceLine: flow.sourceLine))
  }

  /// The list of what the numbers stand for, at the end.
  mutating func renderLinks() {
    guard !result.links.isEmpty else { return }
    emitBlank()
    for (index, destination) in result.links.enumerated() {
      let label = "[\(index + 1)] "
      let isIndented = label.count * 2 < width
      margins =
        isIndented
        ? [
          Margin(first: [Span(label, Style(.dim))], rest: [Span(String(repeating: " ", count: label.count))])
        ] : []
      var flow = InlineFlow(sourceLine: 0)
      if !isIndented { flow.append(label, Style(.dim)) }
      flow.append(DisplayText.escaped(destination), Style(.link))
      for var row in flow.rows(width: room) {
        row.sourceLine = nil
        emit(row)
      }
    }
    margins = []
  }
}
