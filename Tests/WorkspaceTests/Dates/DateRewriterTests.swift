import Testing
import Workspace

@Suite("Rewriting a date") struct DateRewriterTests {
  @Test(
    "Another day is written in the style of what stood there",
    arguments: [
      ("SMP WG, November 11, 2026", "SMP WG, March 3, 2027"),
      ("Security WG, March 10th, 2023", "Security WG, March 3rd, 2027"),
      ("Maintainers: 11 Nov 2026 (online)", "Maintainers: 3 Mar 2027 (online)"),
      ("Sync on Wednesday, May 20, 2026", "Sync on Wednesday, March 3, 2027"),
      ("Notes of 2026-11-11", "Notes of 2027-03-03"), ("Notes of 2026/11/11", "Notes of 2027/03/03"),
      ("Răzvan's call, Nov. 11", "Răzvan's call, Mar. 3"), ("11.11.2026 planning", "2027-03-03 planning"),
      ("Release 0.13, June 5th", "Release 0.13, March 3rd"),
    ])
  func styles(text: String, expected: String) throws {
    let day = try #require(CalendarDate(iso: "2027-03-03"))
    #expect(DateRewriter.rewriting(text, to: day) == expected)
  }

  @Test(
    "A title without a day is left alone",
    arguments: ["SMP working group", "", "See you tomorrow", "Call 12"])
  func none(text: String) throws {
    let day = try #require(CalendarDate(iso: "2027-03-03"))
    #expect(DateRewriter.rewriting(text, to: day) == nil)
  }
}
