import Foundation
import Testing

/// Two people settle a proposal with nothing but keys, and every event of it is a commit of who made it.
@Suite("A review") struct ReviewTests {
  private let fixture: Fixture
  private let commands: CommandRunner

  init() throws {
    fixture = try Fixture()
    commands = CommandRunner(in: fixture.folder)
    let configuration = try fixture.folder.text(of: "moot.yaml").replacingOccurrences(
      of: "commit: manual", with: "commit: event")
    try fixture.folder.write(configuration, to: "moot.yaml")
    let start =
      "git init -q -b main . && git add -A && git commit -qm Begin && moot publish 1 -m 'First round'"
    let result = try commands.shell(start)
    try #require(result.status == .code(0), "\(result)")
  }

  private func open(as person: String, on day: String = Fixture.today, rows: Int = 30) throws
    -> PseudoTerminal
  {
    var environment = fixture.environment
    let email = "\(person.lowercased())@example.org"
    let name = person == "Ada" ? "Ada Test" : person
    for role in ["AUTHOR", "COMMITTER"] {
      environment["GIT_\(role)_NAME"] = name
      environment["GIT_\(role)_EMAIL"] = email
    }
    // Private state is each person's own.
    environment["XDG_STATE_HOME"] = "\(fixture.folder.home)/state-\(person)"
    let launch = Launch(
      path: Launch.moot, arguments: ["--as-of", day], environment: environment, folder: fixture.folder.path)
    let terminal = try PseudoTerminal(launch, rows: rows, columns: 100)
    terminal.waitFor("My turn")
    return terminal
  }

  private func leave(_ terminal: PseudoTerminal) throws {
    try terminal.send("qq")
    #expect(terminal.waitForExit() == .code(0))
    #expect(terminal.isCooked)
  }

  @Test("Comment, suggest, answer, apply, approve, last call, decide: all with keys, each a commit")
  func review()
    throws
  {
    try commentAndSuggest()
    try answerAndApply()
    try approve()
    try startLastCall()
    try decide()

    #expect(try commands.shell("git status --porcelain").standardOutput == "")
    let authors = try commands.shell("git log --reverse --format=%an").standardOutput
      .split(separator: "\n").map(String.init)
    let expected = [
      "Ada Test", "Ada Test", "Marco", "Marco", "Ada Test", "Ada Test", "Ada Test", "Ada Test", "Marco",
      "Ada Test",
      "Marco",
    ]
    #expect(authors == expected)
    let verified = try commands.moot("verify", "1")
    #expect(verified.status == .code(0), "\(verified)")
  }

  /// Marco comments on two lines and suggests other words for a third.
  private func commentAndSuggest() throws {
    let terminal = try open(as: "Marco")
    terminal.waitFor("review v1")
    try terminal.send(Keys.enter)
    terminal.waitFor("→ Your turn: review v1")
    try terminal.send(Keys.tab)
    terminal.waitFor("Every allocation waits")
    try terminal.send("jj")
    terminal.waitUntil("the cursor is on the line") { $0.rows.contains { $0.hasPrefix("▸   Every") } }
    try terminal.send("vjc")
    terminal.waitFor("Issue on lines")
    try terminal.send("Also a *read*?")
    terminal.waitFor("Also a *read*?")
    try terminal.send(Keys.control("s"))
    terminal.waitFor("Commented on 0001 v1")
    terminal.waitUntil("the margin tells of it") { $0.rows.contains { $0.hasPrefix(" I  Every") } }
    try terminal.send("js")
    terminal.waitFor("Other words for line")
    try terminal.send(Keys.control("k") + "Each order keeps its own lock.")
    terminal.waitFor("Each order keeps its own lock.")
    try terminal.send(Keys.control("s"))
    terminal.waitFor("Why (Enter for no reason)")
    try terminal.send("Shorter." + Keys.enter)
    terminal.waitFor("Commented on 0001 v1")
    try leave(terminal)
  }

