import Testing

@testable import WorkspaceStore

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
