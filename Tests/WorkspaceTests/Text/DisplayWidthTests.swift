import Testing
import Workspace

@Suite struct DisplayWidthTests {
  @Test(
    "A grapheme cluster takes none, one or two cells",
    arguments: [
      ("a", 1), ("ă", 1), ("a\u{306}", 1), ("é\u{301}", 1), ("语", 2), ("한", 2),
      ("\u{1112}\u{1161}\u{11AB}", 2),
      ("あ", 2), ("ｱ", 1), ("Ａ", 2), ("😀", 2), ("👩‍🔬", 2), ("👍🏽", 2), ("🇷🇴", 2), ("❤", 1), ("❤\u{FE0F}", 2),
      ("1\u{FE0F}\u{20E3}", 2), ("©", 1), ("\u{200B}", 0), ("\u{301}", 0), ("\u{FEFF}", 0), ("\t", 0),
      ("\r\n", 0),
      ("\u{1B}", 0), ("\u{9B}", 0), ("ש", 1), ("…", 1), ("─", 1), ("\u{AD}", 1), ("　", 2), ("𠀀", 2), ("कि", 1),
    ] as [(Character, Int)])
  func cells(of character: Character, is width: Int) {
    #expect(character.displayWidth == width)
    #expect(String(character).displayWidth == width)
  }

  @Test("The width of a text is the sum of its clusters") func text() {
    #expect("Răzvan".displayWidth == 6)
    #expect("Ra\u{306}zvan".displayWidth == 6)
    #expect("页表 and 👩‍🔬"[...].displayWidth == 4 + 5 + 2)
    #expect("".displayWidth == 0)
  }

  @Test("Padding counts cells, so that columns align whatever is written in them") func padding() {
    #expect("Ra\u{306}zvan".padded(toWidth: 8) == "Ra\u{306}zvan  ")
    #expect("语".padded(toWidth: 4) == "语  ")
    #expect("long".padded(toWidth: 2) == "long")
    #expect("x".padded(toWidth: -3) == "x")
  }

  @Test("A clipped text ends with an ellipsis and never exceeds the width") func clipping() {
    #expect("proposal".clipped(toWidth: 8) == "proposal")
    #expect("proposal".clipped(toWidth: 7) == "propos…")
    #expect("proposal".clipped(toWidth: 1) == "…")
    #expect("proposal".clipped(toWidth: 0) == "")
    #expect("页表页表".clipped(toWidth: 8) == "页表页表")
    #expect("页表页表".clipped(toWidth: 7) == "页表页…")
    #expect("页表页表".clipped(toWidth: 6) == "页表…")
    #expect("语".clipped(toWidth: 1) == "…")
    #expect("Ra\u{306}zvan".clipped(toWidth: 4) == "Ra\u{306}z…")
    #expect("a语".fitted(toWidth: 2) == "a…")
    #expect("a语b".fitted(toWidth: 3) == "a… ")
  }

  @Test("Every clipped prefix fits, whatever stands at its edge") func clippingFits() {
    let text = "a语😀e\u{301}🇷🇴\u{200B}👩‍🔬x"
    for width in 0...14 {
      #expect(text.clipped(toWidth: width).displayWidth <= width)
      #expect(text.fitted(toWidth: width).displayWidth == max(width, 0) || width > 12 || width < 1)
    }
  }
}
