import ArgumentParser
import Workspace
import WorkspaceStore

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a proposal: its state and its text.",
    discussion: """
      The text is the draft's, or that of a published version. Shown on a terminal it counts as read: `moot diff N \
      --since-read` tells what changed since. A pipe may go to a program that nobody looks at, so there it counts only \
      with --mark-read.

      Examples:
        moot show 1
        moot show 1 --version 2
        moot show 1 --version 2 --numbers      with the lines that `moot comment --at L10-12` means
        moot show 1 --mark-read | less
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  @Option(name: .customLong("version"), help: ArgumentHelp("A published version.", valueName: "v"))
  var shownVersion: String?

  @Flag(help: "The whole file with its lines numbered. (default version: the newest)")
  var numbers = false

  @Flag(help: "Take the text as read, whatever the output goes to.")
  var markRead = false

  func run() throws {
    let folder = try workspace.open()
    let proposal = try folder.proposal(reference(in: folder))
    Output.report(proposal.diagnostics)
    let version = try shownVersion.map { try folder.version($0, of: proposal) }
    if numbers {
      let shown = version ?? proposal.latest
      Output.write(Self.numbered(shown?.source ?? proposal.draft.source))
      return try noteReading(shown, proposal, folder)
    }
    let claims = version == nil ? folder.claims(of: proposal, under: .here).summary : ""
    let text = Self.header(proposal, version, claims) + "\n" + (version?.body ?? proposal.draft.body)
    // On a terminal nothing of the file may drive it; a pipe gets the bytes.
    Output.write(Output.isTerminal ? Output.safe(text) : text)
    try noteReading(version, proposal, folder)
  }

  private func noteReading(
    _ version: ProposalVersion?, _ proposal: Proposal, _ folder: WorkspaceFolder
  ) throws {
    guard markRead || Output.isTerminal else { return }
    do {
      try folder.markRead(version.map { ProposalText($0) } ?? ProposalText(proposal.draft), of: proposal)
    } catch {
      if markRead { throw error }
      // Nobody asked for it, and the text is shown.
      Output.note("warning: not marked as read: \(error)")
    }
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
