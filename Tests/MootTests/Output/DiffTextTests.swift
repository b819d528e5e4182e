import TerminalUI
import Testing
import Workspace

@testable import moot

@Suite("Differences as text")
struct DiffTextTests {
  let old = "# Locks\n\nTake the leaf lock first.\n"
  let new = "# Locks\n\nTake the root lock first.\n"

  func comparison(_ old: String, _ new: String, titles: (String, String) = ("Locks", "Locks")) throws
    -> DiffText.Comparison
  {
    let number = try #require(ProposalNumber(1))
    let version = try #require(VersionNumber(1))
    let draft = ProposalReader.draft(source: new, file: "p.md").0
    return DiffText.Comparison(
      proposal: Proposal(
        number: number, folder: "proposals/0001-locks", draft: draft, versions: [], runs: [], diagnostics: []),
      old: ProposalText(name: .version(version), title: titles.0, body: old, bodyLine: 1),
      new: ProposalText(name: .draft, title: titles.1, body: new, bodyLine: 1))
  }

  func text(
    _ old: String, _ new: String, as form: DiffLayout.Form = .inline, width: Int? = nil,
    isColoured: Bool = false
  ) throws -> String {
    let comparison = try comparison(old, new)
    return DiffText.text(
      TextDiff(old: comparison.old, new: comparison.new), as: form, comparison, width: width,
      ink: Ink(isColoured: isColoured))
  }

  func markdown(_ old: String, _ new: String, titles: (String, String) = ("Locks", "Locks")) throws -> String
  {
    let comparison = try comparison(old, new, titles: titles)
    return DiffText.markdown(TextDiff(old: comparison.old, new: comparison.new), comparison)
  }

  @Test("Equal texts give nothing")
  func equal() throws { #expect(try text(old, old).isEmpty) }

  @Test("Lines are marked as diff -u marks them")
  func lines() throws {
    #expect(
      try text(old, new) == """
        --- 0001 v1
        +++ 0001 draft
        @@ -1,3 +1,3 @@ # Locks
         # Locks
        \u{20}
        -Take the leaf lock first.
        +Take the root lock first.

        """)
  }

  @Test("Words are marked where there is no colour to do it")
  func words() throws {
    #expect(try text(old, new, as: .words).hasSuffix("\n~Take the [-leaf-]{+root+} lock first.\n"))
    let coloured = try text(old, new, as: .words, isColoured: true)
    #expect(coloured.contains("\u{1b}[31m\u{1b}[9mleaf\u{1b}[0m\u{1b}[0m\u{1b}[32m\u{1b}[1mroot\u{1b}[0m"))
    #expect(!coloured.contains("[-"))
  }

  @Test("Side by side every row says which side it is of")
  func sideBySide() throws {
    #expect(
      try text(old, new + "\nMore.\n", as: .sideBySide, width: 61) == """
        --- 0001 v1
        +++ 0001 draft
        @@ -1,3 +1,5 @@  # Locks
          # Locks                     │   # Locks
                                      │
        - Take the leaf lock first.   │ + Take the root lock first.
                                      │ +\u{20}
                                      │ + More.

        """)
  }

  @Test("A text that tries to drive the terminal is shown")
  func escapes() throws {
    for form in [DiffLayout.Form.inline, .words, .sideBySide] {
      #expect(!(try text(old, old + "\u{1b}]0;title\u{7}\n", as: form, width: 80)).contains("\u{1b}"))
    }
    #expect(!(try markdown(old, old + "\u{1b}]0;title\u{7}\n")).contains("\u{1b}"))
  }

  @Test("Markdown has a heading a section, and fences that nothing inside closes")
  func markdownForm() throws {
    let code = "\n## Use\n\n````\n```\n````\n"
    #expect(
      try markdown(old, new + code, titles: ("Locks", "A *lock*")) == """
        # 0001 v1 → 0001 draft

        The title was “Locks” and is “A \\*lock\\*”.

        ## Locks

        `````diff
        @@ -1,3 +1,9 @@
         # Locks
        \u{20}
        -Take the [-leaf-] lock first.
        +Take the {+root+} lock first.
        +
        +## Use
        +
        +````
        +```
        +````
        `````

        """)
  }

  @Test("A long sentence in Markdown is broken, with its sign on every line")
  func markdownWidth() throws {
    let long = (1...40).map { "word\($0)" }.joined(separator: " ") + ".\n"
    let lines = try markdown("", long).split(separator: "\n").filter { $0.contains("word") }
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.hasPrefix("+word") && $0.utf8.count <= 101 })
  }

  @Test("JSON tells kinds, lines, texts and the words that changed")
  func json() throws {
    let comparison = try comparison(old, new)
    let document = DiffRecord.document(TextDiff(old: comparison.old, new: comparison.new), comparison)
    #expect(document.contains(#""old": {"text": "v1", "title": "Locks"}"#))
    #expect(
      document.contains(
        #"{"kind": "changed", "old": {"lines": [3, 3], "text": "Take the leaf lock first.", "changed": ["leaf"]}, "#
          + #""new": {"lines": [3, 3], "text": "Take the root lock first.", "changed": ["root"]}}"#))
  }
}
