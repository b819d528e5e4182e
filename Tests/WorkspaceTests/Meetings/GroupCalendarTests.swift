import Testing
import Workspace

@Suite("Calendar") struct GroupCalendarTests {
  private let today = CalendarDate(iso: "2026-11-23")!

  private func source(_ items: [ActionItem]) throws -> GroupCalendar.Source {
    var source = GroupCalendar.Source(name: "Buddy circle; SMP, and more", today: today)
    source.agenda = .build(items, today: today)
    source.zone = NamedTimeZone(name: "Europe/Bucharest", offsets: try #require(sampleZone()))
    return source
  }

  private func unescaped(_ value: String?) -> String {
    var text = ""
    var rest = (value ?? "")[...]
    while let character = rest.popFirst() {
      if character == "\\", let next = rest.popFirst() {
        text.append(next == "n" ? "\n" : next)
      } else {
        text.append(character)
      }
    }
    return text
  }

  @Test("An open promise with a day is an event of that day, and nothing else is")
  func promises() throws {
    let text = "Draw it, then: a;b \\ c \u{1B}[31m\u{07} https://example.org/1"
    let due = sampleItem(text, owners: ["RV", "AT"], links: ["https://example.org/1"], due: "2026-11-25")
    let calendar = try readCalendar(
      GroupCalendar.text(
        source([
          due, sampleItem("No day", line: 21),
          sampleItem("Done", line: 22, due: "2026-11-25", state: .done(nil)),
        ])))
    #expect(unescaped(calendar["X-WR-CALNAME"]) == "Buddy circle; SMP, and more")
    #expect(calendar["METHOD"] == "PUBLISH")
    let events = calendar.components.filter { $0.name == "VEVENT" }
    #expect(events.count == 1)
    let event = try #require(events.first)
    #expect(event["UID"] == "\(due.id)@moot")
    #expect(event["DTSTAMP"] == "20261123T000000Z")
    #expect(event["DTSTART"] == "20261125" && event["DTEND"] == "20261126")
    #expect(unescaped(event["SUMMARY"]) == "RV, AT: Draw it, then: a;b \\ c [31m https://example.org/1")
    #expect(event["URL"] == "https://example.org/1")
    #expect(
      unescaped(event["DESCRIPTION"]).hasSuffix(
        "\n\nOwner: RV, AT\nAsked 2026-10-14\n\(due.file):20 (\(due.id.prefix(6)))"))
  }

  @Test("A promise that moves to another note keeps its identifier, as a task too")
  func identifiers() throws {
    let first = sampleItem("Agree on the workloads", on: "2026-10-14", due: "2026-11-20")
    let again = sampleItem("Agree on the workloads", on: "2026-10-28", due: "2026-12-01")
    for asTasks in [false, true] {
      for items in [[first], [first, again]] {
        var source = try source(items)
        source.asTasks = asTasks
        let calendar = try readCalendar(GroupCalendar.text(source))
        let entry = try #require(calendar.components.last)
        #expect(entry.name == (asTasks ? "VTODO" : "VEVENT"))
        #expect(entry["UID"] == "\(first.id)@moot")
        #expect(entry[asTasks ? "DUE" : "DTSTART"] == (items.count == 1 ? "20261120" : "20261201"))
      }
    }
  }

  @Test("Meetings stand on the group's clock on both sides of daylight saving, whose changes are told")
  func meetings() throws {
    var source = try source([])
    source.meetings = ["2027-03-24T11:00:00+02:00", "2027-04-07T08:00:00Z", "2027-04-21T11:00", "2027-05-05"]
      .map {
        PlannedMeeting(
          team: "SMP", title: "SMP, soon", moment: MeetingMoment($0)!, location: "Online", note: nil)
      }
    let calendar = try readCalendar(GroupCalendar.text(source))
    let events = calendar.components.filter { $0.name == "VEVENT" }
    #expect(
      events.map { $0["DTSTART"] } == ["20270324T110000", "20270407T110000", "20270421T110000", "20270505"])
    #expect(events[0]["UID"] == "meeting-smp-2027-03-24@moot")
    #expect(events[0].properties.first { $0.name == "DTSTART" }?.parameters == ["TZID": "Europe/Bucharest"])
    let zone = try #require(calendar.components.first)
    #expect(zone["TZID"] == "Europe/Bucharest")
    let changes = zone.components.map { "\($0.name) \($0["DTSTART"] ?? "") \($0["TZOFFSETTO"] ?? "")" }
    #expect(changes.contains("DAYLIGHT 20270328T030000 +0300"))
    #expect(changes.contains("STANDARD 20271031T040000 +0200"))

