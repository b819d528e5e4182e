import Testing
import Workspace

@Suite("WorkspaceConfiguration") struct WorkspaceConfigurationTests {
  private func read(_ source: String) -> (WorkspaceConfiguration, [String]) {
    let (configuration, problems) = WorkspaceConfiguration.read(source: source, file: "moot.yaml")
    return (configuration, problems.map(\.description))
  }

  @Test("An empty file is a configuration of defaults")
  func empty() {
    let (configuration, problems) = read("")
    #expect(configuration == WorkspaceConfiguration())
    #expect(problems.isEmpty)
    #expect(configuration.commit == .event)
  }

  @Test("Every key is read")
  func everything() {
    let (configuration, problems) = read(
      """
      schema: 1
      group: SMP working group
      timezone: Europe/Bucharest
      notes: ["meetings/**/*.md", "old/*.md"]
      people:
        - {id: rv, name: RăzvanV, initials: [RV], aliases: [Razvan V], emails: [rv@example.org], teams: [smp], from: 2022-10-01}
        - id: sk-simon
          name: Simon
          initials: [SK]
          until: 2023-06-30
      review: {approvals: 2, last-call-days: 7, deciders: [rd]}
      meetings: {smp: {path: "meetings/{date}-smp.md", every: 14d}}
      commit: manual
      signoff: yes
      sync: {remote: origin, branch: main}
      """)
    #expect(problems.isEmpty)
    #expect(configuration.group == "SMP working group")
    #expect(configuration.timezone == "Europe/Bucharest")
    #expect(configuration.notes == ["meetings/**/*.md", "old/*.md"])
    #expect(configuration.people.map(\.name) == ["RăzvanV", "Simon"])
    #expect(configuration.people[0].aliases == ["Razvan V"])
    #expect(configuration.people[0].from == CalendarDate(iso: "2022-10-01"))
    #expect(configuration.people[1].until == CalendarDate(iso: "2023-06-30"))
    #expect(configuration.review.approvals == 2)
    #expect(configuration.review.lastCallDays == 7)
    #expect(configuration.review.deciders == ["rd"])
    #expect(configuration.meetings["smp"] == MeetingSeries(path: "meetings/{date}-smp.md", everyDays: 14))
    #expect(configuration.commit == .manual)
    #expect(configuration.signoff)
  }

  @Test("Bad values keep the default and are told with their line")
  func badValues() {
    let (configuration, problems) = read(
      """
      schema: 2
      group: Ours
      commit: sometimes
      signoff: maybe
      review: {approvals: many}
      colour: blue
      people:
        - {name: Nobody}
      meetings: {smp: {path: notes.md}}
      """)
    #expect(configuration.group == "Ours")
    #expect(configuration.commit == .event)
    #expect(
      problems == [
        "moot.yaml:1: warning: schema '2' is not known; this Moot reads schema 1",
        "moot.yaml:3: warning: 'commit' is one of event, manual",
        "moot.yaml:4: warning: 'signoff' is true or false",
        "moot.yaml:5: warning: 'approvals' needs a number",
        "moot.yaml:6: warning: unknown key 'colour'",
        "moot.yaml:8: warning: a person needs an `id`",
        "moot.yaml:9: warning: the meetings of 'smp' need a `path` with {date} in it",
      ])
  }

  @Test("Days that nobody can count on from today are told with their line, and the default stays")
  func hugeNumbers() {
    let (configuration, problems) = read(
      """
      review: {last-call-days: 9223372036854775807}
      meetings: {smp: {path: "{date}.md", every: 9223372036854775807d}}
      """)
    #expect(configuration.review.lastCallDays == nil && configuration.meetings["smp"]?.everyDays == nil)
    #expect(
      problems == [
        "moot.yaml:1: warning: 'last-call-days' is too large; 36600 is the most",
        "moot.yaml:2: warning: 'every' is a number of days such as 14d",
      ])
    #expect(read("review: {last-call-days: 36600}\n").0.review.lastCallDays == 36_600)
  }

  @Test("A file that is no map is an error and nothing else")
  func noMap() {
    let (configuration, problems) = read("- one\n- two\n")
    #expect(configuration == WorkspaceConfiguration())
    #expect(problems.count == 1)
  }
}
