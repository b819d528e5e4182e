import ArgumentParser
import Workspace
import WorkspaceStore

struct ActionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "actions", abstract: "Show open action items, or all of them.",
    discussion: """
      Without --all there is one row a promise, in the state of its last mention; with it every mention in every \
      note stands in its own state. --explain says of one item which rule read each of its fields, with the words \
      of the note, and which earlier mentions it is taken for the same promise as.

      The columns of --csv are the keys of --json. A cell that a spreadsheet would compute, such as =1+1, gets an \
      apostrophe before it; --json has every text as it is.

      Examples:
        moot actions --owner razvan --due-within 7d
        moot actions --all --json
        moot actions --explain 3fa9c1
        moot actions --csv > open.csv
      """)

  enum StateName: String, CaseIterable, ExpressibleByArgument {
    case open, done, dropped
  }

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var selection: ActionSelection

  @Flag(help: "Every mention in every note, whatever its state.")
  var all = false

  @Option(help: ArgumentHelp("Only items in this state: open, done or dropped.", valueName: "state"))
  var state: StateName?

  @Option(
    name: .customLong("due-within"),
    help: ArgumentHelp("Only items due within this span, late ones included, such as 7d.", valueName: "span"))
  var dueWithin: String?

  @Option(
    help: ArgumentHelp(
      "Say why this item is read as it is: the beginning of its id, or FILE:LINE.", valueName: "ref"))
  var explain: String?

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(help: "Print comma-separated values with a header line.")
  var csv = false

  func validate() throws {
    if explain != nil, all || csv || state != nil || dueWithin != nil || !selection.isEmpty {
      throw ValidationError("--explain takes one item, and goes with --json alone.")
    }
    if json && csv { throw ValidationError("--json and --csv exclude each other.") }
    if let dueWithin, CalendarDate.days(span: dueWithin) == nil {
      throw ValidationError("--due-within: '\(dueWithin)' is no span; give one like 7d or 2w.")
    }
  }

  func run() throws {
    let folder = try workspace.open()
    if let explain { return try show(explanationOf: explain, in: folder) }
    let today = try workspace.today(in: folder)
    let index = try folder.openIndex()
    let agenda =
      try all ? Agenda.build(promises: index.promises(), today: today) : index.agenda(today: today)
    let rows = rows(agenda, today, try selection.filter(in: index))
    let diagnostics = try index.diagnostics()
    if json {
      let document = JSONValue.object([
        ("schema", .integer(1)),
        ("as_of", .string(today.description)),
        ("actions", .array(rows.map(ActionRecord.json))),
        ("diagnostics", .array(diagnostics.map(DiagnosticRecord.json))),
      ])
      Output.write(document.document)
    } else if csv {
      Output.write(([ActionRecord.csvHeader] + rows.map(ActionRecord.csv)).map { $0 + "\r\n" }.joined())
    } else {
      Output.report(summaryOf: diagnostics)
      Output.write(try index.hasNotes() ? text(rows) : ActionText.noNotes)
    }
  }

  private func show(explanationOf reference: String, in folder: WorkspaceFolder) throws {
    let item = try folder.findItem(reference)
    let bytes = try DiskFile.read(folder.absolutePath(item.file), as: item.file)
    guard let explanation = NoteReader.explain(path: item.file, bytes: bytes, line: item.line) else {
      throw CommandFailure("\(item.file):\(item.line): no item begins here any more; read the notes again")
    }
    let text = ExplanationText(explanation: explanation, promise: try folder.openIndex().promise(of: item))
    Output.write(json ? text.json.document : text.text(ink: .standard))
  }

  private func rows(
    _ agenda: Agenda, _ today: CalendarDate, _ isWanted: (ActionItem) -> Bool
  ) -> [Agenda.Row] {
    let limit = dueWithin.flatMap { CalendarDate.days(span: $0) }.map { today.adding(days: $0) }
    let wantedState = state ?? (all ? nil : .open)
    return (all ? agenda.mentions : agenda.promises).filter { row in
      guard isWanted(row.item) else { return false }
      if let wantedState, row.item.state.name != wantedState.rawValue { return false }
      if let limit { return row.item.deadline.map { $0 <= limit } ?? false }
      return true
    }
  }

  private func text(_ rows: [Agenda.Row]) -> String {
    if rows.isEmpty { return "No such items; `moot actions --all` shows every one.\n" }
    return ActionText.all(rows).text(width: Output.width, ink: .standard)
  }
}
