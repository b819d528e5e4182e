import ArgumentParser
import Workspace
import WorkspaceStore

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a proposal as one self-contained Markdown document.",
    discussion: """
      Metadata, body, versions with their changes, and the evidence as tables. The same files and the same \
      --as-of give the same bytes.

      Example:
        moot export 1 -o proposal-0001.md
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    name: .customLong("version"),
    help: ArgumentHelp("A published version. (default: the draft)", valueName: "v"))
  var exportedVersion: String?

  func run() throws {
    let folder = try workspace.open()
    let number = try reference(in: folder)
    let proposal = try folder.proposal(number)
    Output.report(proposal.diagnostics)
    let version = try exportedVersion.map { try folder.version($0, of: proposal).number }
    let text = try folder.export(number, version: version, asOf: workspace.today(in: folder))
    if let output {
      try folder.writeFile(text, to: output)
      Output.note("exported proposal \(number) to \(output)")
    } else {
      Output.write(Output.isTerminal ? Output.safe(text) : text)
    }
  }
}
