import Testing
import Workspace

@Suite("TextMerge") struct TextMergeTests {
  private func merged(_ base: String, _ ours: String, _ theirs: String) -> String? {
    TextMerge(base: base, ours: ours, theirs: theirs).mergedText
  }

  /// The three texts that the chunks were made of; nil where a paragraph was put together.
  private func sides(_ merge: TextMerge) -> [String]? {
    var sides = ["", "", ""]
    for chunk in merge.chunks {
      let parts: [String]
      switch chunk {
      case .stable(let text): parts = [text, text, text]
      case .oursOnly(let base, let ours): parts = [base, ours, base]
      case .theirsOnly(let base, let theirs): parts = [base, base, theirs]
      case .bothSame(let base, let text): parts = [base, text, text]
      case .conflict(let conflict): parts = [conflict.base, conflict.ours, conflict.theirs]
      case .combined: return nil
      }
      for index in 0..<3 { sides[index] += parts[index] }
    }
    return sides
  }

  /// Every text of up to so many lines over the letters, each with and without an ending of its last line.
  private static func texts(_ letters: [String], upTo count: Int) -> [String] {
    var texts = [""]
    var longest = [""]
    for _ in 0..<count {
      let longer = longest.flatMap { text in letters.map { text + $0 } }
      texts += longer + longer.map { $0 + "\n" }
      longest = longer.map { $0 + "\n" }
    }
    return texts
  }

