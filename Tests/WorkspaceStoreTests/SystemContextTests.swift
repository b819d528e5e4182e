import Testing
import Workspace

@testable import WorkspaceStore

@Suite("Surroundings", .serialized)
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

  @Test("Moments are written in UTC")
  func moments() {
    #expect(context(at: 1_700_816_405).timestamp() == "2023-11-24T09:00:05Z")
    #expect(context(at: 1_700_816_405).compactTimestamp() == "20231124T090005Z")
  }
}
