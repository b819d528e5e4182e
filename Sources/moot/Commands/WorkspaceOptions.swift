import ArgumentParser
import Workspace
import WorkspaceStore

/// What every command accepts, before or after its name.
struct WorkspaceOptions: ParsableArguments {
  @Option(
    name: .customShort("C"),
    help: ArgumentHelp("Work in this folder instead of the current one.", valueName: "dir"),
    completion: .directory)
  var folder: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "Take this day for today: \(CalendarDate.argumentForms).", valueName: "date"))
  var asOf: String?

  /// None of them given.
  static var unsaid: WorkspaceOptions {
    var options = WorkspaceOptions()
    // What was not parsed can be read once it was written.
    (options.folder, options.asOf) = (nil, nil)
    return options
  }

  /// The workspace that the folder belongs to; what is wrong with its configuration goes to standard error.
  func open() throws -> WorkspaceFolder {
    var workspace = try openQuietly()
    workspace.onWarning = Self.warn
    let (bar, started) = (ProgressBar(), workspace.system.fileClock())
    workspace.onProgress = { [clock = workspace.system.fileClock] done, total in
      bar.showFiles(done, of: total, seconds: Double(clock() - started) / 1e9)
    }
    Output.report(workspace.diagnostics)
    return workspace
  }

  /// The same for an interface that shows problems itself. What a killed Moot left half written is mended first;
  /// where that does not work, the workspace can still be read.
  func openQuietly(
    onMending: @escaping @Sendable (String) -> Void = Self.warn
  ) throws -> WorkspaceFolder {
    let workspace = try WorkspaceFolder.locate(from: folder ?? ".", system: .current())
    guard workspace.needsMending else { return workspace }
    var mending = workspace
    mending.onWarning = onMending
    do { try Blocking.run { [mending] in try await mending.mendIfNeeded() } } catch { onMending("\(error)") }
    // What was mended may be the configuration.
    return try WorkspaceFolder.locate(from: folder ?? ".", system: .current())
  }

  @Sendable static func warn(_ text: String) { Output.note("warning: \(text)") }

  /// Today in the group's time zone, or the day that `--as-of` names.
  func today(in workspace: WorkspaceFolder) throws -> CalendarDate {
    let today = workspace.today()
    guard let asOf else { return today }
    return try date(asOf, today: today, option: "--as-of")
  }

  /// Reads a date argument; a wrong one is wrong usage.
  func date(_ text: String, today: CalendarDate, option: String) throws -> CalendarDate {
    guard let date = CalendarDate(argument: text, today: today) else {
      throw CommandFailure(
        "\(option): '\(text)' is no date; give one like \(CalendarDate.argumentForms)", isWrongUsage: true)
    }
    return date
  }
}
