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
    let index = try folder.openIndex()
    let report = try index.overdue(
      today: today, oldLimit: old ? nil : Self.oldShown,
      isWanted: selection.isEmpty ? nil : selection.filter(in: index))
    let diagnostics = try index.diagnostics()
    if json {
      Output.write(document(report, diagnostics, today).document)
    } else {
      Output.report(summaryOf: diagnostics)
      Output.write(try index.hasNotes() ? text(report, today) : ActionText.noNotes)
    }
    if exitCode, !report.late.isEmpty { throw ExitCode(1) }
  }

  private func text(_ report: OverdueReport, _ today: CalendarDate) -> String {
    let (ink, width) = (Ink.standard, Output.width)
    var text =
      report.late.isEmpty
      ? "Nothing is overdue.\n"
      : ActionText.late(report.late).text(width: width, ink: ink)
    guard report.oldCount > 0 else { return text }
    let count = report.oldCount == 1 ? "1 promise" : "\(report.oldCount) promises"
    let which = report.old.count < report.oldCount ? " The \(report.old.count) oldest (--old shows all):" : ""
    text += "\n" + ink("\(count) without a date grew old.\(which)", .bold) + "\n"
    return text + ActionText.old(report.old, today: today).text(width: width, ink: ink)
  }

  private func document(
    _ report: OverdueReport, _ diagnostics: [Diagnostic], _ today: CalendarDate
  ) -> JSONValue {
    .object([
      ("schema", .integer(1)),
      ("as_of", .string(today.description)),
      (
        "actions",
        .array(report.late.sorted { Promise.isBefore($0.item, $1.item) }.map(ActionRecord.json))
      ),
      ("old", .array(report.old.map(ActionRecord.json))),
      ("old_count", .integer(report.oldCount)),
      ("diagnostics", .array(diagnostics.map(DiagnosticRecord.json))),
    ])
  }
}

extension Output {
  /// One calm line on standard error where notes have problems, so that a table stays readable.
  static func report(summaryOf diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    let files = Set(diagnostics.map(\.file)).count
    note(
      "\(diagnostics.count == 1 ? "1 warning" : "\(diagnostics.count) warnings") in "
        + "\(files == 1 ? "1 file" : "\(files) files"); `moot meetings --diagnostics` shows them")
  }
}
