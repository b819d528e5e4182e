import Foundation
import Testing

/// What counts as read, and what is shown as changed since, with the real program.
@Suite("What one last read") struct ReadingTests {
  private let fixture: Fixture

  init() throws { fixture = try Fixture() }

  private func edit() throws {
    let text = try fixture.folder.text(of: Fixture.draft)
    try fixture.folder.write(
      text.replacingOccurrences(of: "small to large", with: "large to small"), to: Fixture.draft)
  }

  private func sinceRead() throws -> CommandResult {
    try CommandRunner(in: fixture.folder).moot("diff", "1", "--since-read", "--word")
  }

  @Test("A text shown on a terminal is read, one that went into a pipe is not") func shown() throws {
    _ = try CommandRunner(in: fixture.folder).moot("show", "1")
    #expect(try sinceRead().standardError.contains("you have read nothing of proposal 0001 yet"))
    let shell = try fixture.openShell(rows: 40)
    shell.waitFor("ready>")
    try shell.send("\(Launch.moot) show 1\n")
    shell.waitFor("merge two buddies")
    try shell.send("exit\n")
    _ = shell.waitForExit()
    try edit()
    #expect(try sinceRead().standardOutput.contains("from [-small-]{+large+} to [-large-]{+small+}."))
  }

  @Test("A text read to its end in the interface is read, and its changes come first") func inTheInterface()
    throws
  {
    let terminal = try fixture.open()
    terminal.waitForHome()
    try terminal.send("jj" + Keys.enter)
    terminal.waitFor("merge two buddies")
    try terminal.send("q")
    terminal.waitFor("Proposals (1)")
    try terminal.send("q")
    #expect(terminal.waitForExit() == .code(0))
    try edit()
    let again = try fixture.open()
    again.waitForHome()
    try again.send("jj" + Keys.enter + Keys.tab + Keys.tab)
    again.waitFor("Since you last read it")
    again.waitFor("from large to small")
    try again.send("qq")
    #expect(again.waitForExit() == .code(0))
    #expect(try sinceRead().standardError.contains("no difference"))
  }

  @Test("A place in the text is found again, after a quit and after a terminal that was closed") func place()
    throws
  {
    let lines = (1...200).map { "Sentence \($0) of many.\n\n" }.joined()
    try fixture.folder.write(fixture.folder.text(of: Fixture.draft) + "\n" + lines, to: Fixture.draft)
    let first = try fixture.open()
    first.waitForHome()
    try first.send("jj" + Keys.enter)
    first.waitFor("merge two buddies")
    try first.send("G")
    first.waitFor("Sentence 200 of many")
    try first.send("qq")
    #expect(first.waitForExit() == .code(0))

    let second = try fixture.open()
    second.waitForHome()
    try second.send("jj" + Keys.enter)
    second.waitFor("Sentence 200 of many")
    try second.send("fSentence 95 of" + Keys.enter)
    second.waitFor("Sentence 96 of many")
    second.kill(SIGHUP)
    _ = second.waitForExit()

    let third = try fixture.open()
    third.waitForHome()
    try third.send("jj" + Keys.enter)
    third.waitFor("Sentence 95 of many")
    try third.send("qq")
    #expect(third.waitForExit() == .code(0))
  }
}
