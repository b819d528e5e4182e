import Testing

@testable import TerminalUI

@Suite("Code in the editor") struct CodeColourTests {
  /// The rows as they are drawn, each stretch of one role as `{role:text}`, plain ones as they are.
  private func drawn(_ editor: EditorState, rows: Int) -> [String] {
    var surface = Surface(size: Size(rows: rows, columns: 50))
    editor.draw(into: &surface, in: Rect(surface.size))
    return (0..<rows).map { row in
      var text = ""
      var role = Role.plain
      for cell in surface.row(row) where cell.text != nil {
        let sign = String(cell.text ?? " ")
        let own = sign == " " ? role : cell.style.role
        if own != role {
          if role != .plain { text += "}" }
          if own != .plain { text += "{\(own):" }
          role = own
        }
        text += sign
      }
      while text.last == " " { text.removeLast() }
      return text + (role == .plain ? "" : "}")
    }
  }

  private func settled(_ text: String, rows: Int) -> EditorState {
    var state = editor(text)
    state.scrollToCursor(in: Size(rows: rows, columns: 50))
    return state
  }

  @Test("A fenced block is coloured as its language asks, and the text around it as before") func languages()
  {
    let text = "# Head\n```c\nint x; /* a\nb */ x = 1;\n```\n```\nint y;\n```\n~~~ claim\nid: 3\n~~~\n|"
    #expect(
      drawn(settled(text, rows: 12), rows: 11) == [
        "{heading:# Head}", "{dim:```{accent:c}".replacing("{accent", with: "}{accent"),
        "{keyword:int }{code:x; }{comment:/* a}", "{comment:b */ }{code:x = }{number:1}{code:;}", "{dim:```}",
        "{dim:```}", "{code:int y;}", "{dim:```}", "{dim:~~~ }{accent:claim}",
        "{keyword:id}{code:: }{number:3}", "{dim:~~~}",
      ])
  }

  @Test("What a line further up left open is known wherever one scrolls to, and after every change")
  func scrolling() {
    let code = (1...30).map { "line \($0)\n" }.joined()
    var state = settled("|```c\n/* begin\n\(code)*/ int\n```\n", rows: 8)
    for line in [3, 15, 29, 20, 4, 33, 1, 32] {
      state.goTo(line: line)
      state.scrollToCursor(in: Size(rows: 8, columns: 50))
      let here = drawn(state, rows: 8)
      state.above = LinesAbove(state.buffer.line(containing: state.top), in: state.buffer)
      #expect(here == drawn(state, rows: 8))
    }
    state.goTo(line: 25)
    state.scrollToCursor(in: Size(rows: 8, columns: 50))
    #expect(drawn(state, rows: 8)[3].hasPrefix("{comment:line"))
    state.goTo(line: 2)
    state.insert("int ")
    state.perform(.deleteForward)
    state.perform(.deleteForward)
    state.goTo(line: 25)
    state.scrollToCursor(in: Size(rows: 8, columns: 50))
    #expect(drawn(state, rows: 8)[3].hasPrefix("{code:line"))
    state.perform(.undo)
    state.goTo(line: 25)
    state.scrollToCursor(in: Size(rows: 8, columns: 50))
    #expect(drawn(state, rows: 8)[3].contains("line"))
  }

  @Test("Typing anywhere gives the colours of a text that was opened so", arguments: 0..<12)
  func typing(seed: Int) {
    let pieces = ["```c\n", "```\n", "/*", "*/", "int ", "\"", "\n", "x ", "~~~sh\n", "'", "---\n", "# "]
    var random = SeededGenerator(state: UInt64(seed))
    let size = Size(rows: 6, columns: 50)
    var state = EditorState(text: "")
    state.scrollToCursor(in: size)
    for _ in 0..<150 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0: state.goTo(line: Int.random(in: 1...state.lineCount, using: &random))
      case 1: state.perform(.undo)
      case 2: state.perform(.deleteBackward)
      case 3: state.perform(.lineEnd)
      default: state.insert(pieces.randomElement(using: &random) ?? "")
      }
      state.scrollToCursor(in: size)
      var fresh = state
      fresh.above = LinesAbove(state.buffer.line(containing: state.top), in: state.buffer)
      #expect(drawn(state, rows: 6) == drawn(fresh, rows: 6))
    }
  }

  @Test("A line of megabytes in a block is passed over") func longLine() {
    let long = String(repeating: "/* x", count: 1_000_000)
    let state = settled("```c\n\(long)\nint y;|\n```\n", rows: 4)
    #expect(drawn(state, rows: 4).contains("{keyword:int }{code:y;}"))
  }
}
