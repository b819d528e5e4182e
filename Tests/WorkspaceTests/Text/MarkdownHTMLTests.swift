import Testing

@testable import Workspace

@Suite("Markdown as HTML") struct MarkdownHTMLTests {
  private func html(_ markdown: String) -> String {
    var page = MarkdownHTML()
    page.append(markdown: markdown)
    return page.text
  }

  @Test("Headings get the names that GitHub gives them, no two the same")
  func identifiers() {
    var page = MarkdownHTML()
    page.append(markdown: "# Per-order *locks*, again!\n\ntext\n\n## Problem\n\n> # Problem\n")
    page.append(markdown: "## Problem\n\n## Problem-1\n\n## ???\n\n## Ședință 2\n")
    #expect(
      page.headings.map(\.id) == [
        "per-order-locks-again", "problem", "problem-1", "problem-1-1", "section", "ședință-2",
      ])
    #expect(page.headings.map(\.level) == [1, 2, 2, 2, 2, 2])
    #expect(page.text.hasPrefix("<h1 id=\"per-order-locks-again\">Per-order <em>locks</em>, again!</h1>\n"))
    #expect(page.text.contains("<blockquote>\n<h1>Problem</h1>\n</blockquote>"))
  }

  @Test("Tables, boxes and code look as they do elsewhere")
  func blocks() {
    #expect(html("| a | b |\n|:--|--:|\n| 1 | 2 |\n").contains("<th style=\"text-align: right\">b</th>"))
    #expect(html("- [x] done\n").contains("<input type=\"checkbox\" checked=\"\" disabled=\"\" />"))
    #expect(html("```c\na < b\n```\n") == "<pre><code class=\"language-c\">a &lt; b\n</code></pre>\n")
  }

  @Test("Raw HTML is shown, remarks are not, and nothing of it is HTML")
  func rawHTML() {
    #expect(
      html("a <b>bold</b><br>end <!-- not this -->") == "<p>a &lt;b&gt;bold&lt;/b&gt;<br />\nend </p>\n")
    #expect(
      html("<script>\nalert(1)\n</script>\n")
        == "<pre><code>&lt;script&gt;\nalert(1)\n&lt;/script&gt;\n</code></pre>\n")
    #expect(html("<!-- a remark -->\n\ntext\n") == "<p>text</p>\n")
    #expect(html("<!-- a --><b> <!-- c -->\n").contains("&lt;b&gt;"))
  }

  @Test(
    "No link runs a script",
    arguments: [
      "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](vbscript:x)", "[x](file:///etc/passwd)",
      "[x](data:text/html;base64,AAAA)", "[x](&#106;avascript:alert(1))", "<javascript:alert(1)>",
      "![x](javascript:alert(1))",
    ])
  func links(text: String) {
    let html = html(text)
    #expect(html.contains("href=\"\""), "\(html)")
  }

  @Test("White space that a browser would take out of an address is spelled out")
  func hiddenSchemes() {
    for text in ["[x](<java\tscript:a>)", "[x](java&#10;script:a)", "[x](&#1;javascript:a)"] {
      #expect(html(text).contains("%0") || html(text).contains("href=\"\""), "\(html(text))")
    }
  }

  @Test("A picture from elsewhere becomes a link, one that is in the text stays")
  func pictures() {
    #expect(html("![a *b*](http://x/y.png)") == "<p><a href=\"http://x/y.png\">a <em>b</em></a></p>\n")
    #expect(html("![](y.png)") == "<p><a href=\"y.png\">y.png</a></p>\n")
    #expect(html("[![a](y.png)](z)") == "<p><a href=\"z\">a</a></p>\n")
    #expect(html("![a ![b](c)](d)") == "<p><a href=\"d\">a b</a></p>\n")
    #expect(html("![a](data:image/png;base64,AA==)").contains("<img src=\"data:image/png;base64,AA==\""))
  }

  @Test("One piece does not reach into another")
  func pieces() {
    var page = MarkdownHTML()
    page.append(markdown: "```\nopen\n\n[a]: http://x\n")
    page.append(markdown: "[a]\n")
    #expect(page.text.hasSuffix("</code></pre>\n<p>[a]</p>\n"))
  }

  @Test("Text is escaped for elements and attributes")
  func escaping() {
    #expect(MarkdownHTML.escaped("<a & \"b\">\u{1B}[0m") == "&lt;a &amp; &quot;b&quot;&gt;\u{FFFD}[0m")
  }
}
