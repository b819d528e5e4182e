import FoundationEssentials
import GRDB
import Workspace

/// Follows promises through what changed. A mention continues a neighbour in time, so a changed note moves only the
/// mentions near it: those are looked at again, note by note, from the earliest on.
struct PromiseUpdate {
  /// A mention as following needs it.
  private struct Mention {
    var id: Int64
    var item: Int64
    var place: Place
    var prev: Int64?
    var promise: Int64
    var trace: MentionTrace
  }

  /// A note's place in time.
  private struct Place: Hashable, Comparable {
    /// Nil comes last.
    var day: Int?
    var path: String
    var file: Int64

    static func < (a: Place, b: Place) -> Bool {
      (a.day ?? Int.max, a.path, a.file) < (b.day ?? Int.max, b.path, b.file)
    }
  }

  private let db: Database
  private let writer: IndexWriter
  private var overrides: PromiseOverrides
  /// Notes whose mentions may continue others than they do.
  private var dirty: Set<Place> = []
  /// Mentions whose promises have to be put together anew, and promises that are no more what they were.
  private var touched: Set<Int64> = []
  private var stale: Set<Int64> = []

  private static let columns = "m.id, m.item, m.day, f.path, m.file, m.prev, m.promise, m.trace"

  init(_ db: Database, _ writer: IndexWriter, _ overrides: PromiseOverrides) throws {
    self.db = db
    self.writer = writer
    self.overrides = overrides
  }

  // MARK: What changed

  /// Gives a mention the new words of its item; false where they change what it is compared by.
  mutating func keep(_ mention: Int64, as item: ActionItem, file: Int64) throws -> Bool {
    guard
      let old = try Row.fetchOne(
        db, sql: "SELECT trace, promise FROM mention WHERE id = ?", arguments: [mention])
    else { return false }
    var trace = RecordWriter()
    trace.add(MentionTrace(item))
    guard try old.withUnsafeData(atIndex: 0, { $0 == trace.data }) else { return false }
    try db.execute(
      sql: "UPDATE mention SET file = ?, line = ?, record = ? WHERE id = ?",
      arguments: [file, item.line, IndexWriter.record(item), mention])
    stale.insert(old[1])
    touched.insert(mention)
    return true
  }

  mutating func add(_ item: ActionItem, file: Int64) throws {
    let trace = MentionTrace(item)
    let id = try writer.write(item, trace, id: nil, file: file, prev: nil, promise: 0)
    touched.insert(id)
    let place = Place(day: item.meeting?.daysSinceEpoch, path: item.file, file: file)
    dirty.insert(place)
    try lookAgainAfter(trace, place)
  }

  mutating func remove(_ mentions: [Int64]) throws {
    for id in mentions {
      guard let mention = try mention(id, "LEFT JOIN") else { continue }
      stale.insert(mention.promise)
      for next in try all("m.prev = ?", [id]) where !mentions.contains(next.id) {
        touched.insert(next.id)
        dirty.insert(next.place)
      }
      if let prev = mention.prev, let freed = try self.mention(prev) {
        touched.insert(prev)
        try lookAgainAfter(freed.trace, freed.place)
      }
      for key in mention.trace.keys {
        guard let day = mention.place.day else { break }
        try db.execute(
          sql: "DELETE FROM mention_key WHERE key = ? AND day = ? AND mention = ?",
          arguments: [Int64(bitPattern: key), day, id])
      }
      try db.execute(sql: "UPDATE mention SET prev = NULL WHERE prev = ?", arguments: [id])
      try db.execute(sql: "DELETE FROM mention WHERE id = ?", arguments: [id])
      touched.remove(id)
    }
  }

  /// Everything that a person joined or split, before or now, is put together anew.
  mutating func overridesChanged(from before: String, to after: String) throws {
    let prefixes = (before + "\n" + after).split { "\n /".contains($0) }.map(String.init)
    for prefix in prefixes {
      for mention in try mentions(withPrefix: prefix) {
        touched.insert(mention.id)
        dirty.insert(mention.place)
      }
    }
  }

  /// Mentions after a place that a mention with this trace there could be continued by.
  private mutating func lookAgainAfter(_ trace: MentionTrace, _ place: Place) throws {
    guard let day = place.day else { return }
    for key in trace.keys {
      let later = try near(key, day...day + Promise.daysApartMax, newestFirst: false)
      for mention in later where place < mention.place && mention.trace.isRelated(to: trace) {
        dirty.insert(mention.place)
      }
    }
  }

  // MARK: Following

  mutating func finish() throws {
    while let place = dirty.min() {
      dirty.remove(place)
      try follow(place)
    }
    try putTogether()
  }

