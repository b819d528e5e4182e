import GRDB
import Workspace

/// What Moot remembers of a workspace's notes, proposals and comments, so that a question is answered without reading
/// hundreds of files again. A cache: deleting it loses nothing, and one that is damaged or not ours is built anew.
///
/// Before every answer the files' sizes and times are compared with those the index was made from, and files that
/// differ are read again. Any number of processes may use the same index.
public final class WorkspaceIndex: Sendable {
  /// Files read so far, and how many are to be read.
  public typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

  let folder: WorkspaceFolder
  let database: DatabaseQueue
  /// What stood in the way of finding files.
  let scanDiagnostics: [Diagnostic]

  private init(_ folder: WorkspaceFolder, _ database: DatabaseQueue, _ scan: FolderScan) {
    self.folder = folder
    self.database = database
    scanDiagnostics = scan.diagnostics
  }

  /// The index, brought up to date with the files.
  public static func open(
    _ folder: WorkspaceFolder, progress: @escaping Progress = { _, _ in }
  ) throws(StoreError) -> WorkspaceIndex {
    let started = folder.system.fileClock()
    let scan = FolderScan(markdownBelow: folder.root)
    let file = IndexFile(folder)
    let reader = IndexReader(folder, progress: progress)
    do {
      if let database = file.open(), (try? refresh(database, scan, started, reader)) != nil {
        return WorkspaceIndex(folder, database, scan)
      }
      let database = try file.build { db in
        try IndexSchema.create(db)
        try IndexBuild(db, reader).run(scan, readAt: started)
        try IndexSchema.createIndexes(db)
      }
      return WorkspaceIndex(folder, database, scan)
    } catch {
      throw StoreError(
        .refused, path: file.folder, "the index cannot be built: \(error)",
        advice: "delete the folder, or make room, and try again")
    }
  }

  private struct Unusable: Error {}

  /// Throws where the database is no index of this workspace's.
  private static func refresh(
    _ database: DatabaseQueue, _ scan: FolderScan, _ started: Int64, _ reader: IndexReader
  ) throws {
    try database.writeWithoutTransaction { db in
      guard try Int.fetchOne(db, sql: "PRAGMA application_id") == IndexSchema.applicationID,
        try Int.fetchOne(db, sql: "PRAGMA user_version") == IndexSchema.version,
        try IndexSetting.rules.value(db) == reader.rules
      else { throw Unusable() }
      func changes() throws -> IndexChanges {
        try IndexChanges(db, scan, readAt: started, overrides: reader.overridesText)
      }
      func version() throws -> Int? { try Int.fetchOne(db, sql: "PRAGMA data_version") }
      let before = try version()
      var found = try changes()
      guard !found.isEmpty else { return }
      try db.inTransaction(.immediate) {
        // Another process may have been here since.
        if try version() != before { found = try changes() }
        var update = try IndexUpdate(db, reader)
        try update.run(found, readAt: started)
        return .commit
      }
    }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try database.unsafeRead(body) } catch {
      throw StoreError(
        .refused, path: folder.cacheFolder, "the index cannot be read: \(error)",
        advice: "delete this folder; nothing is lost with it")
    }
  }
}

/// Values that hold for a whole index.
enum IndexSetting: String {
  /// By what a file is known as a note.
  case rules
  /// The promises joined and split by hand.
  case overrides

  func value(_ db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [rawValue])
  }

  func set(_ value: String, _ db: Database) throws {
    try db.execute(sql: "INSERT OR REPLACE INTO setting VALUES (?, ?)", arguments: [rawValue, value])
  }
}
