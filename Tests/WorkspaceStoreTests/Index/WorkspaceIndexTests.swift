import Dispatch
import GRDB
import Glibc
import Synchronization
import Testing
import Workspace

@testable import WorkspaceStore

@Suite("The index of a workspace")
struct WorkspaceIndexTests {
  let folder: TemporaryFolder
  let today = CalendarDate(iso: "2024-06-01")!

  init() throws { folder = try TemporaryFolder() }

  func open() throws -> WorkspaceFolder { try WorkspaceFolder.locate(from: "notes", system: .fixed(folder)) }

  func note(_ day: String, team: String = "smp", _ items: [String]) -> String {
    (["---", "datetime: \(day)T10:00:00+02:00", "teams: [\(team)]", "---", "", "## TODOs", ""]
      + items.map { $0 + "\n" }).joined(separator: "\n")
  }

  /// What reading every file, without an index, gives.
  func truth(_ workspace: WorkspaceFolder) throws -> [Promise] {
    var items: [ActionItem] = []
    for file in FolderScan(markdownBelow: workspace.root).files {
      let bytes = try DiskFile.read(workspace.absolutePath(file))
      if NoteReader.looksLikeNote(path: file, bytes: bytes) {
        items += NoteReader.read(path: file, bytes: bytes).meeting.actions
      }
    }
    return Promise.follow(items, workspace.configuration.promises)
  }

