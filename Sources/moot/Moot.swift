import ArgumentParser
import Glibc
import Synchronization
import TerminalUI
import Workspace
import WorkspaceStore

/// The program: `moot` alone opens the terminal interface, everything else is a subcommand.
struct Moot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moot",
    abstract:
      "Proposals with proof, and every promise kept: a terminal workbench for a systems working group.",
    discussion: """
      Without a subcommand Moot opens its terminal interface on the workspace: the nearest folder upwards with a \
      moot.yaml, else the folder itself. Any folder of meeting notes will do.

      Examples:
        moot                                   the terminal interface
        moot -C notes overdue                  who is late
        moot new "Lock protocol"               a proposal from the template
        moot bench frames --attach 1           measure for proposal 1
      """,
    version: MootVersion.current,
    groupedSubcommands: [
      CommandGroup(
        name: "Promises",
        subcommands: [
          OverdueCommand.self, ActionsCommand.self, DoneCommand.self, DropCommand.self, MoveCommand.self,
          ReopenCommand.self, AssignCommand.self, RewordCommand.self, JoinCommand.self, SplitCommand.self,
          PeopleCommand.self,
        ]),
      CommandGroup(
        name: "Meetings",
        subcommands: [
          MeetingsCommand.self, MeetingCommand.self, DigestCommand.self, CalendarCommand.self,
        ]),
      CommandGroup(
        name: "Proposals",
        subcommands: [
          InitCommand.self, ListCommand.self, NewCommand.self, ShowCommand.self, EditCommand.self,
          PublishCommand.self, VersionsCommand.self, DiffCommand.self, ExportCommand.self,
        ]),
      CommandGroup(name: "Review", subcommands: reviewCommands),
      CommandGroup(name: "Decision", subcommands: decisionCommands),
      CommandGroup(name: "Evidence", subcommands: evidenceCommands),
      CommandGroup(
        name: "Workspace",
        subcommands: [
          SearchCommand.self, CheckCommand.self, SyncCommand.self, UndoCommand.self, KeysCommand.self,
          DoctorCommand.self,
        ]),
    ])

  @OptionGroup var workspace: WorkspaceOptions

  func run() throws { try Self.openInterface(workspace) }

  static func openInterface(_ workspace: WorkspaceOptions) throws {
    let mended = Mutex<[String]>([])
    let folder = try workspace.openQuietly { text in mended.withLock { $0.append(text) } }
    let today = try workspace.today(in: folder)
    let code = try TerminalApplication.run(
      folder, today: today, mended: mended.withLock { $0 }, allowColour: Ink.isWanted)
    if code != 0 { throw ExitCode(code) }
  }
}

extension Moot {
  private static let reviewCommands: [any ParsableCommand.Type] = [
    StatusCommand.self, AssignReviewerCommand.self, CommentCommand.self, SuggestCommand.self,
    ApplyCommand.self, ReplyCommand.self, ResolveCommand.self, UnresolveCommand.self, DraftsCommand.self,
    ApproveCommand.self, RequestChangesCommand.self, AbstainCommand.self,
  ]

  private static let decisionCommands: [any ParsableCommand.Type] = [
    LastCallCommand.self, DecideCommand.self, RedraftCommand.self, WithdrawCommand.self,
    SupersedeCommand.self, VerifyCommand.self,
  ]

  private static let evidenceCommands: [any ParsableCommand.Type] = [
    BenchCommand.self, BenchmarkRoundCommand.self, RunsCommand.self, AttachCommand.self,
    CompareCommand.self, ClaimsCommand.self,
    ReproduceCommand.self,
  ]
}

@main
enum Program {
  static func main() {
    // A file too large for its limit is then an error of the write, which cleans up, and not a death.
    signal(SIGXFSZ, SIG_IGN)
    do {
      // Most starts have nothing to parse, and the first screen is there sooner.
      if CommandLine.argc == 1 { return try Moot.openInterface(.unsaid) }
      var command = try Moot.parseAsRoot()
      if let asynchronous = command as? any AsyncParsableCommand {
        // This thread only waits, so that the command has one user at a time.
        nonisolated(unsafe) let handedOver = asynchronous
        try Blocking.run {
          var command = handedOver
          try await command.run()
        }
      } else {
        try command.run()
      }
    } catch {
      exit(report(error))
    }
  }

  /// Says what went wrong and returns the exit code: 1 failed, 2 wrong usage; help and version are no failure.
  private static func report(_ error: any Error) -> CInt {
    switch error {
    case let error as StoreError:
      Output.note(error.description)
      return error.reason == .malformedReference ? 2 : 1
    case let error as CommandFailure:
      Output.note(error.message)
      return error.isWrongUsage ? 2 : 1
    default: break
    }
    let code = Moot.exitCode(for: error)
    let text = Moot.fullMessage(for: error, columns: Output.width)
    if code == .success {
      Output.write(text.isEmpty ? "" : text + "\n")
    } else if !text.isEmpty {
      Output.complain(text)
    }
    return code == .validationFailure ? 2 : code.rawValue
  }
}
