import Testing

@testable import TerminalUI

@Suite struct EditorDrawingTests {
  private func screen(_ editor: EditorState, rows: Int, columns: Int) -> Surface {
    var editor = editor
    editor.scrollToCursor(in: Size(rows: rows, columns: columns))
    var surface = Surface(size: Size(rows: rows, columns: columns))
    editor.draw(into: &surface, in: Rect(surface.size))
    return surface
  }

  @Test("Lines are wrapped between words and the cursor stands where it types") func wrapping() {
    let surface = screen(
      editor("# Title\n\nThe lock per order bre|aks under stress.\n"), rows: 6, columns: 20)
    #expect(
      surface.description == """
        # Title

        The lock per order
        breaks under
        stress.

        """)
    #expect(surface.cursor == Point(row: 3, column: 3))
  }

  @Test("A wide window numbers the lines and marks rows that go on") func numbers() {
    let text = "# One\n" + String(repeating: "word ", count: 14) + "\n页表|\n"
    let surface = screen(editor(text), rows: 5, columns: 60)
    #expect(
      surface.description == """
          1 # One
          2 word word word word word word word word word word word
          ↪ word word word
          3 页表
          4
        """)
    #expect(surface.cursor == Point(row: 3, column: 8))
  }

  @Test("Tabs are spaces up to the next stop, and what would drive the terminal is shown") func hidden() {
    let surface = screen(editor("a\tb\u{1B}[2J\u{202E}|c"), rows: 1, columns: 40)
    #expect(surface.description == "a   b␛[2J<U+202E>c")
    #expect(surface.cursor == Point(row: 0, column: 17))
  }

  @Test("A letter with thousands of marks on it is one cell that says so") func manyMarks() {
    let surface = screen(editor("a\(String(repeating: "\u{301}", count: 2_000))b|"), rows: 1, columns: 40)
    #expect(surface.description == "\u{FFFD}b")
    #expect(surface.cursor == Point(row: 0, column: 2))
  }

  @Test("The selection is shown, the line ending in it too") func selection() {
    let surface = screen(editor("a⟦b\nc|d"), rows: 2, columns: 10)
    #expect(surface[0, 0].style.role == .plain)
    #expect(surface[0, 1].style.role == .selection)
    #expect(surface[0, 2].style.role == .selection)
    #expect(surface[1, 0].style.role == .selection)
    #expect(surface[1, 1].style.role == .plain)
  }

  @Test("Matches of the search are shown") func matches() {
    var state = editor("|a lock, a Lock")
    state.find("lock")
    let surface = screen(state, rows: 1, columns: 20)
    #expect(
      (0..<14).map { surface[0, $0].style.role == .match } == [
        false, false, true, true, true, true, false, false, false, false, true, true, true, true,
      ])
  }

  @Test("Markdown is styled line by line, and lines in a fence as code") func markdown() {
    let text = "---\ntitle: x\n---\n# Head\n- [ ] **do** `it`\n```claim\nid: y\n```\n> quote\n|"
    let surface = screen(editor(text), rows: 10, columns: 30)
    func role(_ row: Int, _ column: Int) -> Role { surface[row, column].style.role }
    #expect(role(0, 0) == .dim)
    #expect(role(1, 0) == .accent)
    #expect(role(3, 0) == .heading)
    #expect(role(4, 0) == .accent)
    #expect(role(4, 2) == .soon)
    #expect(surface[4, 8].style.attributes == .bold)
    #expect(role(4, 13) == .code)
    #expect(role(5, 0) == .dim)
    #expect(role(5, 3) == .accent)
    #expect(role(6, 0) == .keyword)
    #expect(role(6, 4) == .code)
    #expect(role(8, 2) == .quote)
  }

  @Test(
    "The cursor is always in sight, whatever the window", arguments: [1, 2, 3, 5, 24], [1, 2, 10, 60, 100])
  func inSight(rows: Int, columns: Int) {
    var state = EditorState(text: (0..<200).map { "line \($0) of the text\n" }.joined())
    for command in [
      EditorCommand.pageDown, .pageDown, .up, .documentEnd, .pageUp, .documentStart, .down, .lineEnd,
    ] {
      state.perform(command)
      state.scrollToCursor(in: Size(rows: rows, columns: columns))
      var surface = Surface(size: Size(rows: rows, columns: columns))
      state.draw(into: &surface, in: Rect(surface.size))
      #expect(surface.cursor != nil)
    }
  }

  @Test("Text above what is shown can change without moving it") func above() {
    var state = EditorState(text: (0..<100).map { "line \($0)\n" }.joined())
    state.goTo(line: 1)
    state.insert("x")
    state.goTo(line: 60)
    state.scrollToCursor(in: Size(rows: 10, columns: 40))
    let before = state.buffer.text(in: state.top..<state.top + 7)
    state.buffer.checkInvariants()
    state.perform(.undo)
    #expect(state.buffer.text(in: state.top..<state.top + 7) == before)
  }

  @Test("The wheel scrolls and takes the cursor along only as far as it must") func wheel() {
    var state = EditorState(text: (0..<100).map { "line \($0)\n" }.joined())
    state.scrollToCursor(in: Size(rows: 10, columns: 40))
    state.scroll(rows: 3)
    #expect(state.position.line == 6)
    state.scroll(rows: -3)
    #expect(state.position.line == 6)
    state.point(row: 2, column: 4)
    #expect(state.position == (3, 5))
  }
}

