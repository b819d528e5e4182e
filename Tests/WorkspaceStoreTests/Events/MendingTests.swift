import Glibc
import Testing
import Workspace

@testable import WorkspaceStore

/// An event that a kill cut short, at the moments that matter. That a kill at any other one does no harm either is tried
/// with the real program.
@Suite("Mending what was cut short")
struct MendingTests {
  private static let edits = [
    FileEdit(path: "a.md", bytes: Array("two\n".utf8), expecting: nil),
    FileEdit(path: "b/new.md", bytes: Array("new\n".utf8), expecting: .absent),
    FileEdit(path: "other.md", bytes: nil, expecting: nil),
  ]

  /// Writes an event and leaves it there.
  private func cutShort(_ workspace: WorkspaceFolder, isCommitted: Bool = true) throws -> EventWriting {
    var writing = EventWriting(
      workspace, EventRecord(subject: "Change all", at: "2023-11-24T09:00:00Z", isCommitted: isCommitted))
    try writing.write(Self.edits)
    return writing
  }

  private func expectAsBefore(_ repository: TestRepository) async throws {
    #expect(try await repository.status() == "")
    #expect(try await repository.subjects() == ["First"])
    #expect(!repository.folder.names().contains("b"))
    #expect(repository.folder.names(".moot/journal").isEmpty)
    #expect(try repository.open().undoableEvents().isEmpty)
  }

  @Test("An event that was written and not committed is taken back, and the person is told")
  func notCommitted() async throws {
    let repository = try await TestRepository.ofWorkspace()
    let warnings = Warnings()
    let workspace = try repository.open(warnings: warnings)
    _ = try cutShort(workspace)
    #expect(workspace.needsMending)
    try await workspace.mendIfNeeded()
    try await expectAsBefore(repository)
    #expect(warnings.all == ["'Change all' was cut short and is taken back"])
    try await workspace.mendIfNeeded()
    #expect(warnings.all.count == 1)
  }

  @Test("Without commits an event that is written but not yet known as done is taken back too")
  func manual() async throws {
    let repository = try await TestRepository.ofWorkspace()
    let workspace = try repository.open()
    _ = try cutShort(workspace, isCommitted: false)
    try await workspace.mendIfNeeded()
    try await expectAsBefore(repository)
  }

  @Test("What was half written goes, with the temporary file of the process that died")
  func halfWritten() async throws {
    let repository = try await TestRepository.ofWorkspace()
    let workspace = try repository.open()
    _ = try cutShort(workspace)
    try repository.folder.put("other.md", "one\n")
    unlink(repository.folder("b/new.md"))
    // No process has a number as high as this.
    try repository.folder.put("b/.moot-999999999-1.tmp", "ne")
    try repository.folder.put(".moot/journal/.moot-999999999-2.tmp", "moot ev")
    try await workspace.mendIfNeeded()
    try await expectAsBefore(repository)
  }

  @Test("Git forgets the paths that it was told of for a commit that never came")
  func indexed() async throws {
    let repository = try await TestRepository.ofWorkspace()
    let workspace = try repository.open()
    var writing = try cutShort(workspace)
    writing.record.untracked = ["b/new.md"]
    try writing.keep()
    try await repository.git("add", "--intent-to-add", "b/new.md")
    try await workspace.mendIfNeeded()
    try await expectAsBefore(repository)
    #expect(try await repository.git("ls-files") == "a.md\nmoot.yaml\nother.md\n")
  }

  @Test("An event whose commit is there counts, and can be undone")
  func committed() async throws {
    let repository = try await TestRepository.ofWorkspace()
    let warnings = Warnings()
    let workspace = try repository.open(warnings: warnings)
    _ = try cutShort(workspace)
    try await repository.git("add", ".")
    try await repository.git("commit", "--quiet", "-m", "Change all")
    try await workspace.mendIfNeeded()
    #expect(try await repository.status() == "")
    #expect(try repository.folder.text("b/new.md") == "new\n")
    #expect(warnings.all.isEmpty)
    #expect(workspace.undoableEvents().map(\.subject) == ["Change all"])
    _ = try await workspace.undo()
    #expect(try await repository.subjects() == ["Undo: Change all", "Change all", "First"])
    #expect(try repository.folder.text("a.md") == "one\n")
    #expect(!repository.folder.names().contains("b"))
  }

  @Test("A file that a person changed since stays as it is, and is named")
  func changedByHand() async throws {
    let repository = try await TestRepository.ofWorkspace()
    let warnings = Warnings()
    let workspace = try repository.open(warnings: warnings)
    _ = try cutShort(workspace)
    try repository.folder.put("b/new.md", "by hand\n")
    try await workspace.mendIfNeeded()
    #expect(try await repository.status() == "?? b/new.md\n")
    #expect(try repository.folder.text("b/new.md") == "by hand\n")
    #expect(
      warnings.all == [
        "'Change all' was cut short and is taken back; changed meanwhile and left as it is: b/new.md"
      ])
  }

  @Test("The next event mends before it writes")
  func nextEvent() async throws {
    let repository = try await TestRepository.ofWorkspace()
    let workspace = try repository.open()
    _ = try cutShort(workspace)
    try await workspace.write(["c.md": "three\n"], "Add c")
    #expect(try await repository.subjects() == ["Add c", "First"])
    #expect(try await repository.git("show", "--name-only", "--format=") == "c.md\n")
    #expect(try await repository.status() == "")
  }

  @Test("While another Moot is writing nobody mends")
  func busy() async throws {
    let repository = try await TestRepository.ofWorkspace()
    let workspace = try repository.open()
    _ = try cutShort(workspace)
    let lock = try await WorkspaceLock.acquire(workspace.lockPath())
    try await workspace.mendIfNeeded()
    #expect(try repository.folder.text("a.md") == "two\n")
    close(lock)
    try await workspace.mendIfNeeded()
    try await expectAsBefore(repository)
  }

  @Test("A journal that cannot be read is named, and nothing is touched")
  func damaged() async throws {
    let repository = try await TestRepository.ofWorkspace()
    try repository.folder.put(".moot/.gitignore", "*\n")
    try repository.folder.put(".moot/journal/event", "moot event 1\nfile 99\na.md\n")
    let error = await storeError { try await repository.open().write(["a.md": "two\n"], "Change") }
    #expect(error?.path == ".moot/journal/event")
    #expect(error?.advice?.contains("git status") == true)
    #expect(try await repository.status() == "")
  }
}
