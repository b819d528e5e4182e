import Testing
import Workspace

@Suite("CommentPlacer") struct CommentPlacerTests {
  private let old = """
    ---
    title: Locks
    ---
    # Locks

    The leaf lock is taken after the walk.
    It is held for a short time.

    ## Order

    Locks are taken from the root down.
    """

  private func place(_ lines: ClosedRange<Int>, in new: String) -> CommentPlace {
    CommentPlacer(old: old, new: new).place(CommentAnchor(lines: lines, in: old))
  }

  @Test("An anchor knows its lines, its quote and the heading above")
  func anchor() {
    #expect(
      CommentAnchor(lines: 6...7, in: old)
        == CommentAnchor(
          heading: "Locks", lines: 6...7,
          quote: "The leaf lock is taken after the walk.\nIt is held for a short time."))
    #expect(CommentAnchor(lines: 2...2, in: old).heading == nil)
    #expect(CommentAnchor(heading: "Order", in: old)?.lines == 9...9)
    #expect(CommentAnchor(heading: "Order", in: old)?.isSection == true)
    #expect(CommentAnchor(heading: "Chaos", in: old) == nil)
    #expect(CommentAnchor(lines: 900...901, in: old) == CommentAnchor(heading: nil, lines: nil, quote: ""))
  }

  @Test("Lines that nobody touched keep their comment, wherever they now stand")
  func exact() {
    let new = old.replacing("# Locks\n", with: "# Locks\n\nA new paragraph.\n")
    #expect(place(6...7, in: new) == .exact(8...9))
    #expect(place(11...11, in: new) == .exact(13...13))
  }

  @Test("What went to another section has moved, what went away leaves an orphan")
  func movedOrGone() {
    let sentence = "It is held for a short time."
    let new = old.replacing(sentence + "\n", with: "") + "\n" + sentence + "\n"
    #expect(place(7...7, in: new) == .moved(11...11))
    #expect(place(7...7, in: old.replacing(sentence + "\n", with: "")) == .orphan)
  }
}
