import Evidence
import Testing
import Workspace

@testable import TerminalUI

@Suite("Work that takes long") struct WorkTests {
  private func begin(_ model: inout Model, _ id: Int, _ name: String, step: String? = nil) {
    var work = Work(id: id, name)
    work.step = step
    _ = update(&model, .workBegan(work))
  }

  private func lastRows(_ model: Model, _ count: Int = 2) -> [String] {
    model.shown.split(separator: "\n", omittingEmptySubsequences: false).suffix(count).map(String.init)
  }

  @Test("The task bar is there for as long as something is under way, and takes its row from the content")
  func bar() {
    var model = Sample.model()
    let (before, rows) = (model.shown, model.contentRect.rows)
    begin(&model, 1, "syncing", step: "fetching from origin/main")
    #expect(model.contentRect.rows == rows - 1)
    #expect(lastRows(model)[0].hasPrefix(" syncing: fetching from origin/main"))
    #expect(lastRows(model)[0].hasSuffix(" C-c stops"))
    _ = update(&model, .workAdvanced(id: 1, step: "pushing"))
    #expect(lastRows(model)[0].hasPrefix(" syncing: pushing "))
    _ = update(&model, .workAdvanced(id: 7, step: "of nothing that is known"))
    _ = update(&model, .workEnded(id: 1))
    #expect(model.shown == before)
  }

