import Foundation
import Testing

/// A hook that waits for what never comes, with the real program and keys.
@Suite("Work that waits for others") struct LongWorkTests {
  private let fixture: Fixture
  private let commands: CommandRunner

  init() throws {
    fixture = try Fixture()
    commands = CommandRunner(in: fixture.folder)
    let configuration = try fixture.folder.text(of: "moot.yaml")
    try fixture.folder.write(
      configuration.replacingOccurrences(of: "commit: manual", with: "commit: event"), to: "moot.yaml")
    let made = try commands.shell(
      """
      git init -q --template= -b main . && mkdir .git/hooks && git add -A && git commit -qm Begin && mkfifo .git/never
      printf '#!/bin/sh\\ncat .git/never\\n' > .git/hooks/pre-commit && chmod +x .git/hooks/pre-commit
      """)
    #expect(made.status == .code(0), "\(made)")
  }

  private func publish() throws -> PseudoTerminal {
    let terminal = try fixture.open(columns: 100)
    terminal.waitForHome()
    try terminal.send("3" + Keys.enter)
    terminal.waitFor("merge two buddies")
    try terminal.send("pFirst round" + Keys.enter)
    terminal.waitFor("publishing 0001")
    return terminal
  }

  @Test(
    "It is told, keys go on meanwhile, and C-c stops it: nothing is written, and the words are asked for again"
  )
  func stop() throws {
    let terminal = try publish()
    try terminal.send("2")
    terminal.waitFor("Due within a week (1)")
    try terminal.send(Keys.control("c"))
    terminal.waitFor("stopped while git was committing")
    terminal.waitFor("First round")
    terminal.waitUntilGone("publishing 0001")
    #expect(try commands.shell("git status --porcelain").standardOutput == "")
    try terminal.send(Keys.escape)
    terminal.waitUntilGone("First round")
    try terminal.send("qq")
    #expect(terminal.waitForExit() == .code(0))
    #expect(terminal.isCooked)
  }

  @Test("Who quits meanwhile is asked; stopping it leaves nothing half done")
  func quit() throws {
    let terminal = try publish()
    try terminal.send("qqq")
    terminal.waitFor("Quit while publishing 0001?")
    try terminal.send("n")
    terminal.waitUntilGone("Quit while")
    try fixture.folder.remove(".git/hooks/pre-commit")
    let goOn = try FileHandle(forWritingTo: URL(filePath: fixture.folder.path + "/.git/never"))
    try goOn.close()
    terminal.waitFor("Published v1 of 0001")
    try terminal.send("q")
    #expect(terminal.waitForExit() == .code(0))
    #expect(try commands.shell("git log --format=%s").standardOutput.contains("v1"))
  }
}
