import Testing
import Workspace

@testable import WorkspaceStore

@Suite("Events")
struct EventTests {
  @Test("Under `commit: event` an event is one commit of its own files; other work stays as it is")
  func commit() async throws {
    let repository = try await TestRepository.ofWorkspace("signoff: true\n")
    try repository.folder.put("other.md", "staged\n")
    try await repository.git("add", "other.md")
    try repository.folder.put("other.md", "staged and changed\n")
    try repository.folder.put("new.md", "nobody's\n")
    try await repository.open().write(["a.md": "two\n", "b/c/d *.md": "new\n"], "Change a")
    #expect(try await repository.subjects() == ["Change a", "First"])
    #expect(
      try await repository.git("show", "--name-only", "--format=%an|%(trailers:key=Signed-off-by,valueonly)")
        == "Ana Pop|Ana Pop <ana@example.org>\n\n\na.md\nb/c/d *.md\n")
    #expect(try await repository.status() == "MM other.md\n?? new.md\n")
    #expect(try await repository.git("show", ":other.md") == "staged\n")
    #expect(repository.folder.names(".moot/journal").isEmpty)
  }

  @Test("A file is removed and committed as such, and the first commit of a repository may be an event")
  func removalAndFirst() async throws {
    let repository = try await TestRepository()
    try repository.folder.put("moot.yaml", "schema: 1\ncommit: event\n")
    let workspace = try repository.open()
    try await workspace.write(["a.md": "one\n"], "Add a")
    try await workspace.write(["a.md": nil, "b.md": "two\n"], "Replace a")
    #expect(try await repository.subjects() == ["Replace a", "Add a"])
    #expect(try await repository.status() == "?? moot.yaml\n")
  }

  @Test("Under `commit: manual`, and without a moot.yaml, nothing is committed", arguments: [true, false])
  func manual(_ hasConfiguration: Bool) async throws {
    let repository = try await TestRepository()
    if hasConfiguration { try repository.folder.put("moot.yaml", "schema: 1\ncommit: manual\n") }
    try await repository.open().write(["a.md": "one\n"], "Change a")
    #expect(try repository.folder.text("a.md") == "one\n")
    #expect(try await repository.git("log", "--all", "--format=%s") == "")
  }

  @Test("Outside a repository the change is kept and a warning says it is not committed")
  func noRepository() async throws {
    let folder = try TemporaryFolder()
    try folder.put("moot.yaml", "schema: 1\ncommit: event\n")
    let warnings = Warnings()
    var workspace = try WorkspaceFolder.locate(from: ".", system: .fixed(folder))
    workspace.onWarning = { warnings.add($0) }
    try await workspace.write(["a.md": "one\n"], "Change")
    #expect(warnings.all.map { $0.hasPrefix("written, not committed: ") } == [true])
    #expect(try folder.text("a.md") == "one\n")
  }

  @Test("A moot.yaml that cannot be read commits nothing and says why")
  func damagedConfiguration() async throws {
    let repository = try await TestRepository()
    try repository.folder.put("moot.yaml", "schema: 1\ncommit: sometimes\n")
    let warnings = Warnings()
    try await repository.open(warnings: warnings).write(["a.md": "one\n"], "Change")
    #expect(try await repository.git("log", "--all", "--format=%s") == "")
    #expect(warnings.all.first?.hasPrefix("written, not committed: moot.yaml:2: ") == true)
  }

  @Test("A hook that rejects the commit is quoted, and files, folders and index are as they were")
  func rejected() async throws {
    let repository = try await TestRepository.ofWorkspace()
    try repository.putHook("commit-msg", "echo 'say why' >&2\nexit 1")
    try repository.folder.put("a.md", "changed by hand\n")
    let before = try await repository.status()
    let error = await storeError {
      try await repository.open().write(["a.md": "two\n", "b/new.md": "new\n", "other.md": nil], "Change")
    }
    #expect(error?.reason == .notCommitted)
    #expect(error?.message == "git commit failed: say why")
    #expect(try repository.folder.text("a.md") == "changed by hand\n")
    #expect(!repository.folder.names().contains("b"))
    #expect(try await repository.status() == before)
    #expect(try await repository.git("ls-files") == "a.md\nmoot.yaml\nother.md\n")
    #expect(try repository.open().undoableEvents().isEmpty)
  }

  @Test("Hooks see the work tree as a person's commit shows it to them")
  func hookSurroundings() async throws {
    let repository = try await TestRepository.ofWorkspace()
    try repository.putHook(
      "pre-commit",
      "{ pwd -P; echo \"$GIT_DIR|$GIT_WORK_TREE|$GIT_LITERAL_PATHSPECS\"; git diff --cached --name-only -- '*.md'; } > out"
    )
    try await repository.open().write(["a.md": "two\n"], "Change")
    #expect(try repository.folder.text("out") == "\(repository.folder.path)\n||\na.md\n")
  }

  @Test("A commit that cannot be signed is no commit, and nothing is written")
  func signing() async throws {
    let repository = try await TestRepository.ofWorkspace()
    try await repository.git("config", "commit.gpgsign", "true")
    try await repository.git("config", "gpg.program", "false")
    let error = await storeError { try await repository.open().write(["a.md": "two\n"], "Change") }
    #expect(error?.reason == .notCommitted)
    #expect(error?.message.contains("gpg failed to sign") == true)
    #expect(try await repository.status() == "")
  }

  @Test("A path that git ignores is refused in git's own words")
  func ignored() async throws {
    let repository = try await TestRepository.ofWorkspace()
    try repository.folder.put(".git/info/exclude", "b.md\n")
    let error = await storeError { try await repository.open().write(["b.md": "two\n"], "Change") }
    #expect(error?.reason == .notCommitted)
    #expect(error?.message.contains("ignored") == true)
    #expect(!repository.folder.names().contains("b.md"))
  }

  @Test("An event that leaves every file as git has it needs no commit")
  func nothingToCommit() async throws {
    let repository = try await TestRepository.ofWorkspace()
    try repository.folder.put("a.md", "by hand\n")
    try await repository.open().write(["a.md": "one\n"], "Back to one")
    #expect(try await repository.subjects() == ["First"])
    #expect(try await repository.status() == "")
  }

  @Test("A file that is not what was expected refuses the event, and nothing is written")
  func expectations() async throws {
    let repository = try await TestRepository.ofWorkspace()
    let workspace = try repository.open()
    for (stamp, reason) in [
      (FileStamp.absent, StoreError.Reason.alreadyExists), (FileStamp(of: []), .changedMeanwhile),
    ] {
      let error = await storeError {
        try await workspace.event({ _ in "Change" }) { () throws(StoreError) in
          let first = FileEdit(path: "other.md", bytes: [0x78], expecting: nil)
          return ((), [first, FileEdit(path: "a.md", bytes: [0x79], expecting: stamp)])
        }
      }
      #expect(error?.reason == reason)
      #expect(error?.path == "a.md")
    }
    #expect(try await repository.status() == "")
    #expect(repository.folder.names(".moot") == [".gitignore", "lock"])
  }

  @Test("No path leads out of the workspace", arguments: ["../x.md", "/etc/x.md", "a/../../x.md", ""])
  func outside(_ path: String) async throws {
    let repository = try await TestRepository.ofWorkspace()
    let error = await storeError { try await repository.open().write([path: "x"], "Change") }
    #expect(error?.reason == .refused)
  }
}
