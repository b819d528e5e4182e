import TerminalUI
import Testing

@Suite("Surface") struct SurfaceTests {
  @Test("Text is drawn where it is asked for and cut at the edge")
  func cutsAtTheEdge() {
    var surface = Surface(size: Size(rows: 2, columns: 6))
    surface.draw("Moot lives", row: 1, column: 2)
    #expect(surface.description == "\n  Moot")
  }

  @Test("A wide character takes two cells and is never cut in half")
  func wideCharacters() {
    var surface = Surface(size: Size(rows: 1, columns: 4))
    surface.draw("a界界", row: 0, column: 0)
    #expect(surface[0, 1].text == "界")
    #expect(surface[0, 2].text == nil)
    #expect(surface[0, 3].text == " ")
    #expect(surface.description == "a界")
  }

  @Test("Writing over half of a wide character removes the other half")
  func overwritingHalf() {
    var surface = Surface(size: Size(rows: 1, columns: 4))
    surface.draw("界", row: 0, column: 1)
    surface.draw("x", row: 0, column: 2)
    #expect(surface.description == "  x")
  }

  @Test("A combining mark stays with its letter, whichever way it is written")
  func combiningMarks() {
    var surface = Surface(size: Size(rows: 1, columns: 8))
    let end = surface.draw("Ra\u{306}zvan", row: 0, column: 0)
    #expect(end == 6)
    #expect(surface[0, 1].text == "a\u{306}")
  }

  @Test("Control characters are shown and never reach a cell")
  func controlCharacters() {
    var surface = Surface(size: Size(rows: 1, columns: 20))
    surface.draw("a\u{1b}[31mb\u{7}", row: 0, column: 0)
    for cell in surface.row(0) {
      #expect(cell.text.map { !$0.unicodeScalars.contains { $0.value < 32 } } ?? true)
    }
    #expect(surface.description.contains("[31mb"))
  }

  @Test("Drawing outside the surface does nothing")
  func outside() {
    var surface = Surface(size: Size(rows: 1, columns: 3))
    surface.draw("abc", row: -1, column: 0)
    surface.draw("abc", row: 1, column: 0)
    surface.draw("abc", row: 0, column: -2)
    surface.draw("abc", row: 0, column: 5)
    #expect(surface.description == "c")
  }

  @Test(
    "Of an area that is partly or wholly outside, only what is on the surface is filled and restyled",
    arguments: [
      (Rect(row: 0, column: 4, rows: 1, columns: 2), "abc"),
      (Rect(row: 3, column: 0, rows: 1, columns: 2), "abc"),
      (Rect(row: -4, column: -4, rows: 2, columns: 2), "abc"),
      (Rect(row: 0, column: 2, rows: 9, columns: 9), "abx"),
      (Rect(row: -1, column: -1, rows: 2, columns: 2), "xbc"),
    ])
  func areasOutside(_ rect: Rect, _ filled: String) {
    var surface = Surface(size: Size(rows: 1, columns: 3))
    surface.draw("abc", row: 0, column: 0)
    surface.restyle(rect) { _ in Style(.dim) }
    #expect((0..<3).map { surface[0, $0].style == Style(.dim) } == filled.map { $0 == "x" })
    surface.fill(rect, with: "x")
    #expect(surface.description == filled)
  }
}

@Suite("Rect") struct RectTests {
  @Test("Taking more than there is takes all, and what is left is empty")
  func takingTooMuch() {
    var rect = Rect(Size(rows: 2, columns: 10))
    let top = rect.takeTop(5)
    #expect(top == Rect(row: 0, column: 0, rows: 2, columns: 10))
    #expect(rect.isEmpty)
  }

  @Test("The four sides come off in turn")
  func sides() {
    var rect = Rect(Size(rows: 10, columns: 20))
    let taken = [rect.takeTop(1), rect.takeBottom(2), rect.takeLeft(3), rect.takeRight(4)]
    #expect(taken[0].row == 0)
    #expect(taken[1].row == 8)
    #expect(taken[2].columns == 3)
    #expect(taken[3].column == 16)
    #expect(rect == Rect(row: 1, column: 3, rows: 7, columns: 13))
  }
}
