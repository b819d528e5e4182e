import Testing
import Workspace

@Suite("NoteEditor") struct NoteEditorTests {
  private let day = CalendarDate(iso: "2026-11-23")!

  private func changed(_ source: String, _ change: NoteEditor.Change, _ item: ActionItem) throws -> String {
    String(decoding: try NoteEditor.apply(change, to: item, in: Array(source.utf8)), as: UTF8.self)
  }

  @Test(
    "Done is marked before the text and at the end of the line, before white space",
    arguments: [
      ("RV: Write it", "Write it", "RV: [x] Write it (done 2026-11-23)"),
      ("- RV: Write it  ", "Write it", "- RV: [x] Write it (done 2026-11-23)  "),
      ("  * Write it", "Write it", "  * [x] Write it (done 2026-11-23)"),
      ("1. RV, MS: Write it", "Write it", "1. RV, MS: [x] Write it (done 2026-11-23)"),
      ("- [ ] Write it", "Write it", "- [x] Write it (done 2026-11-23)"),
      ("RV: Write it: with care", "Write it: with care", "RV: [x] Write it: with care (done 2026-11-23)"),
      ("RV will write it", "RV will write it", "[x] RV will write it (done 2026-11-23)"),
      ("RV: Write  it", "Write it and more below", "RV: [x] Write  it (done 2026-11-23)"),
      ("RV: Write it (due 2026-12-01)", "Write it", "RV: [x] Write it (due 2026-12-01) (done 2026-11-23)"),
      (
        "RV: Fix https://example.org/a:b now", "Fix https://example.org/a:b now",
        "RV: [x] Fix https://example.org/a:b now (done 2026-11-23)"
      ),
    ])
  func done(line: String, text: String, expected: String) throws {
    #expect(try changed(line, .done(on: day), sampleItem(text, line: 1)) == expected)
  }

  @Test("Done and open again gives back every byte", arguments: ["\n", "\r\n", ""])
  func roundTrip(ending: String) throws {
    let source = "\u{feff}# Title\(ending.isEmpty ? "\n" : ending)- RV:  Write   it \t\(ending)"
    let item = sampleItem("Write it", line: 2)
    let done = try changed(source, .done(on: day), item)
    #expect(done != source)
    var closed = item
    closed.state = .done(day)
    #expect(try changed(done, .reopened, closed) == source)
  }

  @Test(
    "An item with a person's box before its owner is closed and opened again",
    arguments: [
      ("- [ ] RV: Write it", "- [ ] RV: [x] Write it (done 2026-11-23)", "- [ ] RV: Write it"),
      ("- [x] RV: Write it", nil, "- [ ] RV: Write it"),
    ])
  func boxBeforeOwner(line: String, closed: String?, opened: String) throws {
    func note(_ line: String) -> String { "# Sync\n\n## TODOs\n\n\(line)\n" }
    func item(_ line: String) throws -> ActionItem {
      let reading = NoteReader.read(path: "n.md", bytes: Array(note(line).utf8))
      return try #require(reading.meeting.actions.first)
    }
    var current = line
    if let closed {
      let result = try changed(note(line), .done(on: day), item(line))
      #expect(result == note(closed))
      current = closed
    }
    let done = try item(current)
    #expect(done.state.name == "done")
    #expect(try changed(note(current), .reopened, done) == note(opened))
  }

  @Test("No other byte changes, not even one that is no UTF-8")
  func otherBytes() throws {
    let before: [UInt8] = [0xff, 0xfe, 0x0a, 0x00, 0x0d, 0x0a]
    let line = Array("RV: Write it".utf8)
    let after: [UInt8] = [0x0a, 0xc3, 0x28]
    let result = try NoteEditor.apply(
      .dropped(on: day), to: sampleItem("Write it", line: 3), in: before + line + after)
    #expect(result == before + Array("RV: [-] Write it (dropped 2026-11-23)".utf8) + after)
  }

  @Test(
    "A new deadline replaces the one Moot wrote before and stays inside what closes the item",
    arguments: [
      ("RV: Write it", "RV: Write it (due 2026-11-23)"),
      ("RV: Write it (due 2026-01-01)", "RV: Write it (due 2026-11-23)"),
      ("RV: [x] Write it (done 2026-11-01)", "RV: [x] Write it (due 2026-11-23) (done 2026-11-01)"),
      ("RV: Write it (see below)", "RV: Write it (see below) (due 2026-11-23)"),
    ])
  func moved(line: String, expected: String) throws {
    let text = line.contains("see below") ? "Write it (see below)" : "Write it"
    #expect(try changed(line, .moved(to: day), sampleItem(text, line: 1)) == expected)
  }

