import Testing
import Workspace

@testable import TerminalUI

@Suite("SpanWrap") struct SpanWrapTests {
  private func rows(_ spans: [Span], _ width: Int) -> [String] {
    SpanWrap.rows(spans, width: width).map { $0.map(\.text).joined() }
  }

  private func rows(_ text: String, _ width: Int) -> [String] { rows([Span(text)], width) }

  @Test("Rows are broken between words, and a word wider than a row inside")
  func words() {
    #expect(rows("one two three", 7) == ["one two", "three"])
    #expect(rows("abcdefghij kl", 4) == ["abcd", "efgh", "ij", "kl"])
    #expect(rows("", 4) == [""])
    #expect(rows("界界界", 3) == ["界", "界", "界"])
  }

  @Test("Indentation and inner spaces stay, spaces at the end of a row do not")
  func spaces() {
    #expect(rows("  a  b", 20) == ["  a  b"])
    #expect(rows("a   b", 4) == ["a", "b"])
    #expect(rows("one ", 8) == ["one"])
  }

  @Test("A word in two styles is not broken where the style changes")
  func styles() {
    let spans = [Span("one tw"), Span("o", Style(.added)), Span(" x")]
    #expect(rows(spans, 6) == ["one", "two x"])
    #expect(SpanWrap.rows(spans, width: 6)[1] == [Span("tw"), Span("o", Style(.added)), Span(" x")])
  }

  @Test("No row is wider than asked, and no word is lost", arguments: 1...12)
  func widths(width: Int) {
    let text = "ab cde  fghijklm n 界界 op"
    let all = rows(text, width)
    #expect(all.allSatisfy { $0.displayWidth <= max(2, width) })
    #expect(all.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }
}
