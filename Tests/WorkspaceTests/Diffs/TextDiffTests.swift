import Testing
import Workspace

@Suite("TextDiff") struct TextDiffTests {
  private func lines(_ old: String, _ new: String) -> TextDiff { TextDiff(old: old, new: new, scale: .lines) }

  @Test("Equal texts have no hunks")
  func equal() {
    #expect(lines("a\nb\n", "a\nb\n").isEmpty)
    #expect(lines("", "").isEmpty)
    #expect(TextDiff(old: "", new: "\n\n").isEmpty)
  }

  @Test("A reworded sentence marks the words that changed, under its heading")
  func words() {
    let old = "# Locks\n\nThe leaf lock is taken after the walk.\n"
    let new = "# Locks\n\nThe leaf lock is taken before the walk.\n"
    for scale in [TextDiff.Scale.prose, .lines] {
      #expect(
        TextDiff(old: old, new: new, scale: scale).rendered == """
          @@ -1,3 +1,3 @@ # Locks
           # Locks
          \u{20}
          -The leaf lock is taken [after] the walk.
          +The leaf lock is taken [before] the walk.
          """)
    }
  }

  @Test("Distant changes are separate hunks, near ones are one")
  func hunks() {
    let old = (1...30).map { "line \($0)" }.joined(separator: "\n")
    func changing(_ numbers: [Int]) -> String {
      (1...30).map { numbers.contains($0) ? "other \($0)" : "line \($0)" }.joined(separator: "\n")
    }
    #expect(
      lines(old, changing([3, 25])).hunks.map(\.header) == ["@@ -1,6 +1,6 @@", "@@ -22,7 +22,7 @@"])
    #expect(lines(old, changing([10, 15])).hunks.count == 1)
  }

  @Test("An insertion into an empty text is one added line each")
  func fromNothing() {
    #expect(lines("", "a\nb").rendered == "@@ -0,0 +1,2 @@\n+[a]\n+[b]")
  }

  @Test("Line endings alone are no difference to read, other white space is one of the lines")
  func whiteSpace() {
    #expect(lines("a\r\nb\r\n", "a\nb\n").isEmpty)
    #expect(TextDiff(old: "a\r\nb\r\n", new: "a\nb\n").isEmpty)
    #expect(lines("a\nb\n", "a\n b\n").changes == ["-b", "+[ ]b"])
    #expect(lines("one two.\nThree.\n", "one\ntwo. Three.\n").changes.count == 4)
  }

  @Test("A line takes the place of the one that it is most like, however many there are")
  func pairing() {
    let old = "alpha: the first of the locks\nbeta: the second of the locks\ngamma: a third thing entirely\n"
    let new = "beta: the second one of the locks\ngamma: a third thing\ndelta: something nobody knew\n"
    #expect(
      lines(old, new).changes == [
        "-[alpha: the first of the locks]", "-beta: the second of the locks",
        "+beta: the second [one ]of the locks", "-gamma: a third thing[ entirely]", "+gamma: a third thing",
        "+[delta: something nobody knew]",
      ])
  }

  @Test("A line with nothing in common faces nothing")
  func unlike() {
    #expect(lines("one two three\n", "four five six\n").changes == ["-[one two three]", "+[four five six]"])
    #expect(lines("one two three\n", "four five six\n").hunks[0].rows.count == 2)
  }

  @Test("A heading in code is no heading, and a changed one is the new context")
  func headings() {
    let body = (1...9).map { "Sentence number \($0) stays." }.joined(separator: "\n\n")
    let code = "# Real\n\n```sh\n# not a heading\n```\n\n\(body)\n\nEnd.\n"
    #expect(TextDiff(old: code, new: code + "\nMore.\n").hunks.map(\.heading) == ["# Real"])
    #expect(lines(code, code + "\nMore.\n").hunks.map(\.heading) == ["# Real"])
    let renamed = code.replacing("# Real", with: "# Renamed") + "\nMore.\n"
    #expect(TextDiff(old: code, new: renamed).hunks.map(\.heading) == [nil, "# Renamed"])
  }

  @Test("What is inserted among equals begins with a heading, or behind an empty line")
  func sliding() {
    let old = "## A\n\nSame.\n\n## C\n\nSame.\n"
    let new = "## A\n\nSame.\n\n## B\n\nSame.\n\n## C\n\nSame.\n"
    #expect(TextDiff(old: old, new: new).changes == ["+[## B]", "+[]", "+[Same.]", "+[]"])
    #expect(lines(old, new).changes == ["+[## B]", "+[]", "+[Same.]", "+[]"])
    #expect(TextDiff(old: new, new: old).changes == ["-[## B]", "-[]", "-[Same.]", "-[]"])
  }

  @Test("Lines are numbered as in the files that the texts are part of")
  func numbers() {
    let diff = TextDiff(old: "a\n\nb\n", new: "a\n\nc\n", firstLines: (9, 11))
    #expect(diff.hunks[0].header == "@@ -9,3 +11,3 @@")
  }
}
