import Evidence
import Testing
import Workspace

@testable import WorkspaceStore

@Suite("Undoing events")
struct UndoTests {
  private func day() throws -> CalendarDate { try #require(CalendarDate(iso: "2023-11-24")) }

  @Test("The newest event is undone first, each by a commit of its own")
  func newestFirst() async throws {
    let repository = try await TestRepository.ofWorkspace()
    let workspace = try repository.open()
    try await workspace.write(["a.md": "two\n"], "Second")
    try await workspace.write(["a.md": "three\n", "b/c.md": "new\n"], "Third")
    #expect(workspace.undoableEvents().map(\.subject) == ["Third", "Second"])
    #expect(workspace.undoableEvents().first?.files == ["a.md", "b/c.md"])
    #expect(try await workspace.undo().subject == "Third")
    #expect(try repository.folder.text("a.md") == "two\n")
    #expect(!repository.folder.names().contains("b"))
    #expect(try await workspace.undo().subject == "Second")
    #expect(try repository.folder.text("a.md") == "one\n")
    #expect(
      try await repository.subjects() == ["Undo: Second", "Undo: Third", "Third", "Second", "First"])
    #expect(try await repository.status() == "")
    let error = await storeError { _ = try await workspace.undo() }
    #expect(error?.message == "there is no event to undo")
  }

  @Test("Under `commit: manual` the bytes come back and nothing is committed")
  func manual() async throws {
    let folder = try TemporaryFolder()
    try folder.put("moot.yaml", "schema: 1\ncommit: manual\n")
    try folder.put("a.md", "one\r\n")
    let workspace = try WorkspaceFolder.locate(from: ".", system: .fixed(folder))
    try await workspace.write(["a.md": nil, "b.md": "new\n"], "Replace")
    _ = try await workspace.undo()
    #expect(try folder.text("a.md") == "one\r\n")
    #expect(folder.names() == [".moot", "a.md", "moot.yaml"])
  }

  @Test("A file that changed since is left alone, and so are the others of the event")
  func changedSince() async throws {
    let repository = try await TestRepository.ofWorkspace()
    let workspace = try repository.open()
    try await workspace.write(["a.md": "two\n", "other.md": "two\n"], "Second")
    try repository.folder.put("other.md", "by hand\n")
    let error = await storeError { _ = try await workspace.undo() }
    #expect(error?.reason == .changedMeanwhile)
    #expect(
      error?.description
        == "other.md: changed since 'Second'; nothing was undone; change the file itself instead")
    #expect(try repository.folder.text("a.md") == "two\n")
    #expect(workspace.undoableEvents().count == 1)
  }

  @Test("An event that somebody took back in another way is passed over")
  func takenBackElsewhere() async throws {
    let repository = try await TestRepository.ofWorkspace()
    let workspace = try repository.open()
    try await workspace.write(["other.md": "two\n"], "Second")
    try await workspace.write(["a.md": "two\n"], "Third")
    try await repository.git("revert", "--no-edit", "HEAD")
    #expect(try await workspace.undo().subject == "Second")
  }

  @Test("A hook that refuses the undo leaves the event as it is, to be undone later")
  func refusedByHook() async throws {
    let repository = try await TestRepository.ofWorkspace()
    let workspace = try repository.open()
    try await workspace.write(["a.md": "two\n"], "Second")
    try repository.putHook("pre-commit", "exit 1")
    #expect(await storeError { _ = try await workspace.undo() }?.reason == .notCommitted)
    #expect(try repository.folder.text("a.md") == "two\n")
    try repository.putHook("pre-commit", "exit 0")
    _ = try await workspace.undo()
    #expect(try repository.folder.text("a.md") == "one\n")
  }

  @Test("So many events are kept, and any of them can be named")
  func kept() async throws {
    let folder = try TemporaryFolder()
    let workspace = try WorkspaceFolder.locate(from: ".", system: .fixed(folder))
    for number in 0..<55 { try await workspace.write(["\(number).md": "x"], "Add \(number)") }
    let events = workspace.undoableEvents()
    #expect(events.map(\.subject) == (5..<55).reversed().map { "Add \($0)" })
    _ = try await workspace.undo(events[20].id)
    #expect(!folder.names().contains("34.md"))
    #expect(workspace.undoableEvents().count == 49)
    #expect(await storeError { _ = try await workspace.undo(events[20].id) }?.reason == .notFound)
  }

  @Test("A publication is undone, both of its files, until a remote has it")
  func publication() async throws {
    let repository = try await TestRepository.ofWorkspace()
    let workspace = try repository.open()
    let number = try await workspace.createProposal(title: "Locks", today: day())
    _ = try await workspace.publish(number, changes: "First", today: day())
    _ = try await workspace.undo()
    #expect(repository.folder.names("proposals/0001-locks") == ["proposal.md"])
    #expect(try workspace.proposal(number).draft.status == .draft)

    _ = try await workspace.publish(number, changes: "First", today: day())
    try await repository.git("init", "--quiet", "--bare", "private/remote.git")
    try await repository.git("remote", "add", "origin", repository.folder("private/remote.git"))
    try await repository.git("push", "--quiet", "origin", "main")
    let error = await storeError { _ = try await workspace.undo() }
    #expect(
      error?.description
        == "proposals/0001-locks/v1.md: is on origin/main already, where others have it; it stays; "
        + "publish a new version")
    #expect(try workspace.proposal(number).draft.status == .review)
  }

  @Test("What may change is undone although a remote has it")
  func pushedNote() async throws {
    let repository = try await TestRepository.ofWorkspace()
    let workspace = try repository.open()
    try await workspace.write(["a.md": "two\n"], "Second")
    try await repository.git("init", "--quiet", "--bare", "private/remote.git")
    try await repository.git("push", "--quiet", repository.folder("private/remote.git"), "main:main")
    try await repository.git("remote", "add", "origin", repository.folder("private/remote.git"))
    try await repository.git("fetch", "--quiet", "origin")
    _ = try await workspace.undo()
    #expect(try repository.folder.text("a.md") == "one\n")
  }

  @Test("A run that is attached no longer is private again")
  func attachment() async throws {
    let repository = try await TestRepository.ofWorkspace()
    let workspace = try repository.open()
    let number = try await workspace.createProposal(title: "Locks", today: day())
    try workspace.saveRun(ProposalsTests.run("20231124T090000Z-7c1e"))
    _ = try await workspace.attach(runID: "2023", to: number)
    #expect(workspace.unattachedRuns().isEmpty)
    _ = try await workspace.undo()
    #expect(workspace.unattachedRuns().map(\.id) == ["20231124T090000Z-7c1e"])
    #expect(repository.folder.names("proposals/0001-locks") == ["proposal.md"])
    #expect(try await repository.status() == "")
  }
}
