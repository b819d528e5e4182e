import Foundation
import Testing

/// Two clones that edited the same sentences, settled with keys.
@Suite("A merge in a terminal") struct MergeTests {
  private let folder: TemporaryFolder
  private let runner: CommandRunner
  private static let draft = "ben/proposals/0001-a/proposal.md"

  /// A remote that has what Ana did, and Ben's clone with other words in two of the same places.
  init() throws {
    folder = try TemporaryFolder()
    runner = CommandRunner(in: folder)
    try run(
      """
      set -e; git init -q --bare -b main hub.git; git clone -q hub.git ana 2>/dev/null; cd ana
      printf 'schema: 1\\ncommit: event\\n' > moot.yaml; mkdir -p proposals/0001-a
      printf -- '---\\ntitle: A\\nstatus: draft\\n---\\n\\nFirst.\\n\\nBetween.\\n\\nLast of all.' > proposals/0001-a/proposal.md
      git add . && git commit -qm First && git push -q origin HEAD:main; cd ..
      git clone -q hub.git ben; cd ana
      sed -i 's/First/Ana was first/; s/of all/of them/' proposals/0001-a/proposal.md
      git commit -qam Second && git push -q origin HEAD:main; cd ../ben
      sed -i 's/First/Ben was first/; s/of all/of the lot/' proposals/0001-a/proposal.md
      """)
  }

  @discardableResult
  private func run(_ script: String) throws -> String {
    let result = try runner.shell(script)
    #expect(result.status == .code(0), "\(result)")
    return result.standardOutput
  }

  private func openMerge(columns: Int = 100) throws -> PseudoTerminal {
    let launch = Launch(
      path: Launch.moot, arguments: ["--as-of", Fixture.today], environment: runner.environment,
      folder: "\(folder.path)/ben")
    let terminal = try PseudoTerminal(launch, rows: 24, columns: columns)
    terminal.waitFor("0001")
    try terminal.send("Y")
    terminal.waitFor("nothing is merged until you choose")
    return terminal
  }

  /// Waits until the choice is on the disk.
  private func waitUntilKept(_ text: String, _ terminal: PseudoTerminal) throws {
    let end = ContinuousClock.now + PseudoTerminal.patience
    let merges = "ben/.moot/merge"
    while ContinuousClock.now < end {
      let kept = folder.names(in: merges).compactMap { try? folder.text(of: "\(merges)/\($0)/merged.md") }
      if kept.contains(where: { $0.contains(text) && !$0.contains("Ben was first.") }) { return }
      _ = terminal.firstScreen(within: .milliseconds(20)) { _ in false }
    }
    Issue.record("the choice was never kept")
  }

  @Test("Chosen place by place, kept over a kill, edited as a whole and sent: both clones end equal")
  func merge()
    throws
  {
    let before = try folder.text(of: Self.draft)
    let terminal = try openMerge()
    terminal.waitUntil("both sides are there") {
      $0.contains("Ben was first.") && $0.contains("Ana was first.") && $0.contains("○ origin/main")
    }
    try terminal.send(Keys.enter)
    terminal.waitFor("2 places to choose yet")
    try terminal.send("t")
    terminal.waitFor("1 of 2 to choose")
    try waitUntilKept("Ana was first.", terminal)
    terminal.kill()
    #expect(terminal.waitForExit() == .signal(Int(SIGKILL)))
    #expect(try folder.text(of: Self.draft) == before)

    let again = try openMerge(columns: 80)
    again.waitUntil("the choice is still there") { $0.contains("1 of 2 · line 6 · theirs") }
    try again.send("b")
    again.waitFor("all chosen")
    try again.send("e")
    again.waitFor("line 10/11")
    try again.send("x" + Keys.control("s"))
    again.waitFor("Saved ")
    try again.send(Keys.escape)
    again.waitFor("nothing is in conflict")
    try again.send("Y")
    again.waitFor("Received draft of 0001; Sent")
    try again.send("q")
    #expect(again.waitForExit() == .code(0))
    let text = try folder.text(of: Self.draft)
    #expect(text.contains("Ana was first.\n\nBetween.\n\nxLast of the lot.\nLast of them."))
    #expect(!text.hasSuffix("\n"))
    try run("moot -C ana sync; [ $(git -C ana rev-parse HEAD:) = $(git -C ben rev-parse HEAD:) ]")
    #expect(!folder.exists("ben/.moot/merge/proposals-0001-a-proposal"))
    #expect(folder.names(in: "ben/.moot/merge").isEmpty)
  }
}