  /// Ada answers and resolves the one, applies the other, and publishes.
  private func answerAndApply() throws {
    let terminal = try open(as: "Ada")
    terminal.waitFor("answer 2 threads")
    try terminal.send(Keys.enter)
    terminal.waitFor("│   Also a read?")
    try terminal.send("r")
    terminal.waitFor("Reply to")
    try terminal.send("Reads too.")
    terminal.waitFor("Reads too.")
    try terminal.send(Keys.control("s"))
    terminal.waitFor("Replied in 0001")
    terminal.waitFor("│   Reads too.")
    try terminal.send("z")
    terminal.waitFor("✓ resolved by Ada")
    try terminal.send("n")
    terminal.waitFor("+ Each order keeps its own lock.")
    try terminal.send("a")
    terminal.waitFor("Applied to line")
    terminal.waitUntil("the text says it") {
      $0.rows.contains { $0.contains("  Each order keeps its own lock.") }
    }
    #expect(try fixture.folder.text(of: Fixture.draft).contains("\nEach order keeps its own lock.\n"))
    try terminal.send("p")
    terminal.waitFor("Publish v2: what changed")
    try terminal.send("Shorter" + Keys.enter)
    terminal.waitFor("Published v2")
    try leave(terminal)
  }

  private func approve() throws {
    let terminal = try open(as: "Marco")
    terminal.waitFor("review v2")
    try terminal.send(Keys.enter)
    terminal.waitFor("→ Your turn: review v2")
    try terminal.send("A")
    terminal.waitFor("Approve v2")
    try terminal.send("Good" + Keys.enter)
    terminal.waitFor("You approve v2 of 0001")
    terminal.waitFor("✓ Marco approves v2")
    try leave(terminal)
  }

  private func startLastCall() throws {
    let terminal = try open(as: "Ada")
    terminal.waitFor("start the last call")
    try terminal.send(Keys.enter)
    terminal.waitFor("→ Your turn: start the last call")
    try terminal.send("D")
    terminal.waitFor("you are one of its authors")
    try terminal.send("l")
    terminal.waitFor("Last day of the last call: 2026-11-30")
    try terminal.send(Keys.enter)
    terminal.waitFor("0001 is in last call until 2026-11-30")
    try leave(terminal)
  }

  private func decide() throws {
    let terminal = try open(as: "Marco", on: "2026-12-01")
    terminal.waitFor("decide")
    try terminal.send(Keys.enter)
    terminal.waitFor("✓ Nothing is missing")
    try terminal.send("Dy")
    terminal.waitFor("0001 is accepted: why")
    try terminal.send("Nobody objects.")
    terminal.waitFor("Nobody objects.")
    try terminal.send(Keys.control("s"))
    terminal.waitFor("Where it was talked about")
    try terminal.send(Fixture.firstNote + ":20" + Keys.enter)
    terminal.waitFor("0001 is accepted;")
    terminal.waitFor("Decision: accepted, v2, 2026-12-01")
    try terminal.send("V")
    terminal.waitFor("✓ Sealed")
    try leave(terminal)
    #expect(try fixture.folder.text(of: "\(Fixture.proposalFolder)/decision.md").contains("Nobody objects."))
  }

  @Test("A comment that is being written outlives a kill as a draft, and is sent then") func killed() throws {
    let terminal = try open(as: "Marco")
    try terminal.send(Keys.enter + Keys.tab)
    terminal.waitFor("Every allocation waits")
    try terminal.send("jjc")
    terminal.waitFor("Issue on line")
    try terminal.send("Half a thought")
    terminal.waitFor("Half a thought")
    terminal.kill(SIGTERM)
    #expect(terminal.waitForExit() == .code(128 + Int(SIGTERM)))
    let again = try open(as: "Marco")
    try again.send(Keys.enter)
    again.waitFor("Not sent yet (1)")
    try again.send("S")
    again.waitFor("Sent: Commented on 0001")
    again.waitFor("Open (1)")
    try leave(again)
    #expect(fixture.folder.names(in: "\(Fixture.proposalFolder)/reviews").count == 1)
  }

  @Test("Reasons for a verdict that were being written outlive a kill as that verdict") func killedVerdict()
    throws
  {
    let terminal = try open(as: "Marco")
    try terminal.send(Keys.enter)
    terminal.waitFor("→ Your turn: review v1")
    try terminal.send("Dx")
    terminal.waitFor("what has to change")
    try terminal.send("Half a reason")
    terminal.waitFor("Half a reason")
    terminal.kill(SIGTERM)
    #expect(terminal.waitForExit() == .code(128 + Int(SIGTERM)))
    let again = try open(as: "Marco")
    try again.send(Keys.enter)
    again.waitFor("Not sent yet (1)")
    try again.send("S")
    again.waitFor("Sent: You request changes of v1 of 0001")
    try leave(again)
  }

