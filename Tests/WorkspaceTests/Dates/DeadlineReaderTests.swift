import Testing

@testable import Workspace

/// Of a meeting on Wednesday, 15 November 2023.
private let meeting = CalendarDate(iso: "2023-11-15")

@Suite("Deadlines")
struct DeadlineReaderTests {
  @Test(
    "Each date rule reads its own example",
    arguments: DateRule.all.map { ($0.name, $0.example.text, $0.example.date) })
  func rules(name: String, text: String, date: String) {
    let reading = DeadlineReader.read("Send it by \(text).", meeting: meeting)
    #expect(reading.deadline?.description == date)
    #expect(reading.rule == name)
    #expect(reading.phrase == "by \(text)")
    #expect(reading.problems.isEmpty)
  }

  @Test(
    "Words before a date make it a deadline",
    arguments: [
      ("Finish the patch until Saturday", "2023-11-18"),
      ("Reply no later than Monday, November 20, 2023, on the list", "2023-11-20"),
      ("Hard deadline for the paper: December 1", "2023-12-01"),
      ("Have it ready by our next meeting on Friday", "2023-11-17"),
      ("Tag the build by the 0.9 freeze (Thursday, November 30, 2023)", "2023-11-30"),
      ("Write the report on Friday", "2023-11-17"),
      ("Prepare numbers for tomorrow", "2023-11-16"),
      ("Look at the crash this week", "2023-11-19"),
      ("Come back to it in a week's time.", "2023-11-22"),
      ("Done in two week time, by November 28, 2023", "2023-11-28"),
      ("Rebase it, in a couple of weeks", "2023-11-29"),
      ("Post the summary EOD", "2023-11-15"),
      ("Port the driver (1-2 weeks)", "2023-11-29"),
      ("Port the driver (Friday)", "2023-11-17"),
      ("Show it at the allocator call on Tuesday, November 21, 2023", "2023-11-21"),
      ("Send the draft by Jan. 10", "2024-01-10"),
      ("Announce the talk by Friday", "2023-11-17"),
      ("Merge https://x.org/pull/3 by 2023-11-20: see 2023-10-01", "2023-11-20"),
      ("By 21.11.2023, write the tests", "2023-11-21"),
    ])
  func deadlines(text: String, date: String) {
    #expect(DeadlineReader.read(text, meeting: meeting).deadline?.description == date)
  }

  @Test(
    "Other dates are no deadlines",
    arguments: [
      "Schedule a call on Thursday, November 23, 2023", "Announce the workshop on Saturday, full day.",
      "Announce the kick-off call: Friday, November 17, 2023, 4pm CET.",
      "Meet the students starting with Monday",
      "Run the tests every Friday", "Fix what broke last week",
      "Tag two releases: December 19 + January 29th",
      "Find a good time next week", "Review #476 for release 0.13", "Answer soon",
      "Release it in late November",
      "Collect slides for the hackathon on Saturday", "Ping Ana and schedule a meeting next week",
      "Move Friday's call", "Write up what we discussed today", "Look at https://x.org/2023-11-20/by-friday",
      "Rework step 3 may 2 of the plan", "Discuss at the next meeting", "Keep a diary from Monday",
      "Wait for version 2023.11.20.1", "Either 11/12/2023 or never", "Report weekly",
    ])
  func traps(text: String) {
    #expect(DeadlineReader.read(text, meeting: meeting).deadline == nil)
  }

  @Test("A weekday that contradicts its date is reported, and the date stands")
  func weekdayContradiction() {
    let reading = DeadlineReader.read("Send it by Monday, November 28, 2023", meeting: meeting)
    #expect(reading.deadline?.description == "2023-11-28")
    #expect(reading.problems.map(\.offset) == [11])
    #expect(reading.problems.first?.message.contains("is a Tuesday") == true)
  }

  @Test(
    "An impossible day is reported and is no deadline",
    arguments: [
      "Do it by November 292, 2023", "Do it on Tuesday, February 30, 2024", "Do it by 2023-13-01",
      "Do it by the 31st of June",
    ])
  func impossible(text: String) {
    let reading = DeadlineReader.read(text, meeting: meeting)
    #expect(reading.deadline == nil)
    #expect(reading.problems.count == 1)
  }

  @Test("Two days named for one are reported")
  func disagreement() {
    let reading = DeadlineReader.read("Do it by tomorrow, November 20, 2023", meeting: meeting)
    #expect(reading.deadline?.description == "2023-11-20")
    #expect(reading.problems.count == 1)
  }

  @Test("Without the meeting's day only a full date is a deadline")
  func noMeeting() {
    #expect(DeadlineReader.read("by Friday", meeting: nil).deadline == nil)
    #expect(DeadlineReader.read("by May 3", meeting: nil).deadline == nil)
    #expect(DeadlineReader.read("by May 3, 2024", meeting: nil).deadline?.description == "2024-05-03")
  }

  @Test(
    "Any text is read without a crash",
    arguments: [
      "", "by", "by by by", "in 99999999999999 weeks", "in 1000 months", "end of", "Monday,", "\u{2019}s",
      "'", "May", "27th of",
      "(Friday", "2023-", "1/2/3/4/5", "next next next week", String(repeating: "by Friday ", count: 10_000),
    ])
  func robust(text: String) {
    _ = DeadlineReader.read(text, meeting: CalendarDate(iso: "9999-12-31"))
  }
}
