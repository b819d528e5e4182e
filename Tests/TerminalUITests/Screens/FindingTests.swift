import Testing
import Workspace

@testable import TerminalUI

@Suite("Finding words in a text") struct FindingTests {
  private func lines(_ model: Model) -> [String] { model.shown.split(separator: "\n").map(String.init) }

  /// The texts of the cells that are marked as found.
  private func marked(_ model: Model) -> [String] {
    let surface = view(model)
    return (0..<surface.size.rows).compactMap { row in
      let found = surface.row(row).filter { $0.style.role == .match }.compactMap(\.text)
      return found.isEmpty ? nil : String(found)
    }
  }

  @Test(
    "Words are found as they are typed, and n and N go from one to the next",
    arguments: [(20, 60), (24, 80), (40, 120)])
  func screens(rows: Int, columns: Int) throws {
    var model = ReaderSample.reading(rows: rows, columns: columns)
    model.press(.character("/"))
    model.type("leaf")
    try expectScreen("find-typing-\(columns)x\(rows)", model)
    model.press(.enter, .character("n"))
    try expectScreen("find-\(columns)x\(rows)", model)
  }

  @Test("A match that a row's end divides is found and marked in both rows") func acrossRows() {
    var model = ReaderSample.reading(rows: 40, columns: 30)
    model.press(.character("f"))
    model.type("one lock, see below")
    #expect(marked(model).joined(separator: " ") == "one lock, see below")
    #expect(model.lineRead == "Two cores wait for one")
  }

  @Test("Small letters stand for capitals, capitals for themselves") func smartCase() {
    var model = ReaderSample.reading(rows: 60)
    model.press(.character("/"))
    model.type("leaf")
    model.press(.enter)
    #expect(model.toast?.text == "“leaf” 1 of 4")
    model.press(.character("/"))
    model.type("Leaf")
    model.press(.enter)
    #expect(model.toast?.text == "“Leaf” 1 of 1")
  }

  @Test("Around the end it goes on from the beginning, and says so") func around() {
    var model = ReaderSample.reading()
    model.press(.character("/"))
    model.type("walk")
    model.press(.enter, .character("n"))
    #expect(model.toast?.text == "“walk” 1 of 1, around the end")
    #expect(model.lineRead?.hasPrefix("The walk") == true)
    model.press(.end, .character("N"))
    #expect(model.toast?.text == "“walk” 1 of 1")
  }

  @Test("Esc while typing goes back, Esc afterwards ends the search and stays") func leaving() {
    var model = ReaderSample.reading()
    model.press(.character("/"))
    model.type("enough")
    #expect(model.lineRead == "Is one lock enough?")
    model.press(.escape)
    #expect(model.lineRead == "# Leaf locks" && marked(model).isEmpty)
    model.press(.character("/"))
    model.type("enough")
    model.press(.enter, .escape)
    #expect(model.lineRead == "Is one lock enough?" && marked(model).isEmpty)
    model.press(.character("n"))
    #expect(model.toast?.text.hasPrefix("No thread stands") == true)
  }

  @Test("Enter without words goes on with those searched for before") func again() {
    var model = ReaderSample.reading()
    model.press(.character("/"))
    model.type("lock")
    model.press(.enter, .character("/"), .enter)
    #expect(model.toast?.text.hasPrefix("“lock” 2 of ") == true)
    model.press(.character("/"), .escape, .character("n"))
    #expect(model.toast?.text.hasPrefix("“lock” 3 of ") == true)
  }

  @Test("Words that stand nowhere move nothing") func nothing() {
    var model = ReaderSample.reading()
    model.press(.down, .character("/"))
    model.type("zebra")
    model.press(.enter)
    #expect(model.toast?.text == "“zebra” does not stand in this text")
    #expect(model.lineRead?.hasPrefix("One lock in") == true)
    model.press(.character("n"))
    #expect(model.toast?.text == "“zebra” does not stand in this text")
  }

  @Test("Found words stay marked when the window becomes narrower") func resized() {
    var model = ReaderSample.reading()
    model.press(.character("/"))
    model.type("fault handler")
    model.press(.enter)
    _ = update(&model, .resized(Size(rows: 40, columns: 24)))
    #expect(marked(model).joined(separator: " ") == "fault handler")
  }

  @Test("Whatever is typed is searched for as it is") func odd() {
    var model = ReaderSample.reading()
    for text in [" ", "  ", "\u{301}", "漢", "\u{1B}[31m", "(", ".*", String(repeating: "x", count: 5000)] {
      model.press(.character("/"))
      _ = update(&model, .pasted(text))
      model.press(.enter, .character("n"), .escape)
      #expect(view(model).size == model.size)
    }
  }
}
