import Testing
import Workspace

@Suite("NoteReader") struct NoteReaderTests {
  private let head = """
    ---
    title: "SMP WG, November 11, 2026"
    datetime: 2026-11-11T11:00:00+02:00
    teams:
    - smp
    participants:
    - Răzvan V
    - Marco
    ---

    ## :closed_book: Discussions

    RV: This is talk and no work.


    """

  private func read(_ source: String, path: String = "meetings/2026-11-11-smp.md") -> NoteReading {
    NoteReader.read(path: path, bytes: Array(source.utf8))
  }

  /// `owners|text` of every item of a TODO section.
  private func items(_ section: String, heading: String = "## :wrench: TODOs and Decisions") -> [String] {
    read(head + heading + "\n\n" + section).meeting.actions.map {
      "\($0.owners.joined(separator: ","))|\($0.text)"
    }
  }

  // MARK: Metadata

  @Test("Metadata is the front matter's")
  func metadata() {
    let meeting = read(head).meeting
    #expect(meeting.title == "SMP WG, November 11, 2026")
    #expect(meeting.date == CalendarDate(iso: "2026-11-11"))
    #expect(meeting.datetimeOffset == "+02:00")
    #expect(meeting.teams == ["smp"])
    #expect(meeting.participants == ["Răzvan V", "Marco"])
    #expect(meeting.actions.isEmpty)
  }

