import ArgumentParser
import Workspace
import WorkspaceStore

struct DecideCommand: AsyncParsableCommand {
  enum Choice: String, ExpressibleByArgument, CaseIterable {
    case accept, reject

    var outcome: Decision.Outcome {
      switch self {
      case .accept: .accepted
      case .reject: .rejected
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Accept or reject a proposal after its last call.",
    discussion: """
      Writes decision.md, which names the bytes of everything that was decided on: the version, its runs and its \
      review. `moot verify` checks them, and so does git alone, with `git hash-object --no-filters FILE`.

      Example:
        moot decide 1 accept -m "Agreed on 5 December." --minutes meetings/2026-12-05-smp.md:42
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  @Argument(help: "accept or reject.") var choice: Choice

  @Option(
    help: ArgumentHelp("The note where it was talked about, and the line.", valueName: "file:line"),
    completion: .file())
  var minutes: String?

  @OptionGroup var message: MessageText

  func run() async throws {
    let folder = try workspace.open()
    let number = try reference(in: folder)
    let today = try workspace.today(in: folder)
    if let minutes { try folder.requireMinutes(minutes) }
    let proposal = try folder.proposal(number)
    let rationale = try message.text(for: "Why \(number) is \(choice.outcome.rawValue)")
    let decision = try await folder.decide(
      number, choice.outcome, rationale: rationale, minutes: minutes, today: today)
    Output.write("\(proposal.decisionPath)\n")
    Output.note(
      "proposal \(number) is \(decision.outcome.rawValue) as of \(decision.version); "
        + "the seal names \(decision.sealed.count) files")
  }
}
