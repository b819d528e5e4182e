import Evidence
import Testing
import Workspace

@testable import TerminalUI

@Suite("Update") struct UpdateTests {
  private let one = ProposalNumber(1)!

  /// The editor on the sample proposal's draft.
  private func editing(stamp: FileStamp = FileStamp(of: [1]), recovered: String? = nil) -> Model {
    var model = Sample.model()
    model.press(.down, .down, .enter, .character("e"))
    let file = OpenedFile(
      path: "proposals/0001-leaf-locks/proposal.md", text: "one\ntwo\n", stamp: stamp, line: 1,
      recovered: recovered)
    _ = update(&model, .fileOpened(file))
    return model
  }

  private func editor(_ model: Model) throws -> EditorScreen.Editing {
    guard case .editor(let editor) = model.screen else { throw Missing() }
    return try #require(editor.editing)
  }

  private struct Missing: Error {}

  // MARK: Items

  @Test("d marks the chosen late item done, and u undoes it")
  func markDone() {
    var model = Sample.model()
    #expect(model.press(.character("d")) == [.changeItem(Sample.items[0], .done(on: Sample.today))])
    #expect(update(&model, .itemChanged(summary: "Done", undo: 7)) == [.loadAgenda])
    #expect(model.press(.character("u")) == [.undoNewest(unasked: [7])])
    #expect(update(&model, .undone(summary: "Undone")) == [.loadAgenda, .loadProposals, .loadRuns])
    #expect(update(&model, .nothingToUndo).isEmpty)
    #expect(model.toast?.text == "There is nothing to undo")
  }

  @Test("An event of another day is undone when the person says so", arguments: ["y", "n"] as [Character])
  func undoOffered(_ answer: Character) {
    var model = Sample.model()
    #expect(model.press(.character("u")) == [.undoNewest(unasked: [])])
    _ = update(&model, .undoOffered(3, summary: "Publish proposal 0001 v1", at: "2023-11-24T09:00:00Z"))
    #expect(model.prompt?.question == "Undo 'Publish proposal 0001 v1' of 2023-11-24T09:00:00Z?")
    #expect(model.press(.character(answer)) == (answer == "y" ? [.undo(3)] : []))
    #expect(model.prompt == nil)
  }

  @Test("The cursor stays on what it is on when a row above goes")
  func cursorStays() {
    var model = Sample.model()
    model.press(.down, .down)
    _ = update(&model, .agendaLoaded(Agenda.build(Array(Sample.items.dropFirst()), today: Sample.today), []))
    model.press(.enter)
    guard case .proposal = model.screen else {
      Issue.record("another row was opened")
      return
    }
  }

  @Test("Home begins with who is late, whichever is read first, unless somebody moved already")
  func firstRow() {
    for moves in [false, true] {
      var model = Model(
        size: Size(rows: 24, columns: 80),
        surroundings: Surroundings(
          today: Sample.today, group: "SMP", catalogue: Sample.catalogue, problems: []))
      _ = update(&model, .proposalsLoaded([Sample.proposal()], []))
      if moves { model.press(.end) }
      _ = update(&model, .agendaLoaded(Agenda.build(Sample.items, today: Sample.today), []))
      let opened = model.press(.enter)
      #expect(opened.isEmpty == moves, "\(opened)")
    }
  }

  @Test("d on a row that is no item says so and changes nothing")
  func markNothing() {
    var model = Sample.model()
    model.press(.down, .down)
    #expect(model.press(.character("d")).isEmpty)
    #expect(model.toast?.role == .soon)
  }

  @Test("Enter on an item opens its note at its line")
  func openNote() {
    var model = Sample.model()
    #expect(model.press(.enter) == [.openFile(path: "meetings/2026-11-11-smp.md", line: 41)])
    #expect(model.screens.count == 2)
  }

  @Test("The owner filter follows the typing, Escape takes it back")
  func ownerFilter() {
    var model = Sample.model()
    model.press(.character("a"), .character("o"))
    model.type("sk")
    #expect(model.shown.contains("SK") && !model.shown.contains("AP  "))
    model.press(.escape)
    #expect(model.prompt == nil)
    #expect(model.shown.contains("AP"))
  }

