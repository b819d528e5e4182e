import ArgumentParser
import Workspace
import WorkspaceStore

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a new proposal from the template, or adopt an existing document.",
    discussion: """
      The template is templates/proposal.md of the workspace, else Moot's own. With --from the document becomes \
      the proposal's body as it is; its title is TITLE, else the one it has.

      Examples:
        moot new "A lock protocol for the page table"
        moot new --from design.md
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Argument(help: "The proposal's title; may be left out with --from.")
  var title: String?

  @Option(
    name: .customLong("from"), help: ArgumentHelp("Adopt this Markdown document.", valueName: "file"),
    completion: .file(extensions: ["md"]))
  var source: String?

  func validate() throws {
    if source == nil, title?.trimmingSpaces.isEmpty ?? true {
      throw ValidationError("Give the proposal a title, or a document with --from.")
    }
  }

  func run() async throws {
    let folder = try workspace.open()
    let today = try workspace.today(in: folder)
    let number: ProposalNumber
    if let source {
      number = try await folder.adoptProposal(title: title, from: source, today: today)
    } else {
      number = try await folder.createProposal(title: title ?? "", today: today)
    }
    Output.write(try folder.draftPath(number) + "\n")
    Output.note(
      "proposal \(number) is a draft; `moot edit \(number)` opens it, `moot publish \(number) -m …` publishes"
    )
  }
}
