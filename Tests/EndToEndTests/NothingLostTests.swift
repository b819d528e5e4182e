import Foundation
import Testing

/// What is typed and not yet saved outlives a kill, a closed window, another program's change and a full disk.
@Suite("Nothing is lost") struct NothingLostTests {
  private let fixture: Fixture

  init() throws { fixture = try Fixture() }

  /// Opens the draft in the editor, with or without a question on the way.
  private func openDraft(until text: String = "line 1/") throws -> PseudoTerminal {
    let terminal = try fixture.open()
    terminal.waitForHome()
    try terminal.send("jj")
    terminal.waitUntil("the proposal is chosen") { $0.rows.contains { $0.hasPrefix("▸ 0001") } }
    try terminal.send("e")
    terminal.waitFor(text)
    return terminal
  }

  /// Waits until the unsaved text lies in a recovery file; the one still being written, `.….moot-…`, does not count.
  private func waitForRecovery(of text: String, _ terminal: PseudoTerminal) {
    let end = ContinuousClock.now + PseudoTerminal.patience
    while ContinuousClock.now < end {
      let kept = (try? FileManager.default.subpathsOfDirectory(atPath: fixture.folder.path)) ?? []
      let isThere = kept.contains { path in
        path.hasPrefix(".moot/recovery/") && !path.contains("/.")
          && (try? fixture.folder.text(of: path))?.contains(text) == true
      }
      if isThere { return }
      _ = terminal.firstScreen(within: .milliseconds(20)) { _ in false }
    }
    Issue.record("the unsaved text never came to lie under .moot")
  }

  @Test("Text typed before a kill is offered at the next start") func kill() throws {
    let draft = try fixture.folder.bytes(of: Fixture.draft)
    let terminal = try openDraft()
    try terminal.send("Unsaved words 漢字 ")
    waitForRecovery(of: "Unsaved words 漢字", terminal)
    terminal.kill()
    #expect(terminal.waitForExit() == .signal(Int(SIGKILL)))
    #expect(try fixture.folder.bytes(of: Fixture.draft) == draft)

    let again = try openDraft(until: "Unsaved text was left")
    try again.send("r")
    again.waitFor("Unsaved words 漢字")
    try again.send(Keys.control("s"))
    again.waitFor("Saved ")
    #expect(try fixture.folder.text(of: Fixture.draft).hasPrefix("Unsaved words 漢字 ---"))
  }

  @Test("A long paste arrives byte for byte, and what is typed right behind it is typed") func paste() throws
  {
    let terminal = try openDraft()
    let lines = (0..<6_000).map { "\($0) frames, ăș 页表 \u{1b}[200 e\u{301}" }
    try terminal.send(
      "\u{1b}[200~" + lines.joined(separator: "\r") + "\u{1b}[201~" + "țx" + Keys.control("s"))
    terminal.waitFor("Saved ")
    let text = try fixture.folder.text(of: Fixture.draft)
    #expect(text.hasPrefix(lines.joined(separator: "\n") + "țx---\n"))
  }

  @Test("A polite signal ends it at once and keeps the text", arguments: [SIGTERM, SIGHUP])
  func polite(signal: CInt) throws {
    let terminal = try openDraft()
    try terminal.send("Half a thought ")
    terminal.waitFor("Half a thought")
    terminal.kill(signal)
    #expect(terminal.waitForExit() == .code(128 + Int(signal)))
    #expect(terminal.isCooked)
    let again = try openDraft(until: "Unsaved text was left")
    try again.send("r")
    again.waitFor("Half a thought")
  }

  @Test("A window that is closed ends it, and the text is offered at the next start") func closed() throws {
    let terminal = try openDraft()
    try terminal.send("Half a thought ")
    terminal.waitFor("Half a thought")
    terminal.hangUp()
    #expect(terminal.waitForExit() == .code(128 + Int(SIGHUP)))
    let again = try openDraft(until: "Unsaved text was left")
    try again.send("r")
    again.waitFor("Half a thought")
  }

  @Test("What another program wrote meanwhile is not overwritten unasked") func changedMeanwhile() throws {
    let terminal = try openDraft()
    try terminal.send("Mine ")
    terminal.waitFor("Mine ---")
    let theirs = try fixture.folder.text(of: Fixture.draft) + "\nTheirs.\n"
    try fixture.folder.write(theirs, to: Fixture.draft)
    try terminal.send(Keys.control("s"))
    terminal.waitFor("The file changed on disk, nothing is written")
    terminal.waitFor("+ Theirs.")
    #expect(try fixture.folder.text(of: Fixture.draft) == theirs)
    try terminal.send("q")
    terminal.waitFor("Not saved yet; C-s shows both texts again")
    #expect(try fixture.folder.text(of: Fixture.draft) == theirs)
    try terminal.send(Keys.control("s"))
    terminal.waitFor("+ Theirs.")
    try terminal.send(Keys.enter)
    terminal.waitFor("Saved ")
    #expect(try fixture.folder.text(of: Fixture.draft) == "Mine " + theirs)
  }

  @Test("A disk that is full while saving leaves the file whole and the text in the editor") func fullDisk()
    throws
  {
    let big = String(repeating: "A line that fills the file a little more.\n", count: 60)
    let draft = try fixture.folder.text(of: Fixture.draft) + big
    try fixture.folder.write(draft, to: Fixture.draft)
    let shell = try fixture.openShell()
    shell.waitFor("ready>")
    // A limit of four blocks of 512 bytes stands for the full disk: the draft is larger already.
    try shell.send("ulimit -f 4; moot --as-of \(Fixture.today)\r")
    shell.waitForHome()
    try shell.send("jje")
    shell.waitFor("line 1/")
    try shell.send("Precious ")
    try shell.send(Keys.control("s"))
    shell.waitFor("cannot be")
    #expect(shell.screen.rows.suffix(4).joined(separator: " ").contains("too large"), "\(shell.screen)")
    #expect(try fixture.folder.text(of: Fixture.draft) == draft)
    #expect(fixture.folder.names(in: Fixture.proposalFolder) == ["proposal.md"])
    shell.waitFor("Precious ---")
  }
}
