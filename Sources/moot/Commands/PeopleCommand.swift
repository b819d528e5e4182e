import ArgumentParser
import Workspace
import WorkspaceStore

struct PeopleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "people", abstract: "List the people of the notes and what they owe.",
    discussion: """
      People stand in moot.yaml, under `people`. Those that do not are found in the notes: a name among the \
      participants, and the initials that stand before items of meetings they took part in. Where several go by \
      the same initials, the team and the time of an item tell which of them is meant.

      Examples:
        moot people
        moot people --yaml >> moot.yaml        begin a roster of your own with what the notes tell
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(help: "Print those that only the notes tell of as a `people` section for moot.yaml.")
  var yaml = false

  func validate() throws {
    if json && yaml { throw ValidationError("--json and --yaml exclude each other.") }
  }

  func run() throws {
    let folder = try workspace.open()
    let index = try folder.openIndex()
    let roster = try index.roster()
    if yaml { return Output.write(Output.safe(roster.yaml)) }
    var open = [Int](repeating: 0, count: roster.entries.count)
    let agenda = try index.agenda(today: workspace.today(in: folder))
    for row in agenda.promises where row.item.state == .open {
      let owners = Set(row.item.owners.compactMap { roster.person(owning: $0, of: row.item) })
      for (place, entry) in roster.entries.enumerated() where owners.contains(entry.person) {
        open[place] += 1
      }
    }
    let rows = zip(roster.entries, open).map { RosterText.Row(entry: $0, open: $1) }
    if json {
      Output.write(RosterText.document(rows, roster).document)
    } else if rows.isEmpty {
      Output.write(try index.hasNotes() ? "The notes name nobody yet.\n" : ActionText.noNotes)
    } else {
      Output.write(RosterText.text(rows, roster))
    }
  }
}
