import Testing
import Workspace

@testable import TerminalUI

@Suite("Outline of a text") struct OutlineTests {
  @Test(
    "The headings stand in a list, over the text or beside it",
    arguments: [(20, 60), (24, 80), (40, 120), (30, 140)])
  func screens(rows: Int, columns: Int) throws {
    var model = ReaderSample.reading(rows: rows, columns: columns)
    model.press(.character("}"), .character("}"))
    if columns >= 130 { try expectScreen("outline-beside-\(columns)x\(rows)", model) }
    model.press(.character("o"))
    try expectScreen("outline-\(columns)x\(rows)", model)
    model.type("wh")
    try expectScreen("outline-typed-\(columns)x\(rows)", model)
  }

  @Test("Enter goes to the heading, Esc stays where one was") func choosing() {
    var model = ReaderSample.reading()
    model.press(.down, .character("o"), .down, .down, .escape)
    #expect(model.lineRead?.hasPrefix("One lock in") == true)
    model.press(.character("o"), .down, .down, .enter)
    #expect(model.lineRead == "### Who waits")
    model.press(.character("o"))
    model.type("quest")
    model.press(.enter)
    #expect(model.lineRead == "## Open questions")
  }

  @Test("Letters narrow the list, and the best of what is left is chosen") func narrowing() {
    var model = ReaderSample.reading()
    model.press(.character("o"))
    model.type("fix")
    #expect(model.shown.contains("The fix, for both") && !model.shown.contains("Who waits"))
    model.type("xyz")
    #expect(model.shown.contains("No heading is called so"))
    #expect(model.press(.enter) == [])
    #expect(model.shownProposal?.outline == nil && model.lineRead == "# Leaf locks")
  }

  @Test("Braces go from heading to heading and stop at the ends") func stepping() {
    var model = ReaderSample.reading()
    var seen: [String] = []
    for _ in 1...5 {
      model.press(.character("}"))
      seen.append(model.lineRead ?? "")
    }
    #expect(
      seen == [
        "## Problem", "### Who waits", "## The fix, for both", "## Open questions", "## Open questions",
      ])
    #expect(model.toast?.text == "No heading below")
    model.press(.down, .character("{"))
    #expect(model.lineRead == "## Open questions")
    model.press(.character("{"))
    #expect(model.lineRead == "## The fix, for both")
    for _ in 1...4 { model.press(.character("{")) }
    #expect(model.lineRead == "# Leaf locks" && model.toast?.text == "No heading above")
  }

  @Test("A click on a heading beside the text goes there, one in the list chooses it and the next opens it")
  func clicking() {
    var model = ReaderSample.reading(rows: 30, columns: 140)
    func click(_ row: Int, _ column: Int, _ model: inout Model) {
      _ = update(&model, .mouse(MouseEvent(.press, at: Point(row: row, column: column))))
    }
    click(5, 110, &model)
    #expect(model.lineRead == "## Problem")
    click(20, 110, &model)
    model.press(.character("o"))
    click(8, 110, &model)
    #expect(model.lineRead == "## Problem")
    click(8, 110, &model)
    #expect(model.lineRead == "## Open questions" && model.shownProposal?.outline == nil)
  }

  @Test("A text without headings says so") func none() {
    let plain = ReaderSample.proposal(1, "0001-leaf-locks", "Leaf locks", body: "\nNothing but text.\n")
    var model = ReaderSample.reading(columns: 140, proposals: [plain])
    for key in ["o", "{", "}"] {
      model.press(.character(Character(key)))
      #expect(model.toast?.text == "This text has no headings")
    }
    #expect(!model.shown.contains("Outline"))
  }

  @Test("No size is too small for the outline", arguments: [(1, 1), (2, 3), (3, 10), (4, 131), (100, 300)])
  func anySize(rows: Int, columns: Int) {
    var model = ReaderSample.reading(rows: rows, columns: columns)
    model.press(.character("o"), .down)
    model.type("q")
    #expect(view(model).size == Size(rows: rows, columns: columns))
    model.press(.enter)
    #expect(model.lineRead == "## Open questions")
  }
}
