import Glibc
import Testing
import Workspace

@testable import WorkspaceStore

@Suite("Notes on the disk")
struct NotesTests {
  let folder: TemporaryFolder

  static let note = """
    ---
    title: SMP sync
    datetime: 2023-11-15T16:00:00+02:00
    teams: [smp]
    participants:
      - RăzvanV
      - Marco
    ---

    ## :closed_book: Discussions

    We talked.

    ## :wrench: TODOs and Decisions

    RV: Write a proposal on locks
    Send it no later than Monday, November 27, 2023.

    MS: Measure the page table\u{20}
    MS: Read the report

    """

  init() throws { folder = try TemporaryFolder() }

  func open() throws -> WorkspaceFolder { try WorkspaceFolder.locate(from: ".", system: .fixed(folder)) }
  func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

  @Test("Without configuration every Markdown file that looks like a note is read, proposals are not")
  func defaultRule() throws {
    try folder.put("b/2023-11-15.md", Self.note)
    try folder.put("a/2024-01-10.md", Self.note)
    try folder.put("README.md", "# A project\n\nNothing of a meeting.\n")
    try folder.put("proposals/2023-01-01.md", Self.note)
    try folder.put("templates/meeting.md", Self.note)
    let notes = try open().readNotes()
    #expect(notes.meetings.map(\.file) == ["a/2024-01-10.md", "b/2023-11-15.md"])
    #expect(notes.actions.count == 6)
  }

  @Test("Globs name the notes, and only they are read")
  func globs() throws {
    try folder.put("moot.yaml", "schema: 1\nnotes: [\"meetings/**/*.md\"]\n")
    try folder.put("meetings/2023-11-15-smp.md", Self.note)
    try folder.put("other/2023-11-15.md", Self.note)
    #expect(try open().readNotes().meetings.map(\.file) == ["meetings/2023-11-15-smp.md"])
  }

  @Test("A pipe, a damaged note and a link into nowhere are diagnostics; the others are read")
  func obstacles() throws {
    try folder.put("2023-11-15.md", Self.note)
    try folder.put("2023-11-16.md", bytes: Array(Self.note.utf8) + [0xff, 0x00, 0x1b, 0x0a])
    mkfifo(folder("2023-11-17.md"), 0o666)
    symlink("nowhere", folder("2023-11-18.md"))
    let notes = try open().readNotes()
    #expect(Set(notes.meetings.map(\.file)) == ["2023-11-15.md", "2023-11-16.md"])
    #expect(Set(notes.diagnostics.map(\.file)).isSuperset(of: ["2023-11-16.md", "2023-11-18.md"]))
  }

  @Test("An empty folder has no notes and no complaint")
  func empty() throws {
    let notes = try open().readNotes()
    #expect(notes.meetings.isEmpty && notes.diagnostics.isEmpty)
  }

  @Test("An item is found by the beginning of its id and by its file and line")
  func finding() throws {
    try folder.put("2023-11-15.md", Self.note)
    let workspace = try open()
    let items = try workspace.readNotes().actions
    let first = try #require(items.first)
    #expect(try workspace.findItem(first.id) == first)
    #expect(try workspace.findItem(String(first.id.prefix(6)).uppercased()) == first)
    #expect(try workspace.findItem("2023-11-15.md:\(first.line)") == first)
    #expect(try workspace.findItem("\(folder.path)/2023-11-15.md:\(first.line)") == first)
  }

  @Test("A reference that names nothing, or cannot, says what would")
  func notFinding() throws {
    try folder.put("2023-11-15.md", Self.note)
    let workspace = try open()
    for text in ["abc", "", "-x", "../x", "zzzz"] {
      #expect(storeError { _ = try workspace.findItem(text) }?.reason == .malformedReference, "\(text)")
    }
    #expect(storeError { _ = try workspace.findItem("00000000ff") }?.reason == .notFound)
    #expect(storeError { _ = try workspace.findItem("none.md:3") }?.reason == .notFound)
    let error = storeError { _ = try workspace.findItem("2023-11-15.md:1") }
    #expect(
      error?.description
        == "2023-11-15.md:1: no item begins on this line; the nearest begins on line 16")
  }

  @Test("Marking an item done changes its first line alone, and undoing gives the bytes back")
  func doneAndUndo() async throws {
    let text = Self.note.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    try folder.put("2023-11-15.md", text)
    let workspace = try open()
    let item = try workspace.findItem("2023-11-15.md:16")
    let receipt = try await workspace.change(item, .done(on: day("2023-11-24")))
    let changed = try folder.text("2023-11-15.md")
    let before = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map(String.init)
    let after = changed.utf8.split(separator: 10, omittingEmptySubsequences: false).map(String.init)
    #expect(before.count == after.count)
    #expect(zip(before, after).enumerated().filter { $1.0 != $1.1 }.map(\.offset) == [15])
    #expect(after[15] == "RV: [x] Write a proposal on locks (done 2023-11-24)\r")
    _ = try await workspace.undo(receipt.undo)
    #expect(try folder.text("2023-11-15.md") == text)
  }

  @Test("Undoing leaves a note alone that somebody changed after us")
  func undoAfterOthers() async throws {
    try folder.put("2023-11-15.md", Self.note)
    let workspace = try open()
    let receipt = try await workspace.change(
      workspace.findItem("2023-11-15.md:16"), .dropped(on: day("2023-11-24")))
    try folder.put("2023-11-15.md", "theirs\n")
    #expect(await storeError { _ = try await workspace.undo(receipt.undo) }?.reason == .changedMeanwhile)
    #expect(try folder.text("2023-11-15.md") == "theirs\n")
  }

  @Test("An item that moved to another line since it was read is still the one that is changed")
  func movedLine() async throws {
    try folder.put("2023-11-15.md", Self.note)
    let workspace = try open()
    let item = try workspace.findItem("2023-11-15.md:19")
    let marker = "## :closed_book: Discussions\n"
    let longer = Self.note.split(separator: marker, maxSplits: 1).joined(separator: marker + "\nMore.\n")
    try folder.put("2023-11-15.md", longer)
    let receipt = try await workspace.change(item, .done(on: day("2023-11-24")))
    #expect(receipt.item.line == 21)
    #expect(try folder.text("2023-11-15.md").contains("MS: [x] Measure the page table (done 2023-11-24) \n"))
  }

  @Test("An item that is gone from its note is an error, and nothing is written")
  func goneItem() async throws {
    try folder.put("2023-11-15.md", Self.note)
    let workspace = try open()
    let item = try workspace.findItem("2023-11-15.md:16")
    try folder.put("2023-11-15.md", "# Nothing\n")
    let error = await storeError { _ = try await workspace.change(item, .reopened) }
    #expect(error?.reason == .changedMeanwhile)
    #expect(try folder.text("2023-11-15.md") == "# Nothing\n")
  }
}
