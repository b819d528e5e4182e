import Testing
import Workspace

@testable import TerminalUI

@Suite("Meetings and promises on the screen") struct MeetingScreenTests {
  private func meeting(_ day: String, _ actions: [ActionItem] = []) -> Meeting {
    Meeting(
      file: "meetings/\(day)-smp.md", title: "SMP circle, \(day)", date: CalendarDate(iso: day),
      datetimeOffset: nil, teams: ["smp"], participants: ["Răzvan V"], actions: actions)
  }

  private var meetings: [Meeting] {
    [meeting("2026-10-28"), meeting("2026-11-11", Sample.items)]
  }

  private static let note = """
    ---
    title: SMP circle
    datetime: 2026-11-23T16:00:00+02:00
    teams: [smp]
    ---

    ## TODOs and Decisions


    """

  /// Meeting mode on a note that holds its front matter and headings.
  private func meetingMode(rows: Int = 24, columns: Int = 80) -> Model {
    var model = Sample.model(rows: rows, columns: columns)
    model.press(.character("4"))
    _ = update(&model, .meetingsLoaded(meetings + [meeting("2026-11-23")]))
    model.press(.character("m"))
    let path = "meetings/2026-11-23-smp.md"
    _ = update(
      &model,
      .fileOpened(
        OpenedFile(
          path: path, text: Self.note, stamp: FileStamp(of: Self.note.utf8), line: 9, recovered: nil)))
    return model
  }

  @Test("Before the meetings are read nobody is told that there are none") func unread() {
    var model = Sample.model()
    model.press(.character("4"))
    for key in [Key.character("m"), .enter] {
      model.press(key)
      #expect(model.toast?.text == "The notes are being read; wait a moment")
    }
    _ = update(&model, .meetingsLoaded([]))
    model.press(.character("m"))
    #expect(model.toast?.text.hasPrefix("There is no meeting here yet") == true)
  }

