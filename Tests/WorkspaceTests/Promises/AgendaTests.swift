import Testing
import Workspace

@Suite("Agenda") struct AgendaTests {
  private let today = CalendarDate(iso: "2026-11-23")!

  @Test("Every promise stands in the one group that fits it")
  func groups() {
    let agenda = Agenda.build(
      [
        sampleItem("late", due: "2026-11-22"), sampleItem("due today", due: "2026-11-23"),
        sampleItem("due in a week", due: "2026-11-30"), sampleItem("due later", due: "2026-12-01"),
        sampleItem("no date", on: "2026-11-11"), sampleItem("nobody's", owners: [], on: "2026-11-11"),
        sampleItem("long ago", on: "2026-01-10"), sampleItem("no meeting", on: nil),
        sampleItem("finished", due: "2026-11-01", state: .done(today)),
        sampleItem("forgotten", on: "2025-01-10", state: .dropped(nil)),
      ], today: today)
    func texts(_ rows: [Agenda.Row]) -> [String] { rows.map(\.item.text) }
    #expect(texts(agenda.overdue) == ["late"])
    #expect(agenda.overdue[0].overdueDays == 1)
    #expect(texts(agenda.dueSoon) == ["due today", "due in a week"])
    #expect(texts(agenda.open) == ["due later", "no date", "no meeting"])
    #expect(texts(agenda.withoutOwner) == ["nobody's"])
    #expect(texts(agenda.old) == ["long ago"])
    #expect(texts(agenda.closed) == ["forgotten", "finished"])
    #expect(agenda.mentions.count == 10)
  }

  @Test("For people the nearest deadline comes first, and what has none last")
  func byDeadline() {
    let rows = Agenda.build(
      [
        sampleItem("later", due: "2026-11-30"), sampleItem("none"), sampleItem("sooner", due: "2026-11-25"),
        sampleItem("as soon", due: "2026-11-25"),
      ], today: today
    ).promises.byDeadline
    #expect(rows.map(\.item.text) == ["sooner", "as soon", "later", "none"])
  }

  @Test("A promise asked for twice is one row in the state of its last mention, and both mentions are kept")
  func lastMention() {
    let agenda = Agenda.build(
      [
        sampleItem("Agree on the workloads", on: "2026-10-14", due: "2026-10-20"),
        sampleItem("Agree on the workloads", on: "2026-10-28", state: .done(today)),
      ], today: today)
    #expect(agenda.overdue.isEmpty)
    #expect(agenda.closed.map(\.timesAsked) == [2])
    #expect(agenda.closed[0].firstAsked == CalendarDate(iso: "2026-10-14"))
    #expect(agenda.mentions.map(\.overdueDays) == [34, nil])
  }

  @Test(
    "An owner is found by initials and by name, without accents and case",
    arguments: [
      ("rv", "RV", true), ("RĂZVAN", "Răzvan V", true), ("razvan", "Ra\u{306}zvan V", true),
      ("r", "RV", false),
      ("rv", "RVX", false), ("sim", "Simon", true), ("@Simon", "Simon", true),
      ("kodi", "Sairaj Kodilkar", true),
      ("mon", "Simon", false), ("", "RV", true),
    ])
  func owners(text: String, owner: String, matches: Bool) {
    #expect(OwnerFilter(text).matches(sampleItem("x", owners: [owner])) == matches)
  }
}
