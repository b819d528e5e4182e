import TerminalUI
import WorkspaceStore

extension EffectRunner {
  /// Talks to the remote in a task of its own. Nobody is asked for a password here: the screen is in use.
  func sync() {
    Task.detached { [self] in
      do {
        let report = try await folder.sync()
        let problems = SyncText.problems(report)
        if let file = report.conflicts.lazy.compactMap(\.mergedFile).first {
          mailbox.post(
            .syncConflicted(path: file, line: firstMark(in: file), problems.joined(separator: "; ")))
          return
        }
        mailbox.post(
          problems.isEmpty
            ? .synced(SyncText.summary(report)) : .syncStopped(problems.joined(separator: "; ")))
      } catch {
        mailbox.post(.syncStopped("\(error)"))
      }
    }
  }

  /// The 1-based line on which the first conflict mark of a file stands.
  private func firstMark(in path: String) -> Int {
    let text = (try? folder.readText(path).0) ?? ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.firstIndex { $0.hasPrefix("<<<<<<<") } ?? 0) + 1
  }
}
