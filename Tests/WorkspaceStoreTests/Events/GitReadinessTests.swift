import Testing
import Workspace

@testable import WorkspaceStore

/// The states a repository may be in when an event comes.
@Suite("Events in every kind of repository")
struct GitReadinessTests {
  /// A workspace whose repository cannot go on by itself: `main` and `side` changed the same line.
  private func repositoryWithSides() async throws -> TestRepository {
    let repository = try await TestRepository.ofWorkspace()
    try await repository.git("switch", "--quiet", "-c", "side")
    try repository.folder.put("other.md", "side\n")
    try await repository.git("commit", "--quiet", "-am", "Side")
    try await repository.git("switch", "--quiet", "main")
    try repository.folder.put("other.md", "main\n")
    try await repository.git("commit", "--quiet", "-am", "Main")
    return repository
  }

  private func refusal(in repository: TestRepository) async throws -> StoreError? {
    let before = try await repository.status()
    let error = await storeError { try await repository.open().write(["a.md": "two\n"], "Change") }
    #expect(try await repository.status() == before)
    #expect(try repository.folder.text("a.md") == "one\n")
    return error
  }

  @Test(
    "In the middle of something an event is refused, with how to get out of it",
    arguments: [
      (["merge", "side"], "a merge", "git merge --abort"),
      (["rebase", "side"], "a rebase", "git rebase --abort"),
      (["cherry-pick", "side"], "a cherry-pick", "git cherry-pick --abort"),
      (["revert", "HEAD~1"], "a revert", "git revert --abort"),
      (["bisect", "start"], "a bisection", "git bisect reset"),
    ])
  func inTheMiddle(_ command: [String], _ name: String, _ advice: String) async throws {
    let repository = try await repositoryWithSides()
    if name == "a revert" {
      try repository.folder.put("other.md", "more\n")
      try await repository.git("commit", "--quiet", "-am", "More")
    }
    _ = try await Git(folder: repository.folder.path).run(command)
    let error = try await refusal(in: repository)
    #expect(error?.reason == .refused)
    #expect(error?.message == "git is in the middle of \(name); nothing was written")
    #expect(error?.advice?.contains(advice) == true)
  }

  @Test("On no branch an event is refused, with how to get onto one")
  func detached() async throws {
    let repository = try await TestRepository.ofWorkspace()
    try await repository.git("switch", "--quiet", "--detach")
    let error = try await refusal(in: repository)
    #expect(error?.message.contains("detached HEAD") == true)
    #expect(error?.advice?.contains("git switch BRANCH") == true)
  }

  @Test("A lock that a dead git left on its index is named, with how to see that none runs")
  func staleIndexLock() async throws {
    let repository = try await TestRepository.ofWorkspace()
    try repository.folder.put(".git/index.lock", "")
    let error = await storeError { try await repository.open().write(["a.md": "two\n"], "Change") }
    #expect(error?.path == repository.folder(".git/index.lock"))
    #expect(error?.advice == "look for one with `pgrep -a git`; where none runs, remove the file")
    #expect(try repository.folder.text("a.md") == "one\n")
  }

  @Test("A lock that a dead git left on a branch refuses the commit, and nothing is written")
  func staleBranchLock() async throws {
    let repository = try await TestRepository.ofWorkspace()
    try repository.folder.put(".git/refs/heads/main.lock", "")
    let error = try await refusal(in: repository)
    #expect(error?.reason == .notCommitted)
    #expect(error?.message.contains("main.lock") == true)
  }

  @Test("In a bare repository, and in git's own folder, nothing is written", arguments: [true, false])
  func bare(_ isBare: Bool) async throws {
    let repository = try await TestRepository()
    let place = isBare ? "bare.git" : ".git/inside"
    if isBare { try await repository.git("init", "--quiet", "--bare", "bare.git") }
    try repository.folder.put("\(place)/moot.yaml", "schema: 1\ncommit: event\n")
    let error = await storeError { try await repository.open(in: place).write(["a.md": "two\n"], "Change") }
    #expect(
      error?.message == (isBare ? "is a bare repository, which has no files" : "lies inside git's own folder")
    )
    #expect(!repository.folder.names(place).contains("a.md"))
  }

  @Test("A linked worktree takes the commit on its own branch")
  func worktree() async throws {
    let repository = try await TestRepository.ofWorkspace()
    try await repository.git("worktree", "add", "--quiet", "-b", "side", "private/side")
    try await repository.open(in: "private/side").write(["a.md": "two\n", "b.md": "new\n"], "Change")
    #expect(try await repository.git("log", "--format=%s", "side") == "Change\nFirst\n")
    #expect(try await repository.subjects() == ["First"])
    #expect(try await repository.git("status", "--short", in: repository.folder("private/side")) == "")
  }

  @Test("A submodule takes the commit itself")
  func submodule() async throws {
    let (inner, outer) = (try await TestRepository.ofWorkspace(), try await TestRepository())
    try await outer.git(
      "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.folder.path, "sub")
    let place = outer.folder("sub")
    try await outer.git("config", "user.name", "Ana Pop", in: place)
    try await outer.git("config", "user.email", "ana@example.org", in: place)
    try await outer.open(in: "sub").write(["a.md": "two\n"], "Change")
    #expect(try await outer.git("log", "--format=%s", in: place) == "Change\nFirst\n")
    #expect(try await outer.git("status", "--short", in: place) == "")
  }

  @Test("A shallow clone takes the commit")
  func shallow() async throws {
    let (origin, outer) = (try await repositoryWithSides(), try await TestRepository())
    try await outer.git("clone", "--quiet", "--depth=1", "file://\(origin.folder.path)", "clone")
    let place = outer.folder("clone")
    try await outer.git("config", "user.name", "Ana Pop", in: place)
    try await outer.git("config", "user.email", "ana@example.org", in: place)
    try await outer.open(in: "clone").write(["a.md": "two\n"], "Change")
    #expect(try await outer.git("log", "--format=%s", in: place) == "Change\nMain\n")
  }

  @Test("A workspace below the top of its repository commits its own files")
  func below() async throws {
    let repository = try await TestRepository.ofWorkspace()
    try repository.folder.put("group/moot.yaml", "schema: 1\ncommit: event\n")
    let workspace = try repository.open(in: "group")
    try await workspace.write(["a.md": "new\n"], "Add")
    try repository.putHook("pre-commit", "exit 1")
    let error = await storeError { try await workspace.write(["a.md": nil, "b/c.md": "new\n"], "Change") }
    #expect(error?.reason == .notCommitted)
    #expect(try await repository.status() == "?? group/moot.yaml\n")
    #expect(try await repository.git("show", "--name-only", "--format=") == "group/a.md\n")
  }
}
