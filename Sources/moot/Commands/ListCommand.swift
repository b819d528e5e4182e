import ArgumentParser
import Workspace
import WorkspaceStore

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the proposals.",
    discussion: """
      Example:
        moot list --json
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let (proposals, diagnostics) = try workspace.open().proposals()
    if json {
      Output.write(document(proposals, diagnostics).document)
      return
    }
    Output.report(diagnostics)
    Output.write(text(proposals))
  }

  private func text(_ proposals: [Proposal]) -> String {
    guard !proposals.isEmpty else {
      return
        "No proposals yet; `moot new TITLE` writes one, `moot new --from FILE` takes an existing document.\n"
    }
    var table = TextTable([
      .init(title: "NO", style: .cyan), .init(title: "STATUS"), .init(title: "VERSION"),
      .init(title: "RUNS", alignment: .right), .init(title: "TITLE", style: .bold, isFlexible: true),
      .init(title: "AUTHORS"),
    ])
    for proposal in proposals {
      // A star as git's prompt has it: the draft is ahead of what is published.
      let ahead = proposal.latest != nil && proposal.hasUnpublishedChanges ? "*" : ""
      table.append([
        proposal.number.description, proposal.draft.status.rawValue,
        (proposal.latest?.number.description ?? "-") + ahead, String(proposal.runs.count),
        proposal.draft.title, proposal.draft.authors.map(Self.nameAlone).joined(separator: ", "),
      ])
    }
    return table.text(width: Output.width, ink: .standard)
  }

  /// `Name` of `Name <email>`.
  private static func nameAlone(_ author: String) -> String {
    author.split(separator: "<", maxSplits: 1).first.map { $0.trimmingSpaces } ?? author
  }

  private func document(_ proposals: [Proposal], _ diagnostics: [Diagnostic]) -> JSONValue {
    .object([
      ("schema", .integer(1)),
      (
        "proposals",
        .array(
          proposals.map { proposal in
            .object([
              ("number", .integer(proposal.number.value)),
              ("folder", .string(proposal.folder)),
              ("title", .string(proposal.draft.title)),
              ("status", .string(proposal.draft.status.rawValue)),
              ("authors", .strings(proposal.draft.authors)),
              ("reviewers", .strings(proposal.draft.reviewers)),
              ("created", .optional(proposal.draft.created?.description)),
              ("version", .optional(proposal.latest?.number.value)),
              ("unpublished_changes", .bool(proposal.hasUnpublishedChanges)),
              ("runs", .strings(proposal.runs.map(\.id))),
            ])
          })
      ),
      ("diagnostics", .array(diagnostics.map(DiagnosticRecord.json))),
    ])
  }
}

extension StringProtocol {
  /// Without white space at either end.
  var trimmingSpaces: String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
