import Testing
import Workspace

@testable import TerminalUI

@Suite("Groups, filters and marks of the agenda") struct AgendaGroupingTests {
  private func agenda(rows: Int = 24, columns: Int = 80, items: [ActionItem] = Sample.items) -> Model {
    var model = Sample.model(rows: rows, columns: columns, items: items)
    model.press(.character("2"))
    return model
  }

  private func screen(_ model: Model) throws -> AgendaScreen {
    guard case .agenda(let agenda) = model.screen else { throw Missing() }
    return agenda
  }

  private struct Missing: Error {}

  /// The items shown, each once.
  private func shown(_ model: Model) throws -> Set<Int> {
    Set(try screen(model).layout.matching.map(\.item.line))
  }

  @Test("v groups by owner, team, meeting and age, and says so", arguments: [(20, 60), (24, 80), (40, 120)])
  func groups(rows: Int, columns: Int) throws {
    var model = agenda(rows: rows, columns: columns)
    for name in ["owner", "team", "meeting", "age"] {
      model.press(.character("v"))
      #expect(model.toast?.text == "Items by \(name); v steps on")
      model.toast = nil
      try expectScreen("agenda-by-\(name)-\(columns)x\(rows)", model)
    }
    model.press(.character("v"))
    #expect(try screen(model).grouping == .due)
  }

  @Test("The cursor stays on its item when the groups change") func cursorStays() throws {
    var model = agenda()
    model.press(.down, .down)
    let item = try screen(model).chosenItem?.item
    for _ in 1...5 {
      model.press(.character("v"))
      #expect(try screen(model).chosenItem?.item == item)
    }
  }

  @Test("S-Tab folds and unfolds the groups that are shown, also after others were folded") func folds()
    throws
  {
    func folded(_ model: Model) throws -> [Bool] {
      try screen(model).layout.rows.compactMap { row in
        if case .section(_, _, _, let isFolded) = row { isFolded } else { nil }
      }
    }
    var model = agenda()
    model.press(.backTab)
    #expect(try folded(model).allSatisfy { $0 })
    model.press(.character("v"))
    #expect(try folded(model).allSatisfy { !$0 })
    model.press(.backTab)
    #expect(try folded(model).allSatisfy { $0 })
    model.press(.backTab)
    #expect(try folded(model).allSatisfy { !$0 })
  }

  @Test("Words narrow the agenda while they are typed", arguments: [(20, 60), (24, 80), (40, 120)])
  func filter(rows: Int, columns: Int) throws {
    var model = agenda(rows: rows, columns: columns)
    model.press(.character("f"))
    model.type("is:late frame")
    try expectScreen("agenda-filter-\(columns)x\(rows)", model)
    model.press(.enter)
    #expect(try shown(model) == [42])
    model.press(.character("c"))
    #expect(try shown(model).count == 6)
    model.press(.character("f"))
    model.type("nothing like it")
    #expect(model.shown.contains("No item has all these words"))
    model.press(.escape)
    #expect(try shown(model).count == 6)
  }

  @Test(
    "Every kind of word finds its items",
    arguments: [
      ("owner:ms", [42, 31]), ("who:răz", [42]), ("team:smp", [41, 42, 43, 44, 45, 31]),
      ("file:2026-03", [31]),
      ("due:week", [41, 42, 43]), ("due:2026-11-22", [41, 42]), ("due:2026-11", [41, 42, 43]),
      ("due:none", [44, 45, 31]), ("due:any", [41, 42, 43]), ("due:today", [41, 42]),
      ("is:late", [41, 42]), ("is:soon", [43]), ("is:old", [31]), ("is:unowned", [45]), ("is:unow", [45]),
      ("is:done", [32]), ("is:undated lock", [31]), ("LOCK", [43, 31]), ("is:", [41, 42, 43, 44, 45, 31]),
      ("due:", [41, 42, 43, 44, 45, 31]), ("http://x", []), ("界", [44]), ("  ", [41, 42, 43, 44, 45, 31]),
    ])
  func words(filter: String, lines: [Int]) throws {
    var model = agenda()
    model.press(.character("f"))
    model.type(filter)
    model.press(.enter)
    #expect(try shown(model) == Set(lines))
  }

