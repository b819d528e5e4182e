import Glibc
import Subprocess
import Testing
import Workspace

@testable import WorkspaceStore

/// A repository with an identity of its own, apart from the machine's configuration.
struct TestRepository {
  let folder: TemporaryFolder

  init() async throws {
    folder = try TemporaryFolder()
    try await git("init", "--quiet", "--initial-branch=main")
    try await git("config", "user.name", "Ana Pop")
    try await git("config", "user.email", "ana@example.org")
    try await git("config", "commit.gpgsign", "false")
  }

  @discardableResult
  func git(_ arguments: String...) async throws -> String {
    let result = try await Subprocess.run(
      .name("git"), arguments: Arguments(["-C", folder.path] + arguments),
      environment: .inherit.updating(["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"]),
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    try #require(result.terminationStatus.isSuccess, "git \(arguments): \(result.standardError)")
    return result.standardOutput
  }
}

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
      ["a.md", "new *.md"], subject: "Mark\n  it   done", signoff: true)
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
      try await Git(folder: repository.folder.path).commit(["a.md"], subject: "One", signoff: false)
    }
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

@Suite("Recording changes in git")
struct RecordingTests {
  @Test("Under `commit: event` a change is one commit")
  func event() async throws {
    let repository = try await TestRepository()
    try repository.folder.put("moot.yaml", "schema: 1\ncommit: event\n")
    try repository.folder.put("a.md", "one\n")
    let workspace = try WorkspaceFolder.locate(from: ".", system: .fixed(repository.folder))
    await workspace.record(["a.md"], "Change a")
    #expect(try await repository.git("log", "--format=%s") == "Change a\n")
    #expect(try await repository.git("status", "--short") == "?? moot.yaml\n")
  }

  @Test("Under `commit: manual`, and without a moot.yaml, nothing is committed", arguments: [true, false])
  func manual(_ hasConfiguration: Bool) async throws {
    let repository = try await TestRepository()
    if hasConfiguration { try repository.folder.put("moot.yaml", "schema: 1\ncommit: manual\n") }
    try repository.folder.put("a.md", "one\n")
    let workspace = try WorkspaceFolder.locate(from: ".", system: .fixed(repository.folder))
    await workspace.record(["a.md"], "Change a")
    #expect(try await repository.git("log", "--all", "--format=%s") == "")
  }

  @Test("Outside a repository the change is kept and a warning says it is not committed")
  func noRepository() async throws {
    let folder = try TemporaryFolder()
    try folder.put("moot.yaml", "schema: 1\ncommit: event\n")
    let warnings = Warnings()
    var workspace = try WorkspaceFolder.locate(from: ".", system: .fixed(folder))
    workspace.onWarning = { warnings.add($0) }
    await workspace.record(["moot.yaml"], "Change")
    #expect(warnings.all.count == 1)
    #expect(warnings.all.first?.hasPrefix("written, not committed: ") == true)
  }

  @Test("A moot.yaml that cannot be read commits nothing and says why")
  func damagedConfiguration() async throws {
    let repository = try await TestRepository()
    try repository.folder.put("moot.yaml", "schema: 1\ncommit: sometimes\n")
    let warnings = Warnings()
    var workspace = try WorkspaceFolder.locate(from: ".", system: .fixed(repository.folder))
    workspace.onWarning = { warnings.add($0) }
    await workspace.record(["moot.yaml"], "Change")
    #expect(try await repository.git("log", "--all", "--format=%s") == "")
    #expect(warnings.all.first?.hasPrefix("written, not committed: moot.yaml:2: ") == true)
  }
}
