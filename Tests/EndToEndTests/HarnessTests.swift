import CTerminal
import Foundation
import Testing

/// The harness itself, on programs every system has.
@Suite("The harness") struct HarnessTests {
  private func start(_ line: String, rows: Int = 6, columns: Int = 30) throws -> PseudoTerminal {
    let folder = try TemporaryFolder()
    let launch = Launch(
      path: "/bin/sh", arguments: ["-c", line], environment: Launch.cleanEnvironment(home: folder.home),
      folder: "/")
    return try PseudoTerminal(launch, rows: rows, columns: columns)
  }

  @Test("What is typed is seen, wide characters and all") func typing() throws {
    let terminal = try start("stty -echo; printf 'ready\\n'; exec cat")
    terminal.waitFor("ready")
    try terminal.send("Răzvan 漢字 e\u{301}\n")
    terminal.expectScreen("ready\nRăzvan 漢字 e\u{301}")
    try terminal.send(Keys.control("d"))
    #expect(terminal.waitForExit() == .code(0))
  }

  @Test("Places, looks and colours are read off the screen") func looks() throws {
    let terminal = try start(
      #"printf '\033[2J\033[2;3H\033[1mB\033[0;7mR\033[0;31mC\033[0mN\033[?25l'; read x"#)
    terminal.expectScreen("\n  BRCN")
    let row = terminal.screen.cells[1]
    #expect(row[2].isBold && !row[2].isReverse)
    #expect(row[3].isReverse && !row[3].isBold)
    #expect(row[4].foreground == 1)
    #expect(row[5].foreground == nil && row[5].background == nil)
    #expect(!terminal.screen.isCursorVisible)
    #expect(terminal.screen.cursor == (row: 1, column: 6))
  }

  @Test("A new size reaches the program") func resize() throws {
    let terminal = try start("trap 'stty size' WINCH; stty size; while :; do read x; done")
    terminal.waitFor("6 30")
    terminal.resize(rows: 10, columns: 40)
    terminal.waitFor("10 40")
    #expect(terminal.screen.cells.count == 10)
    #expect(terminal.screen.cells[0].count == 40)
  }

  @Test("Exit codes and signals are told apart") func endings() throws {
    #expect(try start("exit 3").waitForExit() == .code(3))
    let killed = try start("echo up; exec cat")
    killed.waitFor("up")
    killed.kill(SIGTERM)
    #expect(killed.waitForExit() == .signal(Int(SIGTERM)))
  }

  @Test("Waiting in vain ends with the program, and the screen is shown") func vain() throws {
    let terminal = try start("echo here")
    #expect(terminal.firstScreen(within: PseudoTerminal.patience) { $0.contains("elsewhere") } == nil)
    #expect("\(terminal.screen)".contains("|here\n"))
  }

  @Test("A screen that differs says where") func differs() throws {
    let terminal = try start("echo one; echo two")
    _ = terminal.waitForExit()
    #expect(terminal.screen.difference(from: "one  \ntwo\n\n") == nil)
    #expect(
      terminal.screen.difference(from: "one\nthree")?.hasPrefix("the screen differs, first at row 1;") == true
    )
    #expect(terminal.screen.difference(from: "one\ntwo\n\nfour")?.contains("at row 3;") == true)
  }

  @Test("A full-screen program is told from a shell, and cooked from raw") func modes() throws {
    let terminal = try start(
      #"stty raw; printf '\033[?1049hfull'; read x; printf '\033[?1049l'; stty sane; echo back; read x"#)
    terminal.waitFor("full")
    #expect(terminal.screen.isAlternate)
    #expect(!terminal.isCooked)
    try terminal.send("\n")
    terminal.waitFor("back")
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.isCooked)
  }

  @Test("A command's output, errors and code are kept apart") func commands() throws {
    let runner = CommandRunner(in: try TemporaryFolder())
    let result = try runner.run("/bin/sh", ["-c", "cat; echo bad >&2; exit 4"], input: Array("in".utf8))
    #expect(result.standardOutput == "in")
    #expect(result.standardError == "bad\n")
    #expect(result.status == .code(4))
    #expect(
      try runner.run("/bin/sh", ["-c", "exec cat /dev/zero > /dev/null"], deadline: .seconds(1)).status
        == .hung)
  }

  @Test("A clean environment holds nothing of the tester's") func environment() throws {
    let folder = try TemporaryFolder()
    let names = try CommandRunner(in: folder).run("/usr/bin/env", []).standardOutput
      .split(separator: "\n").compactMap { $0.split(separator: "=").first.map(String.init) }
    #expect(Set(names) == Set(Launch.cleanEnvironment(home: folder.home).keys))
  }

  @Test("A transcript is read, replayed and written back") func transcript() throws {
    let text = "A comment.\n\n$ echo a; echo b >&2; exit 2\na\n! b\n[2]\n\n$ pwd\nDIR\n"
    let transcript = Transcript(text)
    #expect(transcript.steps.map(\.command) == ["echo a; echo b >&2; exit 2", "pwd"])
    #expect(transcript.text == text)
    #expect(try transcript.replayed(in: try TemporaryFolder()).text == text)
    let wrong = Transcript("$ echo a\nb\n")
    #expect(try wrong.replayed(in: try TemporaryFolder()).text == "$ echo a\na\n")
  }

  @Test("The program under test is there") func program() {
    #expect(FileManager.default.isExecutableFile(atPath: Launch.moot))
  }
}
