import ArgumentParser
import Workspace
import WorkspaceStore

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what changed between two versions, or a version and the draft.",
    discussion: """
      Without versions: from the newest published one to the draft; with one, from it to the draft.

      Examples:
        moot diff 1
        moot diff 1 v1 v2 --word
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  @Argument(help: "The old version, such as v1. (default: the newest)")
  var from: String?

  @Argument(help: "The new version, or `draft`. (default: draft)")
  var to: String?

  @Flag(help: "Mark the words that changed inside lines.")
  var word = false

  func run() throws {
    let folder = try workspace.open()
    let proposal = try folder.proposal(reference(in: folder))
    Output.report(proposal.diagnostics)
    guard let latest = proposal.latest else {
      throw CommandFailure(
        "nothing of proposal \(proposal.number) is published yet, so there is nothing to compare with; "
          + "`moot publish \(proposal.number) -m …` publishes it")
    }
    let old = try from.map { try folder.version($0, of: proposal) } ?? latest
    let new = try to.flatMap { $0 == "draft" ? nil : $0 }.map { try folder.version($0, of: proposal) }
    let names = (
      "\(proposal.number) \(old.number)", "\(proposal.number) \(new?.number.description ?? "draft")"
    )
    let text = DiffText.unified(
      old: old.body, new: new?.body ?? proposal.draft.body, names: names, word: word, ink: .standard)
    if text.isEmpty { Output.note("no difference between \(names.0) and \(names.1)") }
    Output.write(text)
  }
}
