import Testing
import Workspace

@Suite struct DisplayTextTests {
  @Test(
    "Text without anything hidden stays as it is",
    arguments: [
      "plain ASCII", "Răzvan, Ștefan", "Ra\u{306}zvan", "页表 한국어 あ", "👩‍🔬 👍🏽 🇷🇴 ❤\u{FE0F} 1\u{FE0F}\u{20E3}",
      "שלום", "نمی\u{200C}خواهم", "क्\u{200D}ष", "a\u{A0}b", "", "│ ─ █ ✓ …",
    ])
  func unchanged(_ text: String) {
    #expect(DisplayText.escaped(text) == text)
    #expect(Array(DisplayText.escaped(text).utf8) == Array(text.utf8))
  }

  @Test(
    "Controls and invisible code points are shown",
    arguments: [
      ("\u{1B}[2J", "␛[2J"), ("a\u{0}b", "a␀b"), ("\u{7F}", "␡"), ("\u{9B}2J", "<U+009B>2J"),
      ("a\r\nb", "a␍␊b"),
      ("\u{202E}evil", "<U+202E>evil"), ("\u{2066}x\u{2069}", "<U+2066>x<U+2069>"),
      ("x\u{200F}", "x<U+200F>"),
      ("a\u{200B}b", "a<U+200B>b"), ("a\u{2028}b", "a<U+2028>b"), ("\u{FEFF}x", "<U+FEFF>x"),
      ("a\u{AD}b", "a<U+00AD>b"),
      ("\u{E0041}", "<U+E0041>"), ("\u{E000}", "<U+E000>"), ("\u{378}", "<U+0378>"),
      ("\u{10FFFF}", "<U+10FFFF>"),
      ("a\u{200D}b", "a<U+200D>b"), ("a\u{200C}b", "a<U+200C>b"), ("\u{3164}", "<U+3164>"),
      ("😀\u{200D}", "😀<U+200D>"),
      (" \u{FE0F}", " <U+FE0F>"), ("\u{2060}", "<U+2060>"),
    ])
  func shown(_ text: String, as expected: String) {
    #expect(DisplayText.escaped(text) == expected)
  }

  @Test("A combining mark with nothing before it sits on a dotted circle") func loneMark() {
    #expect(DisplayText.escaped("\u{301}a") == "\u{25CC}\u{301}a")
    #expect(DisplayText.escaped("\u{200B}\u{301}") == "<U+200B>\u{25CC}\u{301}")
  }

  @Test("A tab becomes what the caller asks for") func tabs() {
    #expect(DisplayText.escaped("a\tb") == "a b")
    #expect(DisplayText.escaped("a\tb\t", tabs: .columns(4)) == "a   b   ")
    #expect(DisplayText.escaped("语\tb", tabs: .columns(4)) == "语  b")
    #expect(DisplayText.escaped("a\tb", tabs: .visible) == "a␉b")
  }

  @Test("A single cluster is escaped the same way") func characters() {
    #expect(DisplayText.escaped(Character("a")) == nil)
    #expect(DisplayText.escaped(Character("👩‍🔬")) == nil)
    #expect(DisplayText.escaped(Character("\t")) == nil)
    #expect(DisplayText.escaped(Character("\u{1B}")) == "␛")
    #expect(DisplayText.escaped(Character("\u{202E}")) == "<U+202E>")
    #expect(DisplayText.escaped(Character("\u{301}")) == "\u{25CC}\u{301}")
    #expect(DisplayText.escaped(Character("ی\u{200C}")) == nil)
  }

  @Test("Nothing that is escaped still needs it") func idempotent() {
    let all = (0...0x2FFF).compactMap { Unicode.Scalar($0) }.map { "x\(Character($0))y" }.joined()
    let once = DisplayText.escaped(all)
    #expect(DisplayText.escaped(once) == once)
    #expect(!once.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
  }
}
