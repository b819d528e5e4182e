import ArgumentParser
import Workspace
import WorkspaceStore

struct UndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back what Moot wrote last in this copy of the workspace.",
    discussion: """
      The files get their old bytes; under `commit: event` that is a new commit. The events before are undone by \
      further calls, up to fifty. An undo is refused where a file changed since, and where a version, a run, a review \
      event or a decision is on a remote already: others have it.

      Examples:
        moot undo
        moot undo --list
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Flag(name: .customLong("list"), help: "Show what can be undone, newest first, and change nothing.")
  var isList = false

  func run() async throws {
    let folder = try workspace.open()
    if isList {
      let events = folder.undoableEvents()
      guard !events.isEmpty else { return Output.write("Nothing can be undone here.\n") }
      return Output.write(Self.table(events).text(width: Output.width, ink: .standard))
    }
    let event = try await folder.undo()
    for file in event.files { Output.write(Output.safe(file) + "\n") }
    Output.note("undone: \(event.subject)")
  }

  private static func table(_ events: [UndoableEvent]) -> TextTable {
    var table = TextTable([
      .init(title: "WHEN", style: .cyan), .init(title: "WHAT", isFlexible: true), .init(title: "FILES"),
    ])
    for event in events {
      table.append([event.at, event.subject, event.files.joined(separator: ", ")])
    }
    return table
  }
}
