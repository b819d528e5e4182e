import Testing
import Workspace

@testable import TerminalUI

@Suite("Reviewing with keys") struct ReviewUpdateTests {
  private let one = ProposalNumber(1)!
  private let v1 = VersionNumber(1)!

  private func composer(_ model: Model) throws -> ComposerScreen {
    guard case .composer(let composer) = model.screen else { throw Missing() }
    return composer
  }

  private struct Missing: Error {}

  /// The events that an effect adds.
  private func added(_ effects: [Effect]) -> [NewReviewEvent] {
    effects.flatMap { effect -> [NewReviewEvent] in
      if case .addReview(let events, _) = effect { events } else { [] }
    }
  }

  private func isOnProposal(_ model: Model) -> Bool {
    if case .proposal = model.screen { true } else { false }
  }

  // MARK: Comments

  @Test("A comment on selected lines of the draft names the version's lines and words")
  func commentOnRange() throws {
    var model = ReviewSample.reading(ReviewSample.proposal(more: "reviewers: []\n"))
    // The draft's front matter is longer than the version's: line 11 here is line 9 there.
    model.press(.down, .character("v"), .down, .character("c"))
    #expect(try composer(model).composition.title == "Issue on lines 9-10 of v1")
    model.type("Which table?")
    let event = try #require(added(model.press(.control("s"))).first)
    #expect(event.kind == .comment(.issue) && event.version == v1 && event.body == "Which table?")
    #expect(event.anchor?.lines == 9...10)
    #expect(event.anchor?.quote == "One lock in each table.\nA walk takes it after the leaf is found.")
    #expect(event.anchor?.heading == "Leaf locks")
    let effects = update(&model, .reviewAdded(one, "Commented on 0001 v1"))
    #expect(effects.contains(.loadProposals) && isOnProposal(model))
    #expect(effects.contains(.keepRecovery(path: "proposals/0001-leaf-locks/comment", nil)))
  }

  @Test("On a heading the section is meant")
  func commentOnSection() throws {
    var model = ReviewSample.reading()
    model.press(.character("c"))
    #expect(try composer(model).composition.title == "Issue on the section “Leaf locks” of v1")
  }

  @Test("A line that is not published yet is not commented on, and the older text is one key away")
  func unpublished() throws {
    let body = ReviewSample.body + "\nA line that v1 has not.\n"
    var model = ReviewSample.reading(ReviewSample.proposal(draft: body))
    model.press(.end, .character("c"))
    #expect(model.toast?.text == "This line is not in v1 yet: p publishes the draft, [ shows v1")
    model.press(.character("["))
    #expect(model.shown.contains("Text v1") && !model.shown.contains("A line that v1 has not"))
    model.press(.character("c"))
    #expect(try composer(model).composition.version == v1)
  }

  @Test("The type of a comment is chosen while it is written")
  func types() throws {
    var model = ReviewSample.reading()
    model.press(.character("c"), .control("t"))
    model.type("Why?")
    #expect(added(model.press(.control("s"))).first?.kind == .comment(.question))
  }

  @Test("What cannot be sent stays in the editor, to be sent again")
  func failure() throws {
    var model = ReviewSample.reading()
    model.press(.character("c"))
    model.type("Precious")
    model.press(.control("s"))
    #expect(try composer(model).isSending)
    #expect(model.type("x").isEmpty)
    _ = update(&model, .reviewFailed(one, "the hook said no"))
    #expect(model.toast?.text == "the hook said no")
    #expect(try composer(model).editor.buffer.text == "Precious")
    #expect(added(model.press(.control("s"))).first?.body == "Precious")
  }

