import Testing
import Workspace

@testable import TerminalUI

@Suite("What was typed comes back") struct RefusedTests {
  private let one = ProposalNumber(1)!
  private let v1 = VersionNumber(1)!

  @Test("Reasons for a verdict come back as a verdict, and those for a decision wait for the next time")
  func recoveredReasons() throws {
    let draft = ReviewDraft(
      id: "d3", event: NewReviewEvent(.verdict(.requestChanges), version: v1, body: "Half a reason"))
    let composition = Composition(draft, in: one)
    #expect(composition.purpose == .verdict(.requestChanges) && composition.canWait)
    var screen = ComposerScreen(composition, folder: "proposals/0001-leaf-locks")
    let effects = screen.insert("!")
    guard case .keepRecovery(let path, let buffer?)? = effects.last else {
      Issue.record("nothing is kept")
      return
    }
    let event = ReviewEventReader.read(source: buffer.text, id: "", file: path).0
    #expect(event.kind == .verdict(.requestChanges) && event.version == v1)

    var decision = ComposerScreen(
      Composition(.decision(.accepted), in: one, version: v1), folder: "proposals/0001-leaf-locks",
      recovered: "Nobody")
    #expect(decision.hasUnsentText)
    guard case .keepRecovery(let other, let kept?)? = decision.insert(" objects.").last else {
      Issue.record("nothing is kept")
      return
    }
    #expect(other != path && other == ComposerScreen.decisionRecoveryPath(in: "proposals/0001-leaf-locks"))
    #expect(ReviewEventReader.read(source: kept.text, id: "", file: other).0.body == "Nobody objects.")
  }

  @Test("What was typed for a question is asked for again, with why, where it was refused")
  func askedAgain() throws {
    var model = Sample.model()
    model.press(.character("n"))
    model.type("Leaf")
    let effect = try #require(model.press(.enter).last)
    _ = update(&model, .refused(effect, "the hook said no"))
    #expect(model.prompt?.purpose == .newProposalTitle)
    #expect(
      model.shown.contains("the hook said no") && model.shown.contains("Title of the new proposal: Leaf"))
    model.press(.character("!"))
    #expect(model.shown.contains("the hook said no"))
    #expect(model.press(.enter) == [.createProposal(title: "Leaf!")])
    #expect(!model.shown.contains("the hook said no"))

    // Nothing is asked about what was not typed.
    #expect(update(&model, .refused(.undo(3), "changed since")) == [.loadAgenda])
    #expect(model.prompt == nil)

    // Whoever types something else meanwhile is asked when that is done.
    model.press(.character("n"))
    _ = update(&model, .refused(.createProposal(title: "Leaf!"), "still no"))
    #expect(model.prompt?.problem == nil)
    model.press(.escape)
    #expect(model.prompt?.problem == "still no")
  }

  @Test("So are words, days and owners of items, and the notes are read again")
  func items() throws {
    for (key, typed) in [(Character("r"), "!"), ("m", "+7d"), ("w", ", SK")] {
      var model = Sample.model()
      model.press(.character("2"), .character(key))
      model.type(typed)
      let asked = try #require(model.prompt)
      let effect = try #require(model.press(.enter).last)
      #expect(update(&model, .refused(effect, "the hook said no")) == [.loadAgenda])
      let again = try #require(model.prompt)
      #expect(again.purpose == asked.purpose && again.kind == asked.kind)
      #expect(again.problem == "the hook said no" && model.shown.contains("the hook said no"))
      #expect(model.press(.enter).last == effect)
    }
  }
}
