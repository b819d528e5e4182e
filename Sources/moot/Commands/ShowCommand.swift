import ArgumentParser
import Workspace
import WorkspaceStore

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a proposal: its state and its text.",
    discussion: """
      The text is the draft's, or that of a published version.

      Examples:
        moot show 1
        moot show 1 --version 2
        moot show 1 --version 2 --numbers      with the lines that `moot comment --at L10-12` means
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  @Option(name: .customLong("version"), help: ArgumentHelp("A published version.", valueName: "v"))
  var shownVersion: String?

  @Flag(help: "The whole file with its lines numbered. (default version: the newest)")
  var numbers = false

  func run() throws {
    let folder = try workspace.open()
    let proposal = try folder.proposal(reference(in: folder))
    Output.report(proposal.diagnostics)
    let version = try shownVersion.map { try folder.version($0, of: proposal) }
    if numbers {
      Output.write(Self.numbered(version?.source ?? proposal.latest?.source ?? proposal.draft.source))
      return
    }
    let claims = version == nil ? folder.claims(of: proposal, under: .here).summary : ""
    let text = Self.header(proposal, version, claims) + "\n" + (version?.body ?? proposal.draft.body)
    // On a terminal nothing of the file may drive it; a pipe gets the bytes.
    Output.write(Output.isTerminal ? Output.safe(text) : text)
  }

  private static func numbered(_ source: String) -> String {
    let text = SourceText(bytes: Array(source.utf8), file: "")
    let width = String(text.lines.count).count
    return (1...max(1, text.lines.count)).map { line in
      let number = String(line)
      let margin = String(repeating: " ", count: width - number.count) + number
      return "\(margin)  \(DisplayText.escaped(text.text(ofLine: line) ?? ""))\n"
    }.joined()
  }

  private static func header(
    _ proposal: Proposal, _ version: ProposalVersion?, _ claims: String
  ) -> String {
    let draft = proposal.draft
    var lines = ["\(proposal.number)  \(version?.title ?? draft.title)"]
    func add(_ label: String, _ value: String?) {
      if let value, !value.isEmpty { lines.append("\(label.padded(toWidth: 10))\(value)") }
    }
    add("Status", draft.status.rawValue)
    add("Authors", (version?.authors ?? draft.authors).joined(separator: ", "))
    add("Reviewers", draft.reviewers.joined(separator: ", "))
    if let version {
      add("Version", "\(version.number), \(version.published.map { "published \($0)" } ?? "")")
      add("Changes", version.changes)
    } else {
      let ahead = proposal.hasUnpublishedChanges ? "; the draft below is ahead of it" : ""
      add(
        "Version", proposal.latest.map { "\($0.number) is published\(ahead)" } ?? "nothing is published yet")
    }
    add("Evidence", proposal.runs.isEmpty ? nil : proposal.runs.map(\.id).joined(separator: ", "))
    add("Claims", claims)
    add("File", version.map { "\(proposal.folder)/\($0.number).md" } ?? "\(proposal.folder)/proposal.md")
    return lines.map { $0 + "\n" }.joined()
  }
}
