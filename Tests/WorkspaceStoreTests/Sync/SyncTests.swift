import Testing
import Workspace

@testable import WorkspaceStore

@Suite("Sync")
struct SyncTests {
  @Test("A saved draft is committed and sent, and comes to the other clone, which says what came")
  func draft() async throws {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    try ana.edit(SyncClones.draft, "after the walk", "during the walk")
    let sent = try await ana.sync()
    #expect(sent.committed == [SyncClones.draft])
    #expect(sent.push == .done)
    #expect(sent.sent.drafts == ["0001"])
    #expect(try await ana.git("log", "-1", "--format=%s|%an") == "Save the draft of proposal 0001|Ana\n")
    let came = try await ben.sync()
    #expect(came.received.drafts == ["0001"])
    #expect(came.push == .nothing)
    #expect(try ben.text(SyncClones.draft).contains("during the walk"))
    #expect(try await ana.tree == ben.tree)
    try await ana.expectOnlyOtherWork()
    try await ben.expectOnlyOtherWork()
  }

  @Test("Edits of different parts of a draft are both kept")
  func bothEdit() async throws {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    try ana.edit(SyncClones.draft, "after the walk", "during the walk")
    try ben.edit(SyncClones.draft, "before it", "long before it")
    try await ana.sync()
    let report = try await ben.sync()
    #expect(report.isComplete && report.push == .done)
    try await ana.sync()
    for clone in [ana, ben] {
      let text = try clone.text(SyncClones.draft)
      #expect(text.contains("during the walk") && text.contains("long before it"))
      try await clone.expectOnlyOtherWork()
    }
    #expect(try await ana.tree == ben.tree)
    #expect(try await ben.git("log", "-1", "--format=%s") == "Sync with origin/main\n")
  }

