import ArgumentParser
import Workspace
import WorkspaceStore

struct LastCallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "last-call", abstract: "Start the last call: the days in which objections are still heard.",
    discussion: """
      It takes as many days as `review: {last-call-days: …}` in moot.yaml says, a week without that. Changes requested, \
      or a new version, end it early and take the proposal back into review.

      Examples:
        moot last-call 1
        moot last-call 1 --until 2026-12-18
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  @Option(help: ArgumentHelp("Its last day.", valueName: "date")) var until: String?

  func run() async throws {
    let folder = try workspace.open()
    let number = try reference(in: folder)
    let today = try workspace.today(in: folder)
    let end = try until.map { try workspace.date($0, today: today, option: "--until") }
    let last = try await folder.startLastCall(number, until: end, today: today)
    Output.note("proposal \(number) is in last call until \(last)")
  }
}

struct RedraftCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redraft",
    abstract: "Take a proposal out of review: it is a draft again until it is published.",
    discussion: """
      Example:
        moot redraft 1
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  func run() async throws {
    let folder = try workspace.open()
    let number = try reference(in: folder)
    try await folder.redraft(number, today: workspace.today(in: folder))
    Output.note("proposal \(number) is a draft again")
  }
}

struct WithdrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Withdraw a proposal that nobody argues for any more.",
    discussion: """
      Example:
        moot withdraw 1 -m "0004 does it better"
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference
  @OptionGroup var message: MessageText

  func run() async throws {
    let folder = try workspace.open()
    let number = try reference(in: folder)
    let reason = try message.text(for: "Why", isOptional: true)
    try await folder.withdraw(number, reason: reason, today: workspace.today(in: folder))
    Output.note("proposal \(number) is withdrawn")
  }
}

struct SupersedeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "supersede", abstract: "Say that another proposal takes an accepted one's place.",
    discussion: """
      Both drafts say so afterwards.

      Example:
        moot supersede 1 4
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  @Argument(help: "The proposal that takes its place.") var by: String

  func run() async throws {
    let folder = try workspace.open()
    let (number, other) = (try reference(in: folder), try folder.proposalNumber(by))
    try await folder.supersede(number, by: other, today: workspace.today(in: folder))
    Output.note("proposal \(number) is superseded by \(other)")
  }
}

struct AssignReviewerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign-reviewer", abstract: "Ask somebody to review a proposal.",
    discussion: """
      The person is one of moot.yaml, by id, name or initials, or anybody as `Name <email>`.

      Example:
        moot assign-reviewer 1 ms
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  @Argument(help: "Who.") var person: String

  func run() async throws {
    let folder = try workspace.open()
    let number = try reference(in: folder)
    Output.note("\(try await folder.assignReviewer(number, person)) reviews proposal \(number)")
  }
}
