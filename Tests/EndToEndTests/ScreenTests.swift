import Foundation
import Testing

/// Whole screens of the real program, and how it behaves as a citizen of a terminal.
@Suite("Screens in a terminal") struct ScreenTests {
  private let fixture: Fixture

  init() throws { fixture = try Fixture() }

  /// Waits until home has read everything.
  private func openHome(rows: Int = 24, columns: Int = 80) throws -> PseudoTerminal {
    let terminal = try fixture.open(rows: rows, columns: columns)
    terminal.waitForHome()
    // What follows from notes and proposals together comes last.
    terminal.waitFor("due within a week")
    return terminal
  }

  private func openDraft(_ terminal: PseudoTerminal) throws {
    try terminal.send("jj")
    terminal.waitUntil("the proposal is chosen") { $0.rows.contains { $0.hasPrefix("▸ 0001") } }
    try terminal.send("e")
    terminal.waitFor("line 1/")
  }

  // MARK: Whole screens

  @Test("Home shows who is late, the proposals and what to do next") func home() throws {
    try openHome().expectScreen(file: "home", with: "has no evidence")
  }

  @Test("Without any words it opens the folder that one is in, today") func noWords() throws {
    let launch = Launch(
      path: Launch.moot, arguments: [], environment: fixture.environment, folder: fixture.folder.path)
    let terminal = try PseudoTerminal(launch, rows: 24, columns: 80)
    terminal.waitUntil("home is read") { $0.contains("One lock per order") && $0.contains(" late") }
    try terminal.send("q")
    #expect(terminal.waitForExit() == .code(0))
    #expect(terminal.isCooked)
    let elsewhere = try CommandRunner(in: fixture.folder).moot()
    #expect(elsewhere.status == .code(1))
    #expect(elsewhere.standardError.contains("needs a terminal"))
  }

  @Test("Home of a small window shows what matters first") func smallHome() throws {
    let terminal = try fixture.open(rows: 5, columns: 20)
    try terminal.expectScreen(file: "home-20x5", with: "8 more")
  }

  @Test("The agenda groups items by how soon") func agenda() throws {
    let terminal = try openHome()
    try terminal.send("2")
    try terminal.expectScreen(file: "agenda", with: "Enter note")
  }

  @Test("A proposal is shown as it reads") func proposal() throws {
    let terminal = try openHome()
    try terminal.send("jj" + Keys.enter)
    try terminal.expectScreen(file: "proposal", with: "merge two buddies")
  }

  @Test("The editor shows the file itself") func editor() throws {
    let terminal = try openHome()
    try openDraft(terminal)
    try terminal.expectScreen(file: "editor", with: "schema: 1")
    #expect(terminal.screen.isCursorVisible)
  }

  @Test("Help shows the keys of the screen one is on") func help() throws {
    let terminal = try openHome()
    try terminal.send("2?")
    try terminal.expectScreen(file: "help", with: "Esc close")
  }

  @Test("What is typed after a slash is found, and Enter opens it there") func search() throws {
    let terminal = try openHome()
    try terminal.send("/")
    terminal.waitFor("Type words to find")
    try terminal.send("razvan merg")
    terminal.waitFor("RV: Merging two buddies")
    try terminal.expectScreen(file: "search", with: "1 file")
    try terminal.send(Keys.enter)
    terminal.waitFor("line 7/")
    try terminal.send(Keys.escape)
    terminal.waitFor("Search: razvan merg")
    try terminal.send(Keys.escape)
    terminal.waitForHome()
  }

  @Test("The lab shows a form; its cores are the machine's") func lab() throws {
    let terminal = try openHome()
    try terminal.send("5")
    let screen = terminal.waitFor("No measurement yet")
    for word in ["[x] global-lock", "[x] lock-free", "Workload", "Order", "Threads", "Rounds", "Run (r)"] {
      #expect(screen.contains(word), "\(word) is not on\n\(screen)")
    }
  }

  // MARK: Looks

