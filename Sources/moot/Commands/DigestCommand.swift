import ArgumentParser
import Workspace
import WorkspaceStore

struct DigestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest", abstract: "Write who owes what as messages for a chat.",
    discussion: """
      Markdown by owner: what is late, what is due within a week, and how many promises grew old; before that the \
      proposals whose last call ends within two weeks or that wait for a verdict or a decision, unless --owner or \
      --team asks for some items alone. No message is longer than --limit, none cuts a line or a link in two, and none calls anybody: @everyone is written with a \
      zero-width space. A line of three dashes stands between two messages. Lengths are counted in UTF-16 code \
      units, so that they fit whether the chat counts those or characters, as Discord does.

      Examples:
        moot digest --team smp
        moot digest --json | jq -r '.messages[0]'
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var selection: ActionSelection

  @Option(help: ArgumentHelp("The greatest length of a message.", valueName: "length"))
  var limit = Digest.defaultLimit

  @Flag(help: "Print one JSON document with the messages as an array.")
  var json = false

  func validate() throws {
    guard limit >= Digest.smallestLimit else {
      throw ValidationError("--limit: a message needs room for at least \(Digest.smallestLimit).")
    }
  }

  func run() throws {
    let folder = try workspace.open()
    let today = try workspace.today(in: folder)
    let index = try folder.openIndex()
    let isWanted = try selection.filter(in: index)
    let rows = try index.agenda(today: today).promises.filter { isWanted($0.item) }
    let messages = Digest.messages(
      .build(rows: rows, today: today), title: folder.displayName, today: today, limit: limit,
      roster: try index.roster(), reminders: selection.isEmpty ? folder.reminders(today: today) : [],
      isWanted: { owner, item in
        var own = item
        own.owners = owner.isEmpty ? [] : [owner]
        return isWanted(own)
      })
    if json {
      let document = JSONValue.object([
        ("schema", .integer(1)),
        ("as_of", .string(today.description)),
        ("limit", .integer(limit)),
        ("messages", .strings(messages)),
        ("diagnostics", .array(try index.diagnostics().map(DiagnosticRecord.json))),
      ])
      Output.write(document.document)
    } else {
      Output.report(summaryOf: try index.diagnostics())
      if try !index.hasNotes() { Output.note(ActionText.noNotes.trimmingWhitespace()) }
      // Made safe for a terminal where the messages were made; their zero-width spaces must survive a copy.
      Output.write(messages.joined(separator: "\n---\n") + "\n")
    }
  }
}
