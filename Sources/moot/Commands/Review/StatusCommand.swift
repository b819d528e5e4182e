import ArgumentParser
import Workspace
import WorkspaceStore

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say whose turn it is, since when, and what is missing to decide.",
    discussion: """
      Without a number every open proposal has a row for each person it waits for; yours come first. With one its \
      verdicts, its threads and where their comments stand in the newest version.

      Examples:
        moot status
        moot status 1
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Argument(help: ArgumentHelp("The proposal's number. (default: all that are open)", valueName: "n"))
  var number: String?

  @Flag(help: "Show resolved threads too.")
  var all = false

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() async throws {
    let folder = try workspace.open()
    let today = try workspace.today(in: folder)
    let me = await folder.identity()
    let review = ReviewText(people: folder.people, me: me, today: today, showsResolved: all)
    if let number {
      let proposal = try folder.proposal(folder.proposalNumber(number))
      Output.report(proposal.diagnostics)
      let standing = folder.standing(of: proposal, today: today)
      Output.write(
        json
          ? ReviewRecord.document([(proposal, standing)], withThreads: true).document
          : review.text(proposal, standing))
      return
    }
    let (proposals, diagnostics) = folder.proposals()
    let standings = proposals.map { ($0, folder.standing(of: $0, today: today)) }
    if json {
      Output.write(ReviewRecord.document(standings, diagnostics).document)
      return
    }
    Output.report(diagnostics)
    Output.write(review.overview(standings.filter { $0.0.draft.status.isOpen }))
  }
}
