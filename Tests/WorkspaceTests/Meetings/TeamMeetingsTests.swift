import Testing
import Workspace

@Suite("A team's meetings") struct TeamMeetingsTests {
  private func meeting(_ day: String, teams: [String] = ["smp"], file: String? = nil) -> Meeting {
    Meeting(
      file: file ?? "meetings/\(day)-smp.md", title: nil, date: CalendarDate(iso: day), datetimeOffset: nil,
      teams: teams, participants: [], actions: [])
  }

  private func team(_ days: String..., series: MeetingSeries? = nil) -> TeamMeetings {
    var configuration = WorkspaceConfiguration()
    if let series { configuration.meetings["smp"] = series }
    return TeamMeetings(team: "SMP", among: days.map { meeting($0) }, configuration)
  }

  private func next(_ team: TeamMeetings, _ today: String) throws -> String {
    let day = try #require(CalendarDate(iso: today))
    return try #require(team.nextDates(from: day, count: 1).first).description
  }

  @Test("The rhythm is what is configured, else the median of the last gaps in whole weeks, else two weeks")
  func rhythm() {
    let series = MeetingSeries(path: "m/{date}.md", everyDays: 21)
    #expect(team("2026-10-14", "2026-10-28", series: series).rhythm == .configured(21))
    // One meeting was left out and one moved by a day.
    #expect(team("2026-09-02", "2026-09-16", "2026-10-14", "2026-10-29").rhythm == .observed(14))
    #expect(team("2026-11-02", "2026-11-03", "2026-11-04").rhythm == .observed(1))
    #expect(team("2026-11-04").rhythm == .assumed(14))
    // A break of half a year is no rhythm.
    #expect(team("2026-04-08", "2026-10-28").rhythm == .assumed(14))
    #expect(team("2026-04-01", "2026-04-08", "2026-10-28", "2026-11-04").rhythm == .observed(7))
    #expect(team("2026-11-04", "2026-11-04").rhythm == .assumed(14))
  }

  @Test("The next meeting is in the rhythm from the last one and never in the past")
  func next() throws {
    let team = team("2026-10-28", "2026-11-11")
    #expect(try next(team, "2026-11-11") == "2026-11-25")
    #expect(try next(team, "2026-11-25") == "2026-11-25")
    #expect(try next(team, "2026-11-26") == "2026-12-09")
    #expect(try next(team, "2027-11-26") == "2027-12-08")
    #expect(try next(team, "2026-01-01") == "2026-11-25")
    #expect(try next(self.team(), "2026-11-26") == "2026-11-26")
    let days = team.nextDates(from: CalendarDate(iso: "2026-11-23")!, count: 3)
    #expect(days.map(\.description) == ["2026-11-25", "2026-12-09", "2026-12-23"])
  }

  @Test(
    "The note's path is the configured one, else the last one's with its day replaced",
    arguments: [
      ("meetings/2026-12-20-smp.md", "meetings/2027-01-03-smp.md"),
      ("notes/2026/2026-12-20.md", "notes/2027/2027-01-03.md"),
      ("smp-2026-12-20.md", "smp-2027-01-03.md"), ("2026-12-20/notes.md", "2027-01-03/notes.md"),
      ("notes/smp-call.md", "notes/2027-01-03-smp.md"),
    ])
  func paths(last: String, expected: String) throws {
    let day = try #require(CalendarDate(iso: "2027-01-03"))
    let own = TeamMeetings(team: "smp", among: [meeting("2026-12-20", file: last)], WorkspaceConfiguration())
    #expect(own.path(on: day) == expected)
    var configuration = WorkspaceConfiguration()
    configuration.meetings["SMP"] = MeetingSeries(path: "x/{date}.md", everyDays: nil)
    let series = TeamMeetings(team: "smp", among: [meeting("2026-12-20", file: last)], configuration)
    #expect(series.path(on: day) == "x/2027-01-03.md")
    let new = TeamMeetings(team: "plat re/arch", among: [], WorkspaceConfiguration())
    #expect(new.path(on: day) == "meetings/2027-01-03-plat-re-arch.md")
  }

  @Test("A team is the one that is named, spelled as in the notes, or the only one")
  func choice() throws {
    let two = [meeting("2026-10-14", teams: ["Docs"]), meeting("2026-10-28", teams: ["SMP"])]
    let none = WorkspaceConfiguration()
    #expect(throws: TeamMeetings.ChoiceProblem.several(["SMP", "Docs"])) {
      try TeamMeetings.choose(nil, among: two, none)
    }
    #expect(throws: TeamMeetings.ChoiceProblem.unknown("spm", known: ["SMP", "Docs"])) {
      try TeamMeetings.choose("spm", among: two, none)
    }
    #expect(try TeamMeetings.choose("docs", among: two, none).team == "Docs")
    #expect(try TeamMeetings.choose(nil, among: [two[0]], none).team == "Docs")
    #expect(try TeamMeetings.choose(nil, among: [], none).team == nil)
    #expect(try TeamMeetings.choose("smp", among: [], none).team == "smp")
    var configured = none
    configured.meetings["smp"] = MeetingSeries(path: "{date}.md", everyDays: nil)
    #expect(try TeamMeetings.choose(nil, among: two, configured).team == "SMP")
  }
}