  // MARK: Proposals

  @Test("A new proposal asks for its title and opens when it is there")
  func newProposal() {
    var model = Sample.model()
    model.press(.character("n"))
    #expect(model.type("Leaf").isEmpty)
    #expect(model.press(.enter) == [.createProposal(title: "Leaf")])
    #expect(update(&model, .proposalCreated(ProposalNumber(2)!)) == [.loadProposals])
    #expect(model.screens.count == 2)
  }

  @Test("Publishing asks what changed and refuses silence")
  func publish() {
    var model = Sample.model()
    model.press(.down, .down, .enter, .character("p"))
    #expect(model.press(.enter).isEmpty)
    #expect(model.toast?.role == .soon)
    model.press(.character("p"))
    model.type("first")
    #expect(model.press(.enter) == [.publish(one, changes: "first")])
  }

  @Test("Nothing is published twice")
  func publishNothing() {
    let body = ProposalReader.draft(source: Sample.source, file: "p").0.body
    var model = Sample.model(proposals: [Sample.proposal(versions: [Sample.version(1, body, "first")])])
    model.press(.down, .down, .enter)
    #expect(model.press(.character("p")).isEmpty)
    #expect(model.prompt == nil)
  }

  @Test("Export offers a name and takes another")
  func export() {
    var model = Sample.model()
    model.press(.down, .down, .enter, .character("x"))
    #expect(model.press(.enter) == [.export(one, path: "0001-leaf-locks.md")])
    model.press(.character("x"), .control("u"))
    model.type("out.md")
    #expect(model.press(.enter) == [.export(one, path: "out.md")])
  }

  // MARK: Lab

  @Test("A measurement runs with what the form says, and is attached to the chosen proposal")
  func measure() {
    var model = Sample.model()
    model.press(.down, .down, .enter, .character("m"))
    let request = BenchmarkRequest(
      level: "frames", designs: ["lock-free"], workload: "bulk", order: 0, threads: [1, 2], rounds: 10)
    #expect(model.press(.space, .down, .down, .right, .character("r")) == [.runBenchmark(request)])
    #expect(model.press(.character("r")).isEmpty)
    _ = update(&model, .benchmarkFinished(Sample.run()))
    #expect(model.press(.character("a")) == [.attach(runID: "20261123T090000Z-7c1e", one)])
    #expect(update(&model, .attached(Sample.run(proposal: 1), one)) == [.loadProposals, .loadRuns])
    #expect(model.press(.character("a")).isEmpty)
  }

  @Test("Ctrl-C cancels a measurement first and quits second")
  func cancel() {
    var model = Sample.model()
    model.press(.character("5"), .character("r"))
    #expect(model.press(.control("c")) == [.cancelBenchmark])
    _ = update(&model, .benchmarkFinished(Sample.run()))
    #expect(model.press(.control("c")) == [.quit])
  }

  @Test("Without a design nothing is measured")
  func noDesign() {
    var model = Sample.model()
    #expect(model.press(.character("5"), .space, .down, .space, .character("r")).isEmpty)
    #expect(model.toast?.text.contains("design") == true)
  }

  // MARK: Editor

