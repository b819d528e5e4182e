import Dispatch
import FoundationEssentials
import GRDB
import Synchronization
import Workspace

/// The texts of the files, indexed when somebody first searches them: most commands never need them.
extension WorkspaceIndex {
  /// How many files are indexed at a time; a search waits for so many at most.
  private static let share = 256

  /// Indexes the texts that are not yet, and reports how far it is. Stops early when told to.
  public func indexTexts(
    progress: Progress = { _, _ in }, isCancelled: () -> Bool = { false }
  ) throws(StoreError) {
    let waiting = try unindexedCount()
    guard waiting > 0 else { return }
    try sweepTexts()
    var done = 0
    progress(done, waiting)
    while !isCancelled() {
      let share = try indexShare()
      guard share > 0 else { break }
      done += share
      progress(min(done, waiting), waiting)
    }
  }

  /// How many files a search would not see yet.
  public func unindexedCount() throws(StoreError) -> Int {
    try read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM file INDEXED BY file_unread WHERE indexed IS NULL") ?? 0
    }
  }

  /// Rows of files that changed since stay behind in the table of texts; when they outnumber the others it is emptied.
  private func sweepTexts() throws(StoreError) {
    try write { db in
      let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM text_docsize") ?? 0
      let files = try Int.fetchOne(db, sql: "SELECT count(*) FROM file WHERE indexed IS NOT NULL") ?? 0
      guard rows > 2 * files + 1000 else { return }
      try db.execute(sql: "INSERT INTO text(text) VALUES('delete-all'); UPDATE file SET indexed = NULL")
    }
  }

  /// - Returns: how many files were taken.
  private func indexShare() throws(StoreError) -> Int {
    let files: [(id: Int64, path: String, title: String)] = try read { db in
      try Row.fetchAll(
        db,
        sql:
          "SELECT id, path, title FROM file INDEXED BY file_unread WHERE indexed IS NULL ORDER BY id DESC LIMIT ?",
        arguments: [Self.share]
      ).map { ($0[0], $0[1], $0[2] ?? "") }
    }
    guard !files.isEmpty else { return 0 }
    let texts = Mutex([String?](repeating: nil, count: files.count))
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let bytes = try? DiskFile.read(folder.absolutePath(files[index].path), as: files[index].path)
      let text = bytes.map { SearchWords.indexed($0) }
      texts.withLock { $0[index] = text }
    }
    let found = texts.withLock { $0 }
    try write { db in
      let add = try db.makeStatement(sql: "INSERT INTO text(rowid, title, body) VALUES (?, ?, ?)")
      // Whoever else indexes the same files at the same time adds nothing twice.
      let mark = try db.makeStatement(sql: "UPDATE file SET indexed = 1 WHERE id = ? AND indexed IS NULL")
      for (file, text) in zip(files, found) {
        try mark.execute(arguments: [file.id])
        guard db.changesCount == 1 else { continue }
        try add.execute(arguments: [file.id, SearchWords.indexed(Array(file.title.utf8)), text ?? ""])
      }
    }
    return files.count
  }

  private func write(_ body: (Database) throws -> Void) throws(StoreError) {
    do { try database.write(body) } catch {
      throw StoreError(
        .refused, path: folder.cacheFolder, "the index cannot be written: \(error)",
        advice: "delete this folder; nothing is lost with it")
    }
  }

  // MARK: Searching

  /// Of more files than these that match, only the ones indexed last are ranked: ranking tens of thousands for a
  /// word that stands everywhere would take longer than a key may, and tell no more.
  private static let rankedFiles = 1000

  /// The lines that fit best, one file's together, at most three of each.
  ///
  /// - Parameters:
  ///   - kinds: of files; empty means all.
  ///   - limit: how many files.
  public func search(
    _ text: String, kinds: Set<SearchHit.Kind> = [], limit: Int
  ) throws(StoreError) -> [SearchHit] {
    let query = SearchQuery(text)
    guard !query.terms.isEmpty else { return [] }
    let numbers = (kinds.isEmpty ? Set(SearchHit.Kind.allCases) : kinds).map { String($0.fileKind.rawValue) }
    let files = try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT path, kind, day, title FROM (
            SELECT f.path, f.kind, f.day, f.title, bm25(text, 8.0, 1.0) AS rank
            FROM text CROSS JOIN file f ON f.id = text.rowid
            WHERE text MATCH ? AND f.kind IN (\(numbers.joined(separator: ", ")))
            ORDER BY text.rowid DESC LIMIT \(Self.rankedFiles))
          ORDER BY rank LIMIT ?
          """, arguments: [Self.expression(query), limit]
      ).map { Found(path: $0[0], kind: $0[1], day: $0[2], title: $0[3]) }
    }
    return files.mapOnAllCores(share: 8) { file -> [SearchHit] in
      guard let kind = IndexSchema.FileKind(rawValue: file.kind).flatMap(SearchHit.Kind.init) else {
        return []
      }
      let date = file.day.map { CalendarDate(daysSinceEpoch: $0) }
      return hits(query, in: file.path, kind, title: file.title, date)
    }.flatMap { $0 }
  }

  /// A file that the words stand in.
  private struct Found: Sendable {
    var path: String
    var kind: Int
    var day: Int?
    var title: String?
  }

  /// The query as FTS5 reads it: every term a phrase, the last word of one perhaps cut short.
  private static func expression(_ query: SearchQuery) -> String {
    query.terms.map { term in
      "\"\(term.words.joined(separator: " "))\"" + (term.isBeginning ? "*" : "")
    }.joined(separator: " ")
  }

  private static let linesShown = 3

  /// The lines of a file with the most of the terms, in their order.
  private func hits(
    _ query: SearchQuery, in path: String, _ kind: SearchHit.Kind, title: String?, _ date: CalendarDate?
  ) -> [SearchHit] {
    guard let bytes = try? DiskFile.read(folder.absolutePath(path), as: path) else { return [] }
    let source = SourceText(bytes: bytes, file: path)
    var best: [(line: Int, match: SearchQuery.LineMatch)] = []
    for (index, line) in source.lines.enumerated() {
      guard let match = query.match(bytes[line.content]) else { continue }
      if let known = best.first?.match.count, match.count < known { continue }
      if let known = best.first?.match.count, match.count > known { best = [] }
      if best.count < Self.linesShown { best.append((index + 1, match)) }
    }
    let name = title ?? String(path.split(separator: "/").last ?? Substring(path))
    return best.map { number, match in
      let content = source.lines[number - 1].content
      let lead = bytes[content].prefix { $0 == 0x20 || $0 == 0x09 }.count
      let text = source.text(ofLine: number) ?? ""
      return SearchHit(
        kind: kind, file: path, line: number, title: name, date: date,
        text: text.trimmingWhitespace(),
        matches: match.ranges.map { $0.lowerBound - lead..<$0.upperBound - lead })
    }
  }
}

extension SearchHit.Kind {
  init?(_ kind: IndexSchema.FileKind) {
    switch kind {
    case .note: self = .note
    case .proposal: self = .proposal
    case .version: self = .version
    case .comment: self = .comment
    case .unreadable: return nil
    }
  }

  var fileKind: IndexSchema.FileKind {
    switch self {
    case .note: .note
    case .proposal: .proposal
    case .version: .version
    case .comment: .comment
    }
  }
}
