import ArgumentParser
import Workspace
import WorkspaceStore

/// The item a command changes.
struct ItemReference: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The item: the beginning of its id, at least four digits, or FILE:LINE.", valueName: "ref"))
  var reference: String
}

extension WorkspaceOptions {
  /// Changes one item and says what became of it.
  func change(
    _ reference: ItemReference, _ change: (CalendarDate) throws -> NoteEditor.Change
  ) async throws {
    let folder = try open()
    let today = try today(in: folder)
    let item = try folder.findItem(reference.reference)
    let receipt = try folder.change(item, change(today))
    await folder.record([receipt.file], receipt.summary)
    Output.note(receipt.summary + " (\(receipt.file):\(receipt.item.line))")
  }
}

struct DoneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "done", abstract: "Mark an action item done, in its note's own line.",
    discussion: """
      Only the item's first line changes: `RV: [x] … (done 2023-11-24)`.

      Examples:
        moot done 3fa9c1
        moot done meetings/2023-11-15-smp.md:68
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var item: ItemReference

  func run() async throws { try await workspace.change(item) { .done(on: $0) } }
}

struct DropCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop", abstract: "Mark an action item dropped: nobody will do it.",
    discussion: """
      Example:
        moot drop 3fa9c1
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var item: ItemReference

  func run() async throws { try await workspace.change(item) { .dropped(on: $0) } }
}

struct MoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Give an action item another day.",
    discussion: """
      The date is written at the end of the item's line, `(due 2023-12-04)`, and overrides what its words say.

      Example:
        moot move 3fa9c1 +7d
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var item: ItemReference

  @Argument(help: "The new day: \(CalendarDate.argumentForms).")
  var date: String

  func run() async throws {
    try await workspace.change(item) { .moved(to: try workspace.date(date, today: $0, option: "DATE")) }
  }
}

struct ReopenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Take back that an action item is done or dropped.",
    discussion: """
      Example:
        moot reopen 3fa9c1
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var item: ItemReference

  func run() async throws { try await workspace.change(item) { _ in .reopened } }
}
