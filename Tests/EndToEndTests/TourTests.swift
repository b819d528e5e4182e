import Foundation
import Testing

/// The group's whole job as one person does it in one evening, with the keys of the README's tour.
@Suite("The tour") struct TourTests {
  private let fixture: Fixture

  init() throws { fixture = try Fixture() }

  @Test("A promise is kept, a proposal written, published twice, measured and exported") func tour() throws {
    let terminal = try fixture.open()
    terminal.waitFor("Draw the order in which")
    terminal.waitFor("One lock per order")

    try keepAPromise(terminal)
    try writeAndPublish(terminal)
    try measureAndAttach(terminal)
    try export(terminal)

    try terminal.send("qq")
    #expect(terminal.waitForExit() == .code(0))
    #expect(terminal.isCooked)
  }

  /// Agenda: the second late item is marked done, and its note changes in one line alone.
  private func keepAPromise(_ terminal: PseudoTerminal) throws {
    let before = try fixture.folder.bytes(of: Fixture.secondNote)
    try terminal.send("2")
    terminal.waitFor("Due within a week")
    try terminal.send("jd")
    terminal.waitFor("u undoes it")
    let after = try fixture.folder.bytes(of: Fixture.secondNote)
    let old = Self.lines(before)
    let new = Self.lines(after)
    try #require(old.count == new.count)
    let changed = old.indices.filter { old[$0] != new[$0] }
    #expect(changed.count == 1)
    let line = try #require(changed.first)
    #expect(
      String(decoding: new[line], as: UTF8.self)
        == "AT: [x] Send the table of callers to the list, by Friday, November 20, 2026. (done 2026-11-23)  \r"
    )
    try terminal.send("q")
    terminal.waitFor("Proposals (1)")
  }

  /// Proposal: edited here, published, edited again, published again, and the difference is shown by the word.
  private func writeAndPublish(_ terminal: PseudoTerminal) throws {
    moveTo("One lock per order", terminal)
    try terminal.send(Keys.enter)
    terminal.waitFor("merge two buddies")
    try publish(
      "First round for review", as: "v1", typing: "Two cores never wait for unlike sizes. ", terminal)
    try publish("Say which sizes", as: "v2", typing: "Măsurat on 漢字 too. ", terminal)
    try terminal.send(Keys.tab + Keys.tab)
    terminal.waitFor("v1 → v2")
    terminal.waitFor("Măsurat on 漢字 too.")
    let versions = try [1, 2].map { try fixture.folder.text(of: "\(Fixture.proposalFolder)/v\($0).md") }
    #expect(!versions[0].contains("Măsurat") && versions[1].contains("Măsurat on 漢字 too."))
  }

  private func publish(
    _ changes: String, as version: String, typing text: String, _ terminal: PseudoTerminal
  ) throws {
    try terminal.send("e")
    terminal.waitFor(", column ")
    try terminal.send("\u{1B}g")
    terminal.waitFor("Go to line")
    try terminal.send("14" + Keys.enter + text)
    terminal.waitFor(text.trimmingCharacters(in: .whitespaces))
    try terminal.send(Keys.control("s"))
    terminal.waitFor("Saved ")
    try terminal.send(Keys.escape)
    terminal.waitFor("o outline")
    terminal.waitFor(text.trimmingCharacters(in: .whitespaces))
    try terminal.send("p")
    terminal.waitFor("Publish \(version): what changed")
    try terminal.send(changes + Keys.enter)
    terminal.waitFor("Published \(version)")
    #expect(try fixture.folder.text(of: "\(Fixture.proposalFolder)/\(version).md").contains(text))
  }

  /// Lab: a quick form, run, and its result attached.
  private func measureAndAttach(_ terminal: PseudoTerminal) throws {
    try terminal.send("m")
    terminal.waitFor("Measure the level")
    // Two designs are enough for an evening.
    for design in ["per-order", "core-cache"] {
      moveTo("[x] \(design)", terminal)
      try terminal.send(" ")
      terminal.waitFor("[ ] \(design)")
    }
    moveTo("Threads", terminal)
    try choose("Threads       ◂ 1 ▸", terminal)
    moveTo("Workload", terminal)
    try choose("Workload      ◂ bulk ▸", terminal)
    moveTo("Rounds", terminal)
    try choose("Rounds        ◂ 3 ", terminal)
    try terminal.send("r")
    terminal.waitFor("Measured")
    terminal.waitFor("Attach the result (a)")
    try terminal.send("a")
    terminal.waitFor("Attached run")
    let runs = fixture.folder.names(in: "\(Fixture.proposalFolder)/evidence")
    #expect(runs.count == 1)
    try terminal.send("q")
    terminal.waitFor("p publish")
  }

  /// Evidence and export: the table is on the screen and in the document.
  private func export(_ terminal: PseudoTerminal) throws {
    try terminal.send(Keys.tab)
    terminal.waitFor("lock-free")
    try terminal.send("x")
    terminal.waitFor("Export to")
    try terminal.send(Keys.control("u") + "out.md" + Keys.enter)
    terminal.waitFor("Exported to")
    let document = try fixture.folder.text(of: "out.md")
    #expect(document.contains("# One lock per order"))
    for change in ["First round for review", "Say which sizes"] { #expect(document.contains(change)) }
    for design in ["global-lock", "lock-free"] {
      for metric in ["get", "put"] {
        let row = document.split(separator: "\n").first {
          $0.hasPrefix("|") && $0.contains(design) && $0.contains(metric)
        }
        #expect(row != nil, "the exported document has no row of \(design) and \(metric):\n\(document)")
      }
    }
  }

  // MARK: Hands

  /// Presses keys until the chosen row is the one with the text; each key is answered before the next.
  private func moveTo(_ text: String, _ terminal: PseudoTerminal) {
    for _ in 0..<30 {
      let screen = terminal.waitUntil("\(text) is there, and a choice") { now in
        now.contains(text) && now.rows.indices.contains { Self.isChosen($0, now) }
      }
      let chosen = screen.rows.indices.first { Self.isChosen($0, screen) } ?? 0
      let wanted = screen.rows.firstIndex { $0.contains(text) } ?? 0
      if chosen == wanted { return }
      try? terminal.send(wanted > chosen ? "j" : "k")
      terminal.waitUntil("the choice moves") { !Self.isChosen(chosen, $0) }
    }
    Issue.record("no row with \(text) can be chosen:\n\(terminal.screen)")
  }

  /// Changes the chosen field until it shows the text.
  private func choose(_ text: String, _ terminal: PseudoTerminal) throws {
    for _ in 0..<12 {
      let before = terminal.screen
      if before.contains(text) { return }
      try terminal.send(Keys.right)
      terminal.waitUntil("the field changes") { $0.text != before.text }
    }
    Issue.record("the field never shows \(text):\n\(terminal.screen)")
  }

  private static func isChosen(_ row: Int, _ screen: Screen) -> Bool {
    screen.rows[row].hasPrefix("▸") && screen.isReverse(row: row)
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }
}
