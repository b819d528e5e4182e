import Testing
import Workspace

@testable import WorkspaceStore

@Suite("Commit messages")
struct CommitMessageTests {
  @Test("A short text is the subject, on one line and without control characters")
  func short() {
    let message = CommitMessage("Add \u{1B}[31m../../etc\r\n\n  --amend \u{0}")
    #expect(message.subject == "Add [31m../../etc --amend")
    #expect(message.body == nil)
  }

  @Test("A long text is cut after a word, and the body has it whole")
  func long() {
    let words = (1...40).map { "word\($0)" }
    let message = CommitMessage(words.joined(separator: "\n"))
    #expect(message.subject == "word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11 …")
    let lines = message.body?.split(separator: "\n") ?? []
    #expect(lines.allSatisfy { $0.displayWidth <= 72 })
    #expect(lines.joined(separator: " ") == words.joined(separator: " "))
  }

  @Test("A word as long as a book is cut in the subject and has an end in the body")
  func endless() throws {
    let message = CommitMessage(String(repeating: "x", count: 100_000))
    #expect(message.subject.displayWidth == 72)
    #expect(try #require(message.body).count == CommitMessage.lengthMax + 1)
  }

  @Test(
    "Whatever the title is, it is the commit's subject and no option of git's",
    arguments: ["--amend", "-F /etc/passwd", "#hash\n\nbody", "../x", String(repeating: "ab ", count: 3400)])
  func titles(_ title: String) async throws {
    let repository = try await TestRepository.ofWorkspace()
    try await repository.git("config", "commit.cleanup", "strip")
    try await repository.open().write(["a.md": "two\n"], title)
    #expect(try await repository.subjects() == [CommitMessage(title).subject, "First"])
  }
}
