import Testing
import Workspace

@testable import TerminalUI

@Suite struct EditorScreenTests {
  private func text(_ model: Model) throws -> String { try #require(model.edited).buffer.text }

  private struct Missing: Error {}

  // MARK: Clipboard

  @Test("What is copied or cut goes to the system's clipboard too")
  func clipboard() {
    var model = Sample.editing("one\ntwo\n")
    #expect(model.press(.control("c")) == [.copyToClipboard("one\n")])
    #expect(model.press(.alt("k")).contains(.copyToClipboard("one\n")))
    // Two cuts in a row are one text.
    #expect(model.press(.alt("k")).contains(.copyToClipboard("one\ntwo\n")))
    #expect(!model.press(.control("v")).contains { if case .copyToClipboard = $0 { true } else { false } })
  }

  @Test("A line that C-x cuts is told, for it may have been meant otherwise") func cutLine() {
    var model = Sample.editing("one\ntwo\n")
    model.press(Key(.right, .shift), .control("x"))
    #expect(model.toast == nil)
    model.press(.control("x"))
    #expect(model.toast?.text == "The line is cut; C-v puts it back, and Esc leaves")
  }

  @Test("What is too long for the system's clipboard is said, and stays in the editor's")
  func longClipboard() throws {
    var model = Sample.editing(String(repeating: "x", count: 80_000))
    #expect(model.press(.control("c")).isEmpty)
    #expect(model.toast?.text.hasPrefix("Too long for the system's clipboard") == true)
    model.press(.end, .control("v"))
    #expect(try text(model).count == 160_001 || text(model).count == 160_000)
  }

  @Test("Megabytes are pasted as one step")
  func longPaste() throws {
    var model = Sample.editing("a\n")
    _ = update(&model, .pasted(String(repeating: "0123456789\n", count: 300_000)))
    #expect(try text(model).utf8.count == 3_300_002)
    model.press(.alt("u"))
    #expect(try text(model) == "a\n")
  }

  // MARK: Keys

  @Test("Typing over what is there is told as long as it lasts") func overwriting() throws {
    var model = Sample.editing("abc\n")
    model.press(Key(.insert))
    #expect(model.shown.contains("overwriting · line 1/2, column 1"))
    model.type("x")
    #expect(try text(model) == "xbc\n")
    model.press(Key(.insert))
    #expect(!model.shown.contains("overwriting"))
  }

  @Test("Esc takes back what is selected or found before it leaves")
  func escapes() {
    var model = Sample.editing("one two\n")
    model.press(Key(.right, .shift), .escape)
    guard case .editor = model.screen else {
      Issue.record("it left")
      return
    }
    model.press(.control("f"))
    model.type("two")
    model.press(.enter, .escape)
    guard case .editor(let editor) = model.screen else {
      Issue.record("it left")
      return
    }
    #expect(editor.editing?.editor.search == nil && editor.editing?.editor.position.column == 5)
    model.press(.escape)
    if case .editor = model.screen { Issue.record("it stayed") }
  }

  @Test("A key that means nothing here tells the one that helps") func unknownKey() {
    var model = Sample.editing("one\n")
    model.press(.control("o"))
    #expect(model.toast?.text == "C-o does nothing here; F1 shows the keys")
  }

  // MARK: Searching

  @Test("A-r takes what is sought as a regular expression, and remembers it")
  func patternSearch() throws {
    var model = Sample.editing("one lock\ntwo locks\n")
    model.press(.control("f"), .alt("r"))
    model.type("^t.o")
    #expect(model.prompt?.question == "Find regular expression (A-r: as it is)")
    guard case .editor(let editor) = model.screen else { throw Missing() }
    #expect(editor.editing?.editor.position.line == 2)
    model.press(.enter, .control("f"))
    #expect(model.prompt?.purpose == .searchText(isPattern: true))
  }

  @Test("A regular expression that cannot be read says why, and is asked for again")
  func badPattern() throws {
    var model = Sample.editing("one (lock)\n")
    model.press(.control("f"), .alt("r"))
    model.type("(lock")
    model.press(.enter)
    #expect(
      model.prompt?.problem == "Not a regular expression yet: missing closing parenthesis, at character 5")
    model.type(")")
    model.press(.enter)
    #expect(model.prompt == nil)
  }

