import Testing

@testable import Workspace

@Suite("Roster") struct RosterTests {
  private func meeting(
    _ day: String, in team: String = "smp", _ participants: [String], owners: [[String]] = []
  ) -> Meeting {
    var number = 0
    let actions = owners.map { owners in
      number += 1
      return item(owners, day, team, "Task \(number)")
    }
    return Meeting(
      file: "\(day)-\(team).md", title: nil, date: CalendarDate(iso: day), datetimeOffset: nil, teams: [team],
      participants: participants, actions: actions)
  }

  private func item(_ owners: [String], _ day: String, _ team: String = "smp", _ text: String = "x")
    -> ActionItem
  {
    var item = sampleItem(text, owners: owners, on: day)
    item.teams = [team]
    return item
  }

  private func configured(_ id: String, _ name: String, _ initials: String, from: String?, until: String?)
    -> Person
  {
    var person = Person(id: id, name: name)
    person.initials = [initials]
    person.teams = ["smp"]
    person.from = from.flatMap { CalendarDate(iso: $0) }
    person.until = until.flatMap { CalendarDate(iso: $0) }
    return person
  }

  @Test("Participants are people, however their names are written, with the initials their items carry")
  func derived() throws {
    let roster = Roster(
      people: [],
      meetings: [
        meeting("2026-10-07", ["RăzvanV", "Marco", "RăzvanD"], owners: [["RV"], ["MS", "RD"]]),
        meeting("2026-10-21", ["Razvan V", "Marco"], owners: [["RV"], ["Everyone"], ["QQ"]]),
      ])
    #expect(roster.entries.map(\.person.name) == ["Marco", "RăzvanD", "RăzvanV"])
    #expect(roster.entries.map(\.person.initials) == [["MS"], ["RD"], ["RV"]])
    #expect(roster.entries.map(\.meetings) == [2, 1, 2])
    #expect(roster.entries[2].person.aliases == ["Razvan V"])
    #expect(roster.entries[2].firstSeen == CalendarDate(iso: "2026-10-07"))
    #expect(roster.strangers.map(\.text) == ["QQ"])
    #expect(roster.ambiguities == [])
  }

  @Test("A shortened name is the full one's, unless it could be two people's")
  func shortened() {
    let roster = Roster(
      people: [],
      meetings: [
        meeting("2026-10-07", ["Sairaj", "Răzvan", "Marc"]),
        meeting("2026-10-21", ["Sairaj Kodilkar (SK)", "RăzvanV", "Marco"], owners: [["SK"]]),
        meeting("2026-11-04", ["Sairaj K", "RăzvanD"]),
      ])
    #expect(
      roster.entries.map(\.person.name) == [
        "Marc", "Marco", "Răzvan", "RăzvanD", "RăzvanV", "Sairaj Kodilkar",
      ])
    #expect(roster.entries[5].person.aliases == ["Sairaj", "Sairaj K"])
    #expect(roster.entries[5].person.initials == ["SK"])
    #expect(roster.people(called: "razvan").count == 1)
    #expect(roster.people(called: "razv").count == 3)
  }

  @Test("The same initials were two people: the time tells which, and the ambiguity is shown")
  func ambiguous() throws {
    let roster = Roster(
      people: [],
      meetings: [
        meeting("2021-10-06", ["Simon Kern", "Ana"], owners: [["SK"]]),
        meeting("2022-03-02", ["Simon Kern"], owners: [["SK"]]),
        meeting("2024-03-06", ["Sairaj Kodil", "Ana"], owners: [["SK"]]),
      ])
    #expect(roster.ambiguities.map(\.text) == ["SK"])
    #expect(roster.people(called: "sk").map(\.person.name) == ["Sairaj Kodil", "Simon Kern"])
    let simon = roster.filter("simon")
    #expect(simon.matches(item(["SK"], "2022-02-02")))
    #expect(!simon.matches(item(["SK"], "2024-03-06")))
    let both = roster.filter("SK")
    #expect(both.matches(item(["SK"], "2022-02-02")) && both.matches(item(["SK"], "2024-03-06")))
  }

  @Test("At the same time the team tells which") func teams() {
    let roster = Roster(
      people: [],
      meetings: [
        meeting("2026-10-07", in: "smp", ["Simon Kern"], owners: [["SK"]]),
        meeting("2026-10-08", in: "docs", ["Sara Klein"], owners: [["SK"]]),
      ])
    #expect(roster.filter("sara").matches(item(["SK"], "2026-10-21", "docs")))
    #expect(!roster.filter("sara").matches(item(["SK"], "2026-10-21", "smp")))
  }

  @Test("moot.yaml comes first: its names, aliases, teams and days") func configuration() throws {
    var simon = configured("sk-simon", "Simon", "SK", from: nil, until: "2023-06-30")
    simon.aliases = ["Sim the Second"]
    let sairaj = configured("sk", "Sairaj", "SK", from: "2023-07-01", until: nil)
    let roster = Roster(
      people: [simon, sairaj],
      meetings: [meeting("2023-05-02", ["Simon"]), meeting("2023-08-01", ["Sairaj", "Ana"])])
    #expect(roster.entries.map(\.isConfigured) == [false, true, true])
    #expect(roster.entries.map(\.meetings) == [1, 1, 1])
    for typed in ["simon", "SK-Simon", "sim the second", "second"] {
      #expect(roster.filter(typed).matches(item(["SK"], "2023-06-01")), "\(typed)")
      #expect(!roster.filter(typed).matches(item(["SK"], "2023-07-05")), "\(typed)")
    }
    #expect(roster.filter("sairaj").matches(item(["Sairaj"], "2023-07-05")))
  }

  @Test("Nobody known is found as an owner is written") func unknown() {
    let roster = Roster(people: [], meetings: [])
    #expect(roster.filter("qq").matches(item(["QQ"], "2026-10-07")))
    #expect(!roster.filter("q").matches(item(["QQ"], "2026-10-07")))
    #expect(roster.filter("").matches(item([], "2026-10-07")))
  }

  @Test("The roster as YAML reads back as these people") func yaml() {
    let roster = Roster(
      people: [],
      meetings: [meeting("2026-10-07", ["No", "Ana: the first, [sic]", "RăzvanV"], owners: [["RV"]])])
    let (configuration, problems) = WorkspaceConfiguration.read(source: roster.yaml, file: "moot.yaml")
    #expect(problems == [])
    #expect(configuration.people.map(\.name) == roster.entries.map(\.person.name))
    #expect(configuration.people.map(\.initials) == roster.entries.map(\.person.initials))
  }
}
