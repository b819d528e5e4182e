import Workspace

extension WorkspaceFolder {
  /// Who the person is to git, `Name <email>`; nil with a warning where nobody knows.
  public func identity() async -> String? {
    do {
      if let identity = try await Git(folder: root).identity(system) { return identity.description }
      onWarning(
        "your name is not known; set it with: git config --global user.name 'Your Name' (and user.email)")
    } catch {
      onWarning("your name is not known: \(error)")
    }
    return nil
  }

  /// Under `commit: event` commits exactly these paths. The files are written by now, so that a failure is a
  /// warning and nothing is undone.
  public func record(_ paths: [String], _ subject: String) async {
    guard hasConfiguration, configuration.commit == .event else { return }
    // Who wrote `commit: manual` into a file that is read otherwise did not ask for commits.
    if let problem = diagnostics.first {
      onWarning("written, not committed: \(problem)")
      return
    }
    let git = Git(folder: root)
    do {
      guard try await git.isRepository() else {
        onWarning(
          "written, not committed: \(root) is not in a git repository (`commit: manual` in moot.yaml stops this)"
        )
        return
      }
      try await git.commit(paths, subject: subject, signoff: configuration.signoff)
    } catch {
      onWarning("written, not committed: \(error)")
    }
  }
}
