import Testing
import Workspace

@testable import TerminalUI

extension Sample {
  static let editedPath = "proposals/0001-leaf-locks/proposal.md"

  /// The editor on a text of its own.
  static func editing(
    _ text: String = source, path: String = editedPath, rows: Int = 20, columns: Int = 80,
    recovered: String? = nil
  ) -> Model {
    var model = model(rows: rows, columns: columns)
    model.screens.append(.editor(EditorScreen(opening: path, line: 1)))
    _ = update(
      &model,
      .fileOpened(
        OpenedFile(path: path, text: text, stamp: FileStamp(of: text.utf8), line: 1, recovered: recovered)))
    return model
  }
}

extension Model {
  /// The text in sight with its cursor; nil where another screen is.
  var edited: EditorState? {
    if case .editor(let editor) = screen { editor.editing?.editor } else { nil }
  }
}

@Suite struct EditorReplacingTests {
  private func text(_ model: Model) throws -> String { try #require(model.edited).buffer.text }

  /// Asks to replace what a regular expression finds.
  private func replacing(_ model: inout Model, _ sought: String, _ text: String) {
    model.press(.control("r"), .alt("r"))
    model.type(sought)
    model.press(.enter)
    model.type(text)
    model.press(.enter)
  }

  @Test("Each match is shown with what its line becomes, before it is replaced")
  func preview() throws {
    var model = Sample.editing()
    replacing(&model, "(\\w+) locks", "locks, $1")
    try expectScreen("editor-replace", model)
    model.press(.character("n"), .character("y"))
    try expectScreen("editor-replaced", model)
  }

  @Test("y, n, u and a do what they say; one undo takes all that a did")
  func keys() throws {
    var model = Sample.editing("a a a a\n")
    replacing(&model, "a", "b")
    model.type("yn")
    #expect(try text(model) == "b a a a\n")
    model.type("u")
    #expect(try text(model) == "a a a a\n")
    model.type("na")
    #expect(try text(model) == "a b b b\n")
    #expect(model.prompt == nil)
    #expect(model.toast?.text == "Replaced 3 of 4; A-u takes it back")
    model.press(.alt("u"))
    #expect(try text(model) == "a a a a\n")
  }

  @Test("Esc leaves what was replaced")
  func escape() throws {
    var model = Sample.editing("a a\n")
    replacing(&model, "a", "b")
    model.type("y")
    model.press(.escape)
    #expect(try text(model) == "b a\n")
    #expect(model.toast?.text == "Replaced 1 of 2; A-u takes it back")
  }

  @Test("A regular expression that cannot be read, or a group that is not there, changes nothing")
  func badReplacement() throws {
    var model = Sample.editing("a a\n")
    model.press(.control("r"), .alt("r"))
    model.type("[a")
    model.press(.enter)
    #expect(
      model.prompt?.problem
        == "No regular expression, nothing is changed: missing terminating ] for character class, at character 2"
    )
    model.type("]")
    model.press(.enter)
    model.type("$1")
    model.press(.enter)
    #expect(model.prompt?.problem == "There is no group 1: [a] has 0 groups")
    #expect(try text(model) == "a a\n")
  }

  @Test("Replaced text is kept safe from a kill")
  func replacedRecovery() {
    var model = Sample.editing("a\n")
    replacing(&model, "a", "b")
    #expect(model.press(.character("y")).contains { if case .keepRecovery = $0 { true } else { false } })
  }

  @Test("u takes back the replacement alone, also where a match was what it became")
  func nothingToTakeBack() throws {
    var model = Sample.editing("colour\nColour\n")
    model.press(.down)
    model.type("Some words here, colour ")
    model.press(Key(.home, .control))
    replacing(&model, "[Cc]olour", "colour")
    model.type("yuyuyu")
    #expect(try text(model) == "colour\nSome words here, colour Colour\n")
    model.type("nyu")
    #expect(try text(model) == "colour\nSome words here, colour Colour\n")
    model.type("ny")
    #expect(try text(model) == "colour\nSome words here, colour colour\n")
    #expect(model.toast?.text == "Replaced 1 of 3; A-u takes it back")
    model.press(.alt("u"))
    #expect(try text(model) == "colour\nSome words here, colour Colour\n")
  }

  @Test("What was replaced match by match is one step once it is over, and a text that stayed is none")
  func oneStep() throws {
    var model = Sample.editing("a a a\n")
    model.type("x")
    replacing(&model, "a", "b")
    model.type("yyy")
    #expect(model.toast?.text == "Replaced all 3; A-u takes it back")
    model.press(.alt("u"))
    #expect(try text(model) == "xa a a\n")
    model.press(.alt("r"))
    #expect(try text(model) == "xb b b\n")
    replacing(&model, "b", "b")
    model.type("yyy")
    #expect(model.toast?.text == "Nothing is replaced")
    model.press(.alt("u"))
    #expect(try text(model) == "xa a a\n")
  }

  @Test("Another question, or another text under it, ends a replacement")
  func outlived() throws {
    let path = Sample.editedPath
    var model = Sample.editing("a a a\n")
    model.type("x")
    model.press(.control("s"))
    replacing(&model, "a", "bcd")
    model.type("y")
    // Its answers stay its own.
    _ = update(&model, .saveRefused(path: path, theirs: "", .absent))
    #expect(model.prompt?.purpose == .replaceMatch)
    #expect(model.toast?.text.hasPrefix("\(path) is gone from the disk and is not saved") == true)
    var other = model
    other.prompt = nil
    _ = update(&other, .resized(other.size))
    other.press(.alt("a"), .backspace)
    #expect(try text(other) == "" && view(other).size == other.size)
    guard case .editor(var editor) = model.screen else { return }
    editor.editing?.editor.replaceAll(with: "")
    model.screen = .editor(editor)
    _ = update(&model, .resized(model.size))
    #expect(model.prompt == nil && view(model).size == model.size)
  }

  @Test("Signs that mean the same are replaced where their bytes differ")
  func sameMeaning() throws {
    var model = Sample.editing("a\u{2000}b\n")
    replacing(&model, "\\x{2000}", "\u{2002}")
    model.type("a")
    #expect(try text(model).utf8.elementsEqual("a\u{2002}b\n".utf8))
    #expect(model.edited?.isModified == true)
  }

  // MARK: A file that is gone

  @Test("That a file is gone is asked in its editor alone, and said elsewhere")
  func gone() throws {
    let path = Sample.editedPath
    var model = Sample.editing("a\n")
    model.type("x")
    model.press(.control("s"))
    let other = "meetings/2026-11-11-smp.md"
    model.screens.append(.editor(EditorScreen(opening: other, line: 1)))
    _ = update(
      &model,
      .fileOpened(OpenedFile(path: other, text: "b\n", stamp: FileStamp(of: [1]), line: 1, recovered: nil)))
    _ = update(&model, .saveRefused(path: path, theirs: "", .absent))
    #expect(model.prompt == nil)
    #expect(model.toast?.text.hasPrefix("\(path) is gone from the disk and is not saved") == true)
    model.press(.escape, .control("s"))
    _ = update(&model, .saveRefused(path: path, theirs: "", .absent))
    guard case .save(path, _, .absent, _)? = model.press(.character("m")).first else {
      Issue.record("nothing is written")
      return
    }
  }
}
