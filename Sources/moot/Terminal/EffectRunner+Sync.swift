import TerminalUI
import WorkspaceStore

extension EffectRunner {
  /// Talks to the remote in a task of its own. Nobody is asked for a password here: the screen is in use.
  func sync() {
    Task.detached { [self] in
      do {
        let report = try await folder.sync()
        let problems = SyncText.problems(report)
        mailbox.post(
          problems.isEmpty
            ? .synced(SyncText.summary(report)) : .syncStopped(problems.joined(separator: "; ")))
      } catch {
        mailbox.post(.syncStopped("\(error)"))
      }
    }
  }
}
