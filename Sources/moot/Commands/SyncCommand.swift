import ArgumentParser
import Glibc
import Workspace
import WorkspaceStore

struct SyncCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Bring what others did, merge it, and send what you did.",
    discussion: """
      Saved drafts and notes are committed first (with `commit: event`). Then Moot fetches, merges without touching \
      what else you have staged or changed, and pushes. Numbers and versions that two people took at once are mended: \
      the one that was not on the remote gets the next. Where both edited the same lines nothing is merged until you \
      choose, with one of the options below or by editing the text that Moot names.

      Remote and branch are those of `sync:` in moot.yaml, else the upstream of your branch. Where main takes no \
      pushes, `push-branch` names the branch that your work goes to, and `push-remote` a fork.

      Examples:
        moot sync
        moot sync --both meetings/2023-11-15-smp.md
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    help: ArgumentHelp("In this file yours stands where both edited; may be repeated.", valueName: "path"))
  var ours: [String] = []

  @Option(
    help: ArgumentHelp("In this file theirs stands where both edited; may be repeated.", valueName: "path"))
  var theirs: [String] = []

  @Option(
    help: ArgumentHelp("In this file both stand, yours first; may be repeated.", valueName: "path"))
  var both: [String] = []

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() async throws {
    let folder = try workspace.open()
    let bar = ProgressBar()
    let options = SyncOptions(mayAsk: isatty(STDIN_FILENO) == 1, choices: try choices(in: folder)) { step in
      bar.showStep(step)
    }
    let report: SyncReport
    do {
      report = try await folder.sync(options)
    } catch {
      bar.clear()
      throw error
    }
    bar.clear()
    Output.report(report.left)
    if json {
      Output.write(SyncRecord.json(report).document)
    } else {
      Output.write(SyncText.lines(report).map { Output.safe($0) + "\n" }.joined())
    }
    for problem in SyncText.problems(report) { Output.note(problem) }
    if !report.isComplete { throw ExitCode(1) }
  }

  private func choices(in folder: WorkspaceFolder) throws -> [String: TextMerge.Resolution] {
    var choices: [String: TextMerge.Resolution] = [:]
    for (paths, choice) in [(ours, TextMerge.Resolution.ours), (theirs, .theirs), (both, .both)] {
      for path in paths {
        guard choices.updateValue(choice, forKey: folder.relativePath(path)) == nil else {
          throw CommandFailure("\(path): give one choice for a file", isWrongUsage: true)
        }
      }
    }
    return choices
  }
}
