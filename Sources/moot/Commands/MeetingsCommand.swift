import ArgumentParser
import Workspace
import WorkspaceStore

struct MeetingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meetings", abstract: "List the meeting notes that Moot found.",
    discussion: """
      Example:
        moot meetings --diagnostics            what Moot could not make sense of, with file and line
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: ArgumentHelp("Only this team's meetings.", valueName: "team"))
  var team: String?

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(help: "Show what is wrong with the notes instead, one line each.")
  var diagnostics = false

  func run() throws {
    let notes = try workspace.open().readNotes()
    if diagnostics, !json {
      Output.write(notes.diagnostics.map { Output.safe($0.description) + "\n" }.joined())
      return
    }
    let wanted = team?.lowercased()
    let meetings = notes.meetings.filter { meeting in
      wanted.map { meeting.teams.map { $0.lowercased() }.contains($0) } ?? true
    }
    if json {
      Output.write(document(meetings, notes.diagnostics).document)
    } else {
      Output.report(summaryOf: notes.diagnostics)
      Output.write(text(meetings))
    }
  }

  private func text(_ meetings: [Meeting]) -> String {
    guard !meetings.isEmpty else {
      return ActionText.noNotes
    }
    var table = TextTable([
      .init(title: "DATE"), .init(title: "TEAM"), .init(title: "TITLE", style: .bold, isFlexible: true),
      .init(title: "ACTIONS", alignment: .right), .init(title: "PEOPLE", alignment: .right),
      .init(title: "NOTE", style: .faint),
    ])
    for meeting in meetings {
      table.append([
        meeting.date?.description ?? "", meeting.teams.joined(separator: ", "), meeting.title ?? "",
        String(meeting.actions.count), String(meeting.participants.count), meeting.file,
      ])
    }
    return table.text(width: Output.width, ink: .standard)
  }

  private func document(_ meetings: [Meeting], _ diagnostics: [Diagnostic]) -> JSONValue {
    .object([
      ("schema", .integer(1)),
      ("meetings", .array(meetings.map(Self.record))),
      ("diagnostics", .array(diagnostics.map(DiagnosticRecord.json))),
    ])
  }

  private static func record(_ meeting: Meeting) -> JSONValue {
    .object([
      ("file", .string(meeting.file)),
      ("title", .optional(meeting.title)),
      ("date", .optional(meeting.date?.description)),
      ("datetime_offset", .optional(meeting.datetimeOffset)),
      ("teams", .strings(meeting.teams)),
      ("participants", .strings(meeting.participants)),
      ("actions", .integer(meeting.actions.count)),
    ])
  }
}
