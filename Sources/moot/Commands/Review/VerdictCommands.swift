import ArgumentParser
import Workspace
import WorkspaceStore

extension WorkspaceOptions {
  /// Casts a verdict on the newest version, and says what is missing still.
  func cast(_ verdict: Verdict, _ reference: ProposalReference, _ message: MessageText) async throws {
    let folder = try open()
    let number = try reference(in: folder)
    let body = try message.text(for: "Why", isOptional: verdict != .requestChanges)
    let before = try folder.proposal(number)
    try await add(NewReviewEvent(.verdict(verdict), body: body), to: number, in: folder, asDraft: false)
    let proposal = try folder.proposal(number)
    if before.draft.status == .lastCall, proposal.draft.status == .review {
      Output.note("the last call is over: proposal \(number) is in review again")
    }
    let missing = try folder.standing(of: proposal, today: today(in: folder)).missing
    Output.note(
      "missing to accept \(number): \(missing.isEmpty ? "nothing" : missing.joined(separator: "; "))")
  }
}

struct ApproveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve a proposal's newest version.",
    discussion: """
      A verdict is for the bytes of that version alone: the next one has none.

      Example:
        moot approve 1
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference
  @OptionGroup var message: MessageText

  func run() async throws { try await workspace.cast(.approve, reference, message) }
}

struct RequestChangesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request-changes",
    abstract: "Say what a proposal's newest version needs before it is accepted.",
    discussion: """
      In a last call this is an objection: it ends the call, and the proposal is in review again.

      Example:
        moot request-changes 1 -m "The order of the locks is not stated."
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference
  @OptionGroup var message: MessageText

  func run() async throws { try await workspace.cast(.requestChanges, reference, message) }
}

struct AbstainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "abstain", abstract: "Say that you read the newest version and leave it to others.",
    discussion: """
      Example:
        moot abstain 1
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference
  @OptionGroup var message: MessageText

  func run() async throws { try await workspace.cast(.abstain, reference, message) }
}
