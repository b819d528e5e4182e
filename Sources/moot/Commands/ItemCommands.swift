import ArgumentParser
import Workspace
import WorkspaceStore

/// The item a command changes.
struct ItemReference: ParsableArguments {
  init() {}

  init(_ reference: String) { self.reference = reference }

  @Argument(
    help: ArgumentHelp(
      "The item: the beginning of its id, at least four digits, or FILE:LINE.", valueName: "ref"))
  var reference: String
}

extension WorkspaceOptions {
  /// Changes one item and says what became of it.
  func change(
    _ reference: ItemReference, _ change: (CalendarDate) throws -> NoteEditor.Change
  ) async throws {
    let folder = try open()
    let today = try today(in: folder)
    let item = try folder.findItem(reference.reference)
    let receipt = try await folder.change(item, change(today))
    Output.note(receipt.summary + " (\(receipt.file):\(receipt.item.line))")
    Output.noteOfJoin(receipt)
  }
}

struct DoneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "done", abstract: "Mark an action item done, in its note's own line.",
    discussion: """
      Only the item's first line changes: `RV: [x] … (done 2023-11-24)`.

      Examples:
        moot done 3fa9c1
        moot done meetings/2023-11-15-smp.md:68
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var item: ItemReference

  func run() async throws { try await workspace.change(item) { .done(on: $0) } }
}

struct DropCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop", abstract: "Mark an action item dropped: nobody will do it.",
    discussion: """
      Example:
        moot drop 3fa9c1
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var item: ItemReference

  func run() async throws { try await workspace.change(item) { .dropped(on: $0) } }
}

struct MoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Give an action item another day.",
    discussion: """
      The date is written at the end of the item's line, `(due 2023-12-04)`, and overrides what its words say.

      Example:
        moot move 3fa9c1 +7d
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var item: ItemReference

  @Argument(help: "The new day: \(CalendarDate.argumentForms).")
  var date: String

  func run() async throws {
    try await workspace.change(item) { .moved(to: try workspace.date(date, today: $0, option: "DATE")) }
  }
}

struct ReopenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Take back that an action item is done or dropped.",
    discussion: """
      Example:
        moot reopen 3fa9c1
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var item: ItemReference

  func run() async throws { try await workspace.change(item) { _ in .reopened } }
}

struct AssignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Give an action item, or all of a person's, to others.",
    discussion: """
      Owners are written before the item as notes write them: `RV, SK: …`. With --from, every open promise of a \
      person who left goes to the owners named; other owners of the same item stay.

      Examples:
        moot assign 3fa9c1 RV SK
        moot assign --from simon RV --dry-run
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: ArgumentHelp("Every open promise of this person instead of one item.", valueName: "owner"))
  var from: String?

  @Option(help: ArgumentHelp("With --from: only promises of this team.", valueName: "team"))
  var team: String?

  @Flag(name: .customLong("dry-run"), help: "With --from: show what would change, and change nothing.")
  var dryRun = false

  @Argument(
    help: ArgumentHelp("The item, unless --from names a person, then the new owners.", valueName: "ref-owner")
  )
  var words: [String]

  func validate() throws {
    if from == nil, words.count < 2 {
      throw ValidationError("Name the item and its new owners, such as `moot assign 3fa9c1 RV`.")
    }
    if from == nil, team != nil || dryRun { throw ValidationError("--team and --dry-run go with --from.") }
  }

  /// `RV,SK` is two owners as `RV SK` is.
  private func owners(_ words: [String]) -> [String] {
    words.flatMap { $0.split(separator: ",").map { $0.trimmingWhitespace() } }.filter { !$0.isEmpty }
  }

  func run() async throws {
    guard let from else {
      return try await workspace.change(ItemReference(words[0])) { _ in
        .assigned(owners(Array(words.dropFirst())))
      }
    }
    let folder = try workspace.open()
    let today = try workspace.today(in: folder)
    let index = try folder.openIndex()
    var selection = ActionSelection()
    selection.owner = from
    selection.team = team
    let roster = try index.roster()
    let isTheirs = roster.filter(from)
    let isWanted = try selection.filter(in: index)
    let rows = try index.agenda(today: today).promises.filter { $0.item.state == .open && isWanted($0.item) }
    guard !rows.isEmpty else {
      return Output.note("\(from) has no open promises; `moot people` shows who has")
    }
    if dryRun {
      Output.write(ActionText.all(rows).text(width: Output.width, ink: .standard))
      return
    }
    let changes = rows.map { row in
      (item: row.item, change: NoteEditor.Change.assigned(newOwners(of: row.item, isTheirs)))
    }
    let names = owners(words).joined(separator: ", ")
    let count = rows.count == 1 ? "1 promise" : "\(rows.count) promises"
    let receipt = try await folder.change(changes) { _ in "Assigned to \(names): \(count) of \(from)" }
    Output.note(
      receipt.summary + " in \(receipt.files.count == 1 ? "1 file" : "\(receipt.files.count) files")")
    Output.noteOfJoin(receipt)
  }

  /// Whoever was asked together with the one who left is still asked.
  private func newOwners(of item: ActionItem, _ isTheirs: OwnerFilter) -> [String] {
    var result: [String] = []
    for owner in item.owners {
      var alone = item
      alone.owners = [owner]
      for name in isTheirs.matches(alone) ? owners(words) : [owner] where !result.contains(name) {
        result.append(name)
      }
    }
    return result
  }
}

struct RewordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reword", abstract: "Give the first line of an action item other words.",
    discussion: """
      Owners, marks and the lines below stay. The item is still the promise it was.

      Example:
        moot reword 3fa9c1 "Measure the page table, by Friday"
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var item: ItemReference

  @Argument(help: "The new words.")
  var text: [String]

  func run() async throws {
    try await workspace.change(item) { _ in .reworded(text.joined(separator: " ")) }
  }
}

extension Output {
  /// Says so where a change to an item needed a line in `moot.yaml`.
  static func noteOfJoin(_ receipt: ItemReceipt) {
    guard receipt.files.contains("moot.yaml") else { return }
    note("moot.yaml now says that it is the promise it was before")
  }
}
