import Testing
import Workspace

@Suite("TextDiff") struct TextDiffTests {
  private func rendered(_ diff: TextDiff) -> String {
    diff.hunks.map { hunk in
      ([hunk.header + (hunk.heading.map { " \($0)" } ?? "")]
        + hunk.lines.map { line in
          let sign =
            switch line.kind {
            case .same: " "
            case .removed: "-"
            case .added: "+"
            }
          return sign + line.segments.map { $0.isChanged ? "[\($0.text)]" : $0.text }.joined()
        }).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  @Test("Equal texts have no hunks")
  func equal() {
    #expect(TextDiff(old: "a\nb\n", new: "a\nb\n").isEmpty)
    #expect(TextDiff(old: "", new: "").isEmpty)
  }

  @Test("A reworded sentence marks the words that changed, under its heading")
  func words() {
    let old = "# Locks\n\nThe leaf lock is taken after the walk.\n"
    let new = "# Locks\n\nThe leaf lock is taken before the walk.\n"
    #expect(
      rendered(TextDiff(old: old, new: new)) == """
        @@ -1,3 +1,3 @@ # Locks
         # Locks
        \u{20}
        -The leaf lock is taken [after] the walk.
        +The leaf lock is taken [before] the walk.
        """)
  }

  @Test("Distant changes are separate hunks, near ones are one")
  func hunks() {
    let old = (1...30).map { "line \($0)" }.joined(separator: "\n")
    func changing(_ numbers: [Int]) -> String {
      (1...30).map { numbers.contains($0) ? "other \($0)" : "line \($0)" }.joined(separator: "\n")
    }
    #expect(
      TextDiff(old: old, new: changing([3, 25])).hunks.map(\.header) == [
        "@@ -1,6 +1,6 @@", "@@ -22,7 +22,7 @@",
      ])
    #expect(TextDiff(old: old, new: changing([10, 15])).hunks.count == 1)
  }

  @Test("An insertion into an empty text is one added line each")
  func fromNothing() {
    #expect(rendered(TextDiff(old: "", new: "a\nb")) == "@@ -0,0 +1,2 @@\n+[a]\n+[b]")
  }

  @Test("Line endings alone are no difference to read")
  func carriageReturns() {
    #expect(TextDiff(old: "a\r\nb\r\n", new: "a\nb\n").isEmpty)
  }
}
