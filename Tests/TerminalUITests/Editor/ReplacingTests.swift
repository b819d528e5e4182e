import Testing

@testable import TerminalUI

@Suite struct ReplacingTests {
  private func needle(_ text: String) throws -> Needle { try Needle(text, isPattern: true) }

  private func begin(_ editor: EditorState, _ sought: String, _ text: String) throws -> Replacing {
    let needle = try needle(sought)
    return try editor.replacing(needle, with: ReplacementTemplate(text, for: needle))
  }

  @Test("A template names groups as $1 or \\1, and its own signs twice")
  func template() throws {
    let template = ReplacementTemplate("$2-\\1 $$\\\\\\t$0$9x$", for: try needle("(a)(b)"))
    #expect(template.text(["ab", "a", "b"]) == "b-a $\\\tabx$")
    #expect(template.highestGroup == 9)
    let plain = ReplacementTemplate("$1\\n", for: try Needle("a", isPattern: false))
    #expect(plain.text([]) == "$1\\n")
  }

  @Test("A group that takes no part in a match stands for nothing")
  func absentGroup() throws {
    let replacing = try begin(editor("|lock a"), "zzz|(a)|(lock)", "<$1$2>")
    #expect(replacing.changes.map(\.text) == ["<lock>", "<a>"])
  }

  @Test(
    "Matches are asked about from the cursor on, then from the beginning, wherever earlier changes moved them"
  )
  func order() throws {
    var editor = editor("aa x |aa aa")
    var replacing = try begin(editor, "a", "bcd")
    #expect(replacing.changes.map(\.range.lowerBound) == [5, 6, 8, 9, 0, 1])
    while !replacing.isDone { editor.makeNext(of: &replacing) }
    #expect(editor.buffer.text == "bcdbcd x bcdbcd bcdbcd")
    #expect(replacing.madeCount == 6)
  }

  @Test("All that is left is one step, and undone as one")
  func rest() throws {
    var editor = editor("one two\nt|hree four\n")
    var replacing = try begin(editor, "(\\w)(\\w+)", "$2$1\n")
    replacing.skip()
    editor.makeRest(of: &replacing)
    #expect(editor.buffer.text == "neo\n wot\n\nhreet\n four\n")
    editor.undo()
    #expect(editor.buffer.text == "one two\nthree four\n")
  }

  @Test("Only what is selected is replaced where something is selected")
  func selection() throws {
    let editor = editor("a⟦a\na|a")
    #expect(try begin(editor, "a", "b").changes.map(\.range.lowerBound) == [1, 3])
  }

  @Test(
    "Matches in a selection are those from its beginning on, whatever matches before it",
    arguments: [false, true])
  func selectionInsideMatches(isPattern: Bool) throws {
    let needle = try Needle("aa", isPattern: isPattern)
    let template = ReplacementTemplate("x", for: needle)
    #expect(try editor("a⟦aa|").replacing(needle, with: template).changes.map(\.range) == [1..<3])
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
    editor.makeNext(of: &replacing)
    replacing.skip()
    #expect(replacing.change?.range == 5..<6)
    editor.takeBack(&replacing)
    #expect(replacing.change?.range == 0..<1)
    editor.takeBack(&replacing)
    #expect(editor.buffer.text == "a a a" && replacing.change?.range == 0..<1)
  }

  @Test("What takes too long names its line, and nothing is replaced")
  func tooLong() throws {
    let state = EditorState(text: "a b\n\(String(repeating: "a", count: 40_000))\n")
    #expect(throws: SearchStop(line: 2, isLine: true)) { try begin(state, "(a+)+[bc]", "d") }
  }

  @Test("A letter goes with the marks on it, and lines of every ending with none of it")
  func letters() throws {
    let state = EditorState(text: "re\u{301}sume\u{301}\r\n\r\nx")
    var replaced = state
    var replacing = try begin(state, "e", "o")
    replaced.makeRest(of: &replacing)
    #expect(replaced.buffer.text == "rosumo\r\n\r\nx")
    #expect(try begin(state, "$", "!").changes.map(\.range) == [10..<10, 12..<12, 15..<15])
  }
}