  func expectTruth(_ comment: Comment) throws {
    let workspace = try open()
    let index = try workspace.openIndex()
    let wanted = try truth(workspace)
    #expect(try index.promises() == wanted, comment)
    let agenda = Agenda.build(promises: wanted, today: today)
    #expect(try index.agenda(today: today).promises == agenda.promises, comment)
    let report = try index.overdue(today: today, oldLimit: nil)
    #expect(report.late.sorted { Promise.isBefore($0.item, $1.item) } == agenda.overdue, comment)
    let lateDays = report.late.compactMap(\.overdueDays)
    #expect(lateDays == lateDays.sorted(by: >), comment)
    #expect(Set(report.old) == Set(agenda.old) && report.oldCount == agenda.old.count, comment)
    #expect(
      try index.overdue(today: today, oldLimit: nil, isWanted: { _ in true }).oldCount == report.oldCount)
  }

  @Test(
    "Whatever is written, changed, moved or deleted, the index says what reading everything says",
    arguments: 1...8)
  func random(seed: Int) throws {
    var chance = SmallGenerator(seed: UInt64(seed))
    let texts = [
      "Write the proposal", "Write the proposal on locks", "Review https://example.org/pull/1",
      "Look at https://example.org/pull/1 again", "Test the frame allocator on two cores by Friday",
      "Test the frame allocator on two cores by Friday (due 2024-06-20)",
      "Test the frame allocator on two cores", "[x] Write the proposal", "Measure #12 until 2024-05-20",
    ]
    let owners = ["RV", "RV, MS", "MS", "RăzvanV", "SK"]
    func items() -> [String] {
      (0..<Int.random(in: 0...4, using: &chance)).map { _ in
        "\(owners.randomElement(using: &chance)!): \(texts.randomElement(using: &chance)!)"
      }
    }
    func write(_ number: Int) throws {
      let day = CalendarDate(iso: "2024-01-01")!.adding(days: 9 * (number / 2))
      let path = "notes/\(number % 3 == 0 ? "a" : "b")/\(number).md"
      try folder.put(path, note("\(day)", team: number % 4 == 0 ? "docs" : "smp", items()))
    }
    for number in 0..<30 { try write(number) }
    try expectTruth("built")
    for step in 0..<25 {
      switch Int.random(in: 0..<5, using: &chance) {
      case 0:
        let number = Int.random(in: 0..<36, using: &chance)
        unlink(folder("notes/\(number % 3 == 0 ? "a" : "b")/\(number).md"))
      case 1:
        rename(folder("notes/a/\(3 * step % 30).md"), folder("notes/a/moved-\(step).md"))
      case 2:
        let split = try truth(try open()).randomElement(using: &chance)?.last.id ?? "0000000000"
        let ids = try truth(try open()).prefix(2).map(\.id)
        try folder.put(
          "notes/moot.yaml",
          "schema: 1\npromises: {join: [[\(ids.joined(separator: ", "))]], split: [\(split)]}\n")
      default: try write(Int.random(in: 0..<36, using: &chance))
      }
      try expectTruth("seed \(seed), step \(step)")
      // It was brought up to date, not built anew.
      #expect(indexFiles(try open()).map(FilePath.name(of:)) == ["index-1.sqlite"])
    }
  }

  @Test("A damaged index, one of another program's and an empty file are built anew without a word")
  func damaged() throws {
    try folder.put("notes/2024-05-01.md", note("2024-05-01", ["RV: Write it"]))
    let workspace = try open()
    #expect(try workspace.openIndex().promises().count == 1)
    let path = try #require(indexFiles(workspace).first)
    for bytes in [
      [], Array("not a database at all".utf8), try Array(DiskFile.read(path).prefix(5000)) + [1, 2, 3],
    ] {
      let current = try #require(indexFiles(workspace).first)
      for ending in ["-wal", "-shm"] { unlink(current + ending) }
      try AtomicFile.write(bytes, to: current)
      #expect(try workspace.openIndex().promises().count == 1)
    }
    let foreign = try #require(indexFiles(workspace).first)
    try AtomicFile.write([], to: foreign)
    try DatabaseQueue(path: foreign).write { try $0.execute(sql: "CREATE TABLE file (id, path)") }
    #expect(try workspace.openIndex().promises().count == 1)
    #expect(indexFiles(workspace).count == 1)
  }

  @Test("Threads of one process that build it at the same time each get a whole one")
  func together() throws {
    try folder.put("notes/2024-05-01.md", note("2024-05-01", ["RV: Write it"]))
    let workspace = try open()
    let answers = Mutex<[Int?]>([])
    for _ in 0..<20 {
      for path in indexFiles(workspace) { unlink(path) }
      DispatchQueue.concurrentPerform(iterations: 4) { _ in
        let count = try? workspace.openIndex().promises().count
        answers.withLock { $0.append(count) }
      }
    }
    #expect(answers.withLock { $0 } == Array(repeating: 1, count: 80))
  }

  @Test("Where the index's place is a folder, a file or cannot be written, the answer is the same")
  func unwritable() throws {
    try folder.put("notes/2024-05-01.md", note("2024-05-01", ["RV: Write it"]))
    let workspace = try open()
    try AtomicFile.makeFolder("\(workspace.cacheFolder)/index-1.sqlite")
    #expect(try workspace.openIndex().promises().count == 1)
    try AtomicFile.makeFolder("\(workspace.cacheFolder)/index-7.sqlite/more")
    #expect(try workspace.openIndex().promises().count == 1)
    let other = try TemporaryFolder()
    try other.put("2024-05-01.md", note("2024-05-01", ["RV: Write it"]))
    var system = SystemContext.fixed(other)
    system.cacheHome = other("2024-05-01.md")
    #expect(try WorkspaceFolder.locate(from: ".", system: system).openIndex().promises().count == 1)
  }

  @Test("A change that size and time do not tell is seen while the file is young")
  func young() throws {
    try folder.put("notes/2024-05-01.md", note("2024-05-01", ["RV: Write it"]))
    let workspace = try open()
    _ = try workspace.openIndex()
    try folder.put("notes/2024-05-01.md", note("2024-05-01", ["RV: Wrote it"]))
    #expect(try workspace.openIndex().promises().map(\.last.text) == ["Wrote it"])
  }

  @Test("Other rules for what is a note build the index anew")
  func rules() throws {
    try folder.put("notes/a/2024-05-01.md", note("2024-05-01", ["RV: Write it"]))
    try folder.put("notes/b/2024-05-01.md", note("2024-05-01", ["RV: Read it"]))
    #expect(try open().openIndex().promises().count == 2)
    try folder.put("notes/moot.yaml", "schema: 1\nnotes: [\"a/**/*.md\"]\n")
    #expect(try open().openIndex().promises().map(\.last.text) == ["Write it"])
  }

  private func indexFiles(_ workspace: WorkspaceFolder) -> [String] {
    FolderListing.names(workspace.cacheFolder).filter { $0.hasSuffix(".sqlite") }
      .map { "\(workspace.cacheFolder)/\($0)" }
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers for the same seed.
struct SmallGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
