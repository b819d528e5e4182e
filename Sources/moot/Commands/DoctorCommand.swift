import ArgumentParser
import Workspace
import WorkspaceStore

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Show what Moot works with here: folders, git, editor, terminal.",
    discussion: """
      What to include with a report of a problem.

      Example:
        moot doctor
      """)

  @OptionGroup var workspace: WorkspaceOptions

  func run() async throws {
    let folder = try workspace.open()
    let notes = try folder.readNotes()
    let (proposals, problems) = folder.proposals()
    var lines: [(String, String)] = [
      ("moot", MootVersion.current),
      ("workspace", folder.root + (folder.hasConfiguration ? "" : " (no moot.yaml; `moot init` writes one)")),
      ("today", try workspace.today(in: folder).description + zone(folder)),
      (
        "notes",
        "\(notes.meetings.count), with \(notes.actions.count) items and \(notes.diagnostics.count) warnings"
      ),
      ("proposals", "\(proposals.count), with \(problems.count) warnings"),
      ("commits", folder.hasConfiguration ? folder.configuration.commit.rawValue : "manual"),
      ("private", folder.privateFolder),
      ("index", folder.cacheFolder),
      ("editor", folder.system.editor ?? "vi (set MOOT_EDITOR to choose another)"),
      ("terminal", SystemContext.variable("TERM") ?? "unset"),
    ]
    lines += await git(folder)
    Output.write(lines.map { $0.padded(toWidth: 12) + Output.safe($1) + "\n" }.joined())
  }

  private func zone(_ folder: WorkspaceFolder) -> String {
    folder.configuration.timezone.map { " in \($0)" } ?? ", local time"
  }

  private func git(_ folder: WorkspaceFolder) async -> [(String, String)] {
    let git = Git(folder: folder.root)
    do {
      let version = try await git.version()
      let place = try await git.isRepository() ? "in a repository" : "not in a repository"
      return [("git", "\(version), \(place)"), ("you", await folder.identity() ?? "unknown")]
    } catch {
      return [("git", "\(error)")]
    }
  }
}
