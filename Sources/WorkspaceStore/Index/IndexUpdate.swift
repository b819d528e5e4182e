import FoundationEssentials
import GRDB
import Workspace

/// Brings the index up to date with the files that changed, and nothing else.
struct IndexUpdate {
  private let db: Database
  private let reader: IndexReader
  private let writer: IndexWriter
  private var promises: PromiseUpdate

  init(_ db: Database, _ reader: IndexReader) throws {
    self.db = db
    self.reader = reader
    writer = try IndexWriter(db)
    promises = try PromiseUpdate(db, writer, reader.overrides)
  }

  mutating func run(_ changes: IndexChanges, readAt: Int64) throws {
    for path in changes.removed { try remove(path) }
    var there: Set<String> = []
    try reader.read(changes.read) { readings in
      for reading in readings {
        there.insert(reading.path)
        try update(reading)
      }
    }
    // Gone since the scan, or a note no longer.
    for path in changes.read where !there.contains(path) { try remove(path) }
    for path in changes.removedFolders {
      try db.execute(sql: "DELETE FROM folder WHERE path = ?", arguments: [path])
    }
    for folder in changes.folders { try writer.write(folder, readAt: readAt) }
    if let overrides = changes.overrides {
      let before = try IndexSetting.overrides.value(db) ?? ""
      try IndexSetting.overrides.set(overrides, db)
      try promises.overridesChanged(from: before, to: overrides)
    }
    try promises.finish()
  }

  private mutating func remove(_ path: String) throws {
    guard let file = try Int64.fetchOne(db, sql: "SELECT id FROM file WHERE path = ?", arguments: [path])
    else {
      return
    }
    try promises.remove(try mentions(of: file).map(\.value))
    try removeRow(file)
  }

  private func removeRow(_ file: Int64) throws {
    try db.execute(sql: "DELETE FROM problem WHERE file = ?", arguments: [file])
    try db.execute(sql: "DELETE FROM file WHERE id = ?", arguments: [file])
  }

  private mutating func update(_ reading: IndexReader.Reading) throws {
    let known = try Row.fetchOne(
      db, sql: "SELECT id, hash, kind, day FROM file WHERE path = ?", arguments: [reading.path])
    guard let known else {
      let file = try writer.write(reading)
      return try add(reading.meeting?.actions ?? [], to: file)
    }
    if known[1] == reading.hash, known[2] == reading.kind.rawValue, reading.kind != .unreadable { return }
    let before: Int64 = known[0]
    var old = try mentions(of: before)
    try removeRow(before)
    let file = try writer.write(reading)
    // What stands in the note as it did keeps its place in its promise.
    var new: [ActionItem] = []
    let keepsDay = known[3] as Int? == reading.meeting?.date?.daysSinceEpoch
    for item in reading.meeting?.actions ?? [] {
      let number = IndexWriter.number(item.id)
      if keepsDay, let mention = old[number], try promises.keep(mention, as: item, file: file) {
        old[number] = nil
      } else {
        new.append(item)
      }
    }
    try promises.remove(old.map(\.value))
    try add(new, to: file)
  }

  private mutating func add(_ items: [ActionItem], to file: Int64) throws {
    for item in items { try promises.add(item, file: file) }
  }

  /// By the number of the item's identifier.
  private func mentions(of file: Int64) throws -> [Int64: Int64] {
    var found: [Int64: Int64] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT item, id FROM mention WHERE file = ?", arguments: [file])
    while let row = try rows.next() { found[row[0]] = row[1] }
    return found
  }
}
