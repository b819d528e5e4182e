import Glibc
import Workspace

/// One event's writing: before a file changes, the journal holds what it held and will hold.
struct EventWriting {
  let folder: WorkspaceFolder
  var record: EventRecord

  init(_ folder: WorkspaceFolder, _ record: EventRecord) {
    self.folder = folder
    self.record = record
  }

  /// Writes these files, each of them whole. What a call throws leaves some of them written, for `takeBack`.
  mutating func write(_ edits: [FileEdit]) throws(StoreError) {
    var befores: [FileStamp] = []
    for edit in edits { befores.append(try add(edit)) }
    guard !edits.isEmpty else { return }
    try keep()
    for (edit, before) in zip(edits, befores) { try write(edit, over: before) }
  }

  /// Brings the record in the journal up to date; what it says is on the disk when this returns.
  func keep() throws(StoreError) {
    let journal = try folder.journalFolder()
    try AtomicFile.makeFolder(journal, as: WorkspaceFolder.journalName, disk: folder.disk)
    _ = try AtomicFile.write(
      record.encoded, to: FilePath.join(journal, WorkspaceFolder.recordName), as: WorkspaceFolder.journalName,
      expecting: nil, disk: folder.disk)
  }

  /// Notes what a file holds now and will hold, and returns the first.
  private mutating func add(_ edit: FileEdit) throws(StoreError) -> FileStamp {
    guard folder.isWritable(edit.path) else {
      throw StoreError(.refused, path: edit.path, "is not a file of this workspace")
    }
    let after = edit.bytes.map { FileStamp(of: $0) } ?? .absent
    let now = try DiskFile.readIfPresent(folder.absolutePath(edit.path), as: edit.path)
    let stamp = now.map { FileStamp(of: $0) } ?? .absent
    if let expected = edit.expecting, expected != stamp { throw Self.changed(edit.path, expected) }
    if let known = record.files.firstIndex(where: { $0.path == edit.path }) {
      guard record.files[known].after == stamp else { throw Self.changed(edit.path, stamp) }
      record.files[known].passed.append(stamp)
      record.files[known].after = after
    } else {
      if edit.bytes != nil, !edit.path.hasPrefix("/") { addFolders(of: edit.path) }
      record.files.append(EventRecord.File(path: edit.path, before: now, after: after))
    }
    return stamp
  }

  private mutating func addFolders(of path: String) {
    var missing: [String] = []
    var parent = FilePath.folder(of: path)
    while parent != ".", !DiskFile.exists(folder.absolutePath(parent)) {
      missing.append(parent)
      parent = FilePath.folder(of: parent)
    }
    record.folders += missing.reversed().filter { !record.folders.contains($0) }
  }

  private static func changed(_ path: String, _ expected: FileStamp) -> StoreError {
    if expected == .absent {
      return StoreError(.alreadyExists, path: path, "is there already and stays as it is")
    }
    return StoreError(
      .changedMeanwhile, path: path, "changed on disk since it was read; nothing was written",
      advice: "read it again and repeat the change")
  }

  private func write(_ edit: FileEdit, over before: FileStamp) throws(StoreError) {
    try folder.put(edit.bytes, at: edit.path, over: before)
  }
}

extension WorkspaceFolder {
  /// Gives a file these bytes, or removes it for nil, unless it holds something else than `before` says.
  func put(_ bytes: [UInt8]?, at path: String, over before: FileStamp) throws(StoreError) {
    let file = absolutePath(path)
    guard let bytes else { return try AtomicFile.remove(file, as: path, expecting: before, disk: disk) }
    let parent = FilePath.folder(of: file)
    try AtomicFile.makeFolder(parent, as: FilePath.folder(of: path), disk: disk)
    if before == .absent {
      _ = try AtomicFile.create(bytes, at: file, as: path, disk: disk)
    } else {
      _ = try AtomicFile.write(bytes, to: file, as: path, expecting: before, disk: disk)
    }
  }

  /// A path below the workspace, or an absolute one below the private state.
  func isWritable(_ path: String) -> Bool {
    let own = privateFolder + "/"
    return path.hasPrefix(own)
      ? FilePath.staysInside(String(path.dropFirst(own.count))) : FilePath.staysInside(path)
  }

  static let journalName = ".moot/journal"
  static let recordName = "event"

  func journalFolder() throws(StoreError) -> String { try stateFolder("journal") }
  func undoFolder() throws(StoreError) -> String { try stateFolder("undo") }
}
