import Testing
import Workspace

@testable import TerminalUI

@Suite struct MarkdownLayoutTests {
  private func shown(_ text: String, _ width: Int) -> String {
    MarkdownLayout.lines(MarkdownDocument(text), width: width).map { line in
      var text = line.text
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }

  @Test("Headings, paragraphs, quotations and rules") func blocks() {
    let text = """
      # Page table

      One lock per order,
      so that *most* orders never meet.

      ## Costs
      > said once,
      > and again

      ### Detail
      ---
      """
    #expect(
      shown(text, 30) == """
        Page table
        ══════════

        One lock per order, so that
        most orders never meet.

        Costs
        ─────

        │ said once, and again

        ### Detail

        ──────────────────────────────
        """)
  }

  @Test("Lists are nested under their text, numbers stand under each other") func lists() {
    let text = """
      9. nine words that do not fit
      10. ten
          - [ ] open
          - [x] done
            * deep

      - loose

      - list
      """
    #expect(
      shown(text, 20)
        == """
         9. nine words that
            do not fit
        10. ten
            ◦ [ ] open
            ◦ [x] done
              ▪ deep

        • loose

        • list
        """)
  }

  @Test("Code stands behind a bar as it is written, long lines go on below") func code() {
    let text = "```swift\nlet a = 1\n\tb()\n```\n\n    indented code that is long\n"
    #expect(
      shown(text, 20) == """
        ▎ swift
        ▎ let a = 1
        ▎     b()

        ▎ indented code that
        ▎  is long
        """)
  }

  @Test("A table is aligned, and shrinks by wrapping its widest column") func table() {
    let text = """
      | design | median | note |
      |:--|--:|:-:|
      | global-lock | 120 ns | one lock for all orders |
      | 无锁 | 9 ns | Răzvan |
      """
    #expect(
      shown(text, 60)
        == """
        design      │ median │          note
        ────────────┼────────┼────────────────────────
        global-lock │ 120 ns │ one lock for all orders
        无锁        │   9 ns │         Răzvan
        """)
    #expect(
      shown(text, 36) == """
        design      │ median │     note
        ────────────┼────────┼──────────────
        global-lock │ 120 ns │ one lock for
                    │        │  all orders
        无锁        │   9 ns │    Răzvan
        """)
    #expect(
      shown(text, 20) == """
        design: global-lock
        median: 120 ns
        note: one lock for
        all orders

        design: 无锁
        median: 9 ns
        note: Răzvan
        """)
  }

  @Test("Links are numbered and listed, an address that is shown is not") func links() {
    let text = "See [the notes](https://a.b/n), [again](https://a.b/n), <https://c.d> and ![plot](p.png)."
    let rendered = MarkdownLayout.render(MarkdownDocument(text), width: 80)
    #expect(
      rendered.lines.map(\.text) == [
        "See the notes[1], again[1], https://c.d and [image: plot][2].", "", "[1] https://a.b/n", "[2] p.png",
      ])
    #expect(rendered.links == ["https://a.b/n", "p.png"])
  }

  @Test("Styles follow the words through the breaking of rows") func styles() {
    let lines = MarkdownLayout.lines(MarkdownDocument("a **bold *both* words** `code x` ~~no~~"), width: 12)
    #expect(
      lines.map(\.spans) == [
        [Span("a "), Span("bold ", Style(.plain, .bold)), Span("both", Style(.plain, [.bold, .italic]))],
        [Span("words", Style(.plain, .bold)), Span(" "), Span("code x", Style(.code))],
        [Span("no", Style(.plain, .strikethrough))],
      ])
  }

  @Test("Rows know the line they come from, the outline its rows") func sources() {
    let text = "# One\n\nfirst line\nsecond line\n\n```c\nx\ny\n```\n\n- a\n- b\n\n| h |\n|---|\n| c |\n"
    let rendered = MarkdownLayout.render(MarkdownDocument(text), width: 12)
    #expect(
      rendered.lines.map(\.sourceLine) == [
        1, 1, nil, 3, 4, nil, 6, 7, 8, nil, 11, 12, nil, 14, 15, 16,
      ])
    #expect(
      rendered.headings == [RenderedMarkdown.Heading(level: 1, title: "One", row: 0, sourceLine: 1)])
  }

  @Test("What would drive the terminal is shown in every kind of text") func escaped() {
    let text =
      "# \u{1B}[1m\n\n\u{202E}p `\u{9B}c`\n\n```\n\u{1B}x\n```\n\n<b>\u{7}</b>\n\n| \u{1B} |\n|---|\n| \u{200B} |\n"
    let lines = MarkdownLayout.render(MarkdownDocument(text), width: 40)
    let all = lines.lines.map(\.text).joined() + lines.headings.map(\.title).joined()
    #expect(!all.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
    #expect(!all.contains("\u{202E}") && !all.contains("\u{200B}"))
    #expect(all.contains("␛[1m") && all.contains("<U+009B>") && all.contains("<U+200B>"))
  }

  @Test("No row is wider than the window, however narrow", arguments: [1, 2, 3, 5, 8, 13, 20, 40, 80])
  func narrow(_ width: Int) {
    let text = """
      # A heading that is long enough to be wrapped 页表页表页表

      1. one
         - two
           - three
             - four
               - five [x](https://example.org/a/very/long/path/that/never/ends) 👩‍🔬👩‍🔬
                 > quoted text in there with anunbreakablewordthatislongerthananyrow

                 ```swift
                 let code = "which is long as well"
                 ```

      | a | b | c | d |
      |---|---|---|---|
      | something long | 1 | 页表页表页表 | y |

      ---
      - [ ] task
      """
    let lines = MarkdownLayout.lines(MarkdownDocument(text), width: width)
    for line in lines {
      #expect(line.width <= max(width, 2), "\(line.text)")
    }
    let all = lines.map(\.text).joined()
    #expect(all.contains("a"))
  }

  @Test("Nothing gives nothing") func empty() {
    #expect(MarkdownLayout.lines(MarkdownDocument(""), width: 20).isEmpty)
  }
}
