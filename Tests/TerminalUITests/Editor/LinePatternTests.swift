import Testing

@testable import TerminalUI

@Suite struct LinePatternTests {
  private func ranges(_ pattern: String, _ line: String) throws -> [Range<Int>] {
    try LinePattern(pattern).matches(in: line).map(\.range)
  }

  @Test("Matches are told in bytes") func bytes() throws {
    #expect(try ranges("l.ck", "ă lock, lick") == [3..<7, 9..<13])
    #expect(try ranges("^", "ab") == [0..<0])
  }

  @Test("Written without capitals it finds both cases; the name of a class is no capital") func smartCase()
    throws
  {
    #expect(try ranges("lock", "Lock lock").count == 2)
    #expect(try ranges("Lock", "Lock lock").count == 1)
    #expect(try ranges("\\S+k", "Lock").count == 1)
  }

  @Test("What cannot be read says why") func failure() {
    #expect(throws: LinePattern.Failure(reason: "expected ')'")) { try LinePattern("(ab") }
  }

  @Test("Only groups that hold something are counted")
  func groups() throws {
    #expect(try LinePattern("(a)(?:b)(?<c>d)[(]\\(").groupCount == 2)
  }
}

@Suite struct ReplacingTests {
  private func needle(_ text: String) throws -> Needle { try Needle(text, isPattern: true) }

  private func begin(_ editor: EditorState, _ sought: String, _ text: String) throws -> Replacing {
    let needle = try needle(sought)
    return editor.replacing(needle, with: ReplacementTemplate(text, for: needle))
  }

  @Test("A template names groups as $1 or \\1, and its own signs twice")
  func template() throws {
    let template = ReplacementTemplate("$2-\\1 $$\\\\\\t$0$9x$", for: try needle("(a)(b)"))
    #expect(template.text(["ab", "a", "b"]) == "b-a $\\\tabx$")
    #expect(template.highestGroup == 9)
    let plain = ReplacementTemplate("$1\\n", for: try Needle("a", isPattern: false))
    #expect(plain.text([]) == "$1\\n")
  }

  @Test(
    "Matches are asked about from the cursor on, then from the beginning, wherever earlier changes moved them"
  )
  func order() throws {
    var editor = editor("aa x |aa aa")
    var replacing = try begin(editor, "a", "bcd")
    #expect(replacing.changes.map(\.range.lowerBound) == [5, 6, 8, 9, 0, 1])
    while let change = replacing.change {
      editor.make([change])
      replacing.take()
    }
    #expect(editor.buffer.text == "bcdbcd x bcdbcd bcdbcd")
    #expect(replacing.made.count == 6)
  }

  @Test("All that is left is one step, and undone as one")
  func rest() throws {
    var editor = editor("one two\nt|hree four\n")
    var replacing = try begin(editor, "(\\w)(\\w+)", "$2$1\n")
    replacing.skip()
    editor.make(replacing.takeRest(of: editor.buffer))
    #expect(editor.buffer.text == "neo\n wot\n\nhreet\n four\n")
    editor.undo()
    #expect(editor.buffer.text == "one two\nthree four\n")
  }

  @Test("Only what is selected is replaced where something is selected")
  func selection() throws {
    let editor = editor("a⟦a\na|a")
    #expect(try begin(editor, "a", "b").changes.map(\.range.lowerBound) == [1, 3])
  }

  @Test("A new line in a replacement is that of the text")
  func endings() throws {
    let editor = editor("|a\r\nb")
    #expect(try begin(editor, "b", "\\n").changes.map(\.text) == ["\r\n"])
  }

  @Test("The one made last is taken back")
  func takenBack() throws {
    var editor = editor("|a a a")
    var replacing = try begin(editor, "a", "bb")
    editor.make([try #require(replacing.change)])
    replacing.take()
    replacing.skip()
    #expect(replacing.change?.range == 5..<6)
    let isBack = replacing.takeBack()
    #expect(isBack)
    editor.undo()
    #expect(replacing.change?.range == 0..<1)
    let isMore = replacing.takeBack()
    #expect(!isMore)
  }
}

@Suite struct MatchingTests {
  @Test("The matching bracket is the one of the same depth and kind")
  func brackets() {
    #expect(after("|(a (b] c) d)", .matchBracket) == "(a (b] c) d|)")
    #expect(after("(a (b] c) d)|", .matchBracket) == "|(a (b] c) d)")
    #expect(after("|x [y\nz] w", .matchBracket) == "x [y\nz|] w")
    #expect(after("{a\n}|", .matchBracket) == "|{a\n}")
    #expect(after("|(a", .matchBracket) == "|(a")
  }

  @Test("From one fence to the other, over shorter fences inside")
  func fences() {
    #expect(after("x\n````c|\n```\n```\n````\ny", .matchBracket) == "x\n````c\n```\n```\n|````\ny")
    #expect(after("x\n````c\n```\n```\n``|``\ny", .matchBracket) == "x\n|````c\n```\n```\n````\ny")
  }

  @Test("What has no partner says so")
  func none() {
    var one = editor("|plain")
    let onPlain = one.goToMatch()
    #expect(onPlain == "No bracket and no fence stands on this line")
    var other = editor("|(")
    let onOpen = other.goToMatch()
    #expect(onOpen == "Nothing closes or opens the (")
  }
}
