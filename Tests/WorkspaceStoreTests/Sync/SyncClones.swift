import Glibc
import Subprocess
import Testing
import Workspace

@testable import WorkspaceStore

/// A bare remote and clones of it on the disk, each with somebody else's work in progress that no sync may touch: one
/// file staged, one changed and not staged.
struct SyncClones {
  let folder: TemporaryFolder
  let names: [String]

  static let draft = "proposals/0001-lock-order/proposal.md"
  static let configuration = "schema: 1\ncommit: event\nnotes: [\"meetings/*.md\"]\n"

  /// A draft whose two halves can be edited apart.
  static let draftText = """
    ---
    schema: 1
    title: Lock order
    status: draft
    authors: [Ana Pop <ana@example.org>]
    reviewers: []
    ---

    # Lock order

    ## First

    The leaf lock is taken after the walk.
    It is held for one entry.

    ## Second

    The table lock is taken before it.
    Nothing else is held then.

    ## Lines

    Line of ana.

    Between.

    Line of ben.

    Between.

    Line of cat.

    """

  init(_ names: [String] = ["ana", "ben"], configuration: String = Self.configuration) async throws {
    self.names = names
    folder = try TemporaryFolder()
    try await run("init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    try await run("clone", "--quiet", "remote.git", names[0])
    let first = try clone(names[0])
    try first.configure()
    try first.put("moot.yaml", configuration)
    try first.put(Self.draft, Self.draftText)
    try first.put("meetings/2023-11-15-smp.md", "---\ndate: 2023-11-15\n---\n\n## TODO\n\n- AB: Write it.\n")
    try first.put("other.txt", "one\n")
    try first.put("dirty.txt", "one\n")
    try await first.git("checkout", "--quiet", "-B", "main")
    try await first.git("add", ".")
    try await first.git("commit", "--quiet", "-m", "First")
    try await first.git("push", "--quiet", "--set-upstream", "origin", "main")
    for name in names.dropFirst() {
      try await run("clone", "--quiet", "remote.git", name)
      try clone(name).configure()
    }
    for name in names {
      let clone = try clone(name)
      try clone.put("other.txt", "staged by \(name)\n")
      try await clone.git("add", "other.txt")
      try clone.put("dirty.txt", "changed by \(name)\n")
    }
  }

  private init(names: [String], folder: TemporaryFolder) {
    self.names = names
    self.folder = folder
  }

  /// Clones made once and copied, which is quicker than making them.
  static func copy(_ names: [String]) async throws -> SyncClones {
    let model = try await models.clones(names)
    let folder = try TemporaryFolder()
    let result = try await Subprocess.run(
      .name("cp"), arguments: ["-a", "\(model.folder.path)/.", folder.path], output: .discarded)
    try #require(result.terminationStatus.isSuccess)
    return SyncClones(names: names, folder: folder)
  }

  private static let models = Models()

  private actor Models {
    private var made: [[String]: SyncClones] = [:]

    func clones(_ names: [String]) async throws -> SyncClones {
      if let clones = made[names] { return clones }
      let clones = try await SyncClones(names)
      made[names] = clones
      return clones
    }
  }

  private func run(_ arguments: String...) async throws { try await Clone.git(folder.path, arguments) }

  func clone(_ name: String) throws -> Clone { Clone(name: name, path: folder(name), folder: folder) }

  /// A program for the remote to run when something is pushed.
  func putHook(_ name: String, _ text: String) throws {
    let path = folder("remote.git/hooks/\(name)")
    try AtomicFile.write(Array("#!/bin/sh\n\(text)\n".utf8), to: path)
    chmod(path, 0o755)
  }
}

/// One person's clone.
struct Clone {
  let name: String
  let path: String
  /// Keeps the clones alive.
  let folder: TemporaryFolder

  func configure() throws {
    let config = "\(path)/.git/config"
    let text = String(decoding: try DiskFile.read(config), as: UTF8.self)
    let own = """
      [user]
      \tname = \(name.capitalized)
      \temail = \(name)@example.org
      [commit]
      \tgpgsign = false
      [gc]
      \tauto = 0
      [maintenance]
      \tauto = false

      """
    // An address that stays right when all clones are moved together.
    let moved = text.split(separator: "\n").map { $0.contains("url = ") ? "\turl = ../remote.git" : $0 }
    try AtomicFile.write(Array((moved.joined(separator: "\n") + "\n" + own).utf8), to: config)
  }

  func put(_ path: String, _ text: String) throws { try folder.put("\(name)/\(path)", text) }
  func text(_ path: String) throws -> String { try folder.text("\(name)/\(path)") }
  func names(_ path: String) -> [String] { folder.names("\(name)/\(path)") }
  func has(_ path: String) -> Bool { DiskFile.exists("\(self.path)/\(path)") }

  func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try text(path)
    let range = try #require(text.range(of: old))
    try put(path, text.replacingCharacters(in: range, with: new))
  }

  @discardableResult
  func git(_ arguments: String...) async throws -> String { try await Self.git(path, arguments) }

  @discardableResult
  static func git(_ folder: String, _ arguments: [String]) async throws -> String {
    let result = try await Subprocess.run(
      .name("git"), arguments: Arguments(["-C", folder] + arguments),
      environment: .inherit.updating(["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"]),
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    try #require(result.terminationStatus.isSuccess, "git \(arguments): \(result.standardError)")
    return result.standardOutput
  }

  func workspace() throws -> WorkspaceFolder {
    var system = SystemContext.fixed(folder)
    system.workingDirectory = path
    system.authorName = name.capitalized
    system.authorEmail = "\(name)@example.org"
    return try WorkspaceFolder.locate(from: ".", system: system)
  }

  @discardableResult
  func sync(_ choices: [String: TextMerge.Resolution] = [:]) async throws -> SyncReport {
    try await workspace().sync(SyncOptions(choices: choices))
  }

  var tree: String { get async throws { try await git("rev-parse", "HEAD^{tree}") } }

  /// What git says is changed: nothing but the work that no sync may touch.
  func expectOnlyOtherWork(_ location: SourceLocation = #_sourceLocation) async throws {
    let status = try await git("status", "--porcelain")
    #expect(status == " M dirty.txt\nM  other.txt\n", sourceLocation: location)
    #expect(try text("other.txt") == "staged by \(name)\n", sourceLocation: location)
    #expect(try text("dirty.txt") == "changed by \(name)\n", sourceLocation: location)
  }
}