@Suite struct MarkdownHighlighterTests {
  private func shown(_ line: String) -> String {
    let bytes = Array(line.utf8)
    var start = 0
    return MarkdownHighlighter.runs(line, state: .text, mark: .none, isFirstLine: false).map { run in
      defer { start = run.end }
      let text = String(decoding: bytes[start..<run.end], as: UTF8.self)
      var name = "\(run.style.role)"
      if run.style.attributes.contains(.bold) { name += "+bold" }
      if run.style.attributes.contains(.italic) { name += "+italic" }
      return name == "plain" ? text : "{\(name):\(text)}"
    }.joined()
  }

  @Test(
    "What is written decides what it looks like",
    arguments: [
      ("a **b** c", "a {plain+bold:**b**} c"), ("a * b * c", "a * b * c"), ("*a* b", "{plain+italic:*a*} b"),
      ("snake_case_name", "snake_case_name"), ("_it_ is", "{plain+italic:_it_} is"), ("2 ** 3", "2 ** 3"),
      ("**a *b* c**", "{plain+bold:**a }{plain+bold+italic:*b*}{plain+bold: c**}"),
      ("a `b*c*` d", "a {code:`b*c*`} d"),
      ("``a`b``", "{code:``a`b``}"), ("`open", "`open"), ("**open", "**open"), (#"\*no\*"#, #"\*no\*"#),
      ("[t](u) x", "{dim:[}{link:t}{dim:](u)} x"), ("[not a link]", "[not a link]"),
      ("see https://a.b/c.", "see {link:https://a.b/c}."), ("<a@b.c>", "{link:<a@b.c>}"),
      ("<!-- c --> x", "{dim:<!-- c -->} x"), ("1. x", "{accent:1. }x"), ("1.x", "1.x"), ("#tag", "#tag"),
      ("* * *", "{dim:* * *}"), ("- [x] ok", "{accent:- }{good:[x]} ok"), ("", ""),
    ])
  func styles(line: String, expected: String) {
    #expect(shown(line) == expected)
  }

  @Test("Runs cover every line to its end, in order", arguments: 0..<20) func cover(_ seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let text = (0..<40).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let buffer = TextBuffer(text)
    for line in 0..<buffer.lineCount {
      let runs = MarkdownHighlighter.runs(
        buffer.line(at: line), state: buffer.state(before: line), mark: buffer.mark(ofLine: line),
        isFirstLine: line == 0)
      #expect((runs.last?.end ?? 0) == buffer.lineBytes(line).count)
      #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.end < $1.end })
    }
  }
}

@Suite struct EditorCommandTests {
  @Test("Every command has a row in the table, and no key two meanings") func table() {
    #expect(Set(EditorCommand.table.map(\.command)) == Set(EditorCommand.allCases))
    let keys = EditorCommand.table.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    #expect(EditorCommand.table.allSatisfy { !$0.keys.isEmpty && !$0.help.isEmpty })
  }
}
