import Testing

@testable import Workspace

@Suite("Editing front matter")
struct FrontMatterEditingTests {
  @Test("Setting a key changes its own line and keeps its comment and spacing")
  func scalar() {
    let source = "---\n# who\ntitle:   Old # a comment\nstatus: draft\nodd: {a: 1}\n---\nBody\n"
    #expect(
      FrontMatter.setting("title", to: "New", in: source)
        == "---\n# who\ntitle:   New # a comment\nstatus: draft\nodd: {a: 1}\n---\nBody\n")
  }

  @Test("Line endings and a byte order mark survive")
  func lineEndings() {
    let source = "\u{FEFF}---\r\na: 1\r\nb: 2\r\n---\r\nBody\r\n"
    #expect(
      FrontMatter.setting("a", to: "3", in: source) == "\u{FEFF}---\r\na: 3\r\nb: 2\r\n---\r\nBody\r\n")
    #expect(
      FrontMatter.setting("c", to: "3", in: source)
        == "\u{FEFF}---\r\na: 1\r\nb: 2\r\nc: 3\r\n---\r\nBody\r\n")
  }

  @Test("An absent key stands last, absent front matter at the top")
  func absent() {
    #expect(FrontMatter.setting("b", to: "2", in: "---\na: 1\n---\n") == "---\na: 1\nb: 2\n---\n")
    #expect(FrontMatter.setting("b", to: "2", in: "Body") == "---\nb: 2\n---\nBody")
    #expect(FrontMatter.setting("b", to: "2", in: "") == "---\nb: 2\n---\n")
  }

  @Test("A value over several lines is replaced whole, the comment below it stays")
  func severalLines() {
    let source = "---\na: |\n  one\n\n  two\n\n# about b\nb: 2\n---\n"
    #expect(FrontMatter.setting("a", to: "x", in: source) == "---\na: x\n\n# about b\nb: 2\n---\n")
  }

  @Test("A block list keeps its form, its comments and the lines of entries that stay")
  func blockList() {
    let source = "---\na:\n  - one   # first\n  # note\n  - two\nb: 2\n---\n"
    #expect(
      FrontMatter.setting("a", to: ["one", "three"], in: source)
        == "---\na:\n  - one   # first\n  # note\n  - three\nb: 2\n---\n")
    #expect(FrontMatter.setting("a", to: [], in: source) == "---\na: []\nb: 2\n---\n")
    #expect(
      FrontMatter.setting("a", to: ["two", "one"], in: source)
        == "---\na:\n  - two\n  - one\nb: 2\n---\n")
  }

  @Test("A flow list stays one")
  func flowList() {
    #expect(
      FrontMatter.setting("a", to: ["x, y", "z"], in: "---\na: [q] # c\n---\n")
        == "---\na: [\"x, y\", z] # c\n---\n")
  }

  @Test(
    "Whatever is set is read back the same",
    arguments: [
      "plain", "", " space ", "a: b", "a #b", "#x", "- x", "[x]", "null", "NO", "it's", "\"q\"",
      "back\\slash",
      "two\nlines", "tab\t", "é ș", "\u{1B}[31m", "*a", "&a", "!t", "%d", "@x", "`c`", "x:", "0010", "🎯",
      "\u{2028}",
    ])
  func roundTrip(value: String) {
    let source = "---\na: 1\nlist:\n- x\n---\n"
    for edited in [
      FrontMatter.setting("a", to: value, in: source), FrontMatter.setting("n", to: value, in: source),
    ] {
      let (matter, diagnostics) = FrontMatter.scan(edited, file: "n.md")
      #expect(diagnostics.isEmpty, "\(edited)")
      let read = matter?.value("a") == .scalar("1") ? matter?.value("n") : matter?.value("a")
      #expect(read == .scalar(value), "\(edited)")
    }
    let listed = FrontMatter.setting("list", to: [value, "y"], in: source)
    #expect(FrontMatter.scan(listed, file: "n.md").0?.value("list") == .list([.scalar(value), .scalar("y")]))
  }
}