  @Test("Leaving unsent words asks what becomes of them, and no word is kept for nothing")
  func leaving() throws {
    var model = ReviewSample.reading()
    model.press(.character("c"), .escape)
    #expect(isOnProposal(model))
    model.press(.character("c"))
    model.type("Half")
    model.press(.escape)
    #expect(model.prompt?.purpose == .leaveComposer)
    model.press(.escape)
    #expect(try composer(model).editor.buffer.text == "Half")
    model.press(.escape)
    let kept = model.press(.character("d"))
    guard case .keepReviewDraft(let event, replacing: nil, one)? = kept.first else {
      Issue.record("\(kept)")
      return
    }
    #expect(event.body == "Half")
    _ = update(&model, .reviewDraftsChanged(one, "Kept"))
    #expect(isOnProposal(model))
  }

  @Test("Typed words outlive a kill as the comment they would have become")
  func recovery() throws {
    var model = ReviewSample.reading()
    model.press(.down, .character("c"))
    let effects = model.type("Why\n```\nnot")
    guard case .keepRecovery(let path, let buffer?)? = effects.last else {
      Issue.record("nothing is kept")
      return
    }
    let (event, problems) = ReviewEventReader.read(source: buffer.text, id: "", file: path)
    #expect(event.body == "Why\n```\nnot" && event.anchor?.lines == 9...9 && event.version == v1)
    #expect(event.kind == .comment(.issue))
    #expect(problems.map(\.message).allSatisfy { $0.contains("by:") || $0.contains("at:") })
  }

  // MARK: Drafts

  private var draft: ReviewDraft {
    let anchor = CommentAnchor(lines: 15...15, in: ReviewSample.version(1).source)
    return ReviewDraft(
      id: "d1", event: NewReviewEvent(.comment(.question), version: v1, anchor: anchor, body: "Mine alone"))
  }

  @Test("A draft stands in the text, is written on, sent with all others, or discarded")
  func drafts() throws {
    var model = ReviewSample.reading(ReviewSample.proposal(events: []), drafts: [draft])
    model.press(.character("n"))
    #expect(model.shown.contains("Draft: Question, not sent") && model.shown.contains("Mine alone"))
    #expect(model.press(.character("S")) == [.sendReviewDrafts(one)])
    model.press(.character("r"))
    model.press(.end)
    model.type("!")
    let sent = model.press(.control("s"))
    guard case .sendReviewDraft(let event, replacing: "d1", one)? = sent.first else {
      Issue.record("\(sent)")
      return
    }
    #expect(event.body == "Mine alone!" && event.kind == .comment(.question))
    _ = update(&model, .reviewFailed(one, "no"))
    model.press(.escape, .character("x"), .character("d"))
    #expect(model.press(.character("k")).isEmpty)
    model.press(.character("d"))
    #expect(model.press(.character("d")) == [.discardReviewDraft(draft, one)])
  }

  @Test("An answer that is not sent stands in its thread, and the margin says so")
  func draftReply() {
    let reply = ReviewDraft(id: "d2", event: NewReviewEvent(.reply, thread: "t1", body: "Not yet said"))
    var model = ReviewSample.reading(drafts: [reply])
    #expect(model.shown.contains(" D  One lock in each table."))
    model.press(.character("n"), .character("n"))
    #expect(model.shown.contains("you, not sent yet") && model.shown.contains("Not yet said"))
  }

  // MARK: Threads

  @Test("A thread is gone to, answered, resolved and opened again")
  func threads() throws {
    var model = ReviewSample.reading()
    model.press(.character("n"), .character("n"))
    #expect(model.shown.contains("The walk must take it before the leaf is read."))
    #expect(model.shown.contains("Only where somebody unmaps."))
    model.press(.character("r"))
    #expect(try composer(model).composition.title.hasPrefix("Reply to “The walk must"))
    model.type("Yes")
    let reply = try #require(added(model.press(.control("s"))).first)
    #expect(reply.kind == .reply && reply.thread == "t1" && reply.body == "Yes")
    _ = update(&model, .reviewAdded(one, "Replied"))
    let resolve = added(model.press(.character("z")))
    #expect(resolve == [NewReviewEvent(.resolve, thread: "t1", body: "")])
    model.press(.character("n"), .character("n"))
    #expect(added(model.press(.character("z"))) == [NewReviewEvent(.unresolve, thread: "t3", body: "")])
  }

