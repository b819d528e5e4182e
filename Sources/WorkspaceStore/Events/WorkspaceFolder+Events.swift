import Glibc
import Workspace

extension WorkspaceFolder {
  /// One event: `plan` is called as the only writer and says what to write; all of it is written and, under
  /// `commit: event`, committed as one commit, or nothing is.
  ///
  /// Where git refuses the commit the error's reason is `.notCommitted` and the files are as they were.
  func event<Value: Sendable>(
    _ subject: (Value) -> String, _ plan: () throws(StoreError) -> (Value, [FileEdit])
  ) async throws(StoreError) -> Value {
    try await eventInSteps(subject) { (writing: inout EventWriting) throws(StoreError) in
      let (value, edits) = try plan()
      writing.record.subject = CommitMessage.line(subject(value))
      try writing.write(edits)
      return value
    }.value
  }

  /// An event that has to see what it wrote before it knows what else to write. `undo` names its undo record; nil where
  /// nothing was written.
  func eventInSteps<Value: Sendable>(
    _ subject: (Value) -> String, undoing: UndoRecord? = nil,
    _ plan: (inout EventWriting) throws(StoreError) -> Value
  ) async throws(StoreError) -> (value: Value, undo: Int?) {
    let lock = try await WorkspaceLock.acquire(lockPath())
    defer { close(lock) }
    try await mend(holding: lock)
    let recording = try await recording()
    var writing = EventWriting(
      self,
      EventRecord(
        subject: "", at: system.timestamp(), isCommitted: recording == .commit, undoes: undoing?.id,
        leaving: undoing?.record.folders ?? []))
    let value: Value
    do throws(StoreError) {
      value = try plan(&writing)
      guard !writing.record.files.isEmpty else { return (value, nil) }
      writing.record.subject = CommitMessage.line(subject(value))
      if recording == .commit { try await commit(&writing, holding: lock) }
    } catch {
      throw await tookBack(writing.record, after: error, holding: lock)
    }
    let undo: Int?
    do throws(StoreError) {
      undo = try finish(writing.record)
    } catch {
      guard recording == .commit else {
        throw await tookBack(writing.record, after: error, holding: lock)
      }
      onWarning("\(writing.record.subject): committed, but `moot undo` will not know it: \(error)")
      return (value, nil)
    }
    if case .impossible(let reason) = recording { onWarning("written, not committed: \(reason)") }
    return (value, undo)
  }

  /// Whether an event is to be a commit, asked before anything is written.
  enum Recording: Equatable {
    case unwanted
    /// Git commits nothing here, which takes nothing from the files; the reason goes into a warning.
    case impossible(String)
    case commit
  }

  private func recording() async throws(StoreError) -> Recording {
    guard hasConfiguration, configuration.commit == .event else { return .unwanted }
    // Who wrote `commit: manual` into a file that is read otherwise did not ask for commits.
    if let problem = diagnostics.first { return .impossible("\(problem)") }
    switch try await Git(folder: root).readiness() {
    case .ready: return .commit
    case .noRepository:
      return .impossible("\(root) is not in a git repository (`commit: manual` in moot.yaml stops this)")
    }
  }

  /// Commits what was written. The lock is git's standard input: should this process be killed, git still holds it.
  private func commit(_ writing: inout EventWriting, holding lock: CInt) async throws(StoreError) {
    let git = Git(folder: root)
    let paths = writing.record.files.filter { !$0.isPrivate }.map(\.path)
    let known = try await git.tracked(paths)
    writing.record.untracked = paths.filter { !known.contains($0) && DiskFile.exists(absolutePath($0)) }
    // Before git is asked to know them, so that whoever mends this can make it forget them.
    try writing.keep()
    let wanted = paths.filter { known.contains($0) || writing.record.untracked.contains($0) }
    try await git.commit(
      wanted, adding: writing.record.untracked, message: CommitMessage(writing.record.subject),
      signoff: configuration.signoff, holding: lock)
  }

  /// The event counts from here on: its record moves from the journal to the undo records in one step.
  ///
  /// - Returns: the number of its undo record; nil for an event that took another one back.
  func finish(_ record: EventRecord) throws(StoreError) -> Int? {
    for folder in record.leaving.reversed() { rmdir(absolutePath(folder)) }
    let journal = FilePath.join(try journalFolder(), Self.recordName)
    let undo = try undoFolder()
    try AtomicFile.makeFolder(undo, as: Self.undoName, disk: disk)
    let id = record.undoes ?? nextUndoID()
    let file = FilePath.join(undo, Self.undoFile(id))
    try AtomicFile.move(journal, to: file, as: Self.journalName, disk: disk)
    guard record.undoes == nil else {
      unlink(file)
      return nil
    }
    pruneUndo()
    return id
  }
}
