import Glibc
import Synchronization
import Testing
import Workspace

@testable import WorkspaceStore

/// A disk that refuses at one of its calls, or from one on, as a full one does.
private final class FailingDisk: Sendable {
  private let calls = Atomic<Int>(0)
  private let first: Int
  private let isFull: Bool

  init(first: Int, isFull: Bool) {
    self.first = first
    self.isFull = isFull
  }

  /// Whether it failed at all.
  var hasFailed: Bool { calls.load(ordering: .relaxed) > first }

  private func fails() -> Bool {
    let call = calls.wrappingAdd(1, ordering: .relaxed).oldValue
    guard call == first || (isFull && call > first) else { return false }
    errno = ENOSPC
    return true
  }

  var operations: DiskOperations {
    let system = DiskOperations.system
    return DiskOperations(
      write: { [self] in fails() ? -1 : system.write($0, $1) },
      synchronize: { [self] in fails() ? -1 : system.synchronize($0) },
      rename: { [self] in fails() ? -1 : system.rename($0, $1) },
      link: { [self] in fails() ? -1 : system.link($0, $1) },
      // What is removed needs no space.
      unlink: { [self] in !isFull && fails() ? -1 : system.unlink($0) },
      makeFolder: { [self] in fails() ? -1 : system.makeFolder($0) })
  }
}

@Suite("Events on a disk that fails")
struct EventFaultTests {
  @Test(
    "Whichever call fails, the workspace is as before or as after, at the latest when it is opened again",
    arguments: [true, false])
  func everyCall(isFull: Bool) async throws {
    let repository = try await TestRepository.ofWorkspace()
    var first = 0
    while true {
      let disk = FailingDisk(first: first, isFull: isFull)
      let warnings = Warnings()
      var workspace = try repository.open(warnings: warnings)
      workspace.disk = disk.operations
      let error = await storeError {
        try await workspace.write(["a.md": "two\n", "b/new.md": "new\n", "other.md": nil], "Change")
      }
      try await repository.open().mendIfNeeded()
      let isAfter = try repository.folder.text("a.md") == "two\n"
      #expect(isAfter == (error == nil), "call \(first): \(String(describing: error))")
      #expect(try await repository.status() == "", "call \(first)")
      #expect(
        try await repository.subjects() == (isAfter ? ["Change", "First"] : ["First"]), "call \(first)")
      #expect(repository.folder.names() == names(isAfter), "call \(first)")
      #expect(repository.folder.names(".moot/journal").isEmpty, "call \(first)")
      if isAfter { try await repository.git("reset", "--quiet", "--hard", "HEAD~1") }
      guard disk.hasFailed else { break }
      first += 1
    }
    #expect(first > 15)
  }

  private func names(_ isAfter: Bool) -> [String] {
    [".git", ".moot", "a.md"] + (isAfter ? ["b", "moot.yaml"] : ["moot.yaml", "other.md"])
  }
}
