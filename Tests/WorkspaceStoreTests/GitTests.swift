import Glibc
import Testing
import Workspace

@testable import WorkspaceStore

@Suite("Git")
struct GitTests {
  @Test("A commit takes its own paths and leaves other staged and changed work alone")
  func commit() async throws {
    let repository = try await TestRepository()
    let folder = repository.folder
    try folder.put("a.md", "one\n")
    try folder.put("b.md", "one\n")
    try await repository.git("add", ".")
    try await repository.git("commit", "--quiet", "-m", "First")
    try folder.put("a.md", "two\n")
    try folder.put("b.md", "staged\n")
    try await repository.git("add", "b.md")
    try folder.put("new *.md", "new\n")
    try await Git(folder: folder.path).commit(
      ["a.md", "new *.md"], adding: ["new *.md"], message: CommitMessage("Mark\n  it   done"), signoff: true)
    #expect(
      try await repository.git("log", "-1", "--format=%s|%an|%(trailers:key=Signed-off-by,valueonly)")
        == "Mark it done|Ana Pop|Ana Pop <ana@example.org>\n\n")
    #expect(try await repository.git("status", "--short") == "M  b.md\n")
    #expect(
      try await repository.git("show", "--name-only", "--format=", "HEAD") == "a.md\nnew *.md\n")
  }

  @Test("A hook that rejects the commit is quoted")
  func rejected() async throws {
    let repository = try await TestRepository()
    try repository.folder.put("hooks/pre-commit", "#!/bin/sh\necho 'no commits today' >&2\nexit 1\n")
    chmod(repository.folder("hooks/pre-commit"), 0o755)
    try await repository.git("config", "core.hooksPath", "hooks")
    try repository.folder.put("a.md", "one\n")
    let error = await storeError {
      try await Git(folder: repository.folder.path).commit(
        ["a.md"], adding: ["a.md"], message: CommitMessage("One"), signoff: false)
    }
    #expect(error?.reason == .notCommitted)
    #expect(error?.message == "git commit failed: no commits today")
    #expect(try repository.folder.text("a.md") == "one\n")
  }

  @Test("A folder outside a repository is told from one inside")
  func isRepository() async throws {
    let repository = try await TestRepository()
    #expect(try await Git(folder: repository.folder.path).isRepository())
    let folder = try TemporaryFolder()
    #expect(try await !Git(folder: folder.path).isRepository())
  }

  @Test("The environment's author goes before git's configuration")
  func identity() async throws {
    let repository = try await TestRepository()
    try await repository.git("config", "user.name", "Răzvan = \"V\"")
    let git = Git(folder: repository.folder.path)
    var system = SystemContext.fixed(repository.folder)
    #expect(try await git.identity(system)?.description == "Ana Pop <ana@example.org>")
    system.authorName = nil
    system.authorEmail = nil
    #expect(try await git.identity(system)?.description == "Răzvan = \"V\" <ana@example.org>")
    system.authorName = "Other"
    #expect(try await git.identity(system)?.description == "Other <ana@example.org>")
  }
}