  @Test("A file name that disagrees with the front matter is told, and the front matter counts")
  func dateConflict() {
    let reading = read(head, path: "notes/smp-2026-11-12.md")
    #expect(reading.meeting.date == CalendarDate(iso: "2026-11-11"))
    #expect(
      reading.diagnostics.map(\.description) == [
        "notes/smp-2026-11-12.md:3: warning: the front matter says 2026-11-11, the file's name says 2026-11-12"
      ])
  }

  @Test("Without a readable datetime the file's name dates the meeting")
  func dateFromName() {
    #expect(read("## TODO\n").meeting.date == CalendarDate(iso: "2026-11-11"))
    let reading = read("---\ndatetime: soon\n---\n")
    #expect(reading.meeting.date == CalendarDate(iso: "2026-11-11"))
    #expect(reading.diagnostics.count == 1)
  }

  @Test("What looks like a note is taken for one, and nothing else")
  func looksLikeNote() {
    func looks(_ path: String, _ text: String) -> Bool {
      NoteReader.looksLikeNote(path: path, bytes: Array(text.utf8))
    }
    #expect(looks("a/2026-11-11.md", ""))
    #expect(looks("a/sync.md", "---\ndatetime: 2026-11-11\n---\n"))
    #expect(looks("a/sync.md", "# Sync\n\n## Action items\n"))
    #expect(!looks("README.md", "# Readme\n\n## Usage\n"))
    #expect(!looks("a/20261111.md", "text"))
  }

  // MARK: Headings

  @Test(
    "The section is found whatever its heading is called",
    arguments: [
      "## :wrench: TODOs and Decisions", "### TODOs", "## Tasks / Decisions", "# TODO", "## Action Items",
      "## Todo's:",
      "#### AIs", "## 🔧 To do", "## Next steps", "## Decisions and TODOs",
    ])
  func headings(heading: String) {
    #expect(items("RV: Write it.\n", heading: heading) == ["RV|Write it."])
  }

  @Test("A heading that only mentions such a word opens nothing, nor does one inside a code block")
  func otherHeadings() {
    #expect(items("RV: Write it.\n", heading: "## How the TODO parser works in the kernel").isEmpty)
    #expect(read(head + "```\n## TODO\nRV: Write it.\n```\n").meeting.actions.isEmpty)
  }

  // MARK: Owners

  @Test(
    "Owners are read from the words before the colon",
    arguments: [
      ("RV: Write it.", "RV|Write it."), ("MP / SK / MR: Write it.", "MP,SK,MR|Write it."),
      ("FP+AK: Write it.", "FP,AK|Write it."), ("DA, AS: Write it.", "DA,AS|Write it."),
      ("MP and SK: Write it.", "MP,SK|Write it."), ("SjK: Write it.", "SjK|Write it."),
      ("Everyone: Read it.", "Everyone|Read it."), ("Răzvan V: Write it.", "Răzvan V|Write it."),
      ("@RV: Write it.", "RV|Write it."), ("**RV**: Write it.", "RV|Write it."),
      ("TODO: Write it.", "|Write it."),
      ("Item 0: MP / RD: Write it.", "MP,RD|Write it."), ("- RV: Write it.", "RV|Write it."),
      ("1. RV: Write it.", "RV|Write it."), ("RV: [x] Write it. (done 2026-11-12)", "RV|Write it."),
      ("RV: Write it: with care.", "RV|Write it: with care."),
    ])
  func owners(line: String, item: String) {
    #expect(items(line + "\n") == [item])
  }

  @Test("A line of owners alone gives its list to them, an item an entry")
  func ownerOverList() {
    #expect(
      items("- MP:\n    - Look it up.\n    - MS: Count it.\n- SK:\n    - Ask.\n")
        == ["MP|Look it up.", "MS|Count it.", "SK|Ask."])
    #expect(items("RV:\n\n- Write it.\n- Send it.\n") == ["RV|Write it.", "RV|Send it."])
  }

  @Test("A list under an item that announces it is one item with its objects")
  func objects() {
    #expect(
      items("RV: Libraries to look into:\n\n* one\n* two\n\nMS: Rest.\n")
        == ["RV|Libraries to look into: one two", "MS|Rest."])
  }

  @Test("Owners in prose are owners, when they are known to be people")
  func prose() {
    #expect(items("Marco will write it.\n") == ["Marco|Marco will write it."])
    #expect(items("MK and DK will look at it.\n") == ["MK,DK|MK and DK will look at it."])
  }

  // MARK: Items

  @Test("A line that follows without blank, bullet or owner belongs to the item")
  func continuation() {
    #expect(
      items("RV: Write it\nand send it.\nMS: Read it.\n\nSK: Answer.\n")
        == ["RV|Write it and send it.", "MS|Read it.", "SK|Answer."])
  }

  @Test("Work without owner is an item; statements, meetings and recommendations are none")
  func decisions() {
    #expect(
      items(
        """
        - Move the test into the nightly run.
        - We should discuss the workloads.

        We meet next on Wednesday, November 25, 2026.

        Release 0.2 is planned for December.

        Recommendations:

        - keep it simple
        - write it down

        TODO

        - none

        """) == ["|Move the test into the nightly run.", "|We should discuss the workloads."])
  }

  @Test("Comments, tables and code between items are no items")
  func otherBlocks() {
    #expect(
      items("<!-- RV: Hidden. -->\n\n| RV: a | b |\n|---|---|\n\n```\nRV: Code.\n```\n\nRV: Write it.\n")
        == ["RV|Write it."])
  }

  @Test("Links are found and end where the address ends")
  func links() {
    let item = read(
      head
        + "## TODO\n\nRV: Review https://example.org/pull/7, then [this](https://example.org/a) and https://example.org/b.\n"
    ).meeting.actions[0]
    #expect(item.links == ["https://example.org/pull/7", "https://example.org/a", "https://example.org/b"])
  }

  @Test("States and a moved deadline are read from the marks")
  func marks() {
    let actions = read(
      head + """
        ## TODO

        - RV: [x] Write it by Friday. (due 2026-12-04) (done 2026-11-12)
        - [-] MS: Drop it. (dropped 2026-11-13)
        - [ ] SK: Keep it by Friday.
        - [x] Ask.
        """
    ).meeting.actions
    #expect(
      actions.map(\.state) == [
        .done(CalendarDate(iso: "2026-11-12")), .dropped(CalendarDate(iso: "2026-11-13")), .open, .done(nil),
      ])
    #expect(actions.map(\.text) == ["Write it by Friday.", "Drop it.", "Keep it by Friday.", "Ask."])
    #expect(actions[0].deadline == CalendarDate(iso: "2026-12-04"))
    #expect(actions[2].deadline == CalendarDate(iso: "2026-11-13"))
    #expect(actions[2].deadlinePhrase == "by Friday")
  }

  @Test("Marks at the end of the first line are read whatever follows below, and every change leads back")
  func marksBeforeContinuation() throws {
    let source = head + "## TODO\n\nRV: Write it\nand send it.\n"
    let day = CalendarDate(iso: "2026-11-23")!
    func item(_ bytes: [UInt8]) -> ActionItem {
      NoteReader.read(path: "meetings/2026-11-11-smp.md", bytes: bytes).meeting.actions[0]
    }
    let original = item(Array(source.utf8))
    let moved = try NoteEditor.apply(.moved(to: day), to: original, in: Array(source.utf8))
    #expect(item(moved).deadline == day)
    #expect(item(moved).id == original.id)
    let done = try NoteEditor.apply(.done(on: day), to: item(moved), in: moved)
    #expect(item(done).state == .done(day))
    #expect(item(done).text == "Write it and send it.")
    #expect(item(done).id == original.id)
    #expect(try NoteEditor.apply(.reopened, to: item(done), in: done) == moved)
  }

  @Test("An identifier stays when the item is marked, and differs among equals")
  func identifiers() {
    let open = read(head + "## TODO\n\nRV: Write it.\n\nRV: Write it.\n").meeting.actions
    let done = read(head + "## TODO\n\nRV: [x] Write it. (done 2026-11-12)\n\nRV: Write it.\n").meeting
      .actions
    #expect(open.map(\.id) == done.map(\.id))
    #expect(open[0].id != open[1].id)
    #expect(open[0].id.count == 10)
  }

  // MARK: Bad input

  @Test("CRLF, a byte order mark, NUL and invalid UTF-8 do not hide an item; the file's problems have lines")
  func badBytes() {
    let source = Array("\u{feff}## TODO\r\n\r\nRV: Write it.\r\nMS: Read\u{0} it ".utf8) + [0xff, 0x0a]
    let reading = NoteReader.read(path: "notes/2026-11-11.md", bytes: source)
    #expect(reading.meeting.actions.map(\.line) == [3, 4])
    #expect(reading.meeting.actions.map(\.owners) == [["RV"], ["MS"]])
    #expect(reading.diagnostics.allSatisfy { $0.line == 4 })
    #expect(!reading.diagnostics.isEmpty)
  }

  @Test("Broken front matter costs itself and nothing else")
  func brokenYAML() {
    let reading = read("---\ntitle: [never closed\nteams: {\n---\n\n## TODO\n\nRV: Write it.\n")
    #expect(reading.meeting.actions.count == 1)
    #expect(reading.diagnostics.contains { $0.line == 2 || $0.line == 3 })
  }

  @Test("Ten megabytes on one line are read")
  func longLine() {
    let reading = read("## TODO\n\nRV: " + String(repeating: "word ", count: 400_000) + "\n")
    #expect(reading.meeting.actions.count == 1)
  }

  @Test("Nothing at all is an empty meeting")
  func empty() {
    #expect(read("", path: "x.md").meeting.actions.isEmpty)
    #expect(read("---", path: "x.md").meeting.date == nil)
  }
}
