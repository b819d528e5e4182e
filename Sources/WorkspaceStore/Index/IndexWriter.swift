import FoundationEssentials
import GRDB
import Workspace

/// Writes rows of the index; statements are prepared once.
struct IndexWriter {
  let db: Database
  private let addFile: Statement
  private let addProblem: Statement
  private let addMention: Statement
  private let addKey: Statement
  private let addPromise: Statement

  init(_ db: Database) throws {
    self.db = db
    addFile = try db.makeStatement(
      sql: "INSERT INTO file (path, kind, hash, day, title, record) VALUES (?, ?, ?, ?, ?, ?)")
    addProblem = try db.makeStatement(sql: "INSERT INTO problem VALUES (?, ?, ?, ?)")
    addMention = try db.makeStatement(
      sql: """
        INSERT INTO mention (id, item, file, line, day, prev, promise, trace, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    addKey = try db.makeStatement(sql: "INSERT OR IGNORE INTO mention_key VALUES (?, ?, ?)")
    addPromise = try db.makeStatement(sql: "INSERT INTO promise VALUES (?, ?, ?, ?, ?, ?, ?)")
  }

  func write(_ folder: FolderScan.Folder, readAt: Int64) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO folder VALUES (?, ?, ?)",
      arguments: [folder.path, Data(folder.listing.bytes), readAt])
  }

  /// The file's row and its problems, without its items.
  func write(_ reading: IndexReader.Reading) throws -> Int64 {
    var record: Data?
    if let meeting = reading.meeting {
      var writer = RecordWriter()
      writer.add(meeting)
      record = writer.data
    }
    try addFile.execute(arguments: [
      reading.path, reading.kind.rawValue, reading.hash, reading.meeting?.date?.daysSinceEpoch, reading.title,
      record,
    ])
    let file = db.lastInsertedRowID
    for problem in reading.diagnostics {
      try addProblem.execute(arguments: [file, problem.line, problem.severity.rawValue, problem.message])
    }
    return file
  }

  /// - Parameter id: nil gives it the next one.
  func write(
    _ item: ActionItem, _ trace: MentionTrace, id: Int64?, file: Int64, prev: Int64?, promise: Int64
  ) throws -> Int64 {
    var traceWriter = RecordWriter()
    traceWriter.add(trace)
    try addMention.execute(arguments: [
      id, Self.number(item.id), file, item.line, item.meeting?.daysSinceEpoch, prev, promise,
      traceWriter.data,
      Self.record(item),
    ])
    let mention = db.lastInsertedRowID
    if let day = item.meeting?.daysSinceEpoch {
      for key in trace.keys { try addKey.execute(arguments: [Int64(bitPattern: key), day, mention]) }
    }
    return mention
  }

  func write(_ promise: Promise, id: Int64) throws {
    let last = promise.last
    let kind: IndexSchema.PromiseClass =
      last.state != .open ? .closed : last.deadline == nil ? .openWithoutDate : .openWithDate
    let day =
      switch kind {
      case .closed: 0
      case .openWithDate: last.deadline?.daysSinceEpoch ?? 0
      case .openWithoutDate: last.meeting?.daysSinceEpoch ?? Int.max
      }
    var record = RecordWriter()
    record.add(promise.id)
    record.add(promise.firstAsked)
    record.add(promise.mentions.count)
    record.add(last)
    try addPromise.execute(arguments: [
      kind.rawValue, day, id, promise.firstAsked?.daysSinceEpoch ?? Int.max, last.file, last.line,
      record.data,
    ])
  }

  static func record(_ item: ActionItem) -> Data {
    var writer = RecordWriter()
    writer.add(item)
    return writer.data
  }

  /// An item's identifier as a number: ten hexadecimal digits.
  static func number(_ id: String) -> Int64 { Int64(id, radix: 16) ?? 0 }
}
