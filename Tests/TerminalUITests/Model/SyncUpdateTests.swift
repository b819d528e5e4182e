import Testing
import Workspace

@testable import TerminalUI

@Suite("Syncing from the interface") struct SyncUpdateTests {
  private func pressSync(_ model: inout Model) -> [Effect] { update(&model, .key(.character("Y"))) }

  @Test("Y asks for a sync, one at a time, and the workspace is read again when it ends")
  func sync() {
    var model = Sample.model()
    #expect(pressSync(&model) == [.sync])
    #expect(pressSync(&model) == [])
    #expect(model.toast?.text == "A sync is under way; its end is told here")
    #expect(update(&model, .synced("Sent draft of 0001")) == [.loadAgenda, .loadProposals, .loadRuns])
    #expect(model.toast == Toast(.good, "Sent draft of 0001"))
    #expect(pressSync(&model) == [.sync])
  }

  @Test("One that stopped says why, and what it merged before is read all the same")
  func stopped() {
    var model = Sample.model()
    _ = pressSync(&model)
    #expect(update(&model, .syncStopped("no network")).contains(.loadProposals))
    #expect(model.toast == Toast(.bad, "no network"))
  }

  @Test("A conflict is opened where it can be settled, over what was open, and once") func conflict() {
    var model = Sample.model()
    _ = pressSync(&model)
    let review = MergeReview(
      path: "a.md", base: "a\n", ours: "b\n", theirs: "c\n", names: .init(theirs: "origin/main"))
    let file = MergeFile(
      path: "a.md", folder: ".moot/merge/a", mergedFile: ".moot/merge/a/merged.md", .text(review))
    #expect(update(&model, .syncConflicted([file])) == [.loadAgenda, .loadProposals, .loadRuns])
    #expect(model.screens.count == 2 && !model.isSyncing)
    _ = update(&model, .syncConflicted([file]))
    #expect(model.screens.count == 2)
    #expect(model.toast?.text == "Both sides changed 1 place; nothing is merged until you choose")
  }

  // MARK: While the person types

  private static let conflict = MergeFile(
    path: "a.md", folder: ".moot/merge/a", mergedFile: ".moot/merge/a/merged.md",
    .text(
      MergeReview(
        path: "a.md", base: "a\n", ours: "b\n", theirs: "c\n", names: .init(theirs: "origin/main"))))

  private func isMerging(_ model: Model) -> Bool { if case .merge = model.screen { true } else { false } }

  @Test("A conflict that comes while one types takes no letter for a choice, and is shown after it")
  func typing() {
    var model = Sample.model()
    _ = pressSync(&model)
    model.press(.down, .down, .character("e"))
    let file = OpenedFile(
      path: "proposals/0001-leaf-locks/proposal.md", text: "", stamp: .absent, line: 1, recovered: nil)
    _ = update(&model, .fileOpened(file))
    model.type("to ")
    _ = update(&model, .syncConflicted([Self.conflict]))
    #expect(model.toast?.text.contains("Both sides changed 1 place") == true)
    model.type("the other")
    guard case .editor(let editor) = model.screen else {
      Issue.record("the editor is gone")
      return
    }
    #expect(editor.editing?.editor.buffer.text == "to the other")
    model.press(.escape, .character("d"))
    #expect(isMerging(model))
  }

  @Test("Nor does one that comes over a question, the palette or a search")
  func asked() {
    for (opens, closes): (Key, Key) in [
      (.character("n"), .escape), (.character(":"), .escape), (.character("6"), .escape),
    ] {
      var model = Sample.model()
      _ = pressSync(&model)
      model.press(opens)
      _ = update(&model, .syncConflicted([Self.conflict]))
      #expect(!isMerging(model), "\(opens)")
      model.press(closes)
      #expect(isMerging(model), "\(opens)")
    }
  }

  @Test("A note that was asked for is opened once one has typed what one was typing")
  func note() {
    var model = Sample.model()
    model.press(.character("n"))
    #expect(
      !update(&model, .meetingCreated(path: "meetings/a.md")).contains(
        .openFile(path: "meetings/a.md", line: 1)))
    model.type("Title")
    #expect(model.shown.contains("Title of the new proposal: Title"))
    #expect(model.press(.escape).contains(.openFile(path: "meetings/a.md", line: 1)))
    guard case .editor(let editor) = model.screen else {
      Issue.record("the note is not open")
      return
    }
    #expect(editor.path == "meetings/a.md")
  }

  @Test("Questions that come late wait until nobody types in an editor, an outline or the palette")
  func lateQuestions() {
    let undo = Message.undoOffered(7, summary: "Done: a", at: "2026-11-23T09:00:00Z")
    for (opens, closes): ([Key], [Key]) in [
      ([.down, .down, .character("e")], [.escape, .character("d")]),
      ([.down, .down, .enter, .character("o")], [.escape]),
      ([.character(":")], [.escape]),
    ] {
      var model = Sample.model()
      for key in opens { model.press(key) }
      let file = OpenedFile(
        path: "proposals/0001-leaf-locks/proposal.md", text: "", stamp: .absent, line: 1, recovered: nil)
      _ = update(&model, .fileOpened(file))
      _ = update(&model, undo)
      #expect(model.prompt == nil, "\(opens)")
      #expect(model.press(.character("y")).contains(.undo(7)) == false)
      for key in [Key.backspace] + closes { model.press(key) }
      #expect(model.prompt?.purpose == .undo(7), "\(opens)")
    }
  }
}
