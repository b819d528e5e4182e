import Workspace

/// All notes of a workspace as they were at one moment.
public struct NotesSnapshot: Sendable {
  /// By date, those without one last, then by path.
  public var meetings: [Meeting]
  /// By file and line.
  public var diagnostics: [Diagnostic]

  public init(meetings: [Meeting], diagnostics: [Diagnostic]) {
    self.meetings = meetings
    self.diagnostics = diagnostics
  }

  public var actions: [ActionItem] { meetings.flatMap(\.actions) }
}

extension WorkspaceFolder {
  /// Reads every note: those that the globs of `moot.yaml` match, else all Markdown outside `proposals/` and
  /// `templates/` that looks like a note. What cannot be read is a diagnostic.
  public func readNotes() throws(StoreError) -> NotesSnapshot {
    let index = try openIndex()
    return NotesSnapshot(meetings: try index.meetings(), diagnostics: try index.diagnostics())
  }

  /// The index of this workspace, up to date with its files.
  public func openIndex() throws(StoreError) -> WorkspaceIndex {
    try WorkspaceIndex.open(self, progress: onProgress)
  }
}