  @Test("Without colour nothing of colour is sent, and the choice still shows") func noColour() throws {
    var plain = fixture
    plain.environment["NO_COLOR"] = "1"
    let terminal = try plain.open()
    let screen = terminal.waitForHome()
    #expect(!screen.isColoured)
    #expect(Self.colourSequences(terminal.output) == [])
    #expect(screen.rows.indices.contains { screen.rows[$0].hasPrefix("▸") && screen.isReverse(row: $0) })
    let coloured = try openHome()
    #expect(coloured.screen.isColoured && Self.colourSequences(coloured.output) != [])
  }

  /// The parameters of every SGR sequence that sets a colour.
  private static func colourSequences(_ bytes: [UInt8]) -> [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.split(separator: "\u{1B}[").compactMap { part -> String? in
      let parameters = part.prefix { $0.isNumber || $0 == ";" || $0 == ":" }
      guard part.dropFirst(parameters.count).first == "m" else { return nil }
      let numbers = parameters.split(separator: ";").compactMap { Int($0) }
      let isColour = numbers.contains { (30...38).contains($0) || (40...48).contains($0) || $0 >= 90 }
      return isColour ? String(parameters) : nil
    }
  }

  @Test("Escape sequences in a note are shown, never sent") func escapes() throws {
    let attack = "RV: Pay \u{1B}]0;owned\u{07} now \u{1B}[31mred\u{9B}5m\u{202E}, by November 19, 2026."
    let note = try fixture.folder.text(of: Fixture.firstNote)
    try fixture.folder.write(note + "\n" + attack + "\n", to: Fixture.firstNote)
    let terminal = try fixture.open()
    terminal.waitFor("Late (3)")
    try terminal.send("2")
    terminal.waitFor("Due within a week")
    try terminal.send("jjj" + Keys.enter)
    terminal.waitFor("line ")
    let text = String(decoding: terminal.output, as: UTF8.self)
    #expect(text.contains("owned"))
    // The one question that Moot itself asks.
    #expect(text.ranges(of: "\u{1B}]").count == text.ranges(of: "\u{1B}]11;?\u{1B}\\").count)
    for sent in ["\u{1B}]0;owned", "\u{1B}[31mred", "\u{9B}", "\u{202E}", "\u{07}"] {
      #expect(!text.unicodeScalars.contains(sent), "\(sent.debugDescription) was sent")
    }
  }

  @Test(
    "Home is the same on every kind of terminal, and q ends it there",
    arguments: ["xterm", "xterm-256color", "screen", "tmux-256color", "linux", "vt100"])
  func terminals(_ name: String) throws {
    var other = fixture
    other.environment["TERM"] = name
    let terminal = try other.open()
    try terminal.expectScreen(file: "home", with: "due within a week")
    try terminal.send("q")
    #expect(terminal.waitForExit() == .code(0))
    #expect(terminal.isCooked)
  }

  @Test("In a locale without UTF-8 nothing but ASCII is sent") func ascii() throws {
    var plain = fixture
    plain.environment["LANG"] = "C"
    let terminal = try plain.open()
    terminal.waitUntil("home is there") {
      $0.contains("has no evidence") && $0.rows.contains { $0.hasPrefix("> 5 days late") }
    }
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
  }

  @Test("A workspace that is deleted while it is open is told, and nothing hangs") func deleted() throws {
    let terminal = try openHome()
    try FileManager.default.removeItem(atPath: fixture.folder.path)
    try terminal.send("R")
    terminal.waitUntil("the rows are gone or a problem is told") {
      !$0.contains("Late (2)") || $0.contains("cannot")
    }
    try terminal.send("1" + Keys.escape)
    #expect(terminal.waitForExit() == .code(0))
  }

  // MARK: Mouse, themes and a person's own keys

