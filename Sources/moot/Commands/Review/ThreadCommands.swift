import ArgumentParser
import Workspace
import WorkspaceStore

/// A thread of a proposal, as people type it.
struct ThreadReference: ParsableArguments {
  @OptionGroup var proposal: ProposalReference

  @Argument(
    help: ArgumentHelp(
      "The thread: its name, or how it begins or ends; `moot status N` names them.", valueName: "thread"))
  var thread: String
}

extension WorkspaceOptions {
  /// Answers a thread.
  func answer(
    _ reference: ThreadReference, _ kind: ReviewEvent.Kind, _ message: MessageText, isOptional: Bool,
    asDraft: Bool = false
  ) async throws {
    let folder = try open()
    let number = try reference.proposal(in: folder)
    let thread = try folder.thread(reference.thread, of: folder.proposal(number))
    if kind == .resolve, !thread.isOpen { throw CommandFailure("thread \(thread.id) is resolved already") }
    if kind == .unresolve, thread.isOpen { throw CommandFailure("thread \(thread.id) is open already") }
    let body = try message.text(for: "Your answer to: \(thread.summary)", isOptional: isOptional)
    try await add(
      NewReviewEvent(kind, thread: thread.id, body: body), to: number, in: folder, asDraft: asDraft)
  }
}

struct ReplyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reply", abstract: "Answer a thread.",
    discussion: """
      Example:
        moot reply 1 3fa9 -m "The table's own lock, until the walk is over."
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ThreadReference
  @Flag(help: "Keep it, unsent, until `moot drafts N --send`.") var draft = false
  @OptionGroup var message: MessageText

  func run() async throws {
    try await workspace.answer(reference, .reply, message, isOptional: false, asDraft: draft)
  }
}

struct ResolveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Say that a thread is settled.",
    discussion: """
      Example:
        moot resolve 1 3fa9 -m "Met in v3"
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ThreadReference
  @OptionGroup var message: MessageText

  func run() async throws { try await workspace.answer(reference, .resolve, message, isOptional: true) }
}

struct UnresolveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unresolve", abstract: "Open a resolved thread again.",
    discussion: """
      Example:
        moot unresolve 1 3fa9 -m "v4 lost it again"
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ThreadReference
  @OptionGroup var message: MessageText

  func run() async throws { try await workspace.answer(reference, .unresolve, message, isOptional: true) }
}
