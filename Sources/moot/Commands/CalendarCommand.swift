import ArgumentParser
import Workspace
import WorkspaceStore

struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "Write promises and meetings as an iCalendar file.",
    discussion: """
      Every open promise with a day is an event of that day, or a task with --todos; the next meetings stand in the \
      group's time zone, an hour long as notes tell no end, and last calls on the day they end. A calendar that \
      fetches the file again finds the same entries under the same identifiers. No clock is read: the same files and \
      the same --as-of give the same bytes.

      Examples:
        moot calendar -o group.ics
        moot calendar --owner RV --todos > mine.ics
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var selection: ActionSelection

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"),
    completion: .file(extensions: ["ics"]))
  var output: String?

  @Flag(help: "Promises as tasks (VTODO), which not every calendar shows.")
  var todos = false

  func run() throws {
    let folder = try workspace.open()
    let today = try workspace.today(in: folder)
    let index = try folder.openIndex()
    Output.report(summaryOf: try index.diagnostics())
    let isWanted = try selection.filter(in: index)
    let rows = try index.agenda(today: today).promises.filter { isWanted($0.item) }
    var source = GroupCalendar.Source(name: folder.displayName, today: today)
    source.agenda = .build(rows: rows, today: today)
    source.meetings = try folder.plannedMeetings(
      team: selection.team, among: index.meetings(), from: today)
    source.proposals = folder.proposals().0
    source.zone = folder.timeZone()
    source.asTasks = todos
    let text = GroupCalendar.text(source)
    if let output {
      try folder.writeFile(text, to: output)
      Output.note("wrote the calendar to \(output)")
    } else {
      Output.write(Output.isTerminal ? Output.safe(text.replacing("\r\n", with: "\n")) : text)
    }
  }
}
