import Testing
import Workspace

@Suite("When a meeting is") struct MeetingMomentTests {
  @Test(
    "A moment is read in any spelling and written in one",
    arguments: [
      ("2026-11-11T11:00:00+02:00", "2026-11-11T11:00:00+02:00"),
      ("2026-11-11T10:00+02:00", "2026-11-11T10:00:00+02:00"),
      ("2026-11-11 10:30", "2026-11-11T10:30:00"), ("2026-11-11T10:30:05.123Z", "2026-11-11T10:30:05+00:00"),
      ("2026-11-11T10:30:00 -0330", "2026-11-11T10:30:00-03:30"), ("2026-11-11", "2026-11-11"),
      ("2026-11-11T25:00:00+02:00", "2026-11-11"), ("2026-11-11T11:00:00+2", "2026-11-11T11:00:00"),
      ("2026-11-11T10:30:05Z", "2026-11-11T10:30:05+00:00"), ("2026-11-11T10:60:05Z", "2026-11-11"),
      ("2026-11-11 at noon", "2026-11-11"), ("2026-11-11T:::", "2026-11-11"),
    ])
  func spellings(text: String, expected: String) { #expect(MeetingMoment(text)?.description == expected) }

  @Test("What begins with no day is no moment", arguments: ["", "11:00", "2026-13-01T10:00:00Z", "soon"])
  func none(text: String) { #expect(MeetingMoment(text) == nil) }

  @Test(
    "On another day the clock on the group's wall shows the same, and the offset is that day's",
    arguments: [
      ("2026-10-14T11:00:00+03:00", "2026-10-28", "2026-10-28T11:00:00+02:00"),
      ("2026-03-18T11:00:00+02:00", "2026-04-01", "2026-04-01T11:00:00+03:00"),
      // Written with another place's offset: 10:00 there is 11:00 in Bucharest.
      ("2026-05-20T10:00:00+02:00", "2026-11-25", "2026-11-25T11:00:00+02:00"),
      ("2026-07-01T08:00:00Z", "2026-07-15", "2026-07-15T11:00:00+03:00"),
      ("2026-07-01T11:00", "2026-12-15", "2026-12-15T11:00:00+02:00"),
      // In Bucharest it is the next day: these notes go by another clock.
      ("2026-07-01T23:30:00+00:00", "2026-12-15", "2026-12-15T23:30:00+00:00"),
      ("2026-07-01", "2026-12-15", "2026-12-15"),
    ])
  func moved(text: String, day: String, expected: String) throws {
    let moment = try #require(MeetingMoment(text))
    let date = try #require(CalendarDate(iso: day))
    let zone = try #require(sampleZone())
    #expect(moment.moved(to: date, in: zone).description == expected)
  }

  @Test("Without a zone the time is kept as written")
  func noZone() throws {
    let moment = try #require(MeetingMoment("2026-10-14T11:00:00+03:00"))
    let date = try #require(CalendarDate(iso: "2026-12-15"))
    #expect(moment.moved(to: date, in: nil).description == "2026-12-15T11:00:00+03:00")
  }
}
