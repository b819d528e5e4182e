import Dispatch
import Glibc
import Testing
import Workspace

@testable import WorkspaceStore

/// What a person stops in the middle, while it waits for somebody else's program.
@Suite("Stopping") struct StopTests {
  /// A program that says through one pipe that it has begun, and waits at another for what never comes.
  private struct Waiter {
    private let began: String
    private let never: String
    let script: String

    init(in repository: String) throws {
      began = "\(repository)/.git/began"
      let never = "\(repository)/.git/never"
      try #require(mkfifo(began, 0o600) == 0 && mkfifo(never, 0o600) == 0)
      // The one that waits is not the hook, but started by it.
      script = "trap '' HUP\necho > \(began)\ncat \(never)\necho went on > \(repository)/went-on"
      self.never = never
    }

    /// Returns once the program runs.
    func waitUntilBegun() async { await meet(began, O_RDONLY) }

    /// Lets the program go on after all.
    func letGo() async { await meet(never, O_WRONLY) }

    /// Leaves nobody waiting for a program that has ended without a word.
    func release() {
      close(open(began, O_WRONLY | O_NONBLOCK))
      close(open(never, O_RDONLY | O_NONBLOCK))
    }

    /// Waits until the pipe's other end is opened too.
    private func meet(_ pipe: String, _ mode: CInt) async {
      await withCheckedContinuation { met in
        DispatchQueue.global().async {
          let descriptor = open(pipe, mode)
          // Whoever writes into a pipe that nobody reads any more is killed.
          var byte: UInt8 = 0
          if mode == O_RDONLY { _ = read(descriptor, &byte, 1) }
          close(descriptor)
          met.resume()
        }
      }
    }
  }

  /// What comes of work that is stopped once the program waits.
  private func stopped(
    _ waiter: Waiter, _ work: @escaping @Sendable () async throws -> Void
  ) async -> StoreError? {
    let task = Task {
      defer { waiter.release() }
      return await storeError { try await Git.$endsWithTask.withValue(true) { try await work() } }
    }
    await waiter.waitUntilBegun()
    task.cancel()
    return await task.value
  }

  @Test("An event whose hook waits for ever is taken back whole", arguments: ["pre-commit", "commit-msg"])
  func event(_ hook: String) async throws {
    let repository = try await TestRepository.ofWorkspace()
    let waiter = try Waiter(in: repository.folder.path)
    try repository.putHook(hook, waiter.script)
    let workspace = try repository.open()
    let error = await stopped(waiter) {
      try await workspace.write(["a.md": "two\n", "b/new.md": "new\n", "other.md": nil], "Change")
    }
    #expect(error?.reason == .notCommitted)
    #expect(error?.message == "stopped while git was committing" && error?.advice == "nothing was written")
    #expect(try repository.folder.text("a.md") == "one\n")
    #expect(try await repository.status() == "")
    #expect(try await repository.subjects() == ["First"])
    #expect(!repository.folder.names(".git").contains("index.lock"))
    // The next one is written as if nothing had been.
    unlink(repository.folder(".git/hooks/\(hook)"))
    try await workspace.write(["a.md": "two\n"], "Again")
    #expect(try await repository.subjects() == ["Again", "First"])
    #expect(!repository.folder.names().contains("went-on"))
  }

  @Test("A sync whose remote does not answer changes nothing")
  func fetch() async throws {
    let clones = try await SyncClones()
    let ben = try clones.clone("ben")
    try ben.edit(SyncClones.draft, "after the walk", "during the walk")
    let remote = try await ben.git("remote", "get-url", "origin")
    let waiter = try Waiter(in: ben.path)
    try ben.put(".git/wait", "#!/bin/sh\n\(waiter.script)\n")
    chmod("\(ben.path)/.git/wait", 0o755)
    try await ben.git("config", "core.sshCommand", "\(ben.path)/.git/wait")
    try await ben.git("remote", "set-url", "origin", "ssh://nobody@nowhere.example/x.git")
    let before = try await ben.git("rev-parse", "HEAD")
    let error = await stopped(waiter) { try await ben.sync() }
    #expect(error?.reason == .stopped)
    #expect(error?.message == "stopped while fetching from origin/main")
    #expect(try await ben.git("rev-parse", "HEAD") == before)
    #expect(try ben.text(SyncClones.draft).contains("during the walk"))
    try await ben.git("remote", "set-url", "origin", remote.trimmingWhitespace())
    #expect(try await ben.sync().isComplete)
  }

  @Test("A sync that is stopped while it sends keeps what it merged, and the next one sends it")
  func push() async throws {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    try ana.edit(SyncClones.draft, "after the walk", "during the walk")
    try await ana.sync()
    try ben.edit(SyncClones.draft, "Nothing else", "No other lock")
    let waiter = try Waiter(in: ben.path)
    try ben.put(".git/hooks/pre-push", "#!/bin/sh\n\(waiter.script)\n")
    chmod("\(ben.path)/.git/hooks/pre-push", 0o755)
    let error = await stopped(waiter) { try await ben.sync() }
    #expect(error?.message == "stopped while sending to origin/main")
    #expect(try ben.text(SyncClones.draft).contains("during the walk"))
    unlink("\(ben.path)/.git/hooks/pre-push")
    #expect(try await ben.sync().isComplete)
    try await ana.sync()
    #expect(try await ana.tree == ben.tree)
  }

  @Test("A command line's git waits as it always did")
  func notAllowed() async throws {
    let repository = try await TestRepository.ofWorkspace()
    let workspace = try repository.open()
    let waiter = try Waiter(in: repository.folder.path)
    try repository.putHook("pre-commit", waiter.script)
    let task = Task {
      defer { waiter.release() }
      try await workspace.write(["a.md": "two\n"], "Change")
    }
    await waiter.waitUntilBegun()
    task.cancel()
    await waiter.letGo()
    try await task.value
    #expect(try await repository.subjects() == ["Change", "First"])
  }
}
