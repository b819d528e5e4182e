import Workspace

extension MarkdownRenderer {
  /// The first two levels are underlined, the others keep their number signs, so that levels differ without colour.
  mutating func renderHeading(_ block: MarkdownBlock, _ level: Int) {
    let line = block.lines.lowerBound
    result.headings.append(
      RenderedMarkdown.Heading(
        level: level, title: DisplayText.escaped(block.inlines.plainText), row: result.lines.count,
        sourceLine: line))
    var flow = InlineFlow(sourceLine: line)
    if level > 2 { flow.append(String(repeating: "#", count: level) + " ", Style(.dim)) }
    flow.append(self.flow(block.inlines, Style(.heading), sourceLine: line))
    let rows = flow.rows(width: room)
    emit(rows)
    guard level <= 2, let longest = rows.map(\.width).max() else { return }
    emit(StyledLine(String(repeating: level == 1 ? "═" : "─", count: longest), Style(.dim), sourceLine: line))
  }

  mutating func renderQuote(_ block: MarkdownBlock) {
    let outer = base
    base = Style(.quote, base.attributes)
    within(Margin(first: [Span("│ ", Style(.quote))], rest: [Span("│ ", Style(.quote))])) {
      $0.render(block.children)
    }
    base = outer
  }

  mutating func renderList(_ block: MarkdownBlock, ordered: Bool, start: Int, tight: Bool) {
    let last = start + max(0, block.children.count - 1)
    let digits = String(last).count
    listDepth += 1
    for (index, item) in block.children.enumerated() {
      if index > 0, !tight { emitBlank() }
      let label = ordered ? Self.padded("\(start + index).", digits + 1) : Self.bullet(listDepth)
      var first = [Span(label + " ", Style(.accent))]
      if case .item(let task?) = item.kind {
        first.append(task ? Span("[x] ", Style(.good)) : Span("[ ] ", Style(.soon)))
      }
      let indent = String(repeating: " ", count: label.displayWidth + 1)
      within(Margin(first: first, rest: [Span(indent)])) { renderer in
        if item.children.isEmpty { renderer.emit(StyledLine("", sourceLine: item.lines.lowerBound)) }
        renderer.render(item.children, isTight: tight)
      }
    }
    listDepth -= 1
  }

  private static func bullet(_ depth: Int) -> String {
    ["•", "◦", "▪"][min(depth, 3) - 1]
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// Code behind a bar, with its language above it.
  mutating func renderCode(_ info: String, _ literal: String, _ lines: ClosedRange<Int>) {
    let count = Self.lines(of: literal).count
    // A fence takes a line of its own, indented code has none.
    let isFenced = lines.count > count
    let bar = [Span("▎ ", Style(.dim))]
    within(Margin(first: bar, rest: bar)) { renderer in
      if let language = info.split(separator: " ").first {
        let label = DisplayText.escaped(String(language)).clipped(toWidth: renderer.room)
        renderer.emit(
          StyledLine(label, language == "claim" ? Style(.accent) : Style(.dim), sourceLine: lines.lowerBound))
      }
      renderer.emitVerbatim(
        literal, Style(.code), sourceLine: lines.lowerBound + (isFenced ? 1 : 0),
        language: CodeLanguage(info: info))
    }
  }

  /// Renders inside a margin; where too little room would be left the margin is given up instead.
  private mutating func within(_ margin: Margin, _ body: (inout MarkdownRenderer) -> Void) {
    let least = min(10, max(2, width / 2))
    var margin = margin
    if room - margin.width < least {
      let marker = margin.first.last.map { [Span(String($0.text.prefix(1)), $0.style), Span(" ")] } ?? []
      margin =
        room - 2 >= max(2, least / 2)
        ? Margin(first: marker, rest: [Span("  ")]) : Margin(first: [], rest: [])
    }
    margins.append(margin)
    body(&self)
    margins.removeLast()
  }
}
