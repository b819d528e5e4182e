import Glibc
import Testing
import Workspace

@testable import WorkspaceStore

/// Every state that a kill can leave of a move: git writes the files one after the other, then the index at once, then
/// the branch.
@Suite("A move of the work tree that was killed")
struct HeadMoveTests {
  private static let files = [
    SyncClones.draft, "meetings/2023-11-15-smp.md", "proposals/0001-lock-order/v1.md",
  ]

  /// Ben is at the first commit, and knows of Ana's that changes one file, removes one and adds one.
  private func fetched() async throws -> (SyncClones, Clone, HeadMove) {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    try ana.edit(SyncClones.draft, "after the walk", "during the walk")
    try ana.put(Self.files[2], "One\n")
    try await ana.git("rm", "--quiet", Self.files[1])
    try await ana.git("add", "proposals")
    try await ana.git("commit", "--quiet", "-m", "Second", "--", "proposals", "meetings")
    try await ana.git("push", "--quiet")
    try await ben.git("fetch", "--quiet")
    func commit(_ name: String) async throws -> ObjectID {
      try #require(ObjectID(try await ben.git("rev-parse", name).trimmingWhitespace()))
    }
    return (clones, ben, HeadMove(from: try await commit("HEAD"), to: try await commit("origin/main")))
  }

  private func bring(_ file: Int, of move: HeadMove, to clone: Clone) async throws {
    let path = Self.files[file]
    if file == 1 {
      unlink("\(clone.path)/\(path)")
      rmdir("\(clone.path)/meetings")
    } else {
      try clone.put(path, try await clone.git("show", "\(move.to):\(path)"))
    }
  }

  private func mend(_ workspace: WorkspaceFolder) async throws {
    let lock = try await WorkspaceLock.acquire(workspace.lockPath())
    defer { close(lock) }
    try await workspace.mendMove(holding: lock)
  }

  @Test("Before the index is written, what was changed is put back")
  func files() async throws {
    let (_, ben, move) = try await fetched()
    for moved in 0..<8 {
      for file in 0..<3 where moved & (1 << file) != 0 { try await bring(file, of: move, to: ben) }
      let workspace = try ben.workspace()
      try workspace.note(move)
      try await mend(workspace)
      try await ben.expectOnlyOtherWork()
      #expect(try await ben.git("rev-parse", "HEAD").hasPrefix(move.from.text))
      #expect(!ben.has(".moot/journal/sync"))
      #expect(!ben.has(Self.files[2]))
    }
  }

  @Test("A file that a person changed since then stays as it is")
  func changedSince() async throws {
    let (_, ben, move) = try await fetched()
    try await bring(2, of: move, to: ben)
    try ben.edit(SyncClones.draft, "after the walk", "before the walk")
    let workspace = try ben.workspace()
    try workspace.note(move)
    try await mend(workspace)
    #expect(try ben.text(SyncClones.draft).contains("before the walk"))
    #expect(!ben.has(Self.files[2]))
  }

  @Test("After the index is written the branch follows")
  func index() async throws {
    let (_, ben, move) = try await fetched()
    try await ben.git("read-tree", "-m", "-u", move.from.text, move.to.text)
    let workspace = try ben.workspace()
    try workspace.note(move)
    try await mend(workspace)
    try await ben.expectOnlyOtherWork()
    #expect(try await ben.git("rev-parse", "HEAD").hasPrefix(move.to.text))
    #expect(!ben.has(".moot/journal/sync"))
  }

  @Test("After the branch has moved only the note is left to go")
  func branch() async throws {
    let (_, ben, move) = try await fetched()
    try await ben.git("read-tree", "-m", "-u", move.from.text, move.to.text)
    try await ben.git("update-ref", "HEAD", move.to.text)
    let workspace = try ben.workspace()
    try workspace.note(move)
    try await mend(workspace)
    try await ben.expectOnlyOtherWork()
    #expect(try await ben.git("rev-parse", "HEAD").hasPrefix(move.to.text))
    #expect(!ben.has(".moot/journal/sync"))
  }
}