  private mutating func follow(_ place: Place) throws {
    let note = try all("m.file = ? ORDER BY m.line", [place.file])
    guard let day = place.day, !note.isEmpty else { return }
    let ids = Dictionary(uniqueKeysWithValues: note.map { ($0.id, $0) })
    let wanted = note.map {
      PromiseFollower.Mention(
        $0.trace, startsAnew: overrides.splits(Self.identifier($0.item)))
    }
    let found = try PromiseFollower.predecessors(
      of: wanted,
      candidates: { key in
        try near(key, day - Promise.daysApartMax...day, newestFirst: true)
          .lazy.filter { $0.place < place && ids[$0.id] == nil }
          .prefix(PromiseFollower.candidatesMax).map { (Int($0.id), $0.trace) }
      },
      isFree: { candidate in
        try all("m.prev = ?", [Int64(candidate)]).allSatisfy {
          $0.place.file == place.file || place < $0.place
        }
      })
    for (mention, choice) in zip(note, found) {
      let prev = choice.map(Int64.init)
      guard prev != mention.prev else { continue }
      try db.execute(sql: "UPDATE mention SET prev = ? WHERE id = ?", arguments: [prev, mention.id])
      touched.insert(mention.id)
      if let old = mention.prev, let freed = try self.mention(old) {
        touched.insert(old)
        // Only what comes after this note can take what it let go.
        try lookAgainAfter(freed.trace, Place(day: day, path: place.path, file: place.file))
      }
      guard let prev else { continue }
      touched.insert(prev)
      for rival in try all("m.prev = ?", [prev]) where rival.id != mention.id { dirty.insert(rival.place) }
    }
  }

  // MARK: Promises

  /// Writes the promises of all touched mentions anew.
  private mutating func putTogether() throws {
    var joined: [Int64: Set<Int64>] = [:]
    for list in overrides.join {
      var previous: Int64?
      for mention in try list.flatMap(mentions(withPrefix:)) {
        if let previous {
          joined[previous, default: []].insert(mention.id)
          joined[mention.id, default: []].insert(previous)
        }
        previous = mention.id
      }
    }
    var done: Set<Int64> = []
    var groups: [[Int64]] = []
    var starts = touched
    // A promise that lost a mention may leave others behind.
    for promise in stale {
      starts.formUnion(
        try Int64.fetchAll(db, sql: "SELECT id FROM mention WHERE promise = ?", arguments: [promise]))
    }
    for start in starts.sorted() where !done.contains(start) {
      let group = try component(of: start, joined)
      done.formUnion(group)
      if !group.isEmpty { groups.append(group) }
    }
    for id in done {
      stale.formUnion(
        try Int64.fetchAll(db, sql: "SELECT promise FROM mention WHERE id = ?", arguments: [id]))
    }
    for promise in stale.union(done) {
      try db.execute(
        sql: "DELETE FROM promise WHERE id = ?", arguments: [promise])
    }
    for group in groups { try write(group) }
  }

  private func component(of start: Int64, _ joined: [Int64: Set<Int64>]) throws -> [Int64] {
    var found: Set<Int64> = []
    var open = [start]
    while let id = open.popLast() {
      guard !found.contains(id),
        let row = try Row.fetchOne(db, sql: "SELECT prev FROM mention WHERE id = ?", arguments: [id])
      else { continue }
      found.insert(id)
      if let prev: Int64 = row[0] { open.append(prev) }
      open += try Int64.fetchAll(db, sql: "SELECT id FROM mention WHERE prev = ?", arguments: [id])
      open += joined[id] ?? []
    }
    return Array(found)
  }

  private func write(_ group: [Int64]) throws {
    var items: [(item: ActionItem, id: Int64)] = []
    for id in group {
      guard let row = try Row.fetchOne(db, sql: "SELECT record FROM mention WHERE id = ?", arguments: [id])
      else { continue }
      items.append((try row.item(at: 0), id))
    }
    guard let first = items.min(by: { Promise.isBefore($0.item, $1.item) }) else { return }
    try writer.write(Promise(mentions: items.map(\.item)), id: first.id)
    for (_, id) in items {
      try db.execute(sql: "UPDATE mention SET promise = ? WHERE id = ?", arguments: [first.id, id])
    }
  }

  // MARK: Asking

  private func near(_ key: UInt64, _ days: ClosedRange<Int>, newestFirst: Bool) throws -> [Mention] {
    let order = newestFirst ? "DESC" : "ASC"
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(Self.columns) FROM mention_key k JOIN mention m ON m.id = k.mention JOIN file f ON f.id = m.file
        WHERE k.key = ? AND k.day BETWEEN ? AND ? ORDER BY k.day \(order), f.path \(order), m.line \(order)
        """)
    return try Row.fetchAll(
      statement, arguments: [Int64(bitPattern: key), days.lowerBound, days.upperBound]
    ).map(Self.mention)
  }

  private func all(_ condition: String, _ arguments: StatementArguments) throws -> [Mention] {
    let statement = try db.cachedStatement(
      sql: "SELECT \(Self.columns) FROM mention m JOIN file f ON f.id = m.file WHERE \(condition)")
    return try Row.fetchAll(statement, arguments: arguments).map(Self.mention)
  }

  private func mention(_ id: Int64, _ join: String = "JOIN") throws -> Mention? {
    let statement = try db.cachedStatement(
      sql: "SELECT \(Self.columns) FROM mention m \(join) file f ON f.id = m.file WHERE m.id = ?")
    return try Row.fetchOne(statement, arguments: [id]).map(Self.mention)
  }

  private func mentions(withPrefix prefix: String) throws -> [Mention] {
    guard let range = IndexQuery.range(ofPrefix: prefix) else { return [] }
    return try all(
      "m.item BETWEEN ? AND ? ORDER BY m.day, f.path, m.line", [range.lowerBound, range.upperBound])
  }

  private static func mention(_ row: Row) throws -> Mention {
    try Mention(
      id: row[0], item: row[1], place: Place(day: row[2], path: row[3] ?? "", file: row[4]), prev: row[5],
      promise: row[6], trace: row.record(at: 7) { $0.trace() })
  }

  private static func identifier(_ number: Int64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, 10 - digits.count)) + digits
  }
}