  @Test("A line that is not the item's any more is left alone")
  func changedLine() {
    for source in ["", "RV: Something else", "\n\nRV: Write it"] {
      #expect(throws: NoteEditError.changed) {
        try changed(source, .done(on: day), sampleItem("Write it", line: 1))
      }
    }
  }

  @Test("What is done already cannot be done again")
  func twice() {
    let item = sampleItem("Write it", line: 1, state: .done(day))
    #expect(throws: NoteEditError.unchanged("done")) {
      try changed("RV: [x] Write it (done 2026-11-23)", .done(on: day), item)
    }
  }

  // MARK: Owners and words

  private func note(_ line: String) -> String { "# Sync\r\n\r\n## TODOs\r\n\r\n\(line)\r\nSee below.\r\n" }

  private func item(_ line: String) throws -> ActionItem {
    let reading = NoteReader.read(path: "n.md", bytes: Array(note(line).utf8))
    return try #require(reading.meeting.actions.first)
  }

  @Test(
    "Other owners replace the label that names them, and nothing else",
    arguments: [
      ("RV: Write it  ", "SK, MS: Write it  "),
      ("- RV, AB:  Write it", "- SK, MS:  Write it"),
      ("- [ ] RV: Write it", "- [ ] SK, MS: Write it"),
      ("- RV: [x] Write it (done 2026-11-20)", "- SK, MS: [x] Write it (done 2026-11-20)"),
      ("- Write it (due 2026-12-01)", "- SK, MS: Write it (due 2026-12-01)"),
      ("- [ ] Write it", "- [ ] SK, MS: Write it"),
      ("TODO: RV: Write it", "TODO: SK, MS: Write it"),
      ("Item 0: Write it", "Item 0: SK, MS: Write it"),
      ("RV will write it", "SK, MS: RV will write it"),
      ("1. Răzvan: Write it: all of it", "1. SK, MS: Write it: all of it"),
    ])
  func assigned(line: String, expected: String) throws {
    #expect(try changed(note(line), .assigned(["SK", "MS"]), item(line)) == note(expected))
  }

  @Test(
    "Other words leave owners, marks and the lines below",
    arguments: [
      ("RV: Write it  ", "RV: Draw it  by   Friday  "),
      ("- [ ] RV: Write it (due 2026-12-01)", "- [ ] RV: Draw it  by   Friday (due 2026-12-01)"),
      (
        "- RV: [x] Write it (done 2026-11-20)", "- RV: [x] Draw it  by   Friday (done 2026-11-20)"
      ),
    ])
  func reworded(line: String, expected: String) throws {
    let wanted = note(expected.replacing("Draw it  by   Friday", with: "Draw it by Friday"))
    #expect(try changed(note(line), .reworded(" Draw it  by   Friday "), item(line)) == wanted)
  }

  @Test(
    "Words that would be read as something else are refused",
    arguments: [
      NoteEditor.Change.reworded(""), .reworded("TODO"), .reworded("[x] Draw it"),
      .assigned(["Note"]), .assigned(["rv"]), .assigned([]), .assigned(["R:V"]), .assigned(["R\nV"]),
    ])
  func unreadable(change: NoteEditor.Change) throws {
    let line = "RV: Write it"
    #expect(throws: NoteEditError.self) { try changed(note(line), change, item(line)) }
  }

  @Test(
    "An item opened again gets back the box it had",
    arguments: [("- [x] RV: Write it", "- [ ] RV: Write it"), ("- RV: [x] Write it", "- RV: [ ] Write it")])
  func boxTickedByHand(line: String, opened: String) throws {
    #expect(try changed(note(line), .reopened, item(line)) == note(opened))
  }

  @Test("In a list of boxes an item opened again keeps its own") func boxes() throws {
    let source = "## TODOs\n\n- [ ] Write it\n- [ ] Draw it\n"
    let open = NoteReader.read(path: "n.md", bytes: Array(source.utf8)).meeting.actions
    let done = try changed(source, .done(on: day), open[0])
    let closed = NoteReader.read(path: "n.md", bytes: Array(done.utf8)).meeting.actions
    #expect(try changed(done, .reopened, closed[0]) == source)
  }
}