  @Test("Enter closes what Enter opened, and Review leads to the thread in the text")
  func opening() {
    var model = ReviewSample.reading()
    model.press(.down, .down, .enter)
    #expect(model.shown.contains("Only where somebody unmaps."))
    model.press(.enter)
    #expect(!model.shown.contains("Only where somebody unmaps."))
    model.press(.backTab)
    for _ in 0..<30 where !model.shown.contains("▸ I ") { model.press(.down) }
    model.press(.enter)
    #expect(model.shown.contains("Only where somebody unmaps.") && model.shown.contains("▸"))
  }

  @Test("In Review n and N go from thread to thread")
  func threadRows() {
    var model = ReviewSample.reading()
    model.press(.backTab, .character("n"))
    #expect(model.shown.contains("▸ P line 1"))
    model.press(.character("n"), .character("n"))
    #expect(model.shown.contains("▸ S "))
    model.press(.character("n"))
    #expect(model.toast?.text == "No thread below")
    model.press(.character("N"))
    #expect(model.shown.contains("▸ I "))
  }

  @Test("A warning that comes before the good news is not hidden by it")
  func warning() {
    var model = ReviewSample.reading()
    _ = update(&model, .failed("the hook said no"))
    _ = update(&model, .reviewAdded(one, "Commented"))
    #expect(model.toast?.text == "the hook said no")
  }

  @Test("A comment whose words are gone lies in a tray, with the words")
  func orphan() {
    let body = "\n# Leaf locks\n\nNothing of it is left.\n"
    let versions = [ReviewSample.version(1), ReviewSample.version(2, body)]
    var model = ReviewSample.reading(
      rows: 40, ReviewSample.proposal(draft: body, versions: versions))
    model.press(.backTab)
    #expect(model.shown.contains("Open, but their text is gone"))
    for _ in 0..<30 where !model.shown.contains("▸ I ") { model.press(.down) }
    model.press(.enter)
    #expect(model.shown.contains("Said of words that are gone:"))
    #expect(model.shown.contains("- A walk takes it after the leaf is found."))
  }

  @Test("An event of an unknown kind is shown as it is")
  func stray() {
    let stray = ReviewSample.event("x1", .unknown("haiku"), "An old silent lock")
    var model = ReviewSample.reading(ReviewSample.proposal(events: [stray]))
    model.press(.backTab, .end)
    #expect(model.shown.contains("haiku"))
    model.press(.enter)
    #expect(model.shown.contains("An old silent lock"))
  }

  // MARK: Suggestions

  @Test("s begins with the lines themselves; what becomes of them is suggested")
  func suggest() throws {
    var model = ReviewSample.reading()
    model.press(.down, .character("s"))
    #expect(try composer(model).editor.buffer.text == "One lock in each table.")
    model.press(.control("s"))
    #expect(model.toast?.text.hasPrefix("These are the words that stand there") == true)
    model.press(.control("k"))
    model.type("A lock a table.")
    model.press(.control("s"))
    model.type("shorter")
    let event = try #require(added(model.press(.enter)).first)
    #expect(event.kind == .suggestion && event.anchor?.lines == 9...9)
    #expect(event.body == "shorter\n\n```suggestion\nA lock a table.\n```\n")
  }

  @Test("a applies a suggestion, and says where there is none")
  func apply() throws {
    var model = ReviewSample.reading(person: ReviewSample.author)
    model.press(.character("n"), .character("n"))
    #expect(model.press(.character("a")).isEmpty)
    #expect(model.toast?.text.hasPrefix("This thread suggests no words") == true)
    model.press(.character("n"))
    let thread = try #require(ReviewSample.proposal().review.thread("t2"))
    #expect(model.press(.character("a")) == [.applySuggestion(thread, one)])
  }

