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
  public func readNotes() -> NotesSnapshot {
    let globs = configuration.notes.map { GlobPattern($0) }
    let scan = FolderScan(markdownBelow: root, skipping: globs.isEmpty ? ["proposals", "templates"] : [])
    var snapshot = NotesSnapshot(meetings: [], diagnostics: scan.diagnostics)
    for file in scan.files where globs.isEmpty || globs.contains(where: { $0.matches(file) }) {
      do throws(StoreError) {
        let bytes = try DiskFile.read(absolutePath(file), as: file)
        guard !globs.isEmpty || NoteReader.looksLikeNote(path: file, bytes: bytes) else { continue }
        let reading = NoteReader.read(path: file, bytes: bytes)
        snapshot.meetings.append(reading.meeting)
        snapshot.diagnostics += reading.diagnostics
      } catch {
        // Gone since the scan is no problem of anybody's.
        if error.reason != .notFound {
          snapshot.diagnostics.append(Diagnostic(.warning, file: file, "\(error.message); it is left out"))
        }
      }
    }
    snapshot.meetings.sort { Self.order($0) < Self.order($1) }
    return snapshot
  }

  private static func order(_ meeting: Meeting) -> (Int, String) {
    (meeting.date?.daysSinceEpoch ?? Int.max, meeting.file)
  }
}
