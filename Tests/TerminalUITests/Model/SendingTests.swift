import Testing
import Workspace

@testable import TerminalUI

/// Leaving and answering while a comment is on its way, which a slow hook makes long.
@Suite("While something is sent") struct SendingTests {
  private let one = ProposalNumber(1)!

  private func composer(_ model: Model) throws -> ComposerScreen {
    guard case .composer(let composer) = model.screen else { throw Missing() }
    return composer
  }

  private struct Missing: Error {}

  @Test("What is being sent is neither sent twice nor left; it can be stopped")
  func leavingWhileSent() throws {
    var model = ReviewSample.reading()
    model.press(.character("c"))
    model.type("Once")
    model.press(.control("s"))
    #expect(model.press(.escape, .character("w")).isEmpty)
    #expect(try composer(model).isSending)
    _ = update(&model, .workBegan(Work(id: 3, "sending to 0001")))
    model.press(.escape)
    #expect(model.press(.character("s")) == [.stopWork(3)])
    _ = update(&model, .reviewFailed(one, "stopped"))
    _ = update(&model, .workEnded(id: 3))
    #expect(try composer(model).editor.buffer.text == "Once")
  }

  @Test("What is refused after it was left becomes a draft")
  func leftWhileSent() throws {
    var model = ReviewSample.reading()
    model.press(.character("c"))
    model.type("Once")
    let effects = model.press(.control("s"))
    model.press(.escape, .character("n"))
    #expect(model.shownProposal != nil)
    let kept = update(&model, .reviewFailed(one, "the hook said no", effects.last))
    guard case .keepReviewDraft(let event, replacing: nil, one)? = kept.first else {
      Issue.record("\(kept)")
      return
    }
    #expect(event.body == "Once" && model.toast?.text == "the hook said no")
  }

  @Test("A question of a suggestion that is gone is not asked of the next comment")
  func questionOfAnother() throws {
    var model = ReviewSample.reading()
    model.press(.down, .character("s"))
    model.type("!")
    model.press(.control("s"))
    let effect = try #require(model.press(.enter).last)
    _ = update(&model, .reviewFailed(one, "the hook said no", effect))
    model.press(.escape, .escape, .character("x"), .character("c"))
    #expect(model.prompt == nil)
    #expect(model.press(.control("s")).isEmpty)
  }

  @Test("So does a suggestion, which asked a question first; an edited draft stays one, as it was edited")
  func suggestionLeft() throws {
    var model = ReviewSample.reading()
    model.press(.down, .character("s"))
    model.type("!")
    model.press(.control("s"))
    let sent = try #require(model.press(.enter).last)
    model.press(.escape, .character("n"))
    guard
      case .keepReviewDraft(let event, replacing: nil, one)? = update(&model, .reviewFailed(one, "no", sent))
        .first
    else {
      Issue.record("the suggestion is lost")
      return
    }
    #expect(event.kind == .suggestion)
    #expect(model.prompt == nil)
    let edited = Effect.sendReviewDraft(event, replacing: "d1", one)
    #expect(
      update(&model, .reviewFailed(one, "no", edited)).first == .keepReviewDraft(event, replacing: "d1", one))
  }

  @Test("The reason for a decision that was left is there the next time that one decides")
  func decisionLeft() {
    var model = ReviewSample.reading()
    let effect = Effect.decide(one, .accepted, rationale: "Nobody objects.", minutes: nil)
    _ = update(&model, .reviewFailed(one, "the hook said no", effect))
    #expect(model.recoveredDecisions[one] == "Nobody objects.")
    #expect(model.toast?.text.contains("the hook said no; the reason is kept") == true)
  }
}
