import ArgumentParser
import Workspace
import WorkspaceStore

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a proposal as one self-contained Markdown document.",
    discussion: """
      Metadata, the body with each claim's outcome, versions with their changes, and the evidence as tables and \
      pictures. Claims are decided by text and runs alone, so that the same files and the same --as-of give the same \
      bytes on every machine. Pictures are drawn in characters; with --assets they are SVG files that the document \
      links to.

      Examples:
        moot export 1 -o proposal-0001.md
        moot export 1 -o proposal-0001.md --assets pictures
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("Write the pictures as SVG files into this folder and link them.", valueName: "dir"),
    completion: .directory)
  var assets: String?

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
    let pictures = try assets.map { try folder.exportPictures(of: proposal, into: $0, for: output) }
    let text = try folder.export(
      number, version: version, asOf: workspace.today(in: folder), pictures: pictures ?? .text)
    if let output {
      try folder.writeFile(text, to: output)
      Output.note("exported proposal \(number) to \(output)")
    } else {
      Output.write(Output.isTerminal ? Output.safe(text) : text)
    }
  }
}
