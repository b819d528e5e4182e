import ArgumentParser
import Workspace
import WorkspaceStore

struct JoinCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Say that action items are one and the same promise.",
    discussion: """
      Moot follows a promise through the notes by owner, links and words. Where it misses one, a line under \
      `promises` in moot.yaml joins them; `moot split` takes it back.

      Example:
        moot join 3fa9c1 0e77aa
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Argument(help: ArgumentHelp("Two items or more: id or FILE:LINE.", valueName: "ref"))
  var references: [String]

  func run() async throws {
    let folder = try workspace.open()
    let items = try references.map { try folder.findItem($0) }
    let change = try await folder.joinPromises(items)
    Output.note("\(change.summary) (\(change.file))")
  }
}

struct SplitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split", abstract: "Say that a new promise begins with an action item.",
    discussion: """
      Example:
        moot actions --explain 0e77aa          what it was joined with, and why
        moot split 0e77aa
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var item: ItemReference

  func run() async throws {
    let folder = try workspace.open()
    let item = try folder.findItem(item.reference)
    let change = try await folder.splitPromise(before: item)
    Output.note("\(change.summary) (\(change.file))")
  }
}
