import FoundationEssentials
import Testing
import Workspace

@Suite("The next meeting's note") struct NextMeetingTests {
  private let date = CalendarDate(iso: "2026-11-25")!

  private func note(_ day: String, agenda: [String] = ["Status update"], participants: [String]) -> String {
    """
    ---
    title: "SMP circle, \(DateRewriter.longForm(CalendarDate(iso: day)!))"
    tags: unikernel, smp
    datetime: \(day)T11:00:00+03:00
    location: Online, the `#smp` channel
    teams:
    - smp
    participants:
    \(participants.map { "- \($0)\n" }.joined())---

    ### :dart: Agenda

    \(agenda.map { "- \($0)\n" }.joined())
    ### Discussions

    We talked.

    ### TODOs

    RV: Draw the order of locks.

    """
  }

  private func source(
    _ notes: [(day: String, text: String)], items: [ActionItem] = []
  ) -> NextMeeting.Source {
    let meetings = notes.map {
      NoteReader.read(path: "meetings/2026/\($0.day)-smp.md", bytes: Array($0.text.utf8)).meeting
    }
    var source = NextMeeting.Source(
      team: TeamMeetings(team: "smp", among: meetings, WorkspaceConfiguration()), date: date)
    source.texts = notes.reversed().map(\.text)
    let promises = Promise.follow(items)
    source.agenda = .build(promises: promises, today: date)
    source.firstNotes = Dictionary(uniqueKeysWithValues: promises.map { ($0.id, $0.first.file) })
    source.zone = sampleZone().map { NamedTimeZone(name: "Europe/Bucharest", offsets: $0) }
    return source
  }

  private let three: [(day: String, participants: [String])] = [
    ("2026-09-30", ["Ada", "Răzvan V", "Guest"]), ("2026-10-14", ["Ada", "Razvan V", "Marco"]),
    ("2026-10-28", ["Răzvan V (RV)", "Marco", "Visitor"]),
  ]

