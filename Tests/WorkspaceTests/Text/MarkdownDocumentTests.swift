import Testing

@testable import Workspace

@Suite("Markdown documents")
struct MarkdownDocumentTests {
  @Test("Blocks know their kind, their lines and their text")
  func blocks() {
    let document = MarkdownDocument(
      "# Title\n\nSome *emphasis*\nand `code`.\n\n---\n\n> quoted\n", firstLine: 5)
    #expect(document.blocks.map(\.kind) == [.heading(level: 1), .paragraph, .thematicBreak, .quote])
    #expect(document.blocks.map(\.lines) == [5...5, 7...8, 10...10, 12...12])
    #expect(
      document.blocks[1].inlines == [
        .text("Some "), .emphasis([.text("emphasis")]), .softBreak, .text("and "), .code("code"), .text("."),
      ])
    #expect(document.blocks[3].children.first?.inlines.plainText == "quoted")
  }

  @Test("Lists, nested lists and task items")
  func lists() throws {
    let document = MarkdownDocument("3. three\n4. four\n   - [x] done\n   - [ ] open\n")
    let list = try #require(document.blocks.first)
    #expect(list.kind == .list(ordered: true, start: 3, tight: true))
    #expect(list.children.map(\.lines) == [1...1, 2...4])
    let inner = try #require(list.children.last?.children.last)
    #expect(inner.kind == .list(ordered: false, start: 0, tight: true))
    #expect(inner.children.map(\.kind) == [.item(task: true), .item(task: false)])
  }

  @Test("Tables have alignments and cells, the header first")
  func tables() {
    let document = MarkdownDocument("| a | b | c |\n|:--|--:|---|\n| 1 | **2** |\n")
    #expect(
      document.blocks.map(\.kind) == [
        .table(
          alignments: [.left, .right, .none],
          rows: [[[.text("a")], [.text("b")], [.text("c")]], [[.text("1")], [.strong([.text("2")])], []]])
      ])
  }

  @Test("Links, autolinks, images, strikethrough, code and HTML")
  func inlines() {
    let document = MarkdownDocument(
      "[a](u) ~~b~~ ![c](v) https://x.org <i>  \nend\n\n```sh\nls\n```\n\n<div>\n")
    #expect(
      document.blocks[0].inlines == [
        .link(destination: "u", [.text("a")]), .text(" "), .strikethrough([.text("b")]), .text(" "),
        .image(destination: "v", alt: "c"), .text(" "),
        .link(destination: "https://x.org", [.text("https://x.org")]), .text(" "), .html("<i>"), .lineBreak,
        .text("end"),
      ])
    #expect(document.blocks[1].kind == .codeBlock(info: "sh", literal: "ls\n"))
    #expect(document.blocks[2].kind == .html(literal: "<div>\n"))
  }

  @Test(
    "Hostile text costs little and crashes nothing",
    arguments: [
      String(repeating: ">", count: 100_000), String(repeating: "- ", count: 50_000) + "\n\n\n\n",
      String(repeating: "*a **b ", count: 20_000), String(repeating: "![", count: 50_000),
      String(repeating: "[a](", count: 50_000), "a\0b\u{1B}[31m",
      String(repeating: "|", count: 60_000) + "\n|-|\n",
      String(repeating: "www.", count: 30_000), String(repeating: "_", count: 60_000), "",
      (0..<400).map { String(repeating: " ", count: $0 * 2) + "- x\n" }.joined()
        + String(repeating: "\n", count: 1000),
    ])
  func hostile(text: String) {
    _ = MarkdownDocument(text).blocks.hashValue
  }

  @Test("A container marker beyond the depth anyone writes is text")
  func depthIsBounded() {
    var block = MarkdownDocument(String(repeating: "> ", count: 1000) + "end").blocks.first
    var depth = 0
    while let current = block {
      depth += 1
      block = current.children.first
    }
    #expect(depth < 100)
  }
}
