import ArgumentParser
import Workspace
import WorkspaceStore

struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Publish the draft as the next version, which never changes again.",
    discussion: """
      The first publication moves a draft into review.

      Example:
        moot publish 1 -m "Split the leaf lock"
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  @Option(name: .shortAndLong, help: ArgumentHelp("What changed, in a sentence.", valueName: "changes"))
  var message: String

  func validate() throws {
    if message.trimmingSpaces.isEmpty { throw ValidationError("-m: say in a sentence what changed.") }
  }

  func run() async throws {
    let folder = try workspace.open()
    let number = try reference(in: folder)
    let version = try await folder.publish(number, changes: message, today: workspace.today(in: folder))
    Output.write("\(try folder.proposal(number).folder)/\(version).md\n")
    Output.note("published proposal \(number) \(version)")
  }
}
