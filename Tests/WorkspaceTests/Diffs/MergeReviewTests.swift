import Testing
import Workspace

@Suite("MergeReview") struct MergeReviewTests {
  private func review(
    _ base: String, _ ours: String, _ theirs: String, path: String = "meetings/a.md"
  ) -> MergeReview {
    MergeReview(
      path: path, base: base, ours: ours, theirs: theirs, names: .init(theirs: "origin/main"))
  }

  /// Three conflicts, in the last of which one side has nothing.
  private var three: MergeReview {
    review(
      "one\n\ntwo\n\nthree\n\nfour\n\nfive\n", "ONE\n\ntwo\n\nTHREE\n\nfour\n\n",
      "One\n\ntwo\n\nThree\n\nfour\n\nFive")
  }

  @Test(
    "Choosing gives the bytes of the sides, whatever ends their lines",
    arguments: [
      ("a\nb\nc\n", "a\nB\nc\n", "a\nX\nc\n", "a\nB\nX\nc\n"),
      ("a\r\nb\r\nc\r\n", "a\r\nB\r\nc\r\n", "a\r\nX\r\nc\r\n", "a\r\nB\r\nX\r\nc\r\n"),
      ("a\nb", "a\nB", "a\nX", "a\nB\nX"), ("a\r\nb", "a\r\nB", "a\r\nX", "a\r\nB\r\nX"),
      ("a\nb\n", "a\n", "a\nX", "a\nX"), ("", "é\t \n", "\u{FEFF}x", "é\t \n\u{FEFF}x"),
    ])
  func bytes(_ base: String, _ ours: String, _ theirs: String, _ both: String) {
    let review = review(base, ours, theirs)
    #expect(review.openCount == 1 && review.text == nil)
    #expect(Array(review.taking(.ours).utf8) == Array(ours.utf8))
    #expect(Array(review.taking(.theirs).utf8) == Array(theirs.utf8))
    #expect(Array(review.taking(.both).utf8) == Array(both.utf8))
  }

  @Test("What is not chosen stands between marks that end as the lines do") func marks() {
    var review = review("a\r\nb\r\nc", "A\r\nb\r\nC", "x\r\nb\r\nz")
    review.choose(.theirs, at: 0)
    #expect(
      review.written == "x\r\nb\r\n<<<<<<< yours\r\nC\r\n=======\r\nz\r\n>>>>>>> origin/main\r\n")
    #expect(MergeReview.hasMarks(review.written))
    #expect(review.writtenLine(of: 1) == 3 && review.writtenLine(of: 2) == 1)
    review.choose(.ours, at: 1)
    #expect(review.text == "x\r\nb\r\nC")
    review.choose(nil, at: 1)
    #expect(review.text == nil && review.openCount == 1)
  }

  @Test("Every choice is found again in the text that was written") func resume() {
    let all: [TextMerge.Resolution?] = [nil, .ours, .theirs, .both]
    for first in all {
      for second in all {
        for third in all {
          var chosen = three
          for (index, choice) in [first, second, third].enumerated() { chosen.choose(choice, at: index) }
          var found = three
          found.resume(from: chosen.written)
          #expect(found.written == chosen.written)
          #expect(found.conflicts.map(\.choice).prefix(2) == [first, second])
          #expect(found.openCount == chosen.openCount)
        }
      }
    }
  }

  @Test("Of a text edited by hand the marks that are left are the conflicts") func editedByHand() {
    var found = three
    found.resume(
      from:
        "Own words\n<<<<<<< yours\nours\n||||||| base\npast\n=======\ntheirs\n>>>>>>> origin/main\n<<<<<<< open\n"
    )
    #expect(found.conflicts.map { [$0.base, $0.ours, $0.theirs] } == [["past\n", "ours\n", "theirs\n"]])
    #expect(found.conflicts[0].line == 2)
    #expect(found.taking(.theirs) == "Own words\ntheirs\n<<<<<<< open\n")
    found.resume(from: "Nothing left\r\n")
    #expect(found.text == "Nothing left\r\n")
  }

  @Test("A key that both changed has one value") func key() throws {
    let draft = "---\ntitle: A\nstatus: draft\n---\n\nText.\n"
    let (ours, theirs) = (
      draft.replacing("draft", with: "review"), draft.replacing("draft", with: "withdrawn")
    )
    var review = review(draft, ours, theirs, path: "proposals/0001-a/proposal.md")
    let conflict = try #require(review.conflicts.first)
    #expect(conflict.key == "status" && conflict.line == 3 && conflict.lines == 3...3)
    #expect(conflict.base == "status: draft\n" && !conflict.allowsBoth)
    #expect(review.taking(.both) == ours)
    let marked = review.written
    #expect(marked.contains("<<<<<<< yours\nstatus: review\n=======\nstatus: withdrawn\n>>>>>>>"))
    review.choose(.theirs, at: 0)
    #expect(review.text == theirs)
    review.resume(from: marked)
    #expect(review.openCount == 1)
  }

  @Test("Choices are adopted where the conflict is the same, wherever it stands now") func adopt() {
    var before = three
    before.choose(.theirs, at: 0)
    before.choose(.both, at: 1)
    var now = review(
      "one\n\ntwo\n\nthree\n\nfour\n\nfive\n", "New\n\nONE\n\ntwo\n\nTHREE!\n\nfour\n\n",
      "One\n\ntwo\n\nThree\n\nfour\n\nFive")
    now.adopt(three)
    #expect(now.conflicts.allSatisfy { $0.choice == nil })
    let same = now.conflicts.filter { conflict in
      before.conflicts.contains { $0.ours == conflict.ours && $0.theirs == conflict.theirs }
    }.count
    now.adopt(before)
    #expect(now.conflicts.count { $0.choice != nil } <= same)
    var again = three
    again.adopt(before)
    #expect(again == before)
  }

  @Test("A long text with a thousand conflicts is laid out and found again at once") func large() {
    func text(_ word: String) -> String { (0..<1000).map { "\(word) \($0)\n\nsame \($0)\n\n" }.joined() }
    let review = review(text("base"), text("ours"), text("theirs"))
    #expect(review.conflicts.count == 1000)
    var found = review
    found.resume(from: review.taking(.theirs))
    #expect(found.text == text("theirs"))
  }
}