  @Test("What shares the bar is told together, with how far it is")
  func several() {
    var model = Sample.model(columns: 100)
    _ = update(&model, .readingNotes(ReadingProgress(done: 9000, total: 36000)))
    begin(&model, 1, "publishing 0001")
    #expect(
      lastRows(model)[0]
        == " ██░░░░░░░░ reading notes 25 %, 9000 of 36000  publishing 0001".padded(toWidth: 89) + " C-c stops"
    )
    // Notes that are read cannot be stopped, so nothing is said of it.
    _ = update(&model, .workEnded(id: 1))
    #expect(!lastRows(model)[0].contains("stops"))
  }

  @Test("A low window keeps its rows, and tells in the bar at the top", arguments: [9, 5, 3])
  func low(_ rows: Int) {
    var model = Sample.model(rows: rows, columns: 90)
    let content = model.contentRect
    begin(&model, 1, "publishing 0001")
    #expect(model.contentRect == content)
    #expect(model.shown.split(separator: "\n")[0].hasSuffix(" publishing 0001 …"))
  }

  @Test("Every width holds the bar", arguments: [1, 8, 20, 31, 60, 200])
  func widths(_ columns: Int) {
    var model = Sample.model(columns: columns)
    begin(&model, 1, "sending to 0001")
    begin(&model, 2, "syncing", step: "fetching from origin/a-branch-with-a-long-name")
    for row in view(model).description.split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(String(row).displayWidth <= columns)
    }
  }

  @Test("C-c stops what is under way, once, and quits where nothing is")
  func stop() {
    var model = Sample.model()
    begin(&model, 4, "syncing")
    #expect(model.press(.control("c")) == [.stopWork(4)])
    #expect(lastRows(model)[0].hasPrefix(" syncing: stopping"))
    // It is being stopped already: now C-c is about leaving, and asks.
    #expect(model.press(.control("c")) == [])
    #expect(model.prompt?.question == "Quit while syncing?")
    model.press(.escape)
    _ = update(&model, .syncStopped("stopped while fetching"))
    _ = update(&model, .workEnded(id: 4))
    #expect(model.press(.control("c")) == [.quit])
  }

  @Test("Where several things are under way one is asked which")
  func which() {
    var model = Sample.model()
    begin(&model, 1, "publishing 0001")
    begin(&model, 2, "syncing")
    #expect(model.press(.control("c")) == [])
    #expect(model.shown.contains(" 1  publishing 0001") && model.shown.contains(" 2  syncing"))
    // The first ends while one thinks; the numbers mean what they did.
    _ = update(&model, .workEnded(id: 1))
    #expect(model.press(.character("2")) == [.stopWork(2)])
  }

  @Test("What has ended by the time that it is chosen is not stopped")
  func ended() {
    var model = Sample.model()
    begin(&model, 1, "publishing 0001")
    begin(&model, 2, "syncing")
    model.press(.control("c"))
    _ = update(&model, .workEnded(id: 2))
    #expect(model.press(.character("2")) == [])
    #expect(model.prompt == nil)
  }

  // MARK: Leaving

  @Test("Who quits meanwhile may wait, stop it or stay")
  func quit() {
    for (key, stopped): (Character, [Effect]) in [("w", []), ("s", [.stopWork(1)])] {
      var model = Sample.model()
      begin(&model, 1, "publishing 0001")
      #expect(model.press(.character("q")) == [])
      #expect(model.press(.character(key)) == stopped)
      _ = update(&model, .published(ProposalNumber(1)!, VersionNumber(1)!))
      #expect(update(&model, .workEnded(id: 1)) == [.quit])
    }
    var model = Sample.model()
    begin(&model, 1, "publishing 0001")
    model.press(.character("q"), .character("n"))
    #expect(update(&model, .workEnded(id: 1)) == [])
  }

  @Test("Who stops it to quit leaves though it was refused, but not with unsaved text")
  func stopAndQuit() {
    var model = Sample.model()
    begin(&model, 1, "publishing 0001")
    model.press(.character("q"), .character("s"))
    let effect = Effect.publish(ProposalNumber(1)!, changes: "a")
    _ = update(&model, .refused(effect, "stopped while git was committing; nothing was written"))
    #expect(update(&model, .workEnded(id: 1)) == [.quit])
  }

  @Test("Who waits stays for a conflict, a refusal or a click")
  func staysForNews() {
    let conflict = MergeFile(path: "a.md", folder: ".moot/merge/a", mergedFile: nil, .stuck("gone"))
    let news: [Message] = [
      .syncConflicted([conflict]), .failed("no room"),
      .mouse(MouseEvent(.press, at: Point(row: 5, column: 5))),
      .pasted("a"), .undoOffered(3, summary: "Done", at: "2026-11-23T09:00:00Z"),
    ]
    for message in news {
      var model = Sample.model()
      begin(&model, 1, "syncing")
      model.press(.character("q"), .character("w"))
      _ = update(&model, message)
      // What is told after it makes no difference.
      _ = update(&model, .notice("Something else"))
      #expect(update(&model, .workEnded(id: 1)) == [], "\(message)")
    }
  }

  @Test("Any key stays after all, and so does what was refused meanwhile")
  func stay() {
    var model = Sample.model()
    begin(&model, 1, "publishing 0001")
    model.press(.character("q"), .character("w"), .down)
    #expect(update(&model, .workEnded(id: 1)) == [])
    begin(&model, 2, "publishing 0001")
    model.press(.character("q"), .character("w"))
    _ = update(&model, .refused(.publish(ProposalNumber(1)!, changes: "a"), "a hook said no"))
    #expect(update(&model, .workEnded(id: 2)) == [])
    #expect(model.toast?.text == "a hook said no")
  }

  // MARK: Messages

  @Test("What was told can be read again, newest first; hints are not told twice")
  func messages() {
    var model = Sample.model()
    model.press(.character("M"))
    #expect(model.shown.contains("Nothing yet"))
    model.press(.escape)
    _ = update(&model, .synced("Sent 2 comments"))
    _ = update(&model, .failed("a.md: cannot be read"))
    model.press(.character("Z"))
    #expect(model.toast?.role == .soon)
    model.press(.character("M"))
    let rows = model.shown.split(separator: "\n").map(String.init)
    #expect(
      rows[1...].prefix(3).map { $0.trimmingWhitespace() } == [
        "What was told in this session, newest first", "! a.md: cannot be read", "· Sent 2 comments",
      ])
    model.press(.character("q"))
    #expect(model.overlay == nil && model.screens.count == 1)
  }

  @Test("Many messages scroll, and the oldest are forgotten")
  func manyMessages() {
    var model = Sample.model()
    for number in 1...300 { _ = update(&model, .notice("Result \(number)")) }
    #expect(model.results.count == 200)
    model.press(.character("M"), .character("G"))
    #expect(model.shown.contains("Result 101") && !model.shown.contains("Result 300"))
    model.press(.character("g"))
    #expect(model.shown.contains("Result 300"))
  }
}