  @Test("Typing keeps the text safe, saving names what was opened, and the answer makes it saved")
  func saving() throws {
    var model = editing()
    let typed = model.type("x")
    let text = try editor(model).editor.buffer
    #expect(typed == [.keepRecovery(path: "proposals/0001-leaf-locks/proposal.md", text)])
    let revision = try editor(model).editor.revision
    #expect(
      model.press(.control("s")) == [
        .save(
          path: "proposals/0001-leaf-locks/proposal.md", text, expecting: FileStamp(of: [1]),
          revision: revision)
      ])
    let now = FileStamp(of: [2])
    _ = update(&model, .saved(path: "proposals/0001-leaf-locks/proposal.md", now, revision: revision))
    #expect(try !editor(model).editor.isModified)
    #expect(try editor(model).stamp == now)
  }

  @Test("Leaving with unsaved changes asks; every answer does what it says")
  func leaving() throws {
    var model = editing()
    model.type("x")
    model.press(.escape)
    #expect(model.prompt != nil)
    model.press(.character("k"))
    #expect(model.screens.count == 3)
    var saving = model
    #expect(saving.press(.escape, .character("s")).count == 1)
    let revision = try editor(saving).editor.revision
    _ = update(
      &saving, .saved(path: "proposals/0001-leaf-locks/proposal.md", FileStamp(of: [2]), revision: revision))
    #expect(saving.screens.count == 2)
    #expect(
      model.press(.escape, .character("d")) == [
        .keepRecovery(path: "proposals/0001-leaf-locks/proposal.md", nil)
      ])
    #expect(model.screens.count == 2)
  }

  @Test("A file changed by someone else is never written over without a word")
  func conflict() throws {
    var model = editing()
    model.type("x")
    model.press(.control("s"))
    let theirs = FileStamp(of: [9])
    _ = update(
      &model, .saveRefused(path: "proposals/0001-leaf-locks/proposal.md", theirs: "theirs\n", theirs))
    #expect(model.press(.enter, .character("t")).isEmpty)
    let effects = model.press(.enter)
    guard case .save(_, let text, let expecting, _)? = effects.last else { throw Missing() }
    #expect(text.text == "theirs\n")
    #expect(expecting == theirs)
    model.press(.alt("u"))
    #expect(try editor(model).editor.buffer.text == "xone\ntwo\n")
  }

  @Test("Text of a killed editor is offered; restoring can be undone")
  func recovery() throws {
    var model = editing(recovered: "lost and found\n")
    #expect(model.prompt != nil)
    model.press(.character("r"))
    #expect(try editor(model).editor.buffer.text == "lost and found\n")
    #expect(try editor(model).editor.isModified)
    model.press(.alt("u"))
    #expect(try editor(model).editor.buffer.text == "one\ntwo\n")
  }

  @Test("A paste is one insertion, wherever its line breaks are")
  func paste() throws {
    var model = editing()
    _ = update(&model, .pasted("a\nb\n"))
    #expect(try editor(model).editor.buffer.text == "a\nb\none\ntwo\n")
    model.press(.alt("u"))
    #expect(try editor(model).editor.buffer.text == "one\ntwo\n")
  }

  @Test("A problem of a file is told once, and never in place of an answer")
  func problems() {
    let problem = [Diagnostic(.warning, file: "p.md", line: 1, "no front matter")]
    var model = Sample.model()
    _ = update(&model, .exported(path: "out.md"))
    _ = update(&model, .proposalsLoaded([], problem))
    #expect(model.toast?.text == "Exported to out.md")
    model.press(.down)
    _ = update(&model, .proposalsLoaded([], problem))
    #expect(model.toast == nil)
    _ = update(&model, .proposalsLoaded([], []))
    _ = update(&model, .proposalsLoaded([], problem))
    #expect(model.toast?.text == "p.md:1: warning: no front matter")
  }

  // MARK: Frame

  @Test("q goes back, from a first screen home, from home out")
  func back() {
    var model = Sample.model()
    model.press(.down, .down, .enter)
    model.press(.character("q"))
    #expect(model.screens.count == 1)
    model.press(.character("2"))
    #expect(model.press(.character("q")).isEmpty)
    #expect(model.press(.character("q")) == [.quit])
  }

  @Test("A key without meaning says where the keys are listed")
  func unknownKey() {
    var model = Sample.model()
    #expect(model.press(.character("Z")).isEmpty)
    #expect(model.toast?.text == "Z does nothing here; ? shows the keys")
    model.press(.down)
    #expect(model.toast == nil)
  }

  @Test("Escape sequences of a note never reach the screen")
  func escapes() {
    let item = Sample.item("evil \u{1b}[2J\u{7} text", ["R\u{1b}V"], line: 3, due: "2026-11-01")
    let surface = view(Sample.model(items: [item]))
    for cell in surface.cells {
      #expect(!(cell.text?.unicodeScalars.contains { $0.value < 32 || $0.value == 127 } ?? false))
    }
    #expect(surface.description.contains("evil"))
  }
}
