import ArgumentParser
import Workspace
import WorkspaceStore

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a proposal as one self-contained document.",
    discussion: """
      Metadata, the body with each claim's outcome, how it stands, versions with their changes, the evidence as tables \
      and pictures, the review with its threads, and the decision with its seal. Claims are decided by text and runs \
      alone, so that the same files and the same --as-of give the same bytes on every machine. In Markdown pictures \
      are drawn in characters; with --assets they are SVG files that the document links to. A page of HTML holds them \
      itself, and loads nothing.

      Examples:
        moot export 1 -o proposal-0001.md
        moot export 1 -o proposal-0001.md --assets pictures
        moot export 1 -o proposal-0001.html
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("Markdown or a page of HTML. (default: as the file's name ends, else md)"))
  var format: Format?

  @Option(
    help: ArgumentHelp("Write the pictures as SVG files into this folder and link them.", valueName: "dir"),
    completion: .directory)
  var assets: String?

  @Option(
    name: .customLong("version"),
    help: ArgumentHelp("A published version. (default: the draft)", valueName: "v"))
  var exportedVersion: String?

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case markdown = "md"
    case html
  }

  /// The one that is asked for, else the one that the file's name ends like.
  private var chosenFormat: Format {
    let name = (output ?? "").lowercased()
    return format ?? (name.hasSuffix(".html") || name.hasSuffix(".htm") ? .html : .markdown)
  }

  func validate() throws {
    if assets != nil, chosenFormat == .html {
      throw ValidationError("--assets is for Markdown; a page of HTML holds its pictures itself")
    }
  }

  func run() throws {
    let folder = try workspace.open()
    let number = try reference(in: folder)
    let proposal = try folder.proposal(number)
    Output.report(proposal.diagnostics)
    let version = try exportedVersion.map { try folder.version($0, of: proposal).number }
    let pictures = try assets.map { try folder.exportPictures(of: proposal, into: $0, for: output) }
    let text = try folder.export(
      number, version: version, asOf: workspace.today(in: folder),
      as: chosenFormat == .html ? .html : .markdown(pictures ?? .text))
    if let output {
      try folder.writeFile(text, to: output)
      Output.note("exported proposal \(number) to \(output)")
    } else {
      Output.write(Output.isTerminal ? Output.safe(text) : text)
    }
  }
}
