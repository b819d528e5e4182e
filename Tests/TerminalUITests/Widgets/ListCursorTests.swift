import Testing

@testable import TerminalUI

@Suite("ListCursor") struct ListCursorTests {
  /// Rows 0 and 3 are headings.
  private func isSelectable(_ index: Int) -> Bool { index != 0 && index != 3 }

  @Test("Headings are stepped over")
  func stepsOverHeadings() {
    var cursor = ListCursor()
    cursor.settle(count: 6, isSelectable: isSelectable)
    #expect(cursor.selected == 1)
    cursor.move(by: 2, count: 6, isSelectable: isSelectable)
    #expect(cursor.selected == 4)
    cursor.move(by: -1, count: 6, isSelectable: isSelectable)
    #expect(cursor.selected == 2)
  }

  @Test("Moving past an end stays on the last row that can be chosen")
  func staysAtTheEnds() {
    var cursor = ListCursor()
    cursor.settle(count: 4, isSelectable: isSelectable)
    cursor.move(by: 100, count: 4, isSelectable: isSelectable)
    #expect(cursor.selected == 2)
    cursor.move(by: -100, count: 4, isSelectable: isSelectable)
    #expect(cursor.selected == 1)
  }

  @Test("The selection survives rows that vanish")
  func settlesAfterShrinking() {
    var cursor = ListCursor()
    cursor.select(5)
    cursor.settle(count: 4, isSelectable: isSelectable)
    #expect(cursor.selected == 2)
    cursor.settle(count: 0, isSelectable: isSelectable)
    #expect(cursor.selected == 0)
  }

  @Test("The list scrolls as little as it must, and shows a heading above the first row")
  func scrolls() {
    var cursor = ListCursor()
    cursor.select(9)
    cursor.scroll(visible: 4, count: 20) { $0 != 0 }
    #expect(cursor.top == 6)
    cursor.select(7)
    cursor.scroll(visible: 4, count: 20) { $0 != 0 }
    #expect(cursor.top == 6)
    cursor.select(1)
    cursor.scroll(visible: 4, count: 20) { $0 != 0 }
    #expect(cursor.top == 0)
  }
}
