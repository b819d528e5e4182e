import FoundationEssentials
import GRDB
import Workspace

/// What is overdue, as `moot overdue` tells it.
public struct OverdueReport: Sendable {
  /// Open and past their day: the longest overdue first, then by meeting date, file and line.
  public var late: [Agenda.Row]
  /// Open without a date and not asked for any more; the oldest first, as many as were wanted.
  public var old: [Agenda.Row]
  /// How many there are in all.
  public var oldCount: Int
}

extension WorkspaceIndex {
  /// - Parameters:
  ///   - oldLimit: how many of the promises that grew old are given; nil for all.
  ///   - isWanted: of which items; nil for all, which costs least.
  public func overdue(
    today: CalendarDate, oldLimit: Int?, isWanted: ((ActionItem) -> Bool)? = nil
  ) throws(StoreError) -> OverdueReport {
    try read { db in
      func rows(_ sql: String, _ day: Int) throws -> [Agenda.Row] {
        try IndexQuery.rows(db, sql, [day], today: today, isWanted: isWanted)
      }
      var late = try rows("WHERE class = 0 AND day < ?", today.daysSinceEpoch)
      // They come by day already, so nearly every comparison ends with it.
      late.sort { a, b in
        if a.item.deadline != b.item.deadline, let first = a.item.deadline, let second = b.item.deadline {
          return first < second
        }
        return Promise.isBefore(a.item, b.item)
      }
      let lastAsked = today.daysSinceEpoch - Agenda.oldDays
      let order = "INDEXED BY promise_age WHERE class = 1 AND day < ? ORDER BY first, path, line"
      if isWanted != nil {
        let old = try rows(order, lastAsked)
        return OverdueReport(late: late, old: Array(old.prefix(oldLimit ?? old.count)), oldCount: old.count)
      }
      let count = try Int.fetchOne(
        db, sql: "SELECT coalesce(sum(count), 0) FROM asked WHERE day < ?", arguments: [lastAsked])
      let limit = oldLimit.map { " LIMIT \($0)" } ?? ""
      return OverdueReport(late: late, old: try rows(order + limit, lastAsked), oldCount: count ?? 0)
    }
  }

  /// Every promise in its group, without the single mentions.
  public func agenda(today: CalendarDate) throws(StoreError) -> Agenda {
    try read { db in
      .build(rows: try IndexQuery.rows(db, "", [], today: today, isWanted: nil), today: today)
    }
  }

  /// Every promise with all its mentions.
  public func promises() throws(StoreError) -> [Promise] {
    try read { db in
      var promises: [Promise] = []
      var mentions: [ActionItem] = []
      var current: Int64?
      func end() {
        if !mentions.isEmpty { promises.append(Promise(mentions: mentions)) }
        mentions = []
      }
      let rows = try Row.fetchCursor(db, sql: "SELECT promise, record FROM mention ORDER BY promise")
      while let row = try rows.next() {
        let promise: Int64 = row[0]
        if promise != current { end() }
        current = promise
        mentions.append(try row.item(at: 1))
      }
      end()
      return promises.sorted { Promise.isBefore($0.first, $1.first) }
    }
  }