    source.zone = nil
    let plain = try readCalendar(GroupCalendar.text(source)).components.filter { $0.name == "VEVENT" }
    #expect(
      plain.map { $0["DTSTART"] } == ["20270324T090000Z", "20270407T080000Z", "20270421T110000", "20270505"])
  }

  @Test("The end of a last call is an event")
  func lastCall() throws {
    var source = try source([])
    let text =
      "---\nschema: 1\ntitle: Locks\nstatus: last-call\nauthors: [Ada]\nlast-call-until: 2026-12-01\n---\n"
    source.proposals = [
      Proposal(
        number: try #require(ProposalNumber(3)), folder: "proposals/0003-locks",
        draft: ProposalReader.draft(source: text, file: "p").0, versions: [], runs: [], diagnostics: [])
    ]
    let event = try #require(try readCalendar(GroupCalendar.text(source)).components.last)
    #expect(event["UID"] == "last-call-0003@moot" && event["DTSTART"] == "20261201")
    #expect(event["SUMMARY"] == "Last call ends: 0003 Locks")
  }

  @Test(
    "Whatever a note says, the calendar is valid",
    arguments: [
      "", ",;:\\\"", String(repeating: "漢字😀", count: 200), String(repeating: "x", count: 10_000),
      "a\r\nb\rc\u{2028}d",
      "e\u{301}" + String(repeating: "\u{301}", count: 100), "\u{0}\u{7F}\u{85}", "BEGIN:VEVENT",
    ])
  func anyText(text: String) throws {
    for length in 0..<8 {
      let item = sampleItem(
        String(repeating: "é", count: length) + text, owners: [text],
        links: [text, "https://example.org/<x>"],
        due: length == 0 ? "9999-12-31" : "2026-11-2\(length)")
      var source = try source([item])
      source.name = text
      source.meetings = [
        PlannedMeeting(
          team: text, title: text, moment: MeetingMoment(date: today), location: text, note: text)
      ]
      source.zone = NamedTimeZone(name: text, offsets: try #require(sampleZone()))
      _ = try readCalendar(GroupCalendar.text(source))
    }
  }

  @Test("A calendar of nothing is valid too")
  func empty() throws {
    var source = try source([])
    source.zone = nil
    #expect(try readCalendar(GroupCalendar.text(source)).components.map(\.name) == ["VTIMEZONE"])
  }

  @Test("The meetings to come are those with a note and, while the rhythm is kept, four more")
  func planned() throws {
    func meeting(_ day: String) -> Meeting {
      Meeting(
        file: "m/\(day).md", title: "SMP, \(day)", date: CalendarDate(iso: day), datetimeOffset: nil,
        teams: ["smp"], participants: [], actions: [])
    }
    func planned(_ days: [String], _ today: String) throws -> [String] {
      let meetings = days.map(meeting)
      let texts = Dictionary(
        uniqueKeysWithValues: days.map {
          ("m/\($0).md", "---\ntitle: SMP, \($0)\ndatetime: \($0)T11:00:00+02:00\nlocation: Online\n---\n")
        })
      return PlannedMeeting.list(
        TeamMeetings(team: "smp", among: meetings, WorkspaceConfiguration()), texts: texts,
        from: try #require(CalendarDate(iso: today)), in: sampleZone()
      ).map { "\($0.moment) \($0.title)\($0.note == nil ? "" : " noted")" }
    }
    let days = ["2026-10-28", "2026-11-11", "2026-11-25"]
    #expect(
      try planned(days, "2026-11-23") == [
        "2026-11-25T11:00:00+02:00 SMP, 2026-11-25 noted", "2026-12-09T11:00:00+02:00 SMP, 2026-12-09",
        "2026-12-23T11:00:00+02:00 SMP, 2026-12-23", "2027-01-06T11:00:00+02:00 SMP, 2027-01-06",
        "2027-01-20T11:00:00+02:00 SMP, 2027-01-20",
      ])
    #expect(try planned(days, "2027-01-01").count == 4)
    #expect(try planned(days, "2027-03-01").isEmpty)
    #expect(try planned(Array(days.prefix(2)), "2026-11-12").isEmpty)
  }
}
