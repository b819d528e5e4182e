import Testing
import Workspace

@testable import WorkspaceStore

/// One change of items of several notes, two of them in one.
@Suite("Items changed together") struct ItemsTogetherTests {
  private let notes = ["meetings/2026-10-07.md", "meetings/2026-10-21.md", "meetings/2026-11-04.md"]
  private let places = [
    "meetings/2026-10-07.md:9", "meetings/2026-10-21.md:9", "meetings/2026-10-21.md:11",
    "meetings/2026-11-04.md:9",
  ]

  private func repository() async throws -> TestRepository {
    let repository = try await TestRepository.ofWorkspace()
    let items = ["RV: Measure the page table", "RV: Measure the page table\n\nMS: Read", "SK: Book a room"]
    for (note, items) in zip(notes, items) {
      let day = note.dropFirst("meetings/".count).prefix(10)
      try repository.folder.put(
        note,
        "---\ntitle: Sync\ndatetime: \(day)T16:00:00+02:00\nteams: [smp]\n---\n\n## TODOs\n\n\(items)\n")
    }
    try await repository.git("add", ".")
    try await repository.git("commit", "--quiet", "-m", "Notes")
    return repository
  }

  private func texts(_ repository: TestRepository) throws -> [String] {
    try notes.map { try repository.folder.text($0) }
  }

  private func items(_ workspace: WorkspaceFolder) throws -> [ActionItem] {
    try places.map { try workspace.findItem($0) }
  }

  @Test("They are one event: one commit of all notes, one undo that gives every byte back")
  func oneEvent() async throws {
    let repository = try await repository()
    let before = try texts(repository)
    let workspace = try repository.open()
    let day = try #require(CalendarDate(iso: "2026-11-23"))
    let receipt = try await workspace.change(items(workspace), .done(on: day))
    #expect(receipt.files == notes)
    #expect(receipt.summary == "Done: RV: Measure the page table and 3 more")
    #expect(try texts(repository).joined().split(separator: "(done 2026-11-23)").count == 5)
    #expect(try await repository.subjects() == [receipt.summary, "Notes", "First"])
    #expect(try await repository.status() == "")
    #expect(workspace.undoableEvents().count == 1)
    _ = try await workspace.undo(receipt.undo)
    #expect(try texts(repository) == before)
    #expect(workspace.undoableEvents().isEmpty)
  }

  @Test("One that cannot be changed keeps all as they are, those before it in the same note too")
  func oneRefuses() async throws {
    let repository = try await repository()
    let before = try texts(repository)
    let workspace = try repository.open()
    var items = try items(workspace)
    items[2].id = "0000000000"
    let error = await storeError { _ = try await workspace.change(items, .reworded("Other words")) }
    #expect(error?.reason == .changedMeanwhile && error?.path == notes[1])
    #expect(try texts(repository) == before)
    #expect(try await repository.subjects() == ["Notes", "First"])
    #expect(try await repository.status() == "")
    #expect(workspace.undoableEvents().isEmpty)
  }

  @Test("A hook that refuses keeps all as they are") func refusedByHook() async throws {
    let repository = try await repository()
    let before = try texts(repository)
    try repository.putHook("pre-commit", "echo 'not today' >&2; exit 1")
    let workspace = try repository.open()
    let error = await storeError { _ = try await workspace.change(items(workspace), .assigned(["DL"])) }
    #expect(error?.reason == .notCommitted)
    #expect(try texts(repository) == before)
    #expect(try await repository.status() == "")
  }

  @Test(
    "Whichever call of the disk fails, all are as before or all as after",
    arguments: [true, false])
  func everyCall(isFull: Bool) async throws {
    let repository = try await repository()
    let before = try texts(repository)
    var after: [String] = []
    var first = 0
    while true {
      let disk = FailingDisk(first: first, isFull: isFull)
      var workspace = try repository.open(warnings: Warnings())
      // The index is a cache beside the workspace and may be as it likes.
      let items = try items(workspace)
      workspace.disk = disk.operations
      let error = await storeError { _ = try await workspace.change(items, .assigned(["DL"])) }
      try await repository.open().mendIfNeeded()
      let now = try texts(repository)
      if error == nil { after = now }
      #expect(now == (error == nil ? after : before), "call \(first): \(String(describing: error))")
      #expect(try await repository.status() == "", "call \(first)")
      #expect(repository.folder.names(".moot/journal").isEmpty, "call \(first)")
      guard disk.hasFailed else { break }
      if error == nil { try await repository.git("reset", "--quiet", "--hard", "HEAD~1") }
      first += 1
    }
    #expect(after.joined().split(separator: "DL: ").count == 5)
    #expect(first > 15)
  }
}
