import Synchronization
import Testing
import Workspace

@testable import WorkspaceStore

/// A workspace that several people review in, each with a Moot of their own.
struct ReviewWorkspace {
  let folder: TemporaryFolder
  let number: ProposalNumber
  static let today = CalendarDate(iso: "2023-11-24")!

  /// One proposal by Ana, published as v1.
  init(_ policy: String = "approvals: 1, deciders: [rd]") async throws {
    folder = try TemporaryFolder()
    try folder.put(
      "moot.yaml",
      """
      schema: 1
      commit: manual
      people:
        - {id: ana, name: Ana Pop, emails: [ana@example.org]}
        - {id: ms, name: Marco, emails: [ms@example.org]}
        - {id: rd, name: Răzvan D, emails: [rd@example.org]}
      review: {\(policy)}

      """)
    let workspace = try WorkspaceFolder.locate(from: ".", system: .fixed(folder))
    number = try await workspace.createProposal(title: "Locks", today: Self.today)
    try Self.edit(workspace, number) { $0 + "\nThe leaf lock is taken\nafter the walk.\n" }
    _ = try await workspace.publish(number, changes: "First", today: Self.today)
  }

  static func edit(
    _ workspace: WorkspaceFolder, _ number: ProposalNumber, _ change: (String) -> String
  ) throws {
    let path = try workspace.draftPath(number)
    let (text, stamp) = try workspace.readText(path)
    _ = try workspace.saveDraft(number, change(text), expecting: stamp)
  }

  /// The workspace as a person opens it.
  func opened(by name: String = "Marco", _ email: String = "ms@example.org") throws -> WorkspaceFolder {
    var system = SystemContext.fixed(folder)
    system.authorName = name
    system.authorEmail = email
    system.stateHome = folder("private/\(name)")
    return try WorkspaceFolder.locate(from: ".", system: system)
  }

  func ana() throws -> WorkspaceFolder { try opened(by: "Ana Pop", "ana@example.org") }
  func decider() throws -> WorkspaceFolder { try opened(by: "Răzvan D", "rd@example.org") }

  /// A comment on the draft's last two lines.
  func comment(_ kind: ReviewEvent.Kind = .comment(.issue), _ body: String = "Why after?\n") throws
    -> NewReviewEvent
  {
    let version = try #require(try opened().proposal(number).latest)
    let count = version.source.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    return NewReviewEvent(
      kind, anchor: CommentAnchor(lines: count - 1...count, in: version.source), body: body)
  }
}

@Suite("Reviews on the disk") struct ReviewsTests {
  private let today = ReviewWorkspace.today

  @Test(
    "Events of one call are files of their own, named after moment and person, on the newest version's bytes")
  func adding() async throws {
    let review = try await ReviewWorkspace()
    let workspace = try review.opened()
    let events = try await workspace.addReview(
      [review.comment(), NewReviewEvent(.verdict(.approve), body: "")], to: review.number, today: today)
    #expect(events.map(\.id) == ["20231124T090000Z-ms-7c1e", "20231124T090000Z-ms-7c1f"])
    let proposal = try workspace.proposal(review.number)
    #expect(proposal.diagnostics.isEmpty)
    #expect(proposal.review.events == events)
    #expect(events.allSatisfy { $0.blob == proposal.latest?.blob && $0.version == proposal.latest?.number })
    #expect(events[0].anchor?.quote == "The leaf lock is taken\nafter the walk.")
    #expect(events[0].anchor?.heading == "Open questions")
  }

  @Test("What cannot be added says why, and its text is kept as a draft")
  func refused() async throws {
    let review = try await ReviewWorkspace()
    let own = await storeError {
      _ = try await review.ana().addReview(
        [.init(.verdict(.approve), body: "")], to: review.number, today: today)
    }
    #expect(own?.message == "you are one of its authors; a verdict is for others to give")
    let workspace = try review.opened()
    let lost = await storeError {
      _ = try await workspace.addReviewOrKeep(
        [.init(.reply, thread: "gone", body: "Long words\n")], to: review.number, today: today)
    }
    #expect(lost?.description.contains("there is no thread 'gone'") == true)
    #expect(lost?.description.contains("`moot drafts 0001` shows it") == true)
    #expect(workspace.reviewDrafts(of: review.number).0.map(\.event.body) == ["Long words\n"])
    #expect(try workspace.proposal(review.number).review.events.isEmpty)
  }