  @Test("A word that means nothing is told") func wrongWord() throws {
    var model = agenda()
    model.press(.character("f"))
    model.type("is:blue")
    #expect(model.shown.contains("is: knows late, soon, open, old"))
    model.press(.escape, .character("f"))
    model.type("due:someday")
    #expect(model.shown.contains("due: knows none, any, week"))
  }

  @Test(
    "Marked items are changed together, and the marks go once it is done",
    arguments: [(20, 60), (24, 80), (40, 120)])
  func marks(rows: Int, columns: Int) throws {
    var model = agenda(rows: rows, columns: columns)
    model.press(.space, .space)
    try expectScreen("agenda-marked-\(columns)x\(rows)", model)
    let two = [Sample.items[0], Sample.items[1]]
    #expect(model.press(.character("d")) == [.changeItems(two, .done(on: Sample.today))])
    #expect(try screen(model).marked.count == 2)
    _ = update(&model, .refused(.changeItems(two, .done(on: Sample.today)), "the hook said no"))
    #expect(try screen(model).marked.count == 2)
    #expect(model.press(.character("x")) == [.changeItems(two, .dropped(on: Sample.today))])
    model.press(.character("m"))
    model.type("+7d")
    #expect(model.press(.enter) == [.changeItems(two, .moved(to: CalendarDate(iso: "2026-11-30")!))])
    model.press(.character("w"))
    model.type("SK")
    #expect(model.press(.enter) == [.changeItems(two, .assigned(["SK"]))])
    _ = update(&model, .itemChanged(summary: "Assigned", undo: 1))
    #expect(try screen(model).marked.isEmpty && model.toast?.text == "u undoes it · Assigned")
  }

  @Test("Whoever comes back finds what was chosen, filtered and marked, and the cursor where it was")
  func cameBack() throws {
    var model = agenda()
    model.press(.character("v"), .character("f"))
    model.type("is:open")
    model.press(.enter, .down, .space)
    let left = model.shown
    #expect(try screen(model).grouping == .owner && screen(model).marked.count == 1)
    model.press(.character("4"), .character("2"))
    #expect(model.shown == left)
    model.press(.character("2"))
    #expect(model.shown == left)
    // What was marked and is changed from elsewhere is marked no more.
    model.press(.character("1"))
    _ = update(&model, .itemChanged(summary: "Done", undo: 1))
    model.press(.character("2"))
    #expect(try screen(model).marked.isEmpty && screen(model).grouping == .owner)
    model.press(.character("q"), .character("2"))
    #expect(try screen(model).filter == "is:open")
  }

  @Test("What is so already is left out where several are changed") func leftOut() {
    var model = agenda()
    model.press(.character("*"), .character("w"))
    model.type("RV")
    guard case .changeItems(let items, .assigned(["RV"]))? = model.press(.enter).last else {
      Issue.record("nothing is changed")
      return
    }
    #expect(!items.isEmpty && items.allSatisfy { $0.owners != ["RV"] })
    #expect(Sample.items.contains { $0.owners == ["RV"] && $0.state == .open })
  }

  @Test("One marked item is changed like a chosen one, wherever the cursor is") func oneMark() {
    var model = agenda()
    model.press(.space)
    #expect(model.press(.character("d")) == [.changeItem(Sample.items[0], .done(on: Sample.today))])
  }

  @Test("All that is shown can be marked; Esc takes the marks away before it leads back") func all() throws {
    var model = agenda()
    model.press(.character("f"))
    model.type("is:late")
    model.press(.enter, .character("*"))
    #expect(try screen(model).markedRows.count == 2)
    model.press(.character("r"))
    #expect(model.toast?.text.hasPrefix("This is done to one item at a time") == true)
    model.press(.escape)
    #expect(try screen(model).markedRows.isEmpty)
    model.press(.escape)
    guard case .home = model.screen else {
      Issue.record("Esc does not lead back")
      return
    }
  }

  @Test("What a filter hides is not changed though it is marked") func hidden() {
    var model = agenda()
    model.press(.character("V"), .character("f"))
    model.type("界")
    model.press(.enter)
    #expect(model.press(.character("d")) == [.changeItem(Sample.items[3], .done(on: Sample.today))])
  }
}