  @Test("Meetings stand newest first with what is open of each") func list() throws {
    var model = Sample.model()
    #expect(model.press(.character("4")) == [.loadMeetings])
    #expect(model.shown.contains("Reading the notes"))
    _ = update(&model, .meetingsLoaded(meetings))
    try expectScreen("meetings", model)
    #expect(model.press(.character("n")) == [.newMeeting(team: "smp")])
    let path = "meetings/2026-11-25-smp.md"
    #expect(
      update(&model, .meetingCreated(path: path)) == [
        .openFile(path: path, line: 1), .loadMeetings, .loadAgenda,
      ])
    #expect(model.contexts == [.meetingText, .editor])
    model.press(.escape)
    #expect(model.press(.down, .enter) == [.openFile(path: "meetings/2026-10-28-smp.md", line: 1)])
    #expect(model.contexts == [.editor])
    _ = update(&model, .resized(Size(rows: 30, columns: 120)))
    model.press(.escape)
    try expectScreen("meetings-120x30", model)
  }

  @Test("Meetings are found by words of theirs, and the cursor stays on its meeting") func filter() throws {
    var model = Sample.model()
    model.press(.character("4"))
    _ = update(&model, .meetingsLoaded(meetings + [meeting("2026-11-18")]))
    model.press(.down, .character("f"))
    model.type("razvan 10-28")
    try expectScreen("meetings-filter", model)
    model.press(.enter)
    #expect(model.press(.enter) == [.openFile(path: "meetings/2026-10-28-smp.md", line: 1)])
    model.press(.escape, .character("f"))
    model.type(" none")
    #expect(model.shown.contains("No meeting with these words"))
    model.press(.enter, .character("c"))
    #expect(model.shown.contains("2026-11-18"))
    model.press(.character("g"))
    _ = update(&model, .meetingsLoaded(meetings + [meeting("2026-11-18"), meeting("2026-11-23")]))
    #expect(model.press(.enter) == [.openFile(path: "meetings/2026-11-18-smp.md", line: 1)])
  }

  @Test("Without a note it says how to begin one") func empty() throws {
    var model = Sample.model(items: [], proposals: [])
    model.press(.character("4"))
    _ = update(&model, .meetingsLoaded([]))
    try expectScreen("meetings-empty", model)
    #expect(model.press(.character("n")) == [.newMeeting(team: nil)])
    model.press(.enter)
    #expect(model.shown.contains("no meeting here yet"))
  }

  @Test("An action shows beside the note as it is typed, with owner and day") func typing() throws {
    var model = meetingMode()
    try expectScreen("meeting-begun", model)
    model.type("RV: Draw the order of the locks, by Monday")
    #expect(model.shown.contains("Mon 2026-11-23"))
    model.press(.enter, .enter)
    model.type("MS, RV: Ask for the machine, by Friday")
    try expectScreen("meeting-typed", model)
    _ = update(&model, .resized(Size(rows: 30, columns: 140)))
    try expectScreen("meeting-140x30", model)
    for (rows, columns) in [(1, 1), (3, 10), (8, 20), (20, 60), (60, 250)] {
      _ = update(&model, .resized(Size(rows: rows, columns: columns)))
      _ = view(model)
    }
  }

  @Test("A day that contradicts itself is told while it is typed") func contradiction() {
    var model = meetingMode(rows: 30, columns: 120)
    model.type("RV: Draw the order of the locks, by Friday, November 26")
    #expect(model.shown.contains("! line 9: "))
    model.press(.backspace)
    model.type("7")
    #expect(!model.shown.contains("! line 9: ") && model.shown.contains("Fri 2026-11-27"))
  }

  @Test("A note without a heading for actions is told what to write") func noHeading() {
    var model = meetingMode(rows: 30, columns: 120)
    model.press(.alt("k"), .up, .up, .alt("k"))
    #expect(model.shown.contains("no heading for them yet"))
    model.press(.alt("u"))
    #expect(model.shown.contains("None yet. Under the TODO heading:"))
  }

  @Test("Of many actions the one being typed is in sight") func manyActions() {
    var model = meetingMode(rows: 16, columns: 80)
    for number in 1...12 {
      model.type("RV: Promise number \(number)")
      model.press(.enter, .enter)
    }
    #expect(model.shown.contains("RV  Promise number 12"))
    for _ in 1...22 { model.press(.up) }
    #expect(!model.shown.contains("RV  Promise number 12") && model.shown.contains("RV  Promise number 2"))
  }

  @Test("F2 goes to the list: actions lead to their line, promises are changed in their own note")
  func aside() throws {
    var model = meetingMode(rows: 30, columns: 120)
    model.type("RV: Draw the order of the locks, by Monday")
    model.press(Key(.function(2)))
    try expectScreen("meeting-list", model)
    model.press(.character("d"))
    #expect(model.shown.contains("change its line there"))
    model.press(.down)
    let late = Sample.items[0]
    #expect(model.press(.character("d")) == [.changeItem(late, .done(on: Sample.today))])
    model.press(.character("m"))
    model.type("2026-12-01")
    #expect(model.press(.enter) == [.changeItem(late, .moved(to: CalendarDate(iso: "2026-12-01")!))])
    #expect(model.press(.enter) == [.loadPromise(late)])
    model.press(.escape)
    model.press(.character("g"), .enter)
    #expect(model.contexts == [.meetingText, .editor])
    model.type("!")
    #expect(
      model.shown.contains("!RV: Draw") || model.shown.contains("RV: Draw the order of the locks, by Monday!")
    )
  }

  @Test("A promise shows each time it was asked for and why it is the same") func promise() throws {
    let first = Sample.item("Write the proposal on the page table", ["RV"], line: 30, on: "2026-10-28")
    var model = Sample.model()
    model.press(.character("2"))
    #expect(model.press(.character("p")) == [.loadPromise(Sample.items[0])])
    #expect(model.shown.contains("Looking it up"))
    _ = update(
      &model, .promiseLoaded(Promise(mentions: [first, Sample.items[0]]), item: Sample.items[0].id))
    try expectScreen("promise", model)
    #expect(model.press(.character("s")) == [.splitPromise(Sample.items[0])])
    model.press(.up)
    #expect(model.press(.character("s")) == [])
    #expect(model.press(.enter) == [.openFile(path: first.file, line: 30)])
    model.press(.escape)
    _ = update(&model, .promiseSplit(summary: "Split"))
    #expect(model.screens.count == 1)
  }

  @Test("Every change of an item is a key in the agenda; wrong words are asked for again") func changes() {
    var model = Sample.model()
    model.press(.character("2"))
    let item = Sample.items[0]
    #expect(model.press(.character("x")) == [.changeItem(item, .dropped(on: Sample.today))])
    model.press(.character("m"))
    model.type("some day")
    #expect(model.press(.enter) == [])
    #expect(model.shown.contains("No day; give"))
    model.press(.control("u"))
    model.type("+7d")
    #expect(model.press(.enter) == [.changeItem(item, .moved(to: CalendarDate(iso: "2026-11-30")!))])
    model.press(.character("w"), .control("u"))
    model.type("SK MS")
    #expect(model.press(.enter) == [.changeItem(item, .assigned(["SK", "MS"]))])
    model.press(.character("w"), .control("u"))
    model.type("Răzvan V, SK")
    #expect(model.press(.enter) == [.changeItem(item, .assigned(["Răzvan V", "SK"]))])
    model.press(.character("r"))
    #expect(model.press(.enter) == [])
    model.press(.character("r"))
    model.type(" at last")
    #expect(
      model.press(.enter) == [.changeItem(item, .reworded("Write the proposal on the page table at last"))])
  }

  @Test("Reading many notes shows how far it is") func progress() {
    var model = Sample.model(columns: 100)
    _ = update(&model, .readingNotes(ReadingProgress(done: 2000, total: 36_600)))
    #expect(model.shown.contains("reading notes 5 %, 2000 of 36600"))
    _ = update(&model, .agendaLoaded(Agenda.build([], today: Sample.today), []))
    #expect(!model.shown.contains("2000 of"))
  }
}
