import Testing

@testable import TerminalUI

/// An editor with a text in which `|` stands for the cursor, and `[` or `]` for the other end of a selection.
func editor(_ marked: String) -> EditorState {
  var editor = EditorState(text: marked.filter { $0 != "|" && $0 != "⟦" })
  var at = 0
  for character in marked {
    switch character {
    case "|": editor.cursor = at
    case "⟦": editor.anchor = at
    default: at += character.utf8.count
    }
  }
  return editor
}

/// The text of an editor with its cursor as `|` and the other end of a selection as `⟦`.
func marked(_ editor: EditorState) -> String {
  var bytes = Array(editor.buffer.text.utf8)
  let anchor = editor.anchor ?? -1
  let marks = [(editor.cursor, "|"), (anchor, "⟦")].filter { $0.0 >= 0 }.sorted { $0.0 > $1.0 }
  for (offset, mark) in marks { bytes.insert(contentsOf: mark.utf8, at: offset) }
  return String(decoding: bytes, as: UTF8.self)
}

func after(_ text: String, _ commands: EditorCommand...) -> String {
  var editor = editor(text)
  for command in commands { editor.perform(command) }
  return marked(editor)
}

@Suite struct EditorMovingTests {
  @Test("The cursor moves by grapheme clusters") func clusters() {
    #expect(after("|Ra\u{306}zvan", .right, .right) == "Ra\u{306}|zvan")
    #expect(after("👩‍🔬🇷🇴|x", .left) == "👩‍🔬|🇷🇴x")
    #expect(after("👩‍🔬🇷🇴|x", .left, .left) == "|👩‍🔬🇷🇴x")
    #expect(after("a|\r\nb", .right) == "a\r\n|b")
    #expect(after("a\r\n|b", .left) == "a|\r\nb")
  }

  @Test("Words end at blanks and signs") func words() {
    #expect(after("|the buddy-allocator", .wordRight) == "the| buddy-allocator")
    #expect(after("the| buddy-allocator", .wordRight) == "the buddy|-allocator")
    #expect(after("the buddy-allocator|", .wordLeft, .wordLeft, .wordLeft) == "the |buddy-allocator")
    #expect(after("one\n|two", .wordLeft) == "|one\ntwo")
  }

  @Test("Home goes to the first letter, then to the beginning") func home() {
    #expect(after("  text| x", .lineStart) == "  |text x")
    #expect(after("  text| x", .lineStart, .lineStart) == "|  text x")
    #expect(after("te|xt\r\nx", .lineEnd) == "text|\r\nx")
  }

  @Test("Up and down keep the column over shorter rows") func vertical() {
    #expect(after("long line|\nx\nanother one", .down, .down) == "long line\nx\nanother o|ne")
    #expect(after("a\n页表b|c\nxxxxx", .down) == "a\n页表bc\nxxxxx|")
    #expect(after("a|b\nc", .up) == "|ab\nc")
    #expect(after("ab\nc|d", .down) == "ab\ncd|")
  }

  @Test("Up and down go by the rows of a wrapped line") func wrapped() {
    var editor = EditorState(text: "one two three four five six")
    editor.scrollToCursor(in: Size(rows: 5, columns: 10))
    editor.perform(.right)
    editor.perform(.down)
    #expect(marked(editor) == "one two t|hree four five six")
    editor.perform(.down)
    #expect(marked(editor) == "one two three f|our five six")
    editor.perform(.lineEnd)
    editor.perform(.up)
    editor.perform(.up)
    #expect(editor.position.line == 1)
  }

  @Test("Paragraphs are divided by blank lines") func paragraphs() {
    #expect(after("|a\nb\n\nc\nd\n", .paragraphDown) == "a\nb\n|\nc\nd\n")
    #expect(after("a\nb\n\nc\nd|\n", .paragraphUp) == "a\nb\n|\nc\nd\n")
    #expect(after("a\nb\n|\nc", .paragraphUp) == "|a\nb\n\nc")
    #expect(after("a\nb\n|\nc", .paragraphDown) == "a\nb\n\nc|")
  }

  @Test("Selecting moves one end and leaves the other") func selecting() {
    #expect(after("a|bcd", .selectRight, .selectRight) == "a⟦bc|d")
    #expect(after("a⟦bc|d", .left) == "a|bcd")
    #expect(after("a⟦bc|d", .right) == "abc|d")
    #expect(after("one |two", .selectWordLeft) == "|one ⟦two")
    #expect(after("ab|c", .selectAll) == "⟦abc|")
    #expect(after("ab|c", .setMark, .right) == "ab⟦c|")
    #expect(after("ab|c", .setMark, .right, .setMark) == "abc|")
  }

  @Test("Going to a line that is not there goes to the last one") func goTo() {
    var editor = editor("|a\nb\nc")
    editor.goTo(line: 2)
    #expect(marked(editor) == "a\n|b\nc")
    editor.goTo(line: 200)
    #expect(marked(editor) == "a\nb\n|c")
    editor.goTo(line: -1)
    #expect(editor.position == (1, 1))
  }
}

@Suite struct EditorChangingTests {
  @Test("Typing replaces the selection") func typing() {
    var one = editor("a⟦bc|d")
    one.insert("x")
    #expect(marked(one) == "ax|d")
    one.insert("ă\u{301}")
    #expect(marked(one) == "axă\u{301}|d")
  }

