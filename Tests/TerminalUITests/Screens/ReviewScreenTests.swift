import Testing
import Workspace

@testable import TerminalUI

@Suite("Review screens") struct ReviewScreenTests {
  private let one = ProposalNumber(1)!

  @Test(
    "The margin tells of threads, and Enter opens them in place", arguments: [(20, 60), (24, 80), (40, 120)])
  func text(rows: Int, columns: Int) throws {
    var model = ReviewSample.reading(rows: rows, columns: columns)
    try expectScreen("review-text-\(columns)x\(rows)", model)
    model.press(.character("n"), .character("n"))
    try expectScreen("review-thread-\(columns)x\(rows)", model)
  }

  @Test(
    "Review tells what is missing, whose turn it is and every thread",
    arguments: [(20, 60), (24, 80), (40, 120)])
  func review(rows: Int, columns: Int) throws {
    var model = ReviewSample.reading(rows: rows, columns: columns)
    model.press(.backTab)
    try expectScreen("review-tab-\(columns)x\(rows)", model)
  }

  @Test("What next says why a choice is not possible", arguments: [(20, 60), (24, 80), (40, 120)])
  func menu(rows: Int, columns: Int) throws {
    var model = ReviewSample.reading(rows: rows, columns: columns)
    model.press(.character("D"))
    try expectScreen("review-menu-\(columns)x\(rows)", model)
  }

  @Test(
    "A comment is written below the words that it is said of", arguments: [(20, 60), (24, 80), (40, 120)])
  func composer(rows: Int, columns: Int) throws {
    var model = ReviewSample.reading(rows: rows, columns: columns)
    model.press(.down, .character("v"), .down, .character("c"))
    model.type("Which fault? 漢字")
    try expectScreen("review-composer-\(columns)x\(rows)", model)
  }

  @Test("Home begins with what waits for the reader", arguments: [(20, 60), (24, 80), (40, 120)])
  func home(rows: Int, columns: Int) throws {
    try expectScreen("review-home-\(columns)x\(rows)", ReviewSample.model(rows: rows, columns: columns))
    let model = ReviewSample.model(rows: rows, columns: columns, person: ReviewSample.author)
    try expectScreen("review-home-author-\(columns)x\(rows)", model)
  }

  @Test("A decision stands first in the review, with its seal")
  func decision() throws {
    let version = ReviewSample.version(1)
    let decision = Decision(
      outcome: .accepted, date: CalendarDate(iso: "2026-11-22"), by: ReviewSample.marco,
      version: version.number,
      sealed: [Decision.Sealed(path: "v1.md", blob: version.blob)],
      verdicts: [Decision.Opinion(by: ReviewSample.andra, verdict: .approve)], open: ["t1"],
      minutes: "meetings/2026-11-18-smp.md:42", rationale: "It holds under *stress*.\n")
    var model = ReviewSample.reading(ReviewSample.proposal(status: "accepted", decision: decision))
    model.press(.backTab)
    try expectScreen("review-decided", model)
    #expect(model.press(.character("V")) == [.verify(one)])
    var check = SealCheck(
      number: one, decision: decision, findings: [], sealedCount: 1, committedCount: 0, uncommitted: [])
    _ = update(&model, .verified(check))
    #expect(model.shown.contains("✓ Sealed: 1 file, each as it was"))
    check.findings = [.missing(path: "v1.md")]
    _ = update(&model, .verified(check))
    #expect(model.shown.contains("✗ The seal is broken") && model.shown.contains("v1.md is gone"))
  }

  @Test("Nothing published, nobody known, nothing said: each says what to do")
  func empty() {
    var model = ReviewSample.reading(
      ReviewSample.proposal(status: "draft", versions: [], events: []), person: nil)
    model.press(.character("c"))
    #expect(model.toast?.text.hasPrefix("Nothing is published yet") == true)
    model.press(.character("n"))
    #expect(model.toast?.text.hasPrefix("No thread stands") == true)
    model.press(.enter)
    #expect(model.toast?.text.hasPrefix("Nobody said anything") == true)
    model.press(.character("["))
    #expect(model.toast?.text.hasPrefix("Nothing is published yet") == true)
    model.press(.character("A"))
    #expect(model.toast?.text.hasPrefix("Nobody knows who you are") == true)
    model.press(.backTab)
    #expect(model.shown.contains("Nothing is published yet, so there is nothing to review"))
    for key in ["r", "z", "a", "d", "S", "V"] {
      model.press(.character(Character(key)))
      #expect(model.toast?.role == .soon, "\(key)")
    }
  }

  @Test("The help of the text names each key once, with what it does there")
  func help() throws {
    var model = ReviewSample.reading(rows: 60)
    model.press(.character("?"))
    try expectScreen("review-help-80x60", model)
  }

  @Test("No size is too small for reviewing", arguments: [(1, 1), (2, 3), (3, 10), (5, 20), (100, 300)])
  func anySize(rows: Int, columns: Int) {
    for keys in [["n"], ["v", "j", "c"], ["D"], ["n", "r"], ["s"], ["A"]] {
      var model = ReviewSample.reading(rows: rows, columns: columns)
      for key in keys { model.press(.character(Character(key))) }
      #expect(view(model).size == Size(rows: rows, columns: columns))
      model = ReviewSample.reading(rows: rows, columns: columns)
      model.press(.backTab)
      for key in keys { model.press(.character(Character(key))) }
      #expect(view(model).size == Size(rows: rows, columns: columns))
    }
  }

  @Test("Five hundred comments are read through like five")
  func many() {
    let body = "\n" + (1...500).map { "Sentence \($0) of a long text.\n\n" }.joined()
    let version = ReviewSample.version(1, body)
    let events = (1...500).map {
      ReviewSample.event(
        "t\(1000 + $0)", .comment(.issue), lines: 5 + 2 * $0...5 + 2 * $0, of: version, "No \($0).")
    }
    var model = ReviewSample.reading(ReviewSample.proposal(draft: body, versions: [version], events: events))
    for _ in 0..<500 { model.press(.character("n")) }
    #expect(model.shown.contains("No 500."))
    model.press(.character("n"))
    #expect(model.toast?.text == "No thread below; N goes back")
    for _ in 0..<600 { model.press(.up) }
    #expect(model.shown.contains("Sentence 1 of"))
  }
}
