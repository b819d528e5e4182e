import ArgumentParser
import Workspace
import WorkspaceStore

/// Where a comment stands.
struct CommentPosition: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Lines of the version's file such as L10-12, or a heading. (default: the whole text)",
      valueName: "place"))
  var at: String?

  @Option(
    name: .customLong("version"),
    help: ArgumentHelp("The version it is about. (default: the newest)", valueName: "v"))
  var shownVersion: String?

  /// The version and the place in it.
  func resolve(_ proposal: Proposal, in folder: WorkspaceFolder) throws -> (ProposalVersion, CommentAnchor?) {
    let version = try shownVersion.map { try folder.version($0, of: proposal) } ?? proposal.latest
    guard let version else {
      throw CommandFailure(
        "nothing of proposal \(proposal.number) is published yet, so there is nothing to comment on; "
          + "`moot publish \(proposal.number) -m …` publishes it")
    }
    guard let at else { return (version, nil) }
    if let lines = Self.lines(at) {
      let count = SourceText(bytes: Array(version.source.utf8), file: "").lines.count
      guard lines.upperBound <= count else {
        throw CommandFailure(
          "--at: \(version.number) has \(count) lines; `moot show \(proposal.number) --version "
            + "\(version.number.value) --numbers` shows them", isWrongUsage: true)
      }
      let anchor = CommentAnchor(lines: lines, in: version.source)
      guard !anchor.quote.trimmingSpaces.isEmpty else {
        throw CommandFailure(
          "--at: \(at) of \(version.number) is empty; give lines with text", isWrongUsage: true)
      }
      return (version, anchor)
    }
    guard let anchor = CommentAnchor(heading: at, in: version.source) else {
      throw CommandFailure(
        "--at: \(version.number) has no heading '\(at)'; give one as it is written, or lines such as L10-12",
        isWrongUsage: true)
    }
    return (version, anchor)
  }

  /// `L10-12`, `L10-L12`, `L10`; nil for anything else, which is a heading.
  static func lines(_ text: String) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { end -> Int? in
      let digits = end.first == "L" || end.first == "l" ? end.dropFirst() : end
      guard (1...7).contains(digits.utf8.count) else { return nil }
      return Int(digits)
    }
    guard text.first == "L" || text.first == "l", (1...2).contains(ends.count), let first = ends[0],
      let last = ends[ends.count - 1], first >= 1, first <= last
    else { return nil }
    return first...last
  }
}

extension WorkspaceOptions {
  /// Adds an event, or keeps it as a draft, and says so.
  func add(
    _ new: NewReviewEvent, to number: ProposalNumber, in folder: WorkspaceFolder, asDraft: Bool
  ) async throws {
    if asDraft {
      _ = try folder.keepReviewDraft(new, for: number)
      Output.note("kept as a draft; `moot drafts \(number) --send` sends all of them")
      return
    }
    let events = try await folder.addReviewOrKeep([new], to: number, today: today(in: folder))
    let proposal = try folder.proposal(number)
    for event in events { Output.write("\(proposal.path(of: event))\n") }
  }
}

struct CommentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comment", abstract: "Comment on a version, on lines of it or on a section.",
    discussion: """
      A comment opens a thread. It stays with its text: in later versions it stands where the text went, and is told \
      to be moved, reworded, or gone. Without -m your editor opens.

      Examples:
        moot comment 1 --at L42-45 -m "The leaf lock is taken after the walk: who holds the table until then?"
        moot comment 1 --at "Locking protocol" --type question -m "Which lock comes first?"
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference
  @OptionGroup var position: CommentPosition

  @Option(
    help: ArgumentHelp(
      "What it wants: \(CommentType.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "type"))
  var type = CommentType.issue

  @Flag(help: "Keep it, unsent, until `moot drafts N --send`.")
  var draft = false

  @OptionGroup var message: MessageText

  func run() async throws {
    let folder = try workspace.open()
    let number = try reference(in: folder)
    let (version, anchor) = try position.resolve(folder.proposal(number), in: folder)
    let body = try message.text(for: "Your comment on \(number) \(version.number)")
    try await workspace.add(
      NewReviewEvent(.comment(type), version: version.number, anchor: anchor, body: body), to: number,
      in: folder,
      asDraft: draft)
  }
}

extension CommentType: ExpressibleByArgument {}

struct SuggestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest", abstract: "Suggest other words for lines of a version.",
    discussion: """
      The text given with -m is what should stand in place of the lines. `moot apply` puts it there.

      Example:
        moot suggest 1 --at L42 -m "The leaf lock is taken before the walk." --why "As it is now, two cores pass."
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference
  @OptionGroup var position: CommentPosition

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var why = ""

  @Flag(help: "Keep it, unsent, until `moot drafts N --send`.")
  var draft = false

  @OptionGroup var message: MessageText

  func validate() throws {
    guard let at = position.at, CommentPosition.lines(at) != nil else {
      throw ValidationError("--at: a suggestion is for lines; give them such as L42 or L42-45.")
    }
  }

  func run() async throws {
    let folder = try workspace.open()
    let number = try reference(in: folder)
    let (version, anchor) = try position.resolve(folder.proposal(number), in: folder)
    let words = try message.text(
      for: "The words in place of \(position.at ?? "") of \(number) \(version.number)")
    let body = ReviewEvent.suggestionBody(why, replacement: words)
    try await workspace.add(
      NewReviewEvent(.suggestion, version: version.number, anchor: anchor, body: body), to: number,
      in: folder,
      asDraft: draft)
  }
}

struct ApplyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Put a suggestion's words into the draft, and resolve its thread.",
    discussion: """
      Refused where the lines are no longer what the suggestion was made on.

      Example:
        moot apply 1 3fa9
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference
  @Argument(help: "The thread: its name, or how it begins or ends.") var thread: String

  func run() async throws {
    let folder = try workspace.open()
    let number = try reference(in: folder)
    let thread = try folder.thread(thread, of: folder.proposal(number))
    let lines = try await folder.applySuggestion(thread, to: number, today: workspace.today(in: folder))
    Output.note(
      "replaced \(CommentPlace.exact(lines).words) of the draft; `moot diff \(number)` shows it"
    )
  }
}
