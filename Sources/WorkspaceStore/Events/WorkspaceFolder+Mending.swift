import Glibc
import Workspace

/// An event that was cut short is mended by one rule: it counts once its commit is there, or, where none belongs to it,
/// once its record lies among the undo records. Every other one is taken back: a file that holds what the event wrote
/// gets its old bytes, one that holds something else was changed by a person and stays. Mending that is cut short
/// itself begins again.
extension WorkspaceFolder {
  /// True where an event was cut short or is being written now.
  public var needsMending: Bool {
    let own = FolderListing.names(absolutePath(".moot"))
    return own.contains(where: TemporaryFile.isName) || (!own.isEmpty && !own.contains(".gitignore"))
      || [absolutePath(Self.journalName), FilePath.join(privateFolder, "journal")].contains {
        !FolderListing.names($0).isEmpty
      }
  }

  /// Mends what a killed process left, unless somebody is writing now. Whoever opens a workspace calls it before
  /// anything is read.
  public func mendIfNeeded() async throws(StoreError) {
    guard needsMending else { return }
    let lock: CInt
    do throws(StoreError) {
      lock = try await WorkspaceLock.acquire(lockPath(), patience: 0)
    } catch {
      if error.reason == .busy { return }
      throw error
    }
    defer { close(lock) }
    try await mend(holding: lock)
  }

  /// Mends what a killed process left; the lock is held.
  func mend(holding lock: CInt) async throws(StoreError) {
    guard needsMending else { return }
    let journal = try journalFolder()
    for folder in [FilePath.folder(of: journal), journal] { TemporaryFile.removeLeftovers(in: folder) }
    try await mendMove(holding: lock)
    let file = FilePath.join(journal, Self.recordName)
    guard let bytes = try DiskFile.readIfPresent(file, as: "\(Self.journalName)/\(Self.recordName)") else {
      return
    }
    guard let record = EventRecord(bytes) else {
      throw StoreError(
        .refused, path: "\(Self.journalName)/\(Self.recordName)",
        "cannot be read; it tells how to take back an event that was cut short",
        advice: "see with `git status` what is half done, mend it, and remove the file")
    }
    removeLeftovers(of: record)
    if record.isCommitted, try await isCommitted(record) {
      _ = try finish(record)
      return
    }
    let kept = try await takeBack(record, holding: lock)
    let name = record.subject.isEmpty ? "an event" : "'\(record.subject)'"
    onWarning("\(name) was cut short and is taken back" + Self.told(kept))
  }

  /// Takes back an event that failed, and returns its error with what could not be taken back.
  func tookBack(
    _ record: EventRecord, after error: StoreError, holding lock: CInt
  ) async -> StoreError {
    guard !record.files.isEmpty else { return error }
    var error = error
    do throws(StoreError) {
      let kept = try await takeBack(record, holding: lock)
      error.message += Self.told(kept)
    } catch let second {
      error.message += "; it is half written (\(second)), and the next start of Moot takes it back"
    }
    return error
  }

  private static func told(_ kept: [String]) -> String {
    kept.isEmpty ? "" : "; changed meanwhile and left as it is: \(kept.joined(separator: ", "))"
  }

  /// Brings files and index back, then forgets the record. Returns the paths that hold something else than the event
  /// wrote.
  private func takeBack(_ record: EventRecord, holding lock: CInt) async throws(StoreError) -> [String] {
    var kept: [String] = []
    var failure: StoreError?
    for file in record.files.reversed() {
      do throws(StoreError) {
        let now = try DiskFile.stamp(absolutePath(file.path), as: file.path)
        let before = file.before.map { FileStamp(of: $0) } ?? .absent
        if now == before { continue }
        if now == file.after || file.passed.contains(now) {
          try put(file.before, at: file.path, over: now)
        } else {
          kept.append(file.path)
        }
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    removeLeftovers(of: record)
    for folder in record.folders.reversed() { rmdir(absolutePath(folder)) }
    try await Git(folder: root).forget(record.untracked, holding: lock)
    try AtomicFile.remove(
      FilePath.join(try journalFolder(), Self.recordName), as: Self.journalName, expecting: nil, disk: disk)
    return kept
  }

  private func removeLeftovers(of record: EventRecord) {
    for folder in Set(record.files.map { FilePath.folder(of: absolutePath($0.path)) }) {
      TemporaryFile.removeLeftovers(in: folder)
    }
  }

  /// True where git has everything that the event wrote and that nobody changed since.
  private func isCommitted(_ record: EventRecord) async throws(StoreError) -> Bool {
    var paths: [String] = []
    for file in record.files where !file.isPrivate {
      if try DiskFile.stamp(absolutePath(file.path), as: file.path) == file.after { paths.append(file.path) }
    }
    guard !paths.isEmpty else { return false }
    return try await Git(folder: root).hasCommitted(paths)
  }
}
