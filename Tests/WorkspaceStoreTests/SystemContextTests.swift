import Testing
import Workspace

@testable import WorkspaceStore

@Suite("Surroundings")
struct SystemContextTests {
  func context(at seconds: Int) -> SystemContext {
    SystemContext(
      workingDirectory: "/", stateHome: "/s", cacheHome: "/c", now: { seconds },
      randomDigits: { String(repeating: "0", count: $0) })
  }

  @Test("Today is the group's day, not the machine's")
  func today() {
    // 2023-11-27 22:30 UTC is half past midnight in Bucharest.
    let context = context(at: 1_701_124_200)
    #expect(context.today(in: "Europe/Bucharest")?.description == "2023-11-28")
    #expect(context.today(in: "UTC")?.description == "2023-11-27")
    #expect(context.today(in: "America/New_York")?.description == "2023-11-27")
  }

  @Test(
    "A time zone that does not exist is not taken for UTC", arguments: ["Europe/Nowhere", "../etc", "", "/"])
  func unknownZone(_ zone: String) {
    #expect(context(at: 0).today(in: zone) == nil)
  }

  @Test(
    "The day turns at midnight, in summer time and out of it, before and after the last recorded change",
    arguments: [
      // zone, a moment before local midnight, the day; a second later it is the next one
      ("Europe/Bucharest", 1_679_781_599, "2023-03-25"), ("Europe/Bucharest", 1_679_864_399, "2023-03-26"),
      ("Europe/Bucharest", 1_698_526_799, "2023-10-28"), ("Europe/Bucharest", 1_698_616_799, "2023-10-29"),
      ("Europe/Bucharest", 4_086_449_999, "2099-06-29"), ("America/New_York", 1_699_156_799, "2023-11-04"),
      ("America/New_York", 1_699_246_799, "2023-11-05"), ("Australia/Sydney", 4_070_955_599, "2099-01-01"),
      ("Asia/Kolkata", 1_700_850_599, "2023-11-24"), ("America/Sao_Paulo", -618_008_401, "1950-06-01"),
    ])
  func midnights(_ zone: String, _ moment: Int, _ day: String) throws {
    let last = try #require(context(at: moment).today(in: zone))
    let next = try #require(context(at: moment + 1).today(in: zone))
    #expect(next - last == 1, "\(last) \(next)")
    #expect(last.description == day)
  }

  @Test("Moments are written in UTC")
  func moments() {
    #expect(context(at: 1_700_816_405).timestamp() == "2023-11-24T09:00:05Z")
    #expect(context(at: 1_700_816_405).compactTimestamp() == "20231124T090005Z")
  }
}