  @Test("A pasted text gets the line endings of the file") func pasting() {
    var crlf = editor("a\r\n|b")
    crlf.insert("x\ny\rz\r\n")
    #expect(marked(crlf) == "a\r\nx\r\ny\r\nz\r\n|b")
    var plain = editor("a\n|b")
    plain.insert("x\r\ny\rz")
    #expect(marked(plain) == "a\nx\ny\nz|b")
  }

  @Test("Deleting takes whole clusters, words and line endings") func deleting() {
    #expect(after("Ra\u{306}|z", .deleteBackward) == "R|z")
    #expect(after("|👩‍🔬z", .deleteForward) == "|z")
    #expect(after("a\r\n|b", .deleteBackward) == "a|b")
    #expect(after("one two|", .deleteWordBackward) == "one |")
    #expect(after("|one two", .deleteWordForward) == "| two")
    #expect(after("|x", .deleteBackward) == "|x")
    #expect(after("x|", .deleteForward) == "x|")
    #expect(after("a⟦bc|d", .deleteForward) == "a|d")
  }

  @Test("A new line is indented and goes on with a list or a quotation") func newline() {
    #expect(after("  text|", .newline) == "  text\n  |")
    #expect(after("- item|", .newline) == "- item\n- |")
    #expect(after("  * [x] done|", .newline) == "  * [x] done\n  * [ ] |")
    #expect(after("9. nine|", .newline) == "9. nine\n10. |")
    #expect(after("> said|", .newline) == "> said\n> |")
    #expect(after("- item\n- |", .newline) == "- item\n|")
    #expect(after("|- item", .newline) == "\n|- item")
    #expect(after("- it|em\r\n", .newline) == "- it\r\n- |em\r\n")
    #expect(after("```\n- x|", .newline) == "```\n- x\n|")
    #expect(after("-word|", .newline) == "-word\n|")
  }

  @Test("Tab indents items and selected lines, and inserts spaces elsewhere") func tabs() {
    #expect(after("- item|", .indent) == "  - item|")
    #expect(after("  - item|", .outdent) == "- item|")
    #expect(after("abc|", .indent) == "abc |")
    #expect(after("⟦one\n\ntwo|", .indent) == "⟦  one\n\n  two|")
    #expect(after("⟦  one\r\n\ttwo|\r\nx", .outdent) == "⟦one\r\ntwo|\r\nx")
  }

  @Test("Cutting to the line end collects, and paste gives it back") func cutting() {
    #expect(after("a|b\nc\nd", .cutToLineEnd) == "a|\nc\nd")
    #expect(after("a|b\nc\nd", .cutToLineEnd, .cutToLineEnd, .cutToLineEnd, .paste) == "ab\nc|\nd")
    #expect(after("a\nb|b\nc", .cutLine) == "a\n|c")
    #expect(after("a\nb|b\nc", .cutLine, .paste) == "a\nbb\n|c")
    #expect(after("a⟦bc|d", .cut, .lineEnd, .paste) == "adbc|")
    #expect(after("a⟦bc|d", .copy, .lineEnd, .paste) == "abcdbc|")
  }

  @Test("Lines move up and down with their text, endings stay") func moving() {
    #expect(after("a\nb|b\nc", .moveLinesUp) == "b|b\na\nc")
    #expect(after("a\nb\nc|c", .moveLinesUp) == "a\nc|c\nb")
    #expect(after("a|a\r\nb", .moveLinesDown) == "b\r\na|a")
    #expect(after("⟦a\nb|\nc\n", .moveLinesDown) == "c\n⟦a\nb|\n")
    #expect(after("a|\nb", .moveLinesUp) == "a|\nb")
  }

  @Test("A paragraph is put one sentence a line, a list item under its text") func reflow() {
    #expect(
      after("|One lock,\ne.g. this. Two\nlocks! See A. Smith.\n\nNext. Par.", .reflow)
        == "|One lock, e.g. this.\nTwo locks!\nSee A. Smith.\n\nNext. Par.")
    #expect(
      after("- First. Second|\n  part.\n- Other. Item.", .reflow)
        == "- First.\n  Second| part.\n- Other. Item.")
    #expect(after("# A title. Here|", .reflow) == "# A title. Here|")
    #expect(after("```\na. B|\n```", .reflow) == "```\na. B|\n```")
  }
}

@Suite("Typing over") struct OverwritingTests {
  private func typed(_ text: String, over marked: String) -> String {
    var state = editor(marked)
    state.perform(.overwrite)
    for character in text { state.insert(String(character)) }
    return TerminalUITests.marked(state)
  }

  @Test("What is typed takes the place of what is there, a whole letter each, up to the end of the line")
  func replaces() {
    #expect(typed("xy", over: "a|bcd") == "axy|d")
    #expect(typed("xyz", over: "a|b\nc") == "axyz|\nc")
    #expect(typed("x", over: "|e\u{301}👩‍🔬") == "x|👩‍🔬")
    #expect(typed("x", over: "|a⟦b") == "x|b")
    #expect(typed("\n", over: "|ab") == "\n|ab")
  }

  @Test("A paste stands in between, and a second press ends it") func ends() {
    var state = editor("|abc")
    state.perform(.overwrite)
    state.insert("12")
    #expect(marked(state) == "12|abc")
    state.perform(.overwrite)
    state.insert("x")
    #expect(marked(state) == "12x|abc")
  }

  @Test("A word that was typed over comes back in one step") func undone() {
    var state = editor("|lock order")
    state.perform(.overwrite)
    for character in "LOCK" { state.insert(String(character)) }
    state.perform(.undo)
    #expect(state.buffer.text == "lock order")
    state.perform(.redo)
    #expect(state.buffer.text == "LOCK order")
  }
}
