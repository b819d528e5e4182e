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

  @Test("A sentence that was edited is shown with what it is now, a rewritten one is an orphan")
  func reworded() {
    let edited = "It is held for a very short time only."
    let new = old.replacing("It is held for a short time.", with: edited)
    #expect(place(7...7, in: new) == .reworded(7...7, now: edited))
    #expect(
      place(6...7, in: new) == .reworded(6...7, now: "The leaf lock is taken after the walk.\n\(edited)"))
    #expect(place(7...7, in: old.replacing("It is held for a short time.", with: "Nobody waits.")) == .orphan)
  }

  @Test("A text that is wrapped anew has moved to the lines that now hold its words")
  func wrapped() {
    let new = old.replacing(
      "The leaf lock is taken after the walk.\nIt is held for a short time.",
      with: "The leaf lock is taken\nafter the walk. It is held\nfor a short time.")
    #expect(place(6...6, in: new) == .moved(6...7))
    #expect(place(7...7, in: new) == .moved(7...8))
  }

  @Test("A comment on a heading follows it when it is renamed, and those below it stay where they are")
  func renamed() {
    let new = old.replacing("## Order", with: "## Who waits for whom")
    #expect(place(9...9, in: new) == .reworded(9...9, now: "## Who waits for whom"))
    #expect(place(11...11, in: new) == .exact(11...11))
    let below = old.replacing("Locks are taken from", with: "## From root to leaf\n\nLocks are taken from")
    #expect(place(11...11, in: below) == .moved(13...13))
  }

  @Test("Of equal paragraphs the one that stays does not take the comment of the one that went")
  func repeated() {
    let sections = ["Map", "Unmap", "Fork"].map { "## \($0)\n\nNot measured yet.\n\n" }
    let old = sections.joined()
    let placer = CommentPlacer(old: old, new: sections[0] + sections[2])
    let places = [3, 7, 11].map { placer.place(CommentAnchor(lines: $0...$0, in: old)) }
    #expect(places == [.exact(3...3), .orphan, .exact(7...7)])
    let twice = "# A\n\nNot measured yet.\n\nNot measured yet.\n"
    let once = CommentPlacer(old: twice, new: "# A\n\nNot measured yet.\n")
    let either = [3, 5].map { once.place(CommentAnchor(lines: $0...$0, in: twice)) }
    #expect(either.filter { $0 == .orphan }.count == 1)
    #expect(either.filter { $0 == .moved(3...3) }.count == 1)
  }

  @Test("An anchor whose lines do not hold its quote is found by the quote, and never by its number")
  func wrongLines() {
    let placer = CommentPlacer(old: old, new: "Before.\n" + old)
    let quote = "Locks are taken from the root down."
    func anchor(_ lines: ClosedRange<Int>?, _ quote: String) -> CommentAnchor {
      CommentAnchor(heading: "Order", lines: lines, quote: quote)
    }
    #expect(placer.place(anchor(6...6, quote)).lines == 12...12)
    #expect(placer.place(anchor(0...900, quote)).lines == 12...12)
    #expect(placer.place(anchor(6...6, "Nothing of the kind stands anywhere.")) == .orphan)
    #expect(placer.place(anchor(nil, "")).lines == 10...10)
    #expect(CommentPlacer(old: "", new: old).place(anchor(11...11, quote)) == .moved(11...11))
    #expect(CommentPlacer(old: "", new: old).place(anchor(nil, "")) == .moved(9...9))
  }

  @Test("Empty texts, blank lines, other line endings and a comment on all of it have their place")
  func corners() {
    let all = CommentAnchor(heading: nil, lines: nil, quote: "")
    #expect(CommentPlacer(old: old, new: "").place(all) == .exact(1...1))
    #expect(CommentPlacer(old: "", new: old).place(all) == .exact(1...11))
    #expect(place(6...7, in: "") == .orphan)
    #expect(place(8...8, in: "Before.\n" + old) == .exact(9...9))
    #expect(place(5...7, in: old.replacing("\n", with: "\r\n")) == .exact(5...7))
    #expect(place(6...9, in: old.replacing("\n\n## Order", with: "\n\n\n## Order")) == .moved(6...10))
  }

  @Test("Words in other scripts are words")
  func scripts() {
    let old = "# 锁\n\n叶子锁在遍历之后才取得并且只持有很短的时间\n\nBlocarea frunzei se face după parcurgere, și durează puțin.\n"
    let new = old.replacing("很短", with: "很长").replacing("și durează puțin", with: "însă durează puțin")
    let placer = CommentPlacer(old: old, new: new)
    for line in [3, 5] {
      guard case .reworded(line...line, _) = placer.place(CommentAnchor(lines: line...line, in: old)) else {
        Issue.record("line \(line)")
        continue
      }
    }
  }

  @Test(
    "Texts that have nothing in common, one line of a book's length and equal lines without end are placed at once"
  )
  func large() {
    let numbers = (0..<3_000).map { "Line \($0) of \($0 * 7919 % 3001)." }
    let backwards = CommentPlacer(
      old: numbers.joined(separator: "\n"), new: numbers.reversed().joined(separator: "\n"))
    #expect(
      backwards.place(CommentAnchor(heading: nil, lines: 10...10, quote: numbers[9])).lines == 2_991...2_991)
    let line = String(repeating: "a word and another ", count: 3_000)
    let long = CommentPlacer(old: line, new: line + "end")
    #expect(long.place(CommentAnchor(heading: nil, lines: 1...1, quote: line)).lines == 1...1)
    let equal = String(repeating: "x\n", count: 3_000)
    let more = CommentPlacer(old: equal, new: "y\n" + equal + "x\n")
    #expect(more.place(CommentAnchor(heading: nil, lines: 7...7, quote: "x")).lines != nil)
  }
}
