import Testing

@testable import Workspace

@Suite("Calendar dates")
struct CalendarDateTests {
  @Test("Every day of four centuries survives the round trip, and weekdays follow one another")
  func roundTrip() throws {
    var expected = CalendarDate(daysSinceEpoch: -135_140).weekday.rawValue
    for days in -135_140...11_000 {
      let date = CalendarDate(daysSinceEpoch: days)
      #expect(date.daysSinceEpoch == days && date.weekday.rawValue == expected)
      expected = expected % 7 + 1
    }
  }

  @Test(
    "Days that do not exist are nil",
    arguments: [
      (2023, 2, 29), (1900, 2, 29), (2023, 13, 1), (2023, 0, 1), (2023, 4, 31), (0, 1, 1), (10_000, 1, 1),
      (2023, 1, 0),
    ])
  func impossible(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  @Test("ISO text is read and written exactly", arguments: ["2024-02-29", "0001-01-01", "9999-12-31"])
  func iso(text: String) {
    #expect(CalendarDate(iso: text)?.description == text)
  }

  @Test(
    "Text that only resembles ISO is nil",
    arguments: ["2023-1-05", "2023-01-5", "20230105", "2023/01/05", " 2023-01-05", ""])
  func notISO(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test("Ends of weeks and months")
  func ends() throws {
    let date = try #require(CalendarDate(iso: "2023-11-15"))
    #expect(date.weekday == .wednesday)
    #expect(date.endOfWeek().description == "2023-11-19")
    #expect(date.endOfWeek(weeksOn: 1).description == "2023-11-26")
    #expect(date.endOfMonth().description == "2023-11-30")
    #expect(date.endOfMonth(monthsOn: 3).description == "2024-02-29")
    #expect(CalendarDate(iso: "2024-01-31")?.adding(months: 1).description == "2024-02-29")
    #expect(date.onOrAfter(.wednesday) == date)
    #expect(date.onOrAfter(.tuesday).description == "2023-11-21")
    #expect(CalendarDate(iso: "9999-12-31")?.adding(days: 5).description == "9999-12-31")
  }

  @Test(
    "Dates as arguments",
    arguments: [
      ("today", "2023-11-15"), ("Tomorrow", "2023-11-16"), ("friday", "2023-11-17"), ("+7d", "2023-11-22"),
      ("-2w", "2023-11-01"), ("+1m", "2023-12-15"), ("2024-01-01", "2024-01-01"), ("wed", "2023-11-15"),
    ])
  func arguments(text: String, expected: String) throws {
    let today = try #require(CalendarDate(iso: "2023-11-15"))
    #expect(CalendarDate(argument: text, today: today)?.description == expected)
  }

  @Test(
    "Arguments that are no dates", arguments: ["", "+d", "7d", "fr", "+7y", "2023-02-30", "+99999999999999d"])
  func noArguments(text: String) throws {
    let today = try #require(CalendarDate(iso: "2023-11-15"))
    #expect(CalendarDate(argument: text, today: today) == nil)
  }
}
