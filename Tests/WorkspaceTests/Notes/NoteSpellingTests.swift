import Testing
import Workspace

/// Spellings that groups use, each read as a careful person would.
@Suite("Spellings of notes") struct NoteSpellingTests {
  private static let head = """
    ---
    datetime: 2026-11-11T11:00:00+02:00
    participants: [RăzvanV, Marco, Simon K]
    ---

    ## Discussions

    RV: This is talk.


    """

  /// `owners|text` of every item of a note.
  private func items(_ body: String) -> [String] {
    NoteReader.read(path: "n.md", bytes: Array((Self.head + body).utf8)).meeting.actions.map {
      "\($0.owners.joined(separator: ","))|\($0.text)"
    }
  }

  private func todo(_ section: String) -> [String] { items("## TODO\n\n\(section)\n") }

  // MARK: Headings

  @Test(
    "A heading opens the section however it is worded",
    arguments: [
      "## Action items", "## TODOs & Decisions", "### TODO", "## To-Do's", "## To-do list",
      "## :pencil: Action Points",
      "## Tasks", "## Next steps:", "## Follow-up", "## Work items", "## TODOs until next meeting",
      "## Open action items",
      "## Tasks and conclusions", "# 📋 TODO(s)", "##\tTODO ##", "## TODOs (for all)", "**TODOs**",
      "**Action items:**",
      "__TODO__", "TODOs\n-----", "Action items\n===", "## Homework", "> ## TODO",
    ])
  func headings(heading: String) {
    #expect(items(heading + "\n\n- RV: Write it.\n") == ["RV|Write it."])
  }

  @Test("A surer heading is the section's, wherever it stands")
  func strength() {
    #expect(items("## New tasks\n\nRV: Talk.\n\n## TODOs\n\nRV: Write it.\n") == ["RV|Write it."])
    #expect(items("## Decisions\n\nRV: Talk.\n\n**TODO**\n\nRV: Write it.\n") == ["RV|Write it."])
  }

