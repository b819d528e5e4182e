import Glibc
import Subprocess
import Testing

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

  /// One with a workspace that commits every event, and a first commit of it.
  static func ofWorkspace(_ more: String = "") async throws -> TestRepository {
    let repository = try await TestRepository()
    try repository.folder.put("moot.yaml", "schema: 1\ncommit: event\n\(more)")
    try repository.folder.put("a.md", "one\n")
    try repository.folder.put("other.md", "one\n")
    try await repository.git("add", ".")
    try await repository.git("commit", "--quiet", "-m", "First")
    return repository
  }

  @discardableResult
  func git(_ arguments: String..., in place: String? = nil) async throws -> String {
    let result = try await Subprocess.run(
      .name("git"), arguments: Arguments(["-C", place ?? folder.path] + arguments),
      environment: .inherit.updating([
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_EDITOR": "true",
      ]),
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    try #require(result.terminationStatus.isSuccess, "git \(arguments): \(result.standardError)")
    return result.standardOutput
  }

  /// A hook of the shell's that is run by git.
  func putHook(_ name: String, _ lines: String) throws {
    try folder.put(".git/hooks/\(name)", "#!/bin/sh\n\(lines)\n")
    chmod(folder(".git/hooks/\(name)"), 0o755)
  }

  func open(in place: String = ".", warnings: Warnings = Warnings()) throws -> WorkspaceFolder {
    var workspace = try WorkspaceFolder.locate(from: place, system: .fixed(folder))
    workspace.onWarning = { warnings.add($0) }
    return workspace
  }

  /// What git says of everything that is not committed as it is; the private state of the tests is left out.
  func status() async throws -> String {
    try await git("status", "--short", "--untracked-files=all", "--", ":!private")
  }

  func subjects() async throws -> [String] {
    try await git("log", "--format=%s").split(separator: "\n").map(String.init)
  }
}

extension WorkspaceFolder {
  /// An event that gives files these texts.
  func write(_ texts: [String: String?], _ subject: String) async throws(StoreError) {
    try await event({ _ in subject }) { () throws(StoreError) in
      let edits = texts.sorted { $0.key < $1.key }
        .map { FileEdit(path: $0.key, bytes: $0.value.map { Array($0.utf8) }, expecting: nil) }
      return ((), edits)
    }
  }
}
