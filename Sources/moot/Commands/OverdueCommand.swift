import ArgumentParser
import Workspace
import WorkspaceStore

struct OverdueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overdue", abstract: "Show promises past their day, one row each.",
    discussion: """
      Only items with a date can be late. How many others merely grew old stands below, with the ten oldest.

      Example:
        moot -C notes overdue --owner RV --as-of 2023-11-28
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var selection: ActionSelection

  @Flag(help: "Show every promise that grew old, not just the ten oldest.")
  var old = false

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(name: .customLong("exit-code"), help: "Exit with 1 when something is overdue.")
  var exitCode = false

  private static let oldShown = 10

  func run() throws {
    let folder = try workspace.open()
    let today = try workspace.today(in: folder)
    let notes = folder.readNotes()
    let agenda = Agenda.build(notes.actions, today: today)
    let isWanted = selection.filter()
    let late = agenda.overdue.filter { isWanted($0.item) }
    let grownOld = agenda.old.filter { isWanted($0.item) }.sorted { Self.age($0) < Self.age($1) }
    if json {
      Output.write(document(late, grownOld, notes, today).document)
    } else {
      Output.report(summaryOf: notes)
      Output.write(text(late, grownOld, notes, today))
    }
    if exitCode, !late.isEmpty { throw ExitCode(1) }
  }

  /// The oldest first; equal ones as their notes have them.
  private static func age(_ row: Agenda.Row) -> (Int, String, Int) {
    (row.firstAsked?.daysSinceEpoch ?? Int.max, row.item.file, row.item.line)
  }

  private func text(
    _ late: [Agenda.Row], _ grownOld: [Agenda.Row], _ notes: NotesSnapshot, _ today: CalendarDate
  ) -> String {
    let (ink, width) = (Ink.standard, Output.width)
    var text = ""
    if notes.meetings.isEmpty {
      return "No meeting notes here; give their folder with -C, or name them under `notes:` in moot.yaml.\n"
    }
    text +=
      late.isEmpty
      ? "Nothing is overdue.\n"
      : ActionText.late(late.sorted { ($0.lateDays ?? 0) > ($1.lateDays ?? 0) }).text(width: width, ink: ink)
    guard !grownOld.isEmpty else { return text }
    let shown = old ? grownOld : Array(grownOld.prefix(Self.oldShown))
    let count = grownOld.count == 1 ? "1 promise" : "\(grownOld.count) promises"
    let which = shown.count < grownOld.count ? " The \(shown.count) oldest (--old shows all):" : ""
    text += "\n" + ink("\(count) without a date grew old.\(which)", .bold) + "\n"
    return text + ActionText.old(shown, today: today).text(width: width, ink: ink)
  }

  private func document(
    _ late: [Agenda.Row], _ grownOld: [Agenda.Row], _ notes: NotesSnapshot, _ today: CalendarDate
  ) -> JSONValue {
    let shown = old ? grownOld : Array(grownOld.prefix(Self.oldShown))
    return .object([
      ("schema", .integer(1)),
      ("as_of", .string(today.description)),
      ("actions", .array(late.map(ActionRecord.json))),
      ("old", .array(shown.map(ActionRecord.json))),
      ("old_count", .integer(grownOld.count)),
      ("diagnostics", .array(notes.diagnostics.map(DiagnosticRecord.json))),
    ])
  }
}

extension Output {
  /// One calm line on standard error where notes have problems, so that a table stays readable.
  static func report(summaryOf notes: NotesSnapshot) {
    guard !notes.diagnostics.isEmpty else { return }
    let files = Set(notes.diagnostics.map(\.file)).count
    note(
      "\(notes.diagnostics.count == 1 ? "1 warning" : "\(notes.diagnostics.count) warnings") in "
        + "\(files == 1 ? "1 file" : "\(files) files"); `moot meetings --diagnostics` shows them")
  }
}
