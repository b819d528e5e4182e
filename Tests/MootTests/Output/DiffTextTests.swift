import Testing

@testable import moot

@Suite("Differences as text")
struct DiffTextTests {
  let old = "# Locks\n\nTake the leaf lock first.\n"
  let new = "# Locks\n\nTake the root lock first.\n"

  func unified(_ old: String, _ new: String, word: Bool = false) -> String {
    DiffText.unified(
      old: old, new: new, names: ("0001 v1", "0001 draft"), word: word, ink: Ink(isColoured: false))
  }

  @Test("Equal texts give nothing")
  func equal() {
    #expect(unified(old, old).isEmpty)
  }

  @Test("Lines are marked as diff -u marks them")
  func lines() {
    #expect(
      unified(old, new) == """
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
  func words() {
    #expect(
      unified(old, new, word: true).hasSuffix(
        """
        -Take the [-leaf-] lock first.
        +Take the {+root+} lock first.

        """))
  }

  @Test("A text that tries to drive the terminal is shown")
  func escapes() {
    #expect(!unified(old, old + "\u{1b}]0;title\u{7}\n").contains("\u{1b}"))
  }
}
