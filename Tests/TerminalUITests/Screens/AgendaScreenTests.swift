import Testing
import Workspace

@testable import TerminalUI

@Suite("Agenda screen") struct AgendaScreenTests {
  private static func agenda(rows: Int = 24, columns: Int = 80, items: [ActionItem] = Sample.items) -> Model {
    var model = Sample.model(rows: rows, columns: columns, items: items)
    model.press(.character("2"))
    return model
  }

  /// What was asked for three times, the first time half a year ago.
  private static let repeated = [
    Sample.item("Bind the stress test to two cores of the machine", ["AP"], line: 12, on: "2026-06-03"),
    Sample.item("Bind the stress test to two cores of the machine", ["AP"], line: 17, on: "2026-09-30"),
    Sample.item("Bind the stress test to two cores of the machine", ["AP"], line: 19, on: "2026-11-11"),
  ]

  @Test("Age, how often and since when stand beside what was asked for again") func asked() throws {
    let items = Sample.items + Self.repeated
    try expectScreen("agenda-asked", Self.agenda(items: items))
    try expectScreen("agenda-60x20", Self.agenda(rows: 20, columns: 60, items: items))
    try expectScreen("agenda-140x30", Self.agenda(rows: 30, columns: 140, items: items))
  }

  @Test("Tab folds a group to its heading and opens it again; the cursor stays there") func folding() throws {
    var model = Self.agenda()
    model.press(.down, .tab, .down)
    try expectScreen("agenda-folded", model)
    model.press(.up, .enter)
    #expect(model.press(.enter) == [.openFile(path: "meetings/2026-11-11-smp.md", line: 41)])
    model.press(.escape, .backTab)
    #expect(!model.shown.contains("Review the locking protocol"))
    #expect(model.press(.character("d")) == [])
    #expect(model.shown.contains("There is no item here"))
    model.press(.end, .backTab)
    #expect(model.press(.enter) == [.openFile(path: "meetings/2026-03-11-smp.md", line: 31)])
  }

  @Test("A key goes to the item after one that was done; an item that moved is not run after") func order() {
    var model = Self.agenda()
    model.press(.character("d"))
    _ = update(&model, .itemChanged(summary: "Done", undo: 1))
    var items = Sample.items
    items[0].state = .done(Sample.today)
    _ = update(&model, .agendaLoaded(Agenda.build(items, today: Sample.today), []))
    #expect(model.press(.character("d")) == [.changeItem(items[1], .done(on: Sample.today))])
    items[2].deadline = CalendarDate(iso: "2026-11-01")
    _ = update(&model, .agendaLoaded(Agenda.build(items, today: Sample.today), []))
    #expect(model.press(.character("d")) == [.changeItem(items[1], .done(on: Sample.today))])
  }

  @Test("A name means whoever of the group bears it") func roster() {
    var model = Self.agenda()
    var marco = Person(id: "ms", name: "Marco")
    marco.initials = ["MS"]
    _ = update(&model, .rosterLoaded(Roster(people: [marco], meetings: [])))
    model.press(.character("o"))
    model.type("marco")
    #expect(model.shown.contains("Attach a run") && !model.shown.contains("Review the locking"))
  }

  @Test("A note that is gone is told, and the notes are read again") func gone() {
    var model = Self.agenda()
    let text = "meetings/2026-11-11-smp.md: no such file"
    #expect(update(&model, .refused(.changeItem(Sample.items[0], .reopened), text)) == [.loadAgenda])
    #expect(model.shown.contains(text))
    model.press(.enter)
    #expect(update(&model, .openFailed(path: "meetings/2026-11-11-smp.md", text)) == [.loadAgenda])
    #expect(model.screens.count == 1 && model.toast?.text == text)
    model.press(.character("p"))
    #expect(update(&model, .promiseMissing(item: Sample.items[0].id, text)) == [.loadAgenda])
    #expect(model.screens.count == 1 && model.toast?.text == text)
    _ = update(&model, .agendaLoaded(Agenda.build([], today: Sample.today), []))
    #expect(model.shown.contains("No action items yet"))
    model.press(.character("d"))
    #expect(model.shown.contains("There is no item here"))
  }

  // MARK: Unsaved text

  private static func typing() -> Model {
    var model = agenda()
    model.press(.enter)
    let path = "meetings/2026-11-11-smp.md"
    _ = update(
      &model,
      .fileOpened(
        OpenedFile(path: path, text: "one\ntwo\n", stamp: FileStamp(of: [1]), line: 1, recovered: nil)))
    model.type("x")
    return model
  }

  @Test("No way out leaves unsaved text behind") func unsaved() {
    var model = Self.typing()
    model.screens.append(.promise(PromiseScreen(Sample.items[0])))
    for key in ["1", "2", "3", "4", "5"] {
      #expect(model.press(.character(Character(key))) == [])
      #expect(model.screens.count == 3 && model.shown.contains("unsaved changes"))
    }
    #expect(model.press(.control("c")) == [])
    #expect(model.screens.count == 3)
  }

  @Test("A file that is open already is not opened twice") func twice() {
    var model = Self.typing()
    model.screens.append(.search(SearchScreen()))
    let hit = SearchHit(
      kind: .note, file: "meetings/2026-11-11-smp.md", line: 2, title: "SMP", date: nil, text: "two",
      matches: [])
    model.type("t")
    _ = update(&model, .searchFound([hit], token: 1))
    #expect(model.press(.enter) == [.endSearch])
    #expect(model.screens.count == 2)
    #expect(model.shown.contains("line 2/"))
  }

  @Test("What is typed can be saved when the file is gone") func savingWhatIsGone() {
    var model = Self.typing()
    let path = "meetings/2026-11-11-smp.md"
    model.press(.control("s"))
    _ = update(&model, .saveRefused(path: path, theirs: "", .absent))
    #expect(model.shown.contains("gone from the disk") && !model.shown.contains("take theirs"))
    guard case .save(path, let text, .absent, _)? = model.press(.character("m")).first else {
      Issue.record("nothing is written")
      return
    }
    #expect(text.text == "xone\ntwo\n")
  }
}
