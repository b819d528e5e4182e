import Testing
import Workspace

@Suite("A review put together from its events") struct ReviewTests {
  private let texts = ["one\n", "two\n", "three\n"]

  private var versions: [ProposalVersion] {
    texts.enumerated().map { index, text in
      ProposalVersion(
        number: VersionNumber(index + 1)!, title: "T", authors: [], published: nil, by: nil, changes: "",
        body: text)
    }
  }

  private func event(
    _ id: String, _ kind: ReviewEvent.Kind, by: String? = "A <a@b.c>", at: String = "2026-11-23T09:00:00Z",
    on version: Int? = 1, thread: String? = nil
  ) -> ReviewEvent {
    ReviewEvent(
      id: id, kind: kind, by: by, at: at, version: version.flatMap(VersionNumber.init),
      blob: version.map { GitObjectID(blob: Array(texts[$0 - 1].utf8)) }, thread: thread,
      body: "Text of \(id)\n")
  }

  @Test("Threads hold their answers by moment, in whatever order the files are read and zones are written")
  func threads() {
    let events = [
      event("c1", .comment(.issue), at: "2026-11-23T09:00:00Z"),
      event("r1", .reply, at: "2026-11-23T11:30:00+02:00", thread: "c1"),
      event("x1", .resolve, at: "2026-11-23T10:00:00Z", thread: "c1"),
      event("c2", .comment(.praise), at: "2026-11-23T08:00:00Z"),
    ]
    for order in [events, events.reversed()] {
      let review = Review(order, versions: versions)
      #expect(review.threads.map(\.id) == ["c2", "c1"])
      #expect(review.threads[1].answers.map(\.id) == ["r1", "x1"])
      #expect(!review.threads[1].isOpen)
      #expect(review.threads[0].isOpen)
      #expect(review.pendingThreads.isEmpty)
    }
  }

  @Test("A thread is as open as its last resolution says")
  func reopened() {
    let events = [
      event("c1", .comment(.issue)), event("x1", .resolve, at: "2026-11-23T10:00:00Z", thread: "c1"),
      event("x2", .unresolve, at: "2026-11-23T11:00:00Z", thread: "c1"),
      event("r1", .reply, at: "2026-11-23T12:00:00Z", thread: "c1"),
    ]
    #expect(Review(events, versions: versions).pendingThreads.map(\.id) == ["c1"])
  }

  @Test("The bytes an event names decide its version, not the number it had")
  func renumbered() {
    // Two people published v2 at once: this one was made on what is v3 now.
    var comment = event("c1", .comment(.issue), on: 3)
    comment.version = VersionNumber(2)
    let review = Review([comment], versions: versions)
    #expect(review.threads[0].version == VersionNumber(3))
  }

  @Test("A person's last verdict on a version counts, and only there")
  func verdicts() {
    let review = Review(
      [
        event("v1", .verdict(.requestChanges), at: "2026-11-23T09:00:00Z"),
        event("v2", .verdict(.approve), by: "Ada <A@B.C>", at: "2026-11-23T10:00:00Z"),
        event("v3", .verdict(.abstain), by: "B", at: "2026-11-23T08:00:00Z", on: 2),
      ], versions: versions)
    #expect(review.verdicts(on: VersionNumber(1)!).map(\.verdict) == [.approve])
    #expect(review.verdicts(on: VersionNumber(2)!).map(\.by) == ["B"])
    #expect(review.verdicts(on: VersionNumber(3)!).isEmpty)
  }

  @Test("What belongs nowhere is kept apart and not lost")
  func strays() {
    var elsewhere = event("v9", .verdict(.approve), on: nil)
    elsewhere.blob = GitObjectID(blob: Array("nobody's text".utf8))
    let review = Review(
      [event("r1", .reply, thread: "gone"), event("p1", .unknown("poll")), elsewhere], versions: versions)
    #expect(review.strays.count == 3)
    #expect(review.events.count == 3)
    #expect(review.verdicts.isEmpty)
  }
}
