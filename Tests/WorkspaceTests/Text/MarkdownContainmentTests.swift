import Testing

@testable import Workspace

@Suite("Markdown inside of a document of others") struct MarkdownContainmentTests {
  private func blocks(_ text: String) -> [MarkdownBlock.Kind] { MarkdownDocument(text).blocks.map(\.kind) }

  @Test("A quotation holds all lines, whatever they end with")
  func quotation() {
    let quotation = MarkdownContainment.quotation("One\r# Two\r\nThree\n\n\n")
    #expect(quotation == "> One\n> # Two\n> Three")
    #expect(MarkdownContainment.quotation("a\n\nb") == "> a\n>\n> b")
  }

  @Test(
    "Nothing in a quotation reaches beyond it",
    arguments: [
      "```\nopen fence", "<!-- open remark", "<script>\nopen", "<div>\n\nopen", "<details>", "text <!-- open",
      "<![CDATA[ open", "<?php open", "<pre>\nopen", "- list\n  <div>", "\\\\<b>", "a\u{0}b", "~~~~\nx\n~~~",
    ])
  func swallowing(text: String) {
    let document = MarkdownContainment.quotation(text) + "\n\n# Next\n"
    #expect(blocks(document) == [.quote, .heading(level: 1)])
    let html = MarkdownTree.reading(Array(document.utf8)) { root in
      MarkdownTree.nodes(root).filter { MarkdownTree.typeName($0).hasPrefix("html_") }.count
    }
    #expect(html == 0)
  }

  @Test("Raw HTML is shown as it is written, and code stays as it is")
  func html() {
    let quotation = MarkdownContainment.quotation(
      "A <b>bold</b> `<i>` word\n\n```\n<u>\n```\n\n    <s>\n\n<https://example.org>")
    #expect(
      quotation
        == "> A \\<b>bold\\</b> `<i>` word\n>\n> ```\n> <u>\n> ```\n>\n>     <s>\n>\n> \\<https://example.org>"
    )
  }

  @Test("What is no HTML keeps every byte")
  func plain() {
    let text = "a < b, `<b>`, <https://example.org> and [a link](x)"
    #expect(MarkdownContainment.quotation(text) == "> " + text)
  }

  @Test(
    "The definition of a link means nothing outside",
    arguments: [
      "[sic]: http://evil", "> [sic]: http://evil", "- [sic]:\n  http://evil", "[sic\n]: http://evil",
    ])
  func definitions(text: String) {
    let document = MarkdownDocument("They wrote it [sic].\n\n" + MarkdownContainment.quotation(text) + "\n")
    #expect(document.blocks.first?.inlines == [.text("They wrote it [sic].")])
  }

  @Test("A box, a link and a bracket inside of a line are left alone")
  func brackets() {
    let text = "- [ ] open\n- [x] done\n[a](b)\n[a]\nsee [a]: b"
    #expect(MarkdownContainment.quotation(text).replacing("> ", with: "") == text)
  }

  @Test("A fence is longer than any in the text")
  func fences() {
    #expect(MarkdownContainment.fenced("a\n```\nb") == "````text\na\n```\nb\n````")
    #expect(MarkdownContainment.fenced("a\r\nb\n") == "```text\na\nb\n```")
    #expect(MarkdownContainment.fenced("") == "```text\n```")
  }

  @Test(
    "A text that others follow is closed, or shown as it is written",
    arguments: [
      ("A paragraph.\n", "A paragraph.\n"), ("```c\nint x;", "```c\nint x;\n```\n"),
      ("~~~~\nx\n~~~\n", "~~~~\nx\n~~~\n~~~~\n"), ("<!-- a remark", "<!-- a remark\n-->\n"),
      ("- item\n  ```\n  code\n", "- item\n  ```\n  code\n"), ("    ```\n", "    ```\n"),
      ("<details>\n\ntext\n\n</details>\n", "<details>\n\ntext\n\n</details>\n"),
      ("<details>\n\ntext\n", "\\<details>\n\ntext\n"), ("<p>One<br>\n", "<p>One<br>\n"),
      ("a <script>x</script>\n", "a \\<script>x\\</script>\n"), ("<pre>\nopen\n", "\\<pre>\nopen\n"),
      ("<div title='>'>x</div>\n", "<div title='>'>x</div>\n"), ("<div title='x>\n", "\\<div title='x>\n"),
    ])
  func closing(text: String, closed: String) {
    #expect(MarkdownContainment.closed(text) == closed)
    #expect(blocks(closed + "\n\n# Next\n").last == .heading(level: 1))
  }
}