  @Test("Drafts are one person's alone until they are sent together")
  func drafts() async throws {
    let review = try await ReviewWorkspace()
    let workspace = try review.opened()
    let comment = try review.comment(.comment(.question))
    var first = try workspace.keepReviewDraft(comment, for: review.number)
    first.event.body = "Why not before?\n"
    _ = try workspace.keepReviewDraft(first.event, for: review.number, id: first.id)
    _ = try workspace.keepReviewDraft(review.comment(), for: review.number, id: "second")
    #expect(try review.ana().reviewDrafts(of: review.number).0.isEmpty)
    #expect(try workspace.proposal(review.number).review.events.isEmpty)
    let sent = try await workspace.sendReviewDrafts(of: review.number, today: today)
    #expect(sent.map(\.body) == ["Why not before?\n", "Why after?\n"])
    #expect(sent[0].anchor == comment.anchor)
    #expect(workspace.reviewDrafts(of: review.number).0.isEmpty)
    let none = await storeError {
      _ = try await workspace.sendReviewDrafts(of: review.number, today: today)
    }
    #expect(none?.message == "nothing of proposal 0001 waits to be sent")
  }

  @Test("An undone sending gives the drafts back")
  func undoneSending() async throws {
    let review = try await ReviewWorkspace()
    let workspace = try review.opened()
    _ = try workspace.keepReviewDraft(review.comment(), for: review.number, id: "second")
    let other = try workspace.keepReviewDraft(review.comment(.comment(.praise)), for: review.number)
    _ = try await workspace.addReview(
      [review.comment()], sending: ["second", "gone"], to: review.number, today: today)
    #expect(workspace.reviewDrafts(of: review.number).0.map(\.id) == [other.id])
    _ = try await workspace.undo()
    #expect(Set(workspace.reviewDrafts(of: review.number).0.map(\.id)) == ["second", other.id])
  }

