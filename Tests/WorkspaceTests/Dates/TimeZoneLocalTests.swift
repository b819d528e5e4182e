import Testing
import Workspace

@Suite("Time zones on the wall") struct TimeZoneLocalTests {
  private func local(_ day: String, _ hours: Int, _ minutes: Int = 0) throws -> Int {
    try #require(CalendarDate(iso: day)).daysSinceEpoch * 86_400 + hours * 3600 + minutes * 60
  }

  @Test("A time on the wall has its day's offset, also in the hours that are skipped and repeated")
  func offsets() throws {
    let zone = try #require(sampleZone())
    #expect(zone.offset(atLocal: try local("2026-01-15", 11)) == 7200)
    #expect(zone.offset(atLocal: try local("2026-07-15", 11)) == 10_800)
    // Clocks go from 3 to 4 on 29 March, and from 4 to 3 on 25 October.
    #expect(zone.offset(atLocal: try local("2026-03-29", 2, 59)) == 7200)
    #expect(zone.offset(atLocal: try local("2026-03-29", 3, 30)) == 7200)
    #expect(zone.offset(atLocal: try local("2026-03-29", 4)) == 10_800)
    #expect(zone.offset(atLocal: try local("2026-10-25", 2, 59)) == 10_800)
    #expect(zone.offset(atLocal: try local("2026-10-25", 3, 30)) == 10_800)
    #expect(zone.offset(atLocal: try local("2026-10-25", 4)) == 7200)
  }

  @Test("The changes of a year are found to the second")
  func changes() throws {
    let zone = try #require(sampleZone())
    let year = try local("2026-01-01", 0)..<local("2027-01-01", 0)
    let changes = zone.changes(in: year)
    #expect(changes.map(\.moment) == [try local("2026-03-29", 1), try local("2026-10-25", 1)])
    #expect(changes.map(\.from) == [7200, 10_800] && changes.map(\.to) == [10_800, 7200])
    let utc = try #require(sampleZone("UTC0"))
    #expect(utc.changes(in: year).isEmpty)
  }
}
