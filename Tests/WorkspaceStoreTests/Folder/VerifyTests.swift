import Testing
import Workspace

@testable import WorkspaceStore

@Suite("What never changes, compared with Git") struct VerifyTests {
  private let repository: TestRepository
  private let number = ProposalNumber(1)!

  /// One proposal, published and committed by Ana.
  init() async throws {
    repository = try await TestRepository()
    try repository.folder.put("moot.yaml", "schema: 1\ncommit: manual\n")
    let workspace = try WorkspaceFolder.locate(from: ".", system: .fixed(repository.folder))
    let today = ReviewWorkspace.today
    _ = try await workspace.createProposal(title: "Locks", today: today)
    _ = try await workspace.publish(number, changes: "First", today: today)
    try await repository.git("add", "moot.yaml", "proposals")
    try await repository.git("commit", "--quiet", "-m", "First")
  }

  private func check() async throws -> SealCheck {
    let workspace = try WorkspaceFolder.locate(from: ".", system: .fixed(repository.folder))
    return try await workspace.verify(workspace.proposal(number))
  }

  private var version: String { "proposals/0001-locks/v1.md" }

  @Test("A version as it was committed by the person it names holds")
  func holds() async throws {
    let check = try await check()
    #expect(check.findings.isEmpty)
    #expect(check.committedCount == 1)
    #expect(check.uncommitted.isEmpty)
  }

  @Test("An edit is named with the commit that had other bytes, whether it was committed or not")
  func edited() async throws {
    let added = try await repository.git("rev-parse", "HEAD").prefix(10)
    try repository.folder.put(version, repository.folder.text(version) + "More.\n")
    #expect(try await check().findings.map(\.words) == ["is not what commit \(added) added"])
    try await repository.git("commit", "--quiet", "--all", "-m", "Sneak")
    #expect(try await check().findings.map(\.words) == ["is not what commit \(added) added"])
  }

  @Test("A version that another person committed than the one it names is told")
  func author() async throws {
    try await repository.git(
      "commit", "--quiet", "--amend", "--no-edit", "--author", "Eve <eve@example.org>")
    let findings = try await check().findings
    #expect(findings.count == 1)
    #expect(findings[0].words.hasPrefix("says it is by Ana Pop <ana@example.org>, and commit "))
    #expect(findings[0].words.hasSuffix(" is by Eve <eve@example.org>"))
  }

  @Test("A file that no commit has yet is counted, and one that went through a merge is found")
  func merged() async throws {
    try await repository.git("checkout", "--quiet", "-b", "side")
    try repository.folder.put(
      "proposals/0001-locks/v2.md", "---\nversion: 2\nby: Ana Pop <ana@example.org>\n---\nTwo\n")
    #expect(try await check().uncommitted == ["proposals/0001-locks/v2.md"])
    try await repository.git("add", "proposals")
    try await repository.git("commit", "--quiet", "-m", "Second")
    try await repository.git("checkout", "--quiet", "main")
    try await repository.git("merge", "--quiet", "--no-ff", "-m", "Merge", "side")
    let check = try await check()
    #expect(check.findings.isEmpty)
    #expect(check.committedCount == 2)
  }
}
