import Testing
import Workspace

@testable import TerminalUI

@Suite("Proposals screen") struct ProposalsScreenTests {
  private static func proposal(_ number: Int, _ title: String, status: String) -> Proposal {
    var proposal = Sample.proposal(
      versions: status == "draft" ? [] : [Sample.version(1, "\n# Leaf locks\n\nOne lock.\n", "first")])
    proposal.number = ProposalNumber(number)!
    proposal.draft.title = title
    proposal.draft.status = ProposalStatus(rawValue: status)!
    return proposal
  }

  private static let proposals = [
    proposal(1, "Leaf locks", status: "accepted"),
    proposal(2, "Page table and physical page allocator 界", status: "review"),
    proposal(7, "One run queue per core", status: "draft"),
  ]

  private func model(rows: Int = 24, columns: Int = 80, _ proposals: [Proposal] = proposals) -> Model {
    var model = Sample.model(rows: rows, columns: columns, proposals: proposals)
    _ = update(&model, .identityKnown("Andra <ap@example.org>"))
    model.press(.character("3"))
    return model
  }

  @Test("It lists what waits for something before what is settled, with whose turn it is")
  func lists() throws {
    try expectScreen("proposals", model())
    try expectScreen("proposals-60x20", model(rows: 20, columns: 60))
    try expectScreen("proposals-160x40", model(rows: 40, columns: 160))
  }

  @Test("How long something waits is told in days, weeks or months, as on the command line")
  func waiting() {
    var proposal = Self.proposal(2, "Page table", status: "review")
    for (day, words) in [("2026-11-20", "3 days"), ("2026-11-02", "3 weeks"), ("2026-08-23", "3 months")] {
      proposal.versions[0].published = CalendarDate(iso: day)!
      #expect(model([proposal]).shown.contains("review v1 · \(words)"))
    }
  }

  @Test("An empty list says what to do")
  func empty() throws {
    try expectScreen("proposals-empty", model([]))
    var model = model()
    model.press(.character("f"))
    model.type("nothing like it")
    #expect(model.shown.contains("No proposal has these words. c shows all again."))
  }

  @Test("Words narrow the list as they are typed, the cursor stays on its proposal, and c shows all again")
  func filters() {
    var model = model()
    model.press(.down, .character("f"))
    model.type("RUN queue")
    model.press(.enter)
    #expect(model.shown.contains("One run queue") && !model.shown.contains("Leaf locks"))
    model.press(.character("c"))
    #expect(model.shown.contains("▸ 0007"))
    #expect(model.shown.contains("Leaf locks"))
    model.press(.character("t"))
    #expect(!model.shown.contains("Leaf locks"))
  }

  @Test("Enter opens the proposal, e its draft, and q comes back to the list")
  func opens() {
    var model = model()
    model.press(.enter)
    guard case .proposal(let screen) = model.screen else {
      Issue.record("\(model.shown)")
      return
    }
    #expect(screen.number.value == 2)
    model.press(.character("q"))
    #expect(
      model.press(.character("e")) == [.openFile(path: "proposals/0001-leaf-locks/proposal.md", line: 1)])
  }
}