  @Test("A regular expression that takes too long says so, and is asked for again")
  func slowPattern() throws {
    var model = Sample.editing("b\n\(String(repeating: "a", count: 5_000_000))\n")
    model.press(.control("f"), .alt("r"))
    model.type("(a+)+b")
    #expect(model.prompt?.problem == "Nothing as far as line 2; Enter looks further")
    model.press(.enter)
    #expect(model.prompt?.problem == "This expression takes too long on line 2; make it simpler")
    model.press(.escape, .control("r"))
    model.type("(a+)+b")
    model.press(.enter, .enter)
    #expect(
      model.prompt?.problem
        == "This expression takes too long on line 2; make it simpler. Nothing is changed.")
  }

  @Test("The next match that is beyond the end, or nowhere, is said")
  func nextMatch() throws {
    var model = Sample.editing("one\ntwo\n")
    model.press(.control("g"))
    #expect(model.toast?.text == "Nothing was sought yet")
    model.press(.control("f"))
    model.type("one")
    model.press(.enter, .control("g"))
    #expect(model.toast?.text == "Found beyond the end: the search went around")
    model.press(.alt("k"), .control("g"))
    #expect(model.toast?.text == "Not found: one")
  }

  @Test("What is nowhere is said")
  func notFound() {
    var model = Sample.editing("one\n")
    model.press(.control("f"))
    model.type("two")
    model.press(.enter)
    #expect(model.toast?.text == "Not found: two")
  }

  // MARK: Completing

  private func group(_ model: inout Model) {
    var maria = Person(id: "maria", name: "Maria Stan")
    maria.initials = ["MS"]
    maria.emails = ["ms@example.org"]
    _ = update(&model, .rosterLoaded(Roster(people: [maria], meetings: [])))
  }

  @Test("The list shows what the word before the cursor may become; letters narrow it")
  func completion() throws {
    var model = Sample.editing(Sample.source, columns: 100)
    group(&model)
    model.press(Key(.end, .control), .alt("/"))
    try expectScreen("editor-completion", model)
    model.type("le")
    try expectScreen("editor-completion-narrowed", model)
    model.press(.enter)
    #expect(try text(model).hasSuffix("free\n[Leaf locks](#leaf-locks)"))
  }

  @Test("Arrows, Tab and the key itself go round; Esc leaves the list and not the editor")
  func choosing() throws {
    var model = Sample.editing("x\nma", path: "notes.md")
    group(&model)
    model.press(Key(.end, .control), .alt("/"), .escape)
    guard case .editor(let editor) = model.screen else { throw Missing() }
    #expect(editor.completion == nil)
    model.press(.alt("/"), .down, .up, .alt("/"), .backTab, .enter)
    #expect(try text(model) == "x\nMS")
    model.press(.alt("u"))
    #expect(try text(model) == "x\nma")
  }

  @Test("In the front matter it knows keys, status values and addresses")
  func frontMatterCompletion() throws {
    var model = Sample.editing("---\nst\n---\n")
    group(&model)
    model.press(.down, .end, .alt("/"), .enter)
    #expect(try text(model) == "---\nstatus: \n---\n")
    model.type("wi")
    model.press(.alt("/"), .enter, .enter)
    model.type("authors: [ma")
    model.press(.alt("/"), .enter)
    #expect(try text(model) == "---\nstatus: withdrawn\nauthors: [Maria Stan <ms@example.org>\n---\n")
  }

  @Test("A heading becomes a link to its place")
  func headingCompletion() throws {
    var model = Sample.editing("# One, *two* & 3\n\n```\n# no heading\n```\n#")
    model.press(Key(.end, .control), .alt("/"), .enter)
    #expect(try text(model).hasSuffix("```\n[One, *two* & 3](#one-two--3)"))
  }

  @Test("A snippet leaves the cursor where its first word is missing")
  func snippet() throws {
    var model = Sample.editing("claim", path: "proposals/0001-leaf-locks/proposal.md")
    model.press(.end, .alt("/"), .enter)
    model.type("fast")
    #expect(try text(model).hasPrefix("```claim\nid: fast\nlevel: frames\n"))
  }

  @Test("Where nothing fits, that is said")
  func noCompletion() {
    var model = Sample.editing("qqqq")
    model.press(.end, .alt("/"))
    #expect(model.toast?.text.hasPrefix("Nothing here begins so") == true)
  }

  // MARK: Front matter

  @Test("What is wrong with the front matter is told as it is typed")
  func frontMatter() throws {
    var model = Sample.editing(columns: 100)
    model.press(.down, .down, .down, .end)
    model.type("x")
    try expectScreen("editor-front-matter", model)
    model.press(.backspace)
    #expect(!model.shown.contains("unknown status"))
  }

  @Test("The front matter of other files is none of a proposal's")
  func otherFrontMatter() {
    #expect(
      !Sample.editing("---\nstatus: x\n---\n", path: "meetings/2026-11-11-smp.md").shown.contains("unknown"))
  }

  // MARK: Recovery

  @Test(
    "A text that a killed editor left is shown against the file, and decided upon before anything is typed")
  func recovery() throws {
    var model = Sample.editing(recovered: Sample.source.replacing("One lock", with: "One small lock"))
    try expectScreen("editor-recovery", model)
    model.press(.character("k"))
    model.type("x")
    #expect(model.prompt?.purpose == .recovery)
    #expect(try text(model) == Sample.source)
    model.press(.character("r"))
    #expect(try text(model).contains("One small lock"))
    model.type("x")
    #expect(try text(model).contains("x"))
  }

  @Test("A long difference is scrolled while the question stands")
  func longRecovery() {
    let lines = (1...100).map { "line \($0)\n" }.joined()
    var model = Sample.editing("", recovered: lines)
    #expect(model.shown.contains("+ line 3"))
    model.press(.pageDown)
    #expect(!model.shown.contains("+ line 3 "))
    #expect(model.shown.contains("+ line 20"))
    model.press(.pageUp)
    #expect(model.shown.contains("+ line 3"))
    #expect(model.prompt?.purpose == .recovery)
  }

  // MARK: Several editors

  @Test("Going back to a file that is open leaves no unsaved text of another one behind")
  func severalEditors() throws {
    var model = Sample.editing("one\n", path: "a.md")
    model.type("A")
    _ = model.follow(.open(.editor(EditorScreen(opening: "b.md", line: 1))))
    _ = update(
      &model,
      .fileOpened(OpenedFile(path: "b.md", text: "two\n", stamp: FileStamp(of: [2]), line: 1, recovered: nil))
    )
    model.type("B")
    _ = model.follow(.open(.editor(EditorScreen(opening: "a.md", line: 1))))
    #expect(try text(model) == "Aone\n")
    #expect(model.unsavedText != nil)
    model.press(.escape, .character("d"))
    #expect(try text(model) == "Btwo\n")
  }
}