  @Test("The next part of the note ends the section, and a second meeting's begins it again")
  func parts() {
    #expect(
      items(
        "## TODO\n\nRV: One.\n\n## Participants\n\nMS: None.\n\n## TODO\n\nRV: Two.\n\nAgenda\n------\n\nMS: None.\n"
      )
        == ["RV|One.", "RV|Two."])
  }

  @Test("Below the section's heading, headings name owners or what was decided")
  func subheadings() {
    #expect(
      todo(
        "### Marco\n\n- Tests\n- RV: Review\n\n### All mentors\n\n- Slots\n\n### Kernel\n\n- Port it.\n- Green.\n"
      )
        == ["Marco|Tests", "RV|Review", "All mentors|Slots", "|Port it."])
    #expect(
      todo("- Write it.\n\n### Decisions\n\n- Use one lock.\n- RV: Tell the others.") == [
        "|Write it.", "RV|Tell the others.",
      ])
  }

  // MARK: Owners

  private static let spellings: [(String, String)] = [
    ("RV - do it", "RV|do it"), ("RV – do it", "RV|do it"), ("RV, SK - do it", "RV,SK|do it"),
    ("Marco — the tests", "Marco|the tests"), ("@RV: do it", "RV|do it"), ("@razvan do it", "razvan|do it"),
    ("@razvan, @marco and @simon: do it", "razvan,marco,simon|do it"), ("@a @b do it", "a,b|do it"),
    ("**RV**: do it", "RV|do it"), ("**RV:** do it", "RV|do it"), ("*RV*: do it", "RV|do it"),
    ("__Marco__ do it", "Marco|do it"), ("**RV** - do it", "RV|do it"), ("`RV`: do it", "RV|do it"),
    ("(RV) do it", "RV|do it"), ("[RV] do it", "RV|do it"), ("[RV]: do it", "RV|do it"),
    ("(RV/SK) do it", "RV,SK|do it"),
    ("[RV](https://example.org/rv): do it", "RV|do it"),
    ("[@rv](https://example.org/rv): do it", "rv|do it"),
    ("RV:Do it", "RV|Do it"), ("RV : do it", "RV|do it"), ("RV (remote): do it", "RV|do it"),
    ("RV (with SK): do it", "RV,SK|do it"), ("RV with SK: do it", "RV,SK|do it"),
    ("TODO RV: do it", "RV|do it"),
    ("TODO(RV): do it", "RV|do it"), ("AI @RV: do it", "RV|do it"), ("TODO: RV - do it", "RV|do it"),
    ("Task #3: RV: do it", "RV|do it"), ("Item 2: do it", "|do it"),
    ("All mentors: do it", "All mentors|do it"),
    ("Everyone else: do it", "Everyone else|do it"), ("Write it (RV)", "RV|Write it (RV)"),
    ("Write it (Marco and SK).", "Marco,SK|Write it (Marco and SK)."), ("- [ ] RV - do it", "RV|do it"),
    ("2) RV: do it", "RV|do it"), ("> - RV: do it", "RV|do it"), (">> RV: do it", "RV|do it"),
    ("Marco to do it", "Marco|Marco to do it"), ("@marco will do it", "marco|@marco will do it"),
  ]

  @Test("Owners are read in every form", arguments: spellings)
  func owners(line: String, item: String) {
    #expect(todo(line) == [item])
  }

  @Test("An item is closed and opened again however its owners are written", arguments: spellings)
  func changed(line: String, item: String) throws {
    let bytes = Array((Self.head + "## TODO\n\n\(line)\n").utf8)
    func first(_ bytes: [UInt8]) throws -> ActionItem {
      try #require(NoteReader.read(path: "n.md", bytes: bytes).meeting.actions.first)
    }
    let day = try #require(CalendarDate(iso: "2026-11-23"))
    let done = try NoteEditor.apply(.done(on: day), to: first(bytes), in: bytes)
    #expect(try first(done).state == .done(day))
    #expect(try first(done).id == first(bytes).id)
    let open = try NoteEditor.apply(.reopened, to: first(done), in: done)
    #expect(try first(open).state == .open)
    if !line.contains("[ ]") { #expect(open == bytes) }
  }

  @Test(
    "What a person marked by hand is taken back too",
    arguments: [
      ("RV: Write it. (done 2026-11-12)", "RV: Write it."), ("RV: Write it (dropped)", "RV: Write it"),
      ("RV: Write it. (done 2026-11-12) (due 2026-12-04)", "RV: Write it. (due 2026-12-04)"),
      ("- RV: [x] \u{2028}Write it.", "- RV: [ ] \u{2028}Write it."),
    ])
  func byHand(line: String, expected: String) throws {
    func note(_ line: String) -> [UInt8] { Array((Self.head + "## TODO\n\n\(line)\n").utf8) }
    let item = try #require(NoteReader.read(path: "n.md", bytes: note(line)).meeting.actions.first)
    #expect(item.state != .open)
    let open = try NoteEditor.apply(.reopened, to: item, in: note(line))
    #expect(String(decoding: open, as: UTF8.self).hasSuffix(expected + "\n"))
    #expect(NoteReader.read(path: "n.md", bytes: open).meeting.actions.first?.state == .open)
  }

  @Test(
    "Other owners are written as the first ones were, or with a colon",
    arguments: [
      ("RV - do it", "SK: do it"), ("**RV**: do it", "**SK**: do it"), ("**RV:** do it", "**SK:** do it"),
      ("@razvan do it", "SK: do it"), ("- (RV) do it", "- SK: do it"), ("TODO RV: do it", "SK: do it"),
      ("Write it (RV)", "SK: Write it (RV)"),
    ])
  func assigned(line: String, expected: String) throws {
    func note(_ line: String) -> [UInt8] { Array((Self.head + "## TODO\n\n\(line)\n").utf8) }
    let item = try #require(NoteReader.read(path: "n.md", bytes: note(line)).meeting.actions.first)
    #expect(try NoteEditor.apply(.assigned(["SK"]), to: item, in: note(line)) == note(expected))
  }

  @Test(
    "What only looks like an owner is none",
    arguments: [
      ("Look into protection keys (MPK)", "|Look into protection keys (MPK)"),
      ("Networking: fix the stack", "|Networking: fix the stack"),
      ("CI: update the image", "|CI: update the image"),
      ("Add RV - the port - to the list", "|Add RV - the port - to the list"),
      ("Use std::move here", "|Use std::move here"),
      ("[Ports] Fix the build", nil), ("MPK - protection keys", nil), ("https://example.org: gone", nil),
    ] as [(String, String?)])
  func nobody(line: String, item: String?) {
    #expect(todo(line) == (item.map { [$0] } ?? []))
  }

  @Test("Names and groups begin an item on the next line, words with a colon do not")
  func nextLine() {
    #expect(
      todo("RV: One\nMarco: Two\nEveryone: Three\nPriority: high\nSKo: Four")
        == ["RV|One", "Marco|Two", "Everyone|Three Priority: high", "SKo|Four"])
  }

  @Test("Owners alone own the list below, with a colon and without")
  func ownerLines() {
    #expect(todo("- RV\n  - One\n  - Two\n- **Marco**\n  - Three") == ["RV|One", "RV|Two", "Marco|Three"])
    #expect(todo("**RV, SK**\n\n- One\n\nMarco\n- Two") == ["RV,SK|One", "Marco|Two"])
  }

  // MARK: Work

  @Test(
    "Work is recognised without a verb of the list",
    arguments: [
      "- [ ] Tests for the allocator", "Bisect the failure", "Documentation: update the page",
      "Looking into the crash",
      "Someone to look at it", "Volunteer should be found", "Running the tests on Arm",
      "Whitelist all of the ports",
    ])
  func work(line: String) {
    #expect(todo(line).count == 1)
  }

  @Test(
    "Statements and decisions are no work",
    arguments: [
      "Decision: use one lock", "During the sprint nobody is away", "The port was merged",
      "Everything is green",
      "Next meeting: discuss the lock", "We agreed on one lock", "Testing is going well",
      "After the break, ten ports",
      "Tests all pass", "---", "***", "</details>",
    ])
  func statements(line: String) {
    #expect(todo(line).isEmpty)
  }

  @Test("A rule, a tag or a heading ends an item")
  func ends() {
    #expect(
      todo("RV: One\n---\nRV: Two\n</details>\nand so\n\nRV: Three\n# Rest") == [
        "RV|One", "RV|Two", "RV|Three",
      ])
  }

  @Test("What closes an item that announces a list keeps the list its own")
  func closedOverList() {
    let open = todo("RV: Libraries to look into:\n\n* one\n* two")
    #expect(open == ["RV|Libraries to look into: one two"])
    #expect(todo("RV: [x] Libraries to look into: (done 2026-11-12)\n\n* one\n* two") == open)
  }
}
