import Testing

@testable import TerminalUI

@Suite struct EditorHistoryTests {
  @Test("A word typed is one step, the next one another") func words() {
    var editor = EditorState(text: "")
    for character in "the lock breaks" { editor.insert(String(character)) }
    editor.perform(.undo)
    #expect(marked(editor) == "the lock |")
    editor.perform(.undo)
    #expect(marked(editor) == "the |")
    editor.perform(.redo)
    #expect(marked(editor) == "the lock |")
  }

  @Test("Deletions in a row are one step, moving in between divides them") func deletions() {
    var state = editor("abcdef|")
    state.perform(.deleteBackward)
    state.perform(.deleteBackward)
    state.perform(.left)
    state.perform(.deleteBackward)
    #expect(marked(state) == "ab|d")
    state.perform(.undo)
    #expect(marked(state) == "abc|d")
    state.perform(.undo)
    #expect(marked(state) == "abcdef|")
    state.perform(.undo)
    #expect(marked(state) == "abcdef|")
  }

  @Test("Undo brings back what was selected, and typing forgets what was undone") func selection() {
    var state = editor("a⟦bc|d")
    state.insert("x")
    state.perform(.undo)
    #expect(marked(state) == "a⟦bc|d")
    state.insert("y")
    state.perform(.redo)
    #expect(marked(state) == "ay|d")
  }

  @Test("The text is unmodified again when undo comes back to what was saved") func modified() {
    var state = editor("a|")
    #expect(!state.isModified)
    state.insert("b")
    #expect(state.isModified)
    let saved = state.revision
    state.insert("c")
    state.markSaved(revision: saved)
    #expect(state.isModified)
    state.markSaved()
    #expect(!state.isModified)
    state.insert("d")
    state.perform(.undo)
    #expect(state.buffer.text == "abc")
    #expect(!state.isModified)
    state.perform(.undo)
    #expect(state.isModified)
    state.perform(.redo)
    #expect(!state.isModified)
  }

  @Test("Exchanging the whole text is one step that keeps the cursor near") func replaceAll() {
    var state = editor("one\ntwo th|ree\nfour")
    state.replaceAll(with: "one\ntwo and a half\nfour\nfive")
    #expect(state.buffer.text == "one\ntwo and a half\nfour\nfive")
    state.perform(.undo)
    #expect(marked(state) == "one\ntwo th|ree\nfour")
    var other = editor("ă|")
    other.replaceAll(with: "ą")
    #expect(other.buffer.text == "ą")
    other.replaceAll(with: "")
    #expect(other.buffer.text == "")
  }

  @Test("Whatever was done, undoing all of it gives the first bytes back", arguments: 0..<16)
  func undoAll(_ seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let original =
      "---\r\ntitle: x\r\n---\r\n" + (0..<20).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    var editor = EditorState(text: original)
    editor.scrollToCursor(in: Size(rows: 8, columns: 30))
    for _ in 0..<400 {
      if Int.random(in: 0..<3, using: &random) == 0 {
        editor.insert(pieces.randomElement(using: &random) ?? "")
      } else {
        editor.perform(EditorCommand.allCases.randomElement(using: &random) ?? .left)
      }
      if Int.random(in: 0..<20, using: &random) == 0 {
        editor.find(pieces.randomElement(using: &random) ?? "")
      }
      editor.scrollToCursor(
        in: Size(rows: Int.random(in: 0..<9, using: &random), columns: Int.random(in: 0..<80, using: &random))
      )
      #expect(editor.cursor <= editor.buffer.count)
      #expect(editor.buffer.boundary(atOrAfter: editor.cursor) == editor.cursor)
      var surface = Surface(size: Size(rows: 9, columns: 70))
      editor.draw(
        into: &surface,
        in: Rect(row: 0, column: 0, rows: editor.viewport.rows, columns: editor.viewport.columns))
    }
    editor.buffer.checkInvariants()
    // What was undone last is no part of what is undone now.
    while editor.history.canRedo { editor.perform(.redo) }
    let last = editor.buffer
    while editor.history.canUndo { editor.perform(.undo) }
    #expect(Array(editor.buffer.text.utf8) == Array(original.utf8))
    #expect(!editor.isModified)
    while editor.history.canRedo { editor.perform(.redo) }
    #expect(editor.buffer == last)
    editor.buffer.checkInvariants()
  }
}

@Suite struct EditorSearchTests {
  private func expect(
    _ state: inout EditorState, finds needle: String, _ isFound: Bool = true,
    at location: SourceLocation = #_sourceLocation
  ) {
    let found = state.find(needle)
    #expect(found == isFound, sourceLocation: location)
  }

  @Test("Lower case finds both cases, a capital only itself") func cases() {
    var state = editor("|Lock lock LOCK")
    expect(&state, finds: "Lo")
    #expect(state.cursor == 0)
    state.endSearch()
    state.cursor = 1
    expect(&state, finds: "lock")
    #expect(state.match == 5..<9)
    state.perform(.findNext)
    #expect(state.match == 10..<14)
    state.perform(.findNext)
    #expect(state.match == 0..<4)
    state.perform(.findPrevious)
    #expect(state.match == 10..<14)
  }

  @Test("A search that is typed begins where the cursor stood and goes back when it is shortened")
  func typed() {
    var state = editor("ab abc |abd abc")
    expect(&state, finds: "ab")
    #expect(state.match == 7..<9)
    expect(&state, finds: "abc")
    #expect(state.match == 11..<14)
    expect(&state, finds: "abcx", false)
    #expect(state.cursor == 7)
    expect(&state, finds: "")
    #expect(marked(state) == "ab abc |abd abc")
  }

  @Test("A search that is over stays marked until the cursor moves, one given up goes back") func over() {
    var state = editor("|ab abc abc")
    state.find("abc")
    state.endSearch()
    #expect(state.match == 3..<6)
    state.perform(.findNext)
    #expect(state.match == 7..<10)
    state.find("a")
    #expect(state.match == 7..<8)
    state.endSearch(isCancelled: true)
    #expect(state.match == nil)
    #expect(state.cursor == 7)
    state.find("ab")
    state.find("zz")
    state.endSearch(isCancelled: true)
    #expect(state.cursor == 7)
    state.perform(.findPrevious)
    state.perform(.left)
    #expect(state.match == nil)
  }

  @Test("Folding knows other letters, and a letter with a mark is another letter") func unicode() {
    var state = editor("|STRĂZI Ra\u{306}zvan ra")
    expect(&state, finds: "străzi")
    #expect(state.cursor == 0)
    state.endSearch()
    expect(&state, finds: "ra")
    #expect(state.match?.upperBound == state.buffer.count)
    expect(&state, finds: "页", false)
  }
}