  @Test("A thread that loses its place leaves the cursor where it was")
  func placeLost() {
    var model = ReviewSample.reading(person: ReviewSample.author)
    model.press(.character("n"), .character("n"), .character("n"))
    let body = ReviewSample.body.replacing("Two cores wait for one lock.", with: "Quite another sentence.")
    _ = update(&model, .proposalsLoaded([ReviewSample.proposal(draft: body, events: [])], []))
    #expect(model.shown.contains("▸   Quite another sentence."))
  }

  // MARK: Verdicts and decisions

  @Test("A approves after a word, D leads to everything else")
  func verdicts() throws {
    var model = ReviewSample.reading()
    model.press(.character("A"))
    model.type("Good")
    #expect(added(model.press(.enter)) == [NewReviewEvent(.verdict(.approve), body: "Good")])
    model.press(.character("D"), .character("x"))
    #expect(try composer(model).composition.title == "Changes requested of v1: what has to change")
    model.press(.control("s"))
    #expect(model.toast?.text == "Nothing is written yet; Esc leaves")
    model.type("The order.")
    #expect(added(model.press(.control("s"))).first?.kind == .verdict(.requestChanges))
  }

  @Test("An author gives no verdict, and what is missing for a decision is said")
  func refusals() {
    var model = ReviewSample.reading(person: ReviewSample.author)
    model.press(.character("A"))
    #expect(model.toast?.text == "you are one of its authors; a verdict is for others to give")
    model.press(.character("D"), .character("y"))
    #expect(model.toast?.role == .bad)
    #expect(model.toast?.text.contains("cannot be accepted") == true)
    model.press(.character("D"), .character("q"))
    #expect(model.prompt == nil && isOnProposal(model))
  }

  @Test("Going back to a draft is asked about, as only a new version leads out of it")
  func redraft() {
    var model = ReviewSample.reading(person: ReviewSample.author)
    model.press(.character("D"), .character("d"))
    #expect(model.press(.character("n")).isEmpty)
    model.press(.character("D"), .character("d"))
    #expect(model.press(.character("y")) == [.redraft(one)])
  }

  @Test("The last call asks for its day, a decision for its reason and its minutes")
  func moves() throws {
    var model = ReviewSample.reading(person: ReviewSample.author)
    model.press(.character("D"), .character("l"))
    model.press(.control("u"))
    model.type("someday")
    #expect(model.press(.enter).isEmpty)
    model.press(.control("u"))
    model.type("2026-12-01")
    #expect(model.press(.enter) == [.startLastCall(one, until: CalendarDate(iso: "2026-12-01")!)])

    let approved = ReviewSample.event("v", .verdict(.approve), by: ReviewSample.marco)
    let proposal = ReviewSample.proposal(
      status: "last-call", events: [approved], more: "last-call-until: 2026-11-22\n")
    model = ReviewSample.reading(proposal)
    model.press(.character("D"), .character("y"))
    model.type("It holds.")
    model.press(.control("s"))
    model.type("meetings/a.md:4")
    #expect(
      model.press(.enter) == [.decide(one, .accepted, rationale: "It holds.", minutes: "meetings/a.md:4")])
    _ = update(&model, .reviewFailed(one, "disk full"))
    #expect(try composer(model).editor.buffer.text == "It holds.")
  }

  // MARK: Home

  @Test("Home opens the thread that waits for an answer, and a review that waits for a verdict")
  func home() {
    var model = ReviewSample.model(person: ReviewSample.author)
    #expect(model.shown.contains("My turn (1)") && model.shown.contains("answer"))
    model.press(.enter)
    #expect(model.shown.contains("Say which lock."))
    model = ReviewSample.model()
    #expect(model.shown.contains("review v1 · 3 days"))
    #expect(model.shown.contains("waits for Ada Test"))
    model.press(.enter)
    #expect(model.shown.contains("→ Your turn"))
  }

  @Test("Where git knows nobody, home says how it learns")
  func nobody() {
    let model = ReviewSample.model(person: nil)
    #expect(model.shown.contains("Nobody knows who you are"))
  }
}
