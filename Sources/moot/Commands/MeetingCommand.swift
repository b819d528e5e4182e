import ArgumentParser
import Workspace
import WorkspaceStore

struct MeetingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meeting", abstract: "Prepare a meeting.",
    subcommands: [NewMeetingCommand.self])
}

struct NewMeetingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write the note of the next meeting, with its agenda.",
    discussion: """
      The day is the last meeting's and the group's rhythm from there, today or later: `every` under `meetings:` in \
      moot.yaml, else the median of the last meetings. Time of day, place, participants and headings are those of \
      the team's last notes, the time zone moot.yaml's. Open promises stand under the agenda by owner, with their \
      age as it will be on that day and a link to the first note; they are no TODOs of the new note. A note that is \
      there already is never touched.

      The text is made from templates/meeting.md where the workspace has one.

      Examples:
        moot meeting new
        moot meeting new --team smp --date friday --dry-run
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: ArgumentHelp("The team that meets; needed where there are several.", valueName: "team"))
  var team: String?

  @Option(
    help: ArgumentHelp("The day of the meeting. (default: by the group's rhythm)", valueName: "date"))
  var date: String?

  @Flag(name: .customLong("dry-run"), help: "Print the note instead of writing it.")
  var isDryRun = false

  func run() async throws {
    let folder = try workspace.open()
    let today = try workspace.today(in: folder)
    let day = try date.map { try workspace.date($0, today: today, option: "--date") }
    let note = try folder.nextNote(team: team, date: day, today: today)
    if case .assumed(let days)? = note.rhythm {
      Output.note(
        "how often the group meets is not known yet, \(days) days are assumed; --date gives another day, and "
          + "`every` under `meetings:` in moot.yaml the rhythm")
    }
    if isDryRun {
      Output.note("would write \(note.path)")
      Output.write(Output.isTerminal ? Output.safe(note.text) : note.text)
      return
    }
    try await folder.create(note)
    Output.write(Output.safe(note.path) + "\n")
  }
}
