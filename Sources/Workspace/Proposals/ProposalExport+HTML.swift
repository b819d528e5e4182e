import Evidence

extension ProposalExport {
  /// The document as one page that needs nothing else: no script, nothing from elsewhere, pictures as SVG inside of it.
  public func html() -> String {
    var (head, content) = (MarkdownHTML(), MarkdownHTML())
    let parts = parts()
    for part in parts.prefix(2) { Self.append(part, to: &head) }
    content.avoid(idsOf: head)
    for part in parts.dropFirst(2) { Self.append(part, to: &content) }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="\(Self.contentPolicy)">
      <title>\(MarkdownHTML.escaped("\(proposal.number) \(Self.inlineBreaks(title))"))</title>
      <style>
      \(ProposalExportStyle.css)
      </style>
      </head>
      <body>
      <main>
      <header>
      \(head.text)</header>
      \(Self.contents(content.headings))\(content.text)</main>
      </body>
      </html>

      """
  }

  /// What a browser may load for the page: nothing (Content Security Policy Level 3). Whatever a text smuggled in
  /// would be refused.
  private static let contentPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

  private static func append(_ part: Part, to page: inout MarkdownHTML) {
    switch part {
    case .markdown(let text): page.append(markdown: text)
    case .picture(let picture): page.append(html: "<figure>\n\(picture.plot.svg)</figure>\n")
    }
  }

  /// The sections and what is below them, as links.
  private static func contents(_ headings: [MarkdownHTML.Heading]) -> String {
    var text = ""
    var isNested = false
    for heading in headings where heading.level <= 3 {
      let nests = heading.level == 3 && !text.isEmpty
      if nests, !isNested { text += "\n<ul>\n" } else if !nests, isNested { text += "</li>\n</ul>\n" }
      if !text.isEmpty, !(nests && !isNested) { text += "</li>\n" }
      isNested = nests
      let link = "<a href=\"#\(MarkdownHTML.escaped(heading.id))\">\(MarkdownHTML.escaped(heading.text))</a>"
      text += "<li>" + link
    }
    guard !text.isEmpty else { return "" }
    return
      "<nav aria-label=\"Contents\">\n<ul>\n\(text)</li>\n\(isNested ? "</ul>\n</li>\n" : "")</ul>\n</nav>\n"
  }
}
