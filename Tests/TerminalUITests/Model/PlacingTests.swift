import Testing
import Workspace

@testable import TerminalUI

@Suite("Placing many comments") struct PlacingTests {
  private let one = ProposalNumber(1)!

  private static let comments = (0..<1000).map { number in
    ReviewSample.event("c\(number)", .comment(.issue), lines: 10...10, "Comment \(number)")
  }

  private func proposal(_ more: [ReviewEvent] = []) -> Proposal {
    ReviewSample.proposal(versions: [ReviewSample.version(1)], events: Self.comments + more)
  }

  private func opened(_ screen: ProposalScreen) -> (Model, PlacementRequest?) {
    var model = ReviewSample.model(columns: 120, proposal())
    model.screens.append(.proposal(screen))
    let effects = update(&model, .resized(model.size))
    return (model, request(effects))
  }

  private func request(_ effects: [Effect]) -> PlacementRequest? {
    effects.compactMap { effect in
      if case .placeThreads(let request, one) = effect { request } else { nil }
    }.first
  }

  private func reading(_ model: Model) throws -> ProposalReading {
    guard case .proposal(let screen) = model.screen else { throw Missing() }
    return screen.reading
  }

  private struct Missing: Error {}

  @Test("The text is there at once, and its comments when they are placed")
  func textFirst() throws {
    let (first, asked) = opened(ProposalScreen(one))
    var model = first
    let request = try #require(asked)
    #expect(request.threads.count == 1000)
    let before = view(model).description
    #expect(before.contains("One lock in each table.") && before.contains("placing 1000 comments"))
    #expect(!before.contains("I+"))
    // It is asked for once.
    #expect(self.request(model.press(.down)) == nil)
    model.press(.character("n"))
    #expect(model.toast?.text == "The comments are still being placed in this text")
    #expect(update(&model, .threadsPlaced(request.places(), request, one)) == [])
    let after = view(model).description
    #expect(after.contains("I+") && !after.contains("placing"))
  }

  @Test("Review says that comments are being placed, and then lists them")
  func reviewTab() throws {
    var (model, asked) = opened(ProposalScreen(one, tab: .review))
    let request = try #require(asked)
    #expect(view(model).description.contains("1000 comments being placed in the text"))
    _ = update(&model, .threadsPlaced(request.places(), request, one))
    #expect(view(model).description.contains("Open (1000)"))
  }

  @Test("Places in a text that is no longer read come too late")
  func late() throws {
    var (model, asked) = opened(ProposalScreen(one))
    let draft = try #require(asked)
    let version = try #require(request(model.press(.character("["))))
    #expect(version.text != draft.text)
    _ = update(&model, .threadsPlaced(draft.places(), draft, one))
    #expect(try reading(model).placing == version && reading(model).threads.isEmpty)
    _ = update(&model, .threadsPlaced(version.places(), version, one))
    #expect(try reading(model).threads.count == 1000)
  }

  @Test("What is said later is placed alone, and an answer leaves its thread where it is")
  func later() throws {
    var (model, asked) = opened(ProposalScreen(one))
    let first = try #require(asked)
    _ = update(&model, .threadsPlaced(first.places(), first, one))
    let more = [
      ReviewSample.event("r1", .reply, thread: "c1", "Yes"),
      ReviewSample.event("z1", .comment(.question), lines: 15...15, "Why?"),
    ]
    #expect(request(update(&model, .proposalsLoaded([proposal(more)], []))) == nil)
    let threads = try reading(model).threads
    #expect(threads.count == 1001 && threads.last?.id == "z1")
    #expect(threads.first { $0.id == "c1" }?.thread.answers.count == 1)
  }

  @Test("A thread to begin at is gone to once its place is known")
  func beginsAtThread() throws {
    var (model, asked) = opened(ProposalScreen(one, thread: "c7"))
    let request = try #require(asked)
    #expect(try reading(model).stop == .thread("c7"))
    _ = update(&model, .threadsPlaced(request.places(), request, one))
    #expect(try reading(model).stop == .thread("c7"))
    #expect(view(model).description.contains("Comment 7"))
  }

  @Test("Places arrive where the text lies below another screen too")
  func below() throws {
    var (model, asked) = opened(ProposalScreen(one))
    let request = try #require(asked)
    model.press(.character("e"))
    _ = update(&model, .threadsPlaced(request.places(), request, one))
    model.screens.removeLast()
    #expect(self.request(update(&model, .resized(model.size))) == nil)
    #expect(try reading(model).threads.count == 1000)
  }
}