  @Test("It has the day, place, people and headings of the last notes and the open promises under its agenda")
  func whole() throws {
    let file = "meetings/2026/2026-10-28-smp.md"
    let items = [
      sampleItem(
        "Write the proposal, by November 18", on: "2026-10-14", file: "meetings/2026/2026-10-14-smp.md",
        due: "2026-11-18"),
      sampleItem(
        "Write the proposal, by November 18", on: "2026-10-28", file: file, line: 21, due: "2026-11-18"),
      sampleItem(
        "Review #1 in `code", owners: ["AT", "RV"], on: "2026-10-28", file: file, line: 22, due: "2026-11-30"),
      sampleItem("# Sort the callers", owners: [], on: "2026-10-28", file: file, line: 23),
      sampleItem("Finished", on: "2026-10-28", file: file, line: 24, state: .done(nil)),
      sampleItem("Find out", owners: ["AT"], on: "2025-12-03", file: "old notes/2025-12-03 (1).md", line: 25),
    ]
    let notes = three.map { ($0.day, note($0.day, participants: $0.participants)) }
    let (path, text) = try NextMeeting.compose(source(notes, items: items))
    #expect(path == "meetings/2026/2026-11-25-smp.md")
    #expect(
      text == """
        ---
        title: "SMP circle, November 25, 2026"
        tags: unikernel, smp
        datetime: 2026-11-25T10:00:00+02:00
        location: Online, the `#smp` channel
        teams:
        - smp
        participants:
        - Răzvan V (RV)
        - Marco
        - Ada
        ---

        ### :dart: Agenda

        - Status update
        - Open promises (3)
          - RV
            - Write the proposal, by November 18 (**7 days late**; asked 2 times since [2026-10-14](2026-10-14-smp.md), 6 weeks ago)
          - AT
            - Review #1 in \\`code (with RV; due Mon 2026-11-30; asked [2026-10-28](2026-10-28-smp.md), 4 weeks ago)
          - without an owner
            - \\# Sort the callers (asked [2026-10-28](2026-10-28-smp.md), 4 weeks ago)
        - Grown old without a date (1): keep, do or drop?
          - Find out (AT; asked [2025-12-03](../../old%20notes/2025-12-03%20%281%29.md), 11 months ago)

        ### Discussions

        ### TODOs

        """)
    let reading = NoteReader.read(path: path, bytes: Array(text.utf8))
    #expect(reading.meeting.actions.isEmpty)
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.meeting.participants.count == 3)
  }

  @Test("What is typed under its last heading becomes an action")
  func typing() throws {
    let notes = three.map { ($0.day, note($0.day, participants: $0.participants)) }
    let items = [sampleItem("<!-- TODO: ``` not closed", on: "2026-10-28", due: "2026-11-30")]
    let (path, text) = try NextMeeting.compose(source(notes, items: items))
    let typed = text + "\nRV: Send it by Friday.\n"
    let actions = NoteReader.read(path: path, bytes: Array(typed.utf8)).meeting.actions
    #expect(actions.map(\.owners) == [["RV"]])
    #expect(actions.first?.deadline == CalendarDate(iso: "2026-11-27"))
  }

  @Test(
    "Whatever the promises say, the note has no action until one is typed",
    arguments: [
      "## TODO", "```", "~~~", "<!--", "---", "# x\n## TODOs\nRV: Do it", "- RV: Do it", "| a | b |",
      "> quote",
      "<details>", "TODO: this", "[x](y", "***", "\u{202E}turned", "1. one", "    code", "...", "{{title}}",
    ])
  func nasty(text: String) throws {
    let note = note("2026-10-28", agenda: [text, text], participants: [text, "Ada"])
    let items = (0..<3).map {
      sampleItem(
        text, owners: [text], on: $0 == 2 ? "2026-01-28" : "2026-10-28", file: "meetings/\(text).md",
        line: $0,
        due: $0 == 0 ? "2026-11-30" : nil)
    }
    var source = source([("2026-10-28", note)], items: items)
    source.agenda = .build(items, today: date)
    let (path, made) = try NextMeeting.compose(source)
    let reading = NoteReader.read(path: path, bytes: Array(made.utf8))
    #expect(reading.meeting.actions.isEmpty)
    #expect(reading.meeting.date == date && reading.meeting.teams == ["smp"])
    let typed = NoteReader.read(path: path, bytes: Array((made + "\nRV: Send the table.\n").utf8)).meeting
    #expect(typed.actions.map(\.text) == ["Send the table."], "\(made)")
  }

  @Test("Proposals that wait for a review stand on the agenda with their version and whom they wait for")
  func proposals() throws {
    var source = source([])
    func proposal(_ number: Int, _ status: ProposalStatus, _ more: String = "") throws -> Proposal {
      let text =
        "---\nschema: 1\ntitle: Locks [draft]\nstatus: \(status.rawValue)\nauthors: [Ada]\n\(more)---\n\nText.\n"
      let folder = "proposals/000\(number)-locks"
      return Proposal(
        number: try #require(ProposalNumber(number)), folder: folder,
        draft: ProposalReader.draft(source: text, file: folder + "/proposal.md").0,
        versions: [
          ProposalVersion(
            number: try #require(VersionNumber(2)), title: "Locks", authors: [],
            published: date.adding(days: -5),
            by: nil, changes: "", body: "")
        ], runs: [], diagnostics: [])
    }
    source.proposals = [
      try proposal(1, .draft), try proposal(2, .review, "reviewers: [Marco, Ada]\n"),
      try proposal(3, .lastCall, "last-call-until: 2026-12-01\n"),
    ]
    let text = try NextMeeting.compose(source).text
    #expect(
      text.contains(
        """
        - Proposals waiting for review (2)
          - [0002 Locks draft](../proposals/0002-locks/proposal.md) (v2 of 2026-11-20; Marco, Ada: review v2, since 2026-11-20)
          - [0003 Locks draft](../proposals/0003-locks/proposal.md) (v2 of 2026-11-20; last call until 2026-12-01)
        """))
  }

  @Test("The first note of all has the team's people of the roster and a day without a time")
  func first() throws {
    var source = source([])
    var ada = Person(id: "ada", name: "Ada")
    ada.teams = ["SMP"]
    var gone = Person(id: "gone", name: "Gone")
    (gone.teams, gone.until) = (["smp"], CalendarDate(iso: "2026-01-01"))
    source.roster = Roster(people: [ada, gone, Person(id: "other", name: "Other")], meetings: [])
    let (path, text) = try NextMeeting.compose(source)
    #expect(path == "meetings/2026-11-25-smp.md")
    #expect(
      text == """
        ---
        title: "SMP, November 25, 2026"
        datetime: 2026-11-25
        teams:
        - smp
        participants:
        - Ada
        ---

        ## :dart: Agenda

        - Status update

        ## :closed_book: Discussions

        ## :wrench: TODOs and Decisions

        """)
    #expect(NoteReader.read(path: path, bytes: Array(text.utf8)).diagnostics.isEmpty)
  }

  @Test("Where nobody comes twice those of the last meeting are expected, and nobody of years ago")
  func participants() throws {
    let strangers = [("2026-09-30", "Ada"), ("2026-10-14", "Marco"), ("2026-10-28", "Simon")].map {
      ($0.0, note($0.0, participants: [$0.1]))
    }
    let guests = try NextMeeting.compose(source(strangers)).text
    #expect(guests.contains("participants:\n- Simon\n---"))
    let old = [("2024-10-28", note("2024-10-28", participants: ["Ada"])), strangers[2]]
    let now = try NextMeeting.compose(source(old)).text
    #expect(now.contains("participants:\n- Simon\n---"))
  }

  @Test("A workspace's own template is followed, and a broken one is told")
  func template() throws {
    var source = source([])
    source.template = "# {{title}} on {{date}}\n{{#agenda}}\n* {{.}}\n{{/agenda}}"
    #expect(
      try NextMeeting.compose(source).text == "# SMP, November 25, 2026 on 2026-11-25\n* Status update\n")
    source.template = "{{#agenda}}"
    #expect(throws: (any Error).self) { try NextMeeting.compose(source) }
  }

  @Test("Points of two agendas stay, Moot's own are made anew")
  func standing() throws {
    let notes = [
      (
        "2026-10-14",
        note("2026-10-14", agenda: ["Status update", "Once", "Next steps"], participants: ["Ada"])
      ),
      (
        "2026-10-28",
        note("2026-10-28", agenda: ["Next steps", "Open promises (3)\n  - RV", "New"], participants: ["Ada"])
      ),
    ]
    let text = try NextMeeting.compose(source(notes)).text
    #expect(text.contains("Agenda\n\n- Next steps\n\n### Discussions"))
  }

  private static let realNotes = #filePath.replacing(
    "/Tests/WorkspaceTests/Meetings/NextMeetingTests.swift", with: "/../shared/notes")

  @Test("After real notes the next one of every team reads as a note without an action")
  func real() throws {
    guard let labels = try? Data(contentsOf: URL(filePath: "\(Self.realNotes)/gold.jsonl")) else { return }
    var meetings: [Meeting] = []
    var texts: [String: String] = [:]
    struct Label: Decodable { var file: String }
    for line in labels.split(separator: UInt8(ascii: "\n")) {
      let file = try JSONDecoder().decode(Label.self, from: line).file
      let data = try Data(contentsOf: URL(filePath: "\(Self.realNotes)/\(file)"))
      texts[file] = String(decoding: data, as: UTF8.self)
      meetings.append(NoteReader.read(path: file, bytes: Array(data)).meeting)
    }
    let none = WorkspaceConfiguration()
    let teams = TeamMeetings.teams(of: meetings, none)
    #expect(teams.count > 10)
    for name in teams {
      let team = TeamMeetings(team: name, among: meetings, none)
      let date = try #require(team.nextDates(from: CalendarDate(iso: "2024-02-01")!, count: 1).first)
      var source = NextMeeting.Source(team: team, date: date)
      source.texts = team.meetings.reversed().compactMap { texts[$0.file] }
      source.agenda = .build(meetings.flatMap(\.actions), today: date)
      let (path, text) = try NextMeeting.compose(source)
      let reading = NoteReader.read(path: path, bytes: Array(text.utf8))
      #expect(reading.meeting.actions.isEmpty, "\(path)")
      #expect(reading.diagnostics.isEmpty, "\(path): \(reading.diagnostics)")
      #expect(reading.meeting.date == date && reading.meeting.teams.contains(name))
    }
  }
}