  @Test("A click on a tab opens it, and one on a row chooses it") func mouse() throws {
    let terminal = try openHome()
    try terminal.send("\u{1B}[<0;21;1M\u{1B}[<0;21;1m")
    terminal.waitFor("Due within a week")
    try terminal.send("\u{1B}[<0;10;4M\u{1B}[<0;10;4m")
    terminal.waitUntil("the second row is chosen") { $0.rows[3].hasPrefix("▸") }
    try terminal.send("\u{1B}[<65;10;4M")
    terminal.waitUntil("the wheel moved") { !$0.rows[3].hasPrefix("▸") }
  }

  @Test("A terminal that tells of a light background gets other colours, and nothing of its answer is typed")
  func background() throws {
    let terminal = try openHome()
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}]11;?\u{1B}\\"))
    #expect(!Self.colourSequences(terminal.output).contains { $0.contains("38;5;") })
    let before = terminal.screen.text
    try terminal.send("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\")
    terminal.waitUntil("the colours are others") { _ in
      Self.colourSequences(terminal.output).contains { $0.contains("38;5;") }
    }
    terminal.expectScreen(before)
  }

  @Test("One's own keys and theme are taken from config.yaml, and what is wrong there is told with its line")
  func ownKeys() throws {
    let own = fixture
    try own.writeConfiguration("theme: none\nkeys:\n  everywhere:\n    show-agenda: A\n    sync: [Hyper]\n")
    let terminal = try own.open(columns: 200)
    terminal.waitFor("config.yaml:5: warning: no key 'Hyper'")
    #expect(!terminal.screen.isColoured)
    try terminal.send("A")
    terminal.waitFor("Due within a week")
  }

  // MARK: Sizes

  @Test("A new size is drawn whole, down to nothing and back") func resize() throws {
    let terminal = try openHome()
    let before = terminal.screen.text
    terminal.resize(rows: 5, columns: 20)
    terminal.waitUntil("it fits") { !$0.contains("Buddy circle") && $0.contains("1 Home") }
    terminal.resize(rows: 1, columns: 1)
    terminal.resize(rows: 40, columns: 120)
    terminal.waitUntil("the place in the note fits") {
      $0.contains("meetings/2026-11-04-smp.md:") && $0.rows[0].hasSuffix("2026-11-23")
    }
    terminal.resize(rows: 24, columns: 80)
    terminal.expectScreen(before)
  }

  // MARK: Ends

  @Test("q ends with 0 and leaves the terminal as it was") func quit() throws {
    let terminal = try openHome()
    #expect(terminal.screen.isAlternate && !terminal.isCooked)
    try terminal.send("q")
    #expect(terminal.waitForExit() == .code(0))
    #expect(terminal.isCooked && !terminal.screen.isAlternate && terminal.screen.isCursorVisible)
  }

  @Test("Ctrl-C ends it from home") func interrupt() throws {
    let terminal = try openHome()
    try terminal.send(Keys.control("c"))
    #expect(terminal.waitForExit() == .code(0))
    #expect(terminal.isCooked)
  }

  @Test("Ctrl-Z gives the shell its terminal, and fg comes back to the same screen") func suspend() throws {
    let shell = try fixture.openShell()
    shell.waitFor("ready>")
    try shell.send("moot --as-of \(Fixture.today)\r")
    shell.waitForHome()
    let before = shell.waitUntil("home is whole") {
      $0.contains("due within a week") && $0.contains("/ search")
    }
    try shell.send(Keys.control("z"))
    shell.waitUntil("the shell is back") { !$0.isAlternate && $0.text.hasSuffix("ready>") }
    try shell.send("fg\r")
    shell.waitUntil("the screen is back") { $0.isAlternate && $0.text == before.text }
    try shell.send("q")
    shell.waitUntil("the shell is back again") { !$0.isAlternate && $0.text.hasSuffix("ready>") }
  }
}

extension String.UnicodeScalarView {
  /// Whether these scalars stand in a row somewhere; unlike strings, no scalar melts into the one before.
  func contains(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    let all = Array(self)
    guard all.count >= wanted.count else { return false }
    return (0...(all.count - wanted.count)).contains { start in
      all[start] == wanted[0] && Array(all[start..<(start + wanted.count)]) == wanted
    }
  }
}
