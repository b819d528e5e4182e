import ArgumentParser
import Workspace
import WorkspaceStore

struct DraftsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drafts",
    abstract: "List, send or discard what you wrote about a proposal and have not sent.",
    discussion: """
      `--draft` of comment, suggest and reply keeps a text to yourself; so does whatever could not be written. Sending \
      makes one event of each, in one commit.

      Examples:
        moot drafts 1
        moot drafts 1 --send
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  @Flag(help: "Send all of them.") var send = false

  @Option(help: ArgumentHelp("Throw this one away; its number in the list.", valueName: "k"))
  var discard: Int?

  func run() async throws {
    let folder = try workspace.open()
    let number = try reference(in: folder)
    let proposal = try folder.proposal(number)
    if send {
      let events = try await folder.sendReviewDrafts(of: number, today: workspace.today(in: folder))
      for event in events { Output.write("\(proposal.path(of: event))\n") }
      return
    }
    let (drafts, diagnostics) = folder.reviewDrafts(of: number)
    Output.report(diagnostics)
    if let discard {
      guard drafts.indices.contains(discard - 1) else {
        throw CommandFailure("--discard: there is no draft \(discard); `moot drafts \(number)` numbers them")
      }
      try folder.discardReviewDraft(drafts[discard - 1], of: number)
      Output.note(
        "thrown away: \(drafts[discard - 1].event.body.split(whereSeparator: \.isNewline).first ?? "")")
      return
    }
    Output.write(drafts.isEmpty ? "Nothing waits to be sent.\n" : text(drafts))
  }

  private func text(_ drafts: [ReviewDraft]) -> String {
    var table = TextTable([
      .init(title: "K", alignment: .right, style: .cyan), .init(title: "KIND"), .init(title: "AT"),
      .init(title: "TEXT", isFlexible: true),
    ])
    for (index, draft) in drafts.enumerated() {
      let event = draft.event
      let version = event.version.map { "\($0) " } ?? ""
      let place = event.anchor?.lines.map { CommentPlace.exact($0).words } ?? event.thread ?? ""
      table.append([
        String(index + 1), event.kind.word, version + place,
        event.body.split(whereSeparator: \.isNewline).joined(separator: " "),
      ])
    }
    return table.text(width: Output.width, ink: .standard)
  }
}
