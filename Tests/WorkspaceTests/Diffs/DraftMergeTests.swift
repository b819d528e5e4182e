import Testing
import Workspace

@Suite("DraftMerge") struct DraftMergeTests {
  private static let base = """
    ---
    schema: 1
    title: Leaf locks # for now
    status: draft
    authors: [Ana, Bob]
    # who reads it
    reviewers:
      - Cem
      - Dan
    ---

    # Leaf locks

    One lock in each table.

    """

  private func edited(_ changes: (String, String)...) -> String {
    changes.reduce(Self.base) { text, change in
      #expect(text.contains(change.0))
      return text.replacing(change.0, with: change.1)
    }
  }

  private func merge(_ ours: String, _ theirs: String, base: String? = base) -> DraftMerge {
    DraftMerge(base: base, ours: ours, theirs: theirs)
  }

  @Test("Different keys and the body are merged, and what nobody touched keeps its bytes")
  func differentKeys() {
    let ours = edited(("status: draft", "status:   review"), ("One lock", "A lock"))
    let theirs = edited(
      ("title: Leaf locks", "title: Locks in leaves"), ("each table.\n", "each table.\n\nMore.\n"))
    let both = edited(
      ("status: draft", "status:   review"), ("title: Leaf locks", "title: Locks in leaves"),
      ("One lock", "A lock"),
      ("each table.\n", "each table.\n\nMore.\n"))
    #expect(merge(ours, theirs).mergedText == both)
    #expect(merge(theirs, ours).mergedText == both)
    for side in [ours, theirs] {
      #expect(merge(side, Self.base).mergedText == side)
      #expect(merge(Self.base, side).mergedText == side)
      #expect(merge(side, side).mergedText == side)
    }
  }

  @Test("A list keeps what each side added and loses what each side removed")
  func lists() {
    let ours = edited(("  - Dan", "  - Dan\n  - Eve"), ("[Ana, Bob]", "[Ana]"))
    let theirs = edited(("  - Cem\n", ""), ("  - Dan", "  - Dan\n  - Fay"), ("[Ana, Bob]", "[Ana, Bob, Gil]"))
    let merged = edited(
      ("  - Cem\n", ""), ("  - Dan", "  - Dan\n  - Fay\n  - Eve"), ("[Ana, Bob]", "[Ana, Gil]"))
    #expect(merge(ours, theirs).mergedText == merged)
    let mirrored = edited(
      ("  - Cem\n", ""), ("  - Dan", "  - Dan\n  - Eve\n  - Fay"), ("[Ana, Bob]", "[Ana, Gil]"))
    #expect(merge(theirs, ours).mergedText == mirrored)
  }

  @Test("A key that both changed is a conflict with both values, one in the body tells its line")
  func conflicts() {
    let ours = edited(("status: draft", "status: review"), ("One lock in", "A lock in"))
    let theirs = edited(("status: draft", "status: withdrawn"), ("One lock in", "No lock in"))
    let merge = merge(ours, theirs)
    #expect(
      merge.conflicts == [
        .key(.init(key: "status", base: "draft", ours: "review", theirs: "withdrawn")),
        .text(
          .init(
            base: "One lock in each table.\n", ours: "A lock in each table.\n",
            theirs: "No lock in each table.\n",
            line: 14)),
      ])
    #expect(merge.mergedText == nil)
    #expect(merge.text(choosing: [.ours, .ours]) == ours)
    #expect(merge.text(choosing: [.theirs, .theirs]) == theirs)
    #expect(
      merge.text(choosing: [.both, .both])
        == ours.replacing("A lock in each table.\n", with: "A lock in each table.\nNo lock in each table.\n"))
  }

  @Test("Keys that are new or gone on one side follow it; a change against a removal is a conflict")
  func keysThatComeAndGo() {
    let added = edited(("status: draft", "status: draft\nrelated: [2]"))
    let removed = edited(("status: draft\n", ""))
    #expect(
      merge(added, edited(("Leaf locks #", "Leaves #"))).mergedText?.contains("draft\nrelated: [2]\n") == true
    )
    #expect(
      merge(edited(("Leaf locks #", "Leaves #")), added).mergedText?.contains("draft\nrelated: [2]\n") == true
    )
    #expect(merge(removed, edited(("[Ana, Bob]", "[Ana]"))).mergedText?.contains("status") == false)
    #expect(
      merge(removed, edited(("status: draft", "status: review"))).conflicts == [
        .key(.init(key: "status", base: "draft", ours: nil, theirs: "review"))
      ])
    let both = merge(added, edited(("status: draft", "status: draft\nrelated: [3]")))
    #expect(both.mergedText?.contains("related: [2, 3]\n") == true)
  }

  @Test("The same value written differently is no conflict")
  func spelling() {
    let ours = edited(("[Ana, Bob]", "[ 'Ana', Bob ]"))
    let theirs = edited(("[Ana, Bob]", "\n  - Ana\n  - Bob\n  - Gil"))
    #expect(merge(ours, theirs).mergedText == theirs)
    #expect(merge(theirs, ours).mergedText == theirs)
  }

  @Test("Without a common origin equal parts are kept and the rest is a conflict")
  func noBase() {
    let other = edited(("status: draft", "status: review"), ("One lock", "No lock"))
    let merge = merge(Self.base, other, base: nil)
    #expect(merge.conflicts.count == 2)
    #expect(merge.text(choosing: [.ours, .ours]) == Self.base)
    #expect(merge.text(choosing: [.theirs, .theirs]) == other)
    #expect(self.merge(Self.base, Self.base, base: nil).mergedText == Self.base)
  }

  @Test("A file whose front matter cannot be taken apart is merged by lines")
  func brokenFrontMatter() {
    let broken = Self.base.replacing("authors: [Ana, Bob]", with: "authors: [Ana, Bob")
    let ours = broken.replacing("status: draft", with: "status: review")
    let theirs = broken.replacing("One lock", with: "A lock")
    #expect(
      merge(ours, theirs, base: broken).mergedText
        == broken.replacing("status: draft", with: "status: review").replacing("One lock", with: "A lock"))
    #expect(merge("one\n", "two\n", base: "three\n").conflicts.count == 1)
  }

  @Test("Carriage returns and an unended last line stay")
  func endings() {
    let base = "---\r\ntitle: A\r\nstatus: draft\r\n---\r\nOne.\r\n\r\nTwo."
    let ours = base.replacing("draft", with: "review")
    let theirs = base.replacing("Two.", with: "Two.\r\n\r\nThree.")
    let merged = merge(ours, theirs, base: base).mergedText
    let expected = theirs.replacing("draft", with: "review")
    #expect(merged.map { Array($0.utf8) } == Array(expected.utf8))
    let bare = "---\ntitle: A\n---"
    #expect(merge(bare, bare + "\nText.\n", base: bare).mergedText == bare + "\nText.\n")
  }
}
