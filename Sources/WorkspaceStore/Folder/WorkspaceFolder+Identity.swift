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
}