  @Test("Small texts edited in every way on both sides merge as they must")
  func exhaustive() {
    let edited = Self.texts(["a", "b", "c"], upTo: 2)
    for base in Self.texts(["a", "b"], upTo: 3) where base != "" && base.utf8.count != 1 {
      for ours in edited {
        #expect(merged(base, ours, base) == ours && merged(base, base, ours) == ours, "\(base) \(ours)")
        #expect(merged(base, ours, ours) == ours, "\(base) \(ours)")
        for theirs in edited where theirs > ours {
          let merge = TextMerge(base: base, ours: ours, theirs: theirs)
          let mirrored = TextMerge(base: base, ours: theirs, theirs: ours)
          if let sides = sides(merge) {
            #expect(sides == [base, ours, theirs], "\(base) \(ours) \(theirs)")
          }
          #expect(merge.mergedText == mirrored.mergedText, "\(base) \(ours) \(theirs)")
          #expect(
            merge.conflicts.map { [$0.ours, $0.theirs] } == mirrored.conflicts.map { [$0.theirs, $0.ours] },
            "\(base) \(ours) \(theirs)")
        }
      }
    }
  }

  @Test("Changes in different places are both kept")
  func bothKept() {
    #expect(merged("a\nb\nc\nd\n", "A\nb\nc\nd\n", "a\nb\nc\nD\ne\n") == "A\nb\nc\nD\ne\n")
    #expect(merged("a\nb\nc\n", "b\nc\n", "a\nb\n") == "b\n")
    #expect(merged("a\nb\nc\n", "a\nx\nb\nc\n", "a\nb\ny\nc\n") == "a\nx\nb\ny\nc\n")
  }

  @Test("Bytes are kept: line endings, a missing one at the end, marks that look alike")
  func bytes() throws {
    let base = "a\r\nb\nc\rd"
    #expect(merged(base, base + "\n", base).map { Array($0.utf8) } == Array((base + "\n").utf8))
    let composed = try #require(merged("e\u{301}\n", "\u{e9}\n", "e\u{301}\n"))
    #expect(Array(composed.utf8) == Array("\u{e9}\n".utf8))
    #expect(merged("a\nb\nc", "a\nB\nc", "a\nb\nc\nd\n") == nil)
    #expect(merged("a\nb\nc\nd", "A\nb\nc\nd", "a\nb\nc\nd\ne") == "A\nb\nc\nd\ne")
  }

  @Test("A conflict takes ours, theirs or both, and nothing around it")
  func resolutions() {
    let merge = TextMerge(base: "a\nb\nc\n", ours: "a\nx\ny\nc\n", theirs: "a\nx\nz\nc\n")
    #expect(merge.conflicts == [.init(base: "b\n", ours: "y\n", theirs: "z\n", line: 3)])
    #expect(merge.mergedText == nil)
    #expect(merge.text(choosing: [.ours]) == "a\nx\ny\nc\n")
    #expect(merge.text(choosing: [.theirs]) == "a\nx\nz\nc\n")
    #expect(merge.text(choosing: [.both]) == "a\nx\ny\nz\nc\n")
    let bare = TextMerge(base: "", ours: "mine", theirs: "other")
    #expect(bare.text(choosing: [.both]) == "mine\nother")
    #expect(TextMerge(base: "", ours: "x", theirs: "y\r\n").text(choosing: [.both]) == "x\r\ny\r\n")
  }

  // MARK: Paragraphs

  private static let paragraph =
    "The first sentence is here. The second sentence is\nthere. The third one is gone.\n"

  @Test("Different sentences of a paragraph are merged, however it is wrapped")
  func sentences() {
    let base = Self.paragraph
    let first = base.replacing("first", with: "very first")
    let second = base.replacing("second", with: "2nd")
    let both = "The very first sentence is here. The 2nd sentence is\nthere. The third one is gone.\n"
    #expect(merged(base, first, second) == both)
    #expect(merged(base, second, first) == both)
    let wrapped = "The first sentence is here.\nThe second sentence is there.\nThe third one is gone.\n"
    #expect(
      merged(base, wrapped, first)
        == "The very first sentence is here. The second sentence is there.\nThe third one is gone.\n")
    #expect(
      merged(base, wrapped.replacing("third", with: "3rd"), wrapped)
        == wrapped.replacing("third", with: "3rd"))
  }

  @Test("Neighbouring lines of one sentence each are merged")
  func neighbours() {
    let base = "# A\n\nOne lock is taken.\nAnother lock is given.\n\nEnd.\n"
    let ours = base.replacing("One lock is taken", with: "One small lock is taken")
    let theirs = base.replacing("Another lock is given", with: "Another lock is given back")
    #expect(
      merged(base, ours, theirs) == "# A\n\nOne small lock is taken.\nAnother lock is given back.\n\nEnd.\n")
    let removed = base.replacing("Another lock is given.\n", with: "")
    #expect(merged(base, ours, removed) == "# A\n\nOne small lock is taken.\n\nEnd.\n")
  }

  @Test("The same sentence changed twice, code, quotes and kept breaks are conflicts")
  func unsafe() {
    let base = Self.paragraph
    #expect(merged(base, base.replacing("first", with: "1st"), base.replacing("first", with: "one")) == nil)
    #expect(merged(base, base + "Mine is new.\n", base + "Theirs is new.\n") == nil)
    for prefix in ["    ", "> "] {
      func quoted(_ text: String) -> String {
        text.split(separator: "\n").map { "\(prefix)\($0)\n" }.joined()
      }
      let (first, second) = (base.replacing("first", with: "1st"), base.replacing("second", with: "2nd"))
      #expect(merged(quoted(base), quoted(first), quoted(second)) == nil)
    }
    let kept = "The first sentence is  \nhere. The second one.\n"
    #expect(merged(kept, kept.replacing("first", with: "1st"), kept.replacing("second", with: "2nd")) == nil)
  }

  @Test(
    "Paragraphs added next to one that the other side changed are merged, two additions at one place are not")
  func paragraphsAdded() {
    let base = "# A\n\nOne.\n"
    let changed = "# A\n\nOne more.\n"
    let added = "# A\n\nOne.\n\n# B\n\nTwo.\n"
    #expect(merged(base, changed, added) == "# A\n\nOne more.\n\n# B\n\nTwo.\n")
    #expect(merged(base, added, changed) == "# A\n\nOne more.\n\n# B\n\nTwo.\n")
    #expect(merged("One.\n", "# A\n\nOne.\n", "One more.\n") == "# A\n\nOne more.\n")
    #expect(merged(base, changed + "\nMine.\n", added) == nil)
  }

  @Test("No sentence comes to begin a line as a list item or heading")
  func markers() {
    let base = "One thing stays here.\nTwo is it. + Three is it. Four is it too.\n"
    let ours = "One thing stays here.\nTwo is it now. + Three is it. Four is it too.\n"
    let theirs = "One thing stays here.\n+ Three is it. Four is it.\n"
    #expect(merged(base, ours, theirs)?.contains("\n+") != true)
  }
}
