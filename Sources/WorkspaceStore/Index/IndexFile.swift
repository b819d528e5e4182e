import GRDB
import Glibc
import Synchronization
import Workspace

/// Where the index of a workspace lies, and opening what lies there.
///
/// A built index is put in place under the next free number, `index-3.sqlite`, and the highest number counts. So a
/// process that still reads an older one is never disturbed: no path is ever used for a second database.
struct IndexFile {
  let folder: String

  /// Held while this process builds one.
  private static let building = Mutex<Void>(())

  init(_ workspace: WorkspaceFolder) { folder = workspace.cacheFolder }

  /// Opens the newest index; nil where there is none, or none that this Moot understands.
  func open() -> DatabaseQueue? {
    guard let number = numbers().last,
      let queue = try? DatabaseQueue(path: path(number), configuration: Self.configuration)
    else { return nil }
    return queue
  }

  /// Builds an index beside the others and puts it in place when it is whole; in memory where nothing can be written.
  func build(_ fill: (Database) throws -> Void) throws -> DatabaseQueue {
    // The agenda and a search may build at once in one process, and would remove each other's.
    try Self.building.withLock { _ in try buildAlone(fill) }
  }

  private func buildAlone(_ fill: (Database) throws -> Void) throws -> DatabaseQueue {
    guard (try? AtomicFile.makeFolder(folder)) != nil else { return try inMemory(fill) }
    let draft = FilePath.join(folder, "draft-\(getpid()).sqlite")
    unlink(draft)
    defer { unlink(draft) }
    do {
      let queue = try DatabaseQueue(path: draft, configuration: Self.configuration)
      try queue.writeWithoutTransaction { db in
        // What stops halfway is thrown away, so that nothing has to be undone or reach the disk in order.
        try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000")
        // Answers read long stretches of it.
        try db.execute(sql: "PRAGMA page_size = 16384")
        try db.execute(sql: "PRAGMA application_id = \(IndexSchema.applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(IndexSchema.version)")
        try db.inTransaction {
          try fill(db)
          return .commit
        }
        try db.execute(sql: "PRAGMA journal_mode = WAL")
      }
      try queue.close()
    } catch let error as DatabaseError
      where [.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
    {
      return try inMemory(fill)
    }
    return try place(draft) ?? inMemory(fill)
  }

  private func inMemory(_ fill: (Database) throws -> Void) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(configuration: Self.configuration)
    try queue.write(fill)
    return queue
  }

  /// Gives the draft the next number, and removes the older ones.
  private func place(_ draft: String) throws -> DatabaseQueue? {
    let older = numbers()
    var number = (older.last ?? 0) + 1
    // `link` never replaces: where another Moot was faster the next number is taken.
    while link(draft, path(number)) != 0 {
      guard errno == EEXIST else { return nil }
      number += 1
    }
    for old in older { remove(old) }
    let queue = try DatabaseQueue(path: path(number), configuration: Self.configuration)
    // Another Moot may have placed a newer one and removed this one before it was opened; what is opened then is empty.
    let isWhole =
      try queue.read { try Int.fetchOne($0, sql: "PRAGMA application_id") } == IndexSchema.applicationID
    return isWhole ? queue : nil
  }

  private func remove(_ number: Int) {
    for ending in ["", "-wal", "-shm"] { unlink(path(number) + ending) }
  }

  private func path(_ number: Int) -> String { FilePath.join(folder, "index-\(number).sqlite") }

  /// Of the indexes that lie there, ascending.
  private func numbers() -> [Int] {
    FolderListing.names(folder).compactMap { name in
      guard name.hasPrefix("index-"), name.hasSuffix(".sqlite") else { return nil }
      return Int(name.dropFirst("index-".count).dropLast(".sqlite".count))
    }.sorted()
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    return configuration
  }
}

extension WorkspaceFolder {
  /// Where what can be deleted at any time lies: `$XDG_CACHE_HOME/moot/<workspace>`.
  public var cacheFolder: String { "\(system.cacheHome)/moot/\(FilePath.name(of: privateFolder))" }
}