  @Test("A suggestion replaces its lines in the draft and resolves its thread; other bytes stay")
  func suggestion() async throws {
    let review = try await ReviewWorkspace()
    let body = ReviewEvent.suggestionBody("Shorter", replacement: "The leaf lock is taken before the walk.")
    _ = try await review.opened().addReview(
      [review.comment(.suggestion, body)], to: review.number, today: today)
    let ana = try review.ana()
    try ReviewWorkspace.edit(ana, review.number) {
      $0.replacing("## Problem\n", with: "## Problem\r\n\r\nTwo cores.\r\n")
    }
    let before = try ana.proposal(review.number)
    let lines = try await ana.applySuggestion(before.review.threads[0], to: review.number, today: today)
    let after = try ana.proposal(review.number)
    #expect(
      after.draft.source
        == before.draft.source.replacing(
          "The leaf lock is taken\nafter the walk.\n", with: "The leaf lock is taken before the walk.\n"))
    #expect(lines.count == 2)
    #expect(!after.review.threads[0].isOpen)
    let again = await storeError {
      _ = try await ana.applySuggestion(after.review.threads[0], to: review.number, today: today)
    }
    #expect(again?.reason == .refused)
    #expect(try ana.proposal(review.number).draft.source == after.draft.source)
  }

  @Test("Changes requested in a last call end it, and so does a new version")
  func objection() async throws {
    let review = try await ReviewWorkspace()
    let (ana, marco) = (try review.ana(), try review.opened())
    #expect(
      try await ana.startLastCall(review.number, until: nil, today: today) == CalendarDate(iso: "2023-12-01"))
    _ = try await marco.addReview(
      [.init(.verdict(.requestChanges), body: "No\n")], to: review.number, today: today)
    #expect(try ana.proposal(review.number).draft.status == .review)
    try ReviewWorkspace.edit(ana, review.number) { $0 + "More.\n" }
    _ = try await ana.publish(review.number, changes: "More", today: today)
    _ = try await ana.startLastCall(review.number, until: nil, today: today)
    #expect(try ana.proposal(review.number).draft.status == .lastCall)
    try ReviewWorkspace.edit(ana, review.number) { $0 + "And more.\n" }
    _ = try await ana.publish(review.number, changes: "And more", today: today)
    #expect(try ana.proposal(review.number).draft.status == .review)
  }

  @Test("A decision seals what it was made on; any change of it is named")
  func decision() async throws {
    let review = try await ReviewWorkspace()
    let (ana, marco, decider) = (try review.ana(), try review.opened(), try review.decider())
    _ = try await marco.addReview([.init(.verdict(.approve), body: "")], to: review.number, today: today)
    _ = try await ana.startLastCall(review.number, until: nil, today: today)
    let day = today.adding(days: 8)
    let early = await storeError {
      _ = try await decider.decide(review.number, .accepted, rationale: "Yes\n", minutes: nil, today: today)
    }
    #expect(early?.message == "0001 cannot be accepted: last call ends on 2023-12-01")
    let decision = try await decider.decide(
      review.number, .accepted, rationale: "Yes\n", minutes: nil, today: day)
    #expect(decision.sealed.map(\.path) == ["reviews/20231124T090000Z-ms-7c1e.md", "v1.md"])
    var proposal = try decider.proposal(review.number)
    #expect(proposal.draft.status == .accepted)
    #expect(proposal.decision == decision)
    #expect(try await decider.verify(proposal).holds)
    try review.folder.put("\(proposal.folder)/v1.md", proposal.versions[0].source + " ")
    proposal = try decider.proposal(review.number)
    let check = try await decider.verify(proposal)
    #expect(check.findings.map(\.path) == ["\(proposal.folder)/v1.md"])
    #expect(check.findings[0].words.contains("was sealed"))
  }

  @Test("A seal that names files elsewhere makes nobody read them")
  func elsewhere() async throws {
    let review = try await ReviewWorkspace()
    var proposal = try review.opened().proposal(review.number)
    proposal.decision = Decision(
      outcome: .accepted, date: nil, by: nil, version: VersionNumber(1)!,
      sealed: [.init(path: "../../moot.yaml", blob: GitObjectID(blob: []))], verdicts: [], open: [],
      minutes: nil,
      rationale: "")
    let check = try await review.opened().verify(proposal)
    #expect(check.findings.map(\.words) == ["is outside of the proposal"])
  }

  @Test("Superseding is written into both drafts")
  func superseding() async throws {
    let review = try await ReviewWorkspace("approvals: 0, deciders: [rd]")
    let (ana, decider) = (try review.ana(), try review.decider())
    _ = try await ana.startLastCall(review.number, until: nil, today: today)
    _ = try await decider.decide(
      review.number, .accepted, rationale: "Yes\n", minutes: nil, today: today.adding(days: 8))
    let other = try await ana.createProposal(title: "Better locks", today: today)
    try await ana.supersede(review.number, by: other, today: today)
    #expect(try ana.proposal(review.number).draft.status == .superseded)
    #expect(try ana.proposal(review.number).draft.references.supersededBy.map(\.number) == [other])
    #expect(try ana.proposal(other).draft.references.supersedes.map(\.number) == [review.number])
  }

  @Test("A reviewer is written as moot.yaml knows the person, once")
  func reviewer() async throws {
    let review = try await ReviewWorkspace()
    let ana = try review.ana()
    #expect(try await ana.assignReviewer(review.number, "ms") == "Marco <ms@example.org>")
    let again = await storeError { _ = try await ana.assignReviewer(review.number, "Marco") }
    #expect(again?.message == "Marco <ms@example.org> is a reviewer already")
    #expect(try ana.proposal(review.number).draft.reviewers == ["Marco <ms@example.org>"])
  }
}
