import ArgumentParser
import Workspace
import WorkspaceStore

struct AttachCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach", abstract: "Add a benchmark run to a proposal, as evidence that never changes.",
    discussion: """
      Example:
        moot attach 1 20231124T090000Z-7c1e
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  @Argument(help: "The run's id or its beginning; `moot runs` lists them.")
  var run: String

  func run() async throws {
    let folder = try workspace.open()
    let number = try reference(in: folder)
    let attached = try await folder.attach(runID: run, to: number)
    Output.note("attached run \(attached.id) to proposal \(number)")
  }
}
