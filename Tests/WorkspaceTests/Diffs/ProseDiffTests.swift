import Testing
import Workspace

@Suite("TextDiff of prose") struct ProseDiffTests {
  private func changes(_ old: String, _ new: String) -> [String] { TextDiff(old: old, new: new).changes }

  private static let document = """
    ---
    title: Leaf locks
    ---

    # Leaf locks

    One lock in each table. It is taken after the walk, e.g. by a fault,
    and given back before the next. Nobody waits for it twice.

    - The first item is long enough to go
      over two lines. It has two sentences.
      - A nested one, too, that is
        as long as that.
    - [ ] A task that is to be done
      by somebody.

    > Somebody said this, and it was
    > long. Then they left.

    | design | get |
    |---|---|
    | leaf | 20 ns |

    ```c
    take(leaf);

    give(leaf);
    ```

    """

  /// The same with its paragraphs broken elsewhere.
  private static func wrapped(_ text: String, at width: Int) -> String {
    var result: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let indent = line.prefix { " ->[]".contains($0) }
      let isProse =
        !line.isEmpty && !"|`-#".contains(line.first ?? " ") && !line.contains(";")
        && !line.contains(":")
      guard isProse || line.hasPrefix("- ") else {
        result.append(String(line))
        continue
      }
      let following = indent.hasPrefix(">") ? "> " : String(repeating: " ", count: indent.count)
      var current = String(indent)
      var isFirst = true
      for word in line.dropFirst(indent.count).split(separator: " ") {
        if !isFirst, current.count + 1 + word.count > width {
          result.append(current)
          current = following
          isFirst = true
        }
        current += (isFirst ? "" : " ") + word
        isFirst = false
      }
      result.append(current)
    }
    return result.joined(separator: "\n")
  }

  @Test("Breaking lines elsewhere is no difference, in paragraphs, items and quotes", arguments: 1...70)
  func wrapping(width: Int) {
    let text = Self.wrapped(Self.document, at: width)
    #expect(changes(Self.document, text) == [], "\(text)")
    #expect(width > 60 || text != Self.document)
  }

  @Test("A reworded sentence in a paragraph that was wrapped anew is all that changed")
  func rewordedAndWrapped() {
    let new = Self.wrapped(Self.document.replacing("waits for it twice", with: "waits for it"), at: 30)
    #expect(changes(Self.document, new) == ["-Nobody waits for it[ twice].", "+Nobody waits for it."])
  }

  @Test("A paragraph that is split, or two that are joined, differ by a break")
  func splitting() {
    let one = "First sentence here. Second sentence here. Third one.\n"
    let two = "First sentence here. Second\nsentence here.\n\nThird one.\n"
    #expect(changes(one, two) == ["+[¶]"])
    #expect(changes(two, one) == ["-[¶]"])
  }

  @Test("Code, tables and front matter differ line by line, with their white space")
  func literally() {
    let document = Self.document
    #expect(changes(document, document.replacing("take(leaf);", with: "  take(leaf);")).count == 2)
    #expect(changes(document, document.replacing("take(leaf);\n\n", with: "take(leaf);\n")) == ["-[]"])
    #expect(
      changes(document, document.replacing("20 ns", with: "30 ns")) == [
        "-| leaf | [20] ns |", "+| leaf | [30] ns |",
      ])
    #expect(
      changes(document, document.replacing("title: Leaf locks\n", with: "title: Leaf\nlocks\n")) == [
        "-title: Leaf[ locks]", "+title: Leaf", "+[locks]",
      ])
  }

  @Test("How items are numbered, blocks parted and lists indented is no difference")
  func presentation() {
    #expect(changes("1. one\n2. two\n", "1. one\n1. two\n") == [])
    #expect(changes("# A\ntext\n", "# A\n\n\ntext\n\n\n") == [])
    #expect(changes("- a\n  - b\n", "-   a\n    -   b\n") == [])
    #expect(changes("- a\n- b\n", "- a\n  - b\n") == ["-- b", "+[  ]- b"])
    #expect(changes("- a\n- b\n", "- a\n\n- b\n") == ["+[¶]"])
    #expect(changes("1. one\n2. two\n", "1. one\n2. new\n3. two\n") == ["+[2. new]"])
  }

  @Test("A break that Markdown keeps is a difference")
  func hardBreaks() {
    #expect(changes("one\ntwo\n", "one  \ntwo\n") == ["-one[ two]", "+one[\\]", "+[two]"])
    #expect(changes("one  \ntwo\n", "one\\\ntwo\n") == [])
  }

  @Test("Sentences end where a reader would end them")
  func sentences() {
    func sentences(_ text: String) -> [String] {
      TextDiff(old: "", new: text).changes.map { String($0.dropFirst(2).dropLast()) }
    }
    #expect(sentences("One. Two! Three? Four.") == ["One.", "Two!", "Three?", "Four."])
    #expect(
      sentences("See e.g. Fig. 3 of J. Doe et al. Then go.") == ["See e.g. Fig. 3 of J. Doe et al. Then go."])
    #expect(
      sentences("He said \"Stop.\" Then *all. (One.)* Ended") == [
        "He said \"Stop.\"", "Then *all.", "(One.)*", "Ended",
      ])
    #expect(
      sentences("It takes 3.5 ns. and more… Și așa. 界。 界") == [
        "It takes 3.5 ns. and more…", "Și așa.", "界。", "界",
      ])
    #expect(
      sentences("> One. Two.\n> - Three. Four.") == ["> One.", "> Two.", "", "> - Three.", ">   Four."])
  }

  @Test("A moved paragraph is removed and added, and the rest stays")
  func moved() {
    let old = "Alpha is first here.\n\nBeta is second here.\n\nGamma is third here.\n"
    let new = "Beta is second here.\n\nGamma is third here.\n\nAlpha is first here.\n"
    #expect(changes(old, new) == ["-[Alpha is first here.]", "-[]", "+[]", "+[Alpha is first here.]"])
  }

  @Test("A rewritten paragraph faces the one it replaced")
  func rewritten() {
    let old = "The lock is taken by the walker first.\n\nThe buddy allocator merges two blocks.\n"
    let new =
      "Entirely new words stand at the beginning.\n\nThe lock is taken by a walker at first.\n\nThe buddy allocator joins two blocks.\n"
    #expect(
      changes(old, new) == [
        "+[Entirely new words stand at the beginning.]", "+[]", "-The lock is taken by [the] walker first.",
        "+The lock is taken by [a] walker[ at] first.", "-The buddy allocator [merges] two blocks.",
        "+The buddy allocator [joins] two blocks.",
      ])
  }
}