  @Test("The reason for a decision that was being written waits for the next time that it is decided")
  func killedDecision() throws {
    let prepared = try commands.shell(
      """
      echo 'review: {approvals: 1, last-call-days: 1}' >> moot.yaml && git commit -qam Policy &&
      GIT_AUTHOR_EMAIL=marco@example.org GIT_AUTHOR_NAME=Marco moot approve 1 &&
      moot --as-of 2026-11-23 last-call 1
      """)
    try #require(prepared.status == .code(0), "\(prepared)")
    let terminal = try open(as: "Marco", on: "2026-12-01")
    try terminal.send(Keys.enter)
    terminal.waitFor("✓ Nothing is missing")
    try terminal.send("Dy")
    terminal.waitFor("0001 is accepted: why")
    try terminal.send("Nobody obj")
    terminal.waitFor("Nobody obj")
    terminal.kill(SIGTERM)
    #expect(terminal.waitForExit() == .code(128 + Int(SIGTERM)))
    let again = try open(as: "Marco", on: "2026-12-01")
    again.waitFor("Why you were deciding 0001 so is kept")
    try again.send(Keys.enter)
    again.waitFor("✓ Nothing is missing")
    try again.send("Dy")
    again.waitFor("Nobody obj")
    try again.send("ects." + Keys.control("s"))
    again.waitFor("Where it was talked about")
    try again.send(Keys.enter)
    again.waitFor("0001 is accepted;")
    try leave(again)
    #expect(try fixture.folder.text(of: "\(Fixture.proposalFolder)/decision.md").contains("Nobody objects."))
  }

  @Test("A hook that refuses a publication gives its question back, with the words and the reason")
  func hook()
    throws
  {
    let draft = try fixture.folder.text(of: Fixture.draft)
    try fixture.folder.write(draft + "\nMore.\n", to: Fixture.draft)
    let hook =
      "mkdir -p .git/hooks && printf '#!/bin/sh\\necho not on a Sunday >&2; exit 1\\n' > .git/hooks/pre-commit"
    _ = try commands.shell("\(hook) && chmod +x .git/hooks/pre-commit")
    let terminal = try open(as: "Ada")
    terminal.waitFor("0001")
    try terminal.send("3" + Keys.enter)
    terminal.waitFor("p publish")
    try terminal.send("p")
    terminal.waitFor("Publish v2: what changed")
    try terminal.send("Shorter" + Keys.enter)
    terminal.waitUntil("it is asked again") {
      $0.contains("not on a Sunday") && $0.contains("Publish v2: what changed: Shorter")
    }
    try fixture.folder.remove(".git/hooks/pre-commit")
    try terminal.send("!" + Keys.enter)
    terminal.waitFor("Published v2")
    #expect(try commands.shell("git log -1 --format=%s").standardOutput.hasSuffix("v2: Shorter!\n"))
    // Back to home, which the proposals stand beside.
    try terminal.send("q")
    try leave(terminal)
  }

  @Test("Where an event cannot be written, what was typed stays on the screen") func refused() throws {
    let terminal = try open(as: "Marco")
    try terminal.send(Keys.enter + Keys.tab)
    terminal.waitFor("Every allocation waits")
    try terminal.send("jjc")
    terminal.waitFor("Issue on line")
    try terminal.send("Precious words")
    terminal.waitFor("Precious words")
    // A file stands where the folder of the events would be.
    try fixture.folder.write("", to: "\(Fixture.proposalFolder)/reviews")
    try terminal.send(Keys.control("s"))
    terminal.waitUntil("it says why") { $0.contains("reviews") && $0.contains("Precious words") }
    try fixture.folder.remove("\(Fixture.proposalFolder)/reviews")
    try terminal.send(Keys.control("s"))
    terminal.waitFor("Commented on 0001 v1")
    try leave(terminal)
  }
}