  @Test("Of two versions with one number the one that was not on the remote becomes the next, its bytes kept")
  func versionTaken() async throws {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    let folder = "proposals/0001-lock-order"
    try ana.put("\(folder)/v1.md", "Ana's first\n")
    try ben.put("\(folder)/v1.md", "Ben's first\n")
    try ben.put("\(folder)/v2.md", "Ben's second\n")
    try await ana.sync()
    let report = try await ben.sync()
    let versions = [1, 2, 3].compactMap { VersionNumber($0) }
    #expect(
      report.mends == [
        .version(proposal: "0001", from: versions[0], to: versions[1]),
        .version(proposal: "0001", from: versions[1], to: versions[2]),
      ])
    try await ana.sync()
    for clone in [ana, ben] {
      #expect(try clone.text("\(folder)/v1.md") == "Ana's first\n")
      #expect(try clone.text("\(folder)/v2.md") == "Ben's first\n")
      #expect(try clone.text("\(folder)/v3.md") == "Ben's second\n")
      try await clone.expectOnlyOtherWork()
    }
  }

  @Test("A version that lies on the remote under another number is not kept twice")
  func knownVersion() async throws {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    let folder = "proposals/0001-lock-order"
    try ana.put("\(folder)/v1.md", "Other\n")
    try ana.put("\(folder)/v2.md", "Same\n")
    try ben.put("\(folder)/v1.md", "Same\n")
    try await ana.sync()
    let report = try await ben.sync()
    let versions = [1, 2].compactMap { VersionNumber($0) }
    #expect(report.mends == [.knownVersion(proposal: "0001", from: versions[0], to: versions[1])])
    #expect(ben.names(folder) == ["proposal.md", "v1.md", "v2.md"])
    #expect(try await ana.tree == ben.tree)
  }

  @Test("Of two proposals with one number the newer one moves, and what names it follows")
  func numberTaken() async throws {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    try ana.put("proposals/0002-tables/proposal.md", "---\ntitle: Tables\nstatus: draft\n---\n\n# Tables\n")
    try ben.put(
      "proposals/0002-queues/proposal.md", "---\ntitle: Queues\nstatus: draft\n---\n\n# Queues\n")
    try ben.put("proposals/0002-queues/v1.md", "Queues\n")
    try ben.put("proposals/0002-queues/reviews/20231124T090000Z-bb-0001.md", "---\nkind: comment\n---\n")
    try ben.edit(SyncClones.draft, "reviewers: []", "reviewers: []\nrelated: [2]")
    try ben.edit(
      SyncClones.draft, "one entry.", "one entry, see [queues](../0002-queues/proposal.md), 0002-queues-2.")
    try await ana.sync()
    let report = try await ben.sync()
    #expect(report.isComplete)
    #expect(
      report.mends.map(\.description) == [
        "proposal 0002: somebody else took the number meanwhile; yours is 0003, proposals/0003-queues",
        "\(SyncClones.draft): names the proposal by its new number",
      ])
    try await ana.sync()
    #expect(try await ana.tree == ben.tree)
    #expect(ana.names("proposals") == ["0001-lock-order", "0002-tables", "0003-queues"])
    #expect(
      try ana.text("proposals/0003-queues/proposal.md")
        == "---\ntitle: Queues\nstatus: draft\nformerly: [2]\n---\n\n# Queues\n")
    #expect(try ana.text("proposals/0003-queues/v1.md") == "Queues\n")
    #expect(ana.names("proposals/0003-queues/reviews") == ["20231124T090000Z-bb-0001.md"])
    let draft = try ana.text(SyncClones.draft)
    #expect(draft.contains("\nrelated: [3]\n"))
    #expect(draft.contains("see [queues](../0003-queues/proposal.md), 0002-queues-2."))
    try await ben.expectOnlyOtherWork()
  }

  @Test("Two proposals of one name are two proposals")
  func nameTaken() async throws {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    try ana.put("proposals/0002-tables/proposal.md", "---\ntitle: Tables\n---\n\nAna's\n")
    try ben.put("proposals/0002-tables/proposal.md", "---\ntitle: Tables\n---\n\nBen's\n")
    try await ana.sync()
    try await ben.sync()
    try await ana.sync()
    #expect(try ana.text("proposals/0002-tables/proposal.md").contains("Ana's"))
    #expect(try ana.text("proposals/0003-tables/proposal.md").contains("Ben's"))
    #expect(try await ana.tree == ben.tree)
  }

  @Test("An event whose name another has too is kept under a new one")
  func eventTaken() async throws {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    let folder = "proposals/0001-lock-order/reviews"
    try ana.put("\(folder)/20231124T090000Z-xy-7c1e.md", "Ana\n")
    try ben.put("\(folder)/20231124T090000Z-xy-7c1e.md", "Ben\n")
    try await ana.sync()
    let report = try await ben.sync()
    #expect(report.mends.count == 1)
    try await ana.sync()
    let texts = try ana.names(folder).map { try ana.text("\(folder)/\($0)") }
    #expect(texts.sorted() == ["Ana\n", "Ben\n"])
    #expect(try await ana.tree == ben.tree)
  }

  @Test("The decision that was on the remote stands; the other is kept as a comment, and the status follows")
  func bothDecide() async throws {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    let folder = "proposals/0001-lock-order"
    for (clone, status) in [(ana, "accepted"), (ben, "rejected")] {
      try clone.edit(SyncClones.draft, "status: draft", "status: \(status)")
      try clone.put(
        "\(folder)/decision.md",
        "---\noutcome: \(status)\nby: \(clone.name) <\(clone.name)@example.org>\nversion: 1\n---\nBecause.\n")
    }
    try await ana.sync()
    let report = try await ben.sync()
    #expect(report.isComplete)
    #expect(report.mends.count == 1)
    try await ana.sync()
    #expect(try await ana.tree == ben.tree)
    #expect(try ana.text("\(folder)/decision.md").contains("outcome: accepted"))
    #expect(try ana.text(SyncClones.draft).contains("status: accepted"))
    let kept = try #require(ana.names("\(folder)/reviews").first)
    let text = try ana.text("\(folder)/reviews/\(kept)")
    #expect(text.contains("kind: comment") && text.contains("by: ben <ben@example.org>"))
    #expect(text.contains("outcome: rejected") && text.contains("Because."))
  }
}
