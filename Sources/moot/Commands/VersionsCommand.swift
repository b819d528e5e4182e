import ArgumentParser
import Workspace
import WorkspaceStore

struct VersionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "versions", abstract: "List a proposal's published versions and what changed in each.",
    discussion: """
      Example:
        moot versions 1
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let folder = try workspace.open()
    let proposal = try folder.proposal(reference(in: folder))
    if json {
      Output.write(document(proposal).document)
      return
    }
    Output.report(proposal.diagnostics)
    guard !proposal.versions.isEmpty else {
      Output.write(
        "Nothing of proposal \(proposal.number) is published yet; "
          + "`moot publish \(proposal.number) -m …` does it.\n")
      return
    }
    var table = TextTable([
      .init(title: "VERSION", style: .cyan), .init(title: "PUBLISHED"), .init(title: "BY"),
      .init(title: "CHANGES", isFlexible: true),
    ])
    for version in proposal.versions {
      table.append([
        version.number.description, version.published?.description ?? "", version.by ?? "", version.changes,
      ])
    }
    Output.write(table.text(width: Output.width, ink: .standard))
  }

  private func document(_ proposal: Proposal) -> JSONValue {
    .object([
      ("schema", .integer(1)),
      ("proposal", .integer(proposal.number.value)),
      (
        "versions",
        .array(
          proposal.versions.map { version in
            .object([
              ("version", .integer(version.number.value)),
              ("file", .string("\(proposal.folder)/\(version.number).md")),
              ("title", .string(version.title)),
              ("published", .optional(version.published?.description)),
              ("by", .optional(version.by)),
              ("changes", .string(version.changes)),
            ])
          })
      ),
      ("diagnostics", .array(proposal.diagnostics.map(DiagnosticRecord.json))),
    ])
  }
}