  /// The promise that an item belongs to.
  public func promise(of item: ActionItem) throws(StoreError) -> Promise? {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT record FROM mention
          WHERE promise IN (SELECT promise FROM mention WHERE item = ?)
          """, arguments: [IndexWriter.number(item.id)])
      return rows.isEmpty ? nil : Promise(mentions: try rows.map { try $0.item(at: 0) })
    }
  }

  /// By date, those without one last, then by path.
  public func meetings() throws(StoreError) -> [Meeting] {
    try read { db in
      var items: [Int64: [ActionItem]] = [:]
      let mentions = try Row.fetchCursor(db, sql: "SELECT file, record FROM mention ORDER BY file, line, id")
      while let row = try mentions.next() { items[row[0], default: []].append(try row.item(at: 1)) }
      let rows = try Row.fetchCursor(
        db, sql: "SELECT id, path, record FROM file WHERE kind = 0 ORDER BY day IS NULL, day, path")
      var meetings: [Meeting] = []
      while let row = try rows.next() {
        var meeting = try row.record(at: 2) { $0.meeting(file: row[1]) }
        meeting.actions = items[row[0]] ?? []
        meetings.append(meeting)
      }
      return meetings
    }
  }

  /// The people of `moot.yaml` and of the notes.
  public func roster() throws(StoreError) -> Roster {
    Roster(people: folder.configuration.people, meetings: try meetings())
  }

  public func hasNotes() throws(StoreError) -> Bool {
    try read { try Int.fetchOne($0, sql: "SELECT 1 FROM file WHERE kind = 0 LIMIT 1") != nil }
  }

  /// What is wrong with the notes, by file and line, and what stood in the way of finding them.
  public func diagnostics() throws(StoreError) -> [Diagnostic] {
    let stored = try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT f.path, p.line, p.severity, p.message FROM problem p JOIN file f ON f.id = p.file
          ORDER BY f.day IS NULL, f.day, f.path, p.rowid
          """
      ).map {
        Diagnostic(Diagnostic.Severity(rawValue: $0[2]) ?? .warning, file: $0[0], line: $0[1], $0[3])
      }
    }
    return scanDiagnostics + stored
  }

  /// Items whose identifier begins with these digits; at most `limit`.
  public func items(withPrefix prefix: String, limit: Int) throws(StoreError) -> [ActionItem] {
    guard let range = IndexQuery.range(ofPrefix: prefix) else { return [] }
    return try read { db in
      try Row.fetchAll(
        db, sql: "SELECT record FROM mention WHERE item BETWEEN ? AND ? ORDER BY day, id LIMIT ?",
        arguments: [range.lowerBound, range.upperBound, limit]
      ).map { try $0.item(at: 0) }
    }
  }

  /// Of one note, by line.
  public func items(inFile path: String) throws(StoreError) -> [ActionItem] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT m.record FROM mention m JOIN file f ON f.id = m.file WHERE f.path = ? ORDER BY m.line, m.id
          """, arguments: [path]
      ).map { try $0.item(at: 0) }
    }
  }
}

enum IndexQuery {
  /// Rows of promises, as `RecordWriter` wrote them; of those items that are wanted, nil for all.
  static func rows(
    _ db: Database, _ which: String, _ arguments: StatementArguments, today: CalendarDate,
    isWanted: ((ActionItem) -> Bool)?
  ) throws -> [Agenda.Row] {
    let cursor = try Row.fetchCursor(
      db, sql: "SELECT record FROM promise \(which)", arguments: arguments)
    // The records one after the other, so that they can be read on all cores.
    var bytes: [UInt8] = []
    var ends = [0]
    while let row = try cursor.next() {
      try row.withUnsafeData(atIndex: 0) { bytes.append(contentsOf: $0 ?? Data()) }
      ends.append(bytes.count)
    }
    let rows = (1..<ends.count).mapOnAllCores { [bytes, ends] index in
      bytes[ends[index - 1]..<ends[index]].withUnsafeBytes { record in
        var reader = RecordReader(record)
        let (promise, first, times) = (reader.text(), reader.date(), reader.number())
        return Agenda.Row(
          item: reader.item(), promise: promise, firstAsked: first, timesAsked: times, today: today)
      }
    }
    guard let isWanted else { return rows }
    return rows.filter { isWanted($0.item) }
  }

  /// The numbers of the identifiers that begin with these hexadecimal digits, 1 to 10 of them.
  static func range(ofPrefix prefix: String) -> ClosedRange<Int64>? {
    guard (1...10).contains(prefix.utf8.count), prefix.utf8.first != UInt8(ascii: "-"),
      let number = Int64(prefix, radix: 16)
    else { return nil }
    let shift = Int64(4 * (10 - prefix.utf8.count))
    return number << shift...((number + 1) << shift) - 1
  }
}

extension Row {
  /// Reads a record in place, without a copy of its bytes.
  func record<Value>(at index: Int, _ body: (inout RecordReader) throws -> Value) throws -> Value {
    try withUnsafeData(atIndex: index) { data in
      try (data ?? Data()).withUnsafeBytes { bytes in
        var reader = RecordReader(bytes)
        return try body(&reader)
      }
    }
  }

  func item(at index: Int) throws -> ActionItem { try record(at: index) { $0.item() } }
}
