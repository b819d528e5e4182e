import Foundation
import Testing

/// The notes from the terminal interface: the agenda while others write, and a meeting typed as it takes place.
@Suite("Meetings in a terminal") struct MeetingTests {
  private let fixture: Fixture

  init() throws { fixture = try Fixture() }

  private func openAgenda() throws -> PseudoTerminal {
    let terminal = try fixture.open()
    terminal.waitForHome()
    try terminal.send("2")
    terminal.waitFor("Due within a week")
    return terminal
  }

  @Test("A promise is moved, given away, reworded, dropped and each of it undone, byte by byte")
  func changes()
    throws
  {
    let before = try fixture.folder.bytes(of: Fixture.firstNote)
    let terminal = try openAgenda()
    func expectLine(_ line: String) throws {
      let text = try fixture.folder.text(of: Fixture.firstNote)
      #expect(text.split(separator: "\n").contains { $0 == line }, "\(text)")
    }
    let words = "Draw the order in which merging takes the locks, by Wednesday, November 18, 2026."
    try terminal.send("mnever" + Keys.enter)
    terminal.waitFor("No day; give")
    try terminal.send(Keys.control("u") + "+7d" + Keys.enter)
    terminal.waitFor("Moved to 2026-11-30")
    try expectLine("RV: \(words) (due 2026-11-30)")
    terminal.waitUntil("it is no longer late") { $0.contains("Late (1)") }
    try terminal.send("u")
    terminal.waitUntil("it is late again") { $0.contains("Late (2)") && $0.contains("as before") }
    #expect(try fixture.folder.bytes(of: Fixture.firstNote) == before)

    try terminal.send("gw" + Keys.control("u") + "AT, RV" + Keys.enter)
    terminal.waitFor("Assigned to AT, RV")
    try expectLine("AT, RV: \(words)")
    // The agenda must have been read again, or what it shows next could be the row of before.
    terminal.waitUntil("it is both people's") { $0.contains("AT, RV  Draw") }
    try terminal.send("u")
    terminal.waitUntil("it is RV's again") { $0.contains("RV      Draw") && $0.contains("as before") }
    try terminal.send("gr" + Keys.control("u") + "Draw it" + Keys.enter)
    terminal.waitFor("Reworded")
    try expectLine("RV: Draw it")
    terminal.waitUntil("it is no longer late") { $0.contains("Late (1)") }
    try terminal.send("u")
    terminal.waitUntil("it is late again") { $0.contains("Late (2)") && $0.contains("as before") }
    try terminal.send("gx")
    terminal.waitFor("Dropped")
    try expectLine("RV: [-] \(words) (dropped 2026-11-23)")
    try terminal.send("u")
    terminal.waitFor("as before")
    #expect(try fixture.folder.bytes(of: Fixture.firstNote) == before)
  }

  @Test("A note deleted or rewritten under the open agenda is told, and nothing is written") func gone()
    throws
  {
    let terminal = try openAgenda()
    try fixture.folder.remove(Fixture.firstNote)
    try terminal.send("d")
    terminal.waitFor("no such file")
    terminal.waitUntil("the agenda is read again") { $0.contains("Late (1)") }
    #expect(!fixture.folder.names(in: "meetings").contains("2026-11-04-smp.md"))

    let other = "# Another note\n\n## TODOs\n\nRV: Something else, by November 20, 2026.\n"
    try fixture.folder.write(other, to: Fixture.secondNote)
    try terminal.send("d")
    terminal.waitFor("no longer in the note")
    terminal.waitFor("Something else")
    #expect(try fixture.folder.text(of: Fixture.secondNote) == other)

    try fixture.folder.remove(Fixture.secondNote)
    try terminal.send(Keys.enter)
    terminal.waitFor("no such file")
    terminal.waitFor("No action items yet")
  }

  @Test("A meeting is typed: actions appear with owner and day, and what is saved is the note") func typing()
    throws
  {
    let before = try fixture.folder.bytes(of: Fixture.secondNote)
    let terminal = try fixture.open(rows: 30, columns: 120)
    terminal.waitForHome()
    try terminal.send("4")
    terminal.waitFor("SMP circle, November 18, 2026")
    try terminal.send("m")
    terminal.waitFor("Actions of this note (2)")
    try terminal.send("\u{1B}>" + Keys.enter + "RV: Măsoară the lock 漢字, by Monday")
    terminal.waitFor("Actions of this note (3)")
    try terminal.expectScreen(file: "meeting", with: "…  Mon 2026-11-23")

    // A promise of another note is kept without leaving the one being typed.
    try terminal.send("\u{1B}p")
    terminal.waitFor("F2 back to the text")
    try terminal.send("j")
    terminal.waitUntil("a promise is chosen") { screen in
      screen.rows.contains { $0.contains("▸ RV") && $0.contains("Draw the order") }
    }
    try terminal.send("d")
    terminal.waitFor("u undoes it")
    #expect(try fixture.folder.text(of: Fixture.firstNote).contains("RV: [x] Draw the order"))
    #expect(try fixture.folder.bytes(of: Fixture.secondNote) == before)
    terminal.waitFor("Open promises (1)")

    try terminal.send(Keys.escape)
    terminal.waitFor("F2 promises")
    try terminal.send(Keys.control("s"))
    terminal.waitFor("Saved ")
    let typed = Array("\r\nRV: Măsoară the lock 漢字, by Monday".utf8)
    #expect(try fixture.folder.bytes(of: Fixture.secondNote) == before + typed)
    try terminal.send(Keys.escape)
    terminal.waitFor("m meeting mode")
    try terminal.send("2")
    terminal.waitFor("Due within a week (2)")
    terminal.waitFor("Măsoară the lock")
  }

  @Test("The note of the next meeting is written from the list and opened to type in") func next() throws {
    let terminal = try fixture.open(rows: 30, columns: 120)
    terminal.waitForHome()
    try terminal.send("4")
    terminal.waitFor("SMP circle, November 18, 2026")
    try terminal.send("n")
    terminal.waitFor("Open promises (4)")
    terminal.waitFor("2026-12-02-smp.md · saved")
    let note = try fixture.folder.text(of: "meetings/2026-12-02-smp.md")
    #expect(note.contains("Draw the order in which merging takes the locks"))
    try terminal.send(Keys.escape)
    terminal.waitFor("SMP circle, December 2, 2026")
  }
}
