import Testing
import Workspace

@testable import WorkspaceStore

@Suite("Sync with edits of the same lines")
struct SyncConflictTests {
  private func conflicting() async throws -> (SyncClones, ana: Clone, ben: Clone) {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    try ana.edit(SyncClones.draft, "after the walk", "during the walk")
    try ben.edit(SyncClones.draft, "after the walk", "before the walk")
    try ana.edit(SyncClones.draft, "Nothing else", "No other lock")
    try await ana.sync()
    return (clones, ana, ben)
  }

  @Test("It stops, changes nothing, and says where; what was saved is committed")
  func stops() async throws {
    let (_, ana, ben) = try await conflicting()
    let before = try ben.text(SyncClones.draft)
    let report = try await ben.sync()
    let conflict = try #require(report.conflicts.first)
    #expect(conflict.path == SyncClones.draft)
    #expect(conflict.kind == .lines([13...13]))
    #expect(!report.isComplete && report.push == .nothing)
    #expect(try ben.text(SyncClones.draft) == before)
    try await ben.expectOnlyOtherWork()
    let folder = try #require(conflict.folder)
    #expect(ben.names(folder) == ["base.md", "merged.md", "ours.md", "theirs.md"])
    #expect(try ben.text("\(folder)/ours.md") == before)
    #expect(try ben.text("\(folder)/theirs.md") == ana.text(SyncClones.draft))
    #expect(
      try ben.text("\(folder)/merged.md").contains(
        """
        <<<<<<< yours
        The leaf lock is taken before the walk.
        =======
        The leaf lock is taken during the walk.
        >>>>>>> origin/main

        """))
  }

  @Test(
    "A choice goes through with that side where both edited, and with both elsewhere",
    arguments: [
      (TextMerge.Resolution.ours, ["before the walk"]), (.theirs, ["during the walk"]),
      (.both, ["before the walk", "during the walk"]),
    ])
  func choice(_ choice: TextMerge.Resolution, _ kept: [String]) async throws {
    let (_, ana, ben) = try await conflicting()
    let report = try await ben.sync([SyncClones.draft: choice])
    #expect(report.isComplete && report.push == .done)
    #expect(report.mends == [.resolved(file: SyncClones.draft)])
    try await ana.sync()
    #expect(try await ana.tree == ben.tree)
    let text = try ana.text(SyncClones.draft)
    for words in ["before the walk", "during the walk"] {
      #expect(text.contains(words) == kept.contains(words))
    }
    #expect(text.contains("No other lock"))
    #expect(!text.contains("<<<<"))
    try await ben.expectOnlyOtherWork()
  }

  @Test(
    "Keys of a draft's front matter and sentences of one paragraph are merged apart, though git sees one place"
  )
  func apart() async throws {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    try ana.edit(SyncClones.draft, "status: draft", "status: review")
    try ben.edit(SyncClones.draft, "reviewers: []", "reviewers: [Ana]")
    try ana.edit(SyncClones.draft, "after the walk", "during the walk")
    try ben.edit(SyncClones.draft, "one entry", "two entries")
    try await ana.sync()
    let report = try await ben.sync()
    #expect(report.isComplete)
    #expect(report.mends == [.merged(file: SyncClones.draft)])
    try await ana.sync()
    let text = try ana.text(SyncClones.draft)
    for words in ["status: review", "reviewers: [Ana]", "during the walk", "two entries"] {
      #expect(text.contains(words))
    }
    #expect(try await ana.tree == ben.tree)
  }

  @Test("A key that both changed is named by its line")
  func key() async throws {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    try ana.edit(SyncClones.draft, "status: draft", "status: review")
    try ben.edit(SyncClones.draft, "status: draft", "status: withdrawn")
    try await ana.sync()
    #expect(try await ben.sync().conflicts.map(\.kind) == [.lines([4...4])])
    #expect(try await ben.sync([SyncClones.draft: .theirs]).isComplete)
    #expect(try await ana.tree == ben.tree)
  }

  @Test("What a person makes of the merged text is taken by the next sync, and the folder is gone then")
  func byHand() async throws {
    let (_, ana, ben) = try await conflicting()
    let folder = try #require(try await ben.sync().conflicts.first?.folder)
    let text = try ben.text("\(folder)/theirs.md")
    try ben.put("\(folder)/merged.md", text.replacing("during the walk", with: "around the walk"))
    let report = try await ben.sync()
    #expect(report.isComplete)
    #expect(!ben.has(folder))
    try await ana.sync()
    #expect(try ana.text(SyncClones.draft).contains("around the walk"))
    #expect(try await ana.tree == ben.tree)
  }

  @Test("What a person has begun in the merged text stays when the sync is run again")
  func begun() async throws {
    let (_, _, ben) = try await conflicting()
    let folder = try #require(try await ben.sync().conflicts.first?.folder)
    let begun = try ben.text("\(folder)/merged.md") + "More\n"
    try ben.put("\(folder)/merged.md", begun)
    #expect(try await ben.sync().conflicts.first?.folder == folder)
    #expect(try ben.text("\(folder)/merged.md") == begun)
  }

  @Test("A file that one side removed and the other edited is kept or removed as chosen")
  func removed() async throws {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    try await ana.git("rm", "--quiet", SyncClones.draft)
    try await ana.git("commit", "--quiet", "-m", "Away", "--", SyncClones.draft)
    try ben.edit(SyncClones.draft, "after the walk", "before the walk")
    try await ana.sync()
    #expect(try await ben.sync().conflicts.map(\.kind) == [.removedThere])
    #expect(ben.has(SyncClones.draft))
    #expect(try await ben.sync([SyncClones.draft: .ours]).isComplete)
    try await ana.sync()
    #expect(try ana.text(SyncClones.draft).contains("before the walk"))
    #expect(try await ana.tree == ben.tree)
  }
}
