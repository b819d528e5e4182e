import Testing
import Workspace

@Suite("How a proposal stands") struct ProposalStandingTests {
  private let ada = SampleReview.ada
  private let marco = SampleReview.marco
  private let andra = SampleReview.andra

  @Test("A draft waits for its authors")
  func draft() {
    let standing = SampleReview(status: "draft", published: []).standing(on: 10)
    #expect(standing.lines == ["Ada: write and publish it since 2026-11-01"])
    #expect(standing.missing == ["nothing is published yet"])
  }

  @Test("A published version waits for each reviewer that is named, else for anybody")
  func reviewers() {
    var sample = SampleReview(matter: "reviewers: [ms, \"\(SampleReview.andra)\"]\n")
    #expect(
      sample.standing(on: 10).lines == [
        "ms: review v1 since 2026-11-02", "Andra: review v1 since 2026-11-02",
      ])
    sample.add(.verdict(.abstain), by: marco, day: 5)
    #expect(sample.standing(on: 10).lines == ["Andra: review v1 since 2026-11-02"])
    sample.matter = ""
    #expect(sample.standing(on: 10).lines == ["anybody: review v1 since 2026-11-02"])
  }

  @Test("The last word of an open thread is the other side's to answer, and praise asks for nothing")
  func answers() {
    var sample = SampleReview()
    sample.add(.comment(.question), by: marco, day: 4)
    sample.add(.comment(.praise), by: andra, day: 4)
    let thread = sample.events[0].id
    #expect(sample.standing(on: 10).lines.first == "Ada: answer a thread since 2026-11-04")
    sample.add(.reply, by: ada, day: 6, thread: thread)
    #expect(sample.standing(on: 10).lines.first == "Marco: answer a thread since 2026-11-06")
    sample.add(.resolve, by: marco, day: 7, thread: thread)
    #expect(sample.standing(on: 10).lines == ["anybody: review v1 since 2026-11-02"])
    #expect(sample.standing(on: 10).pendingThreads.isEmpty)
  }

  @Test("A turn begins with the first word that has a day, though one without stands before it")
  func undatedAnswers() {
    var sample = SampleReview()
    sample.add(.comment(.question), by: marco, day: 4)
    sample.events[0].at = ""
    for day in [7, 6, 8] { sample.add(.comment(.question), by: andra, day: day) }
    #expect(sample.standing(on: 10).lines.first == "Ada: answer 4 threads since 2026-11-06")
  }

  @Test("A verdict counts for the bytes it was given on, and not for the next version")
  func expiry() {
    var sample = SampleReview()
    sample.add(.verdict(.approve), by: marco, day: 4)
    #expect(sample.standing(on: 10).approvals == 1)
    #expect(sample.standing(on: 10).lines == ["Ada: start the last call since 2026-11-04"])
    let blob = sample.proposal.versions[0].blob
    sample.published.append("2026-11-08")
    // The first version's bytes are others in this sample; the event keeps naming what it was given on.
    #expect(sample.proposal.version(VersionNumber(1)!)?.blob != blob)
    #expect(sample.standing(on: 10).approvals == 0)
    #expect(sample.standing(on: 10).missing.contains("0 of 1 approvals of v2"))
  }

  @Test("An author's own approval counts for nothing, and changes requested are the authors' turn")
  func objections() {
    var sample = SampleReview()
    sample.add(.verdict(.approve), by: ada, day: 3)
    sample.add(.verdict(.requestChanges), by: marco, day: 4)
    let standing = sample.standing(on: 10)
    #expect(standing.approvals == 0)
    #expect(standing.objectors == [marco])
    #expect(standing.lines == ["Ada: meet the changes requested on v1 since 2026-11-04"])
    #expect(standing.missing.contains("Marco requests changes of v1"))
  }

  @Test("A last call is nobody's turn until it ended, then the deciders'")
  func lastCall() {
    var sample = SampleReview(status: "last-call", matter: "last-call-until: 2026-11-12\n")
    sample.add(.verdict(.approve), by: marco, day: 4)
    #expect(sample.standing(on: 12).lines.isEmpty)
    #expect(sample.standing(on: 12).missing == ["last call ends on 2026-11-12"])
    #expect(sample.standing(on: 13, deciders: ["ms"]).lines == ["ms: decide since 2026-11-13"])
    #expect(sample.standing(on: 13).lines == ["anybody: decide since 2026-11-13"])
    #expect(sample.standing(on: 13).missing.isEmpty)
  }

  @Test("What is anybody's turn is not an author's, and a person is known by id, name or address")
  func mine() {
    let book = SampleReview.people
    let standing = SampleReview(matter: "reviewers: [ms]\n").standing(on: 10)
    #expect(standing.turns(of: marco, in: book, authors: [ada]).count == 1)
    #expect(standing.turns(of: andra, in: book, authors: [ada]).isEmpty)
    let open = SampleReview().standing(on: 10)
    #expect(open.turns(of: andra, in: book, authors: [ada]).count == 1)
    #expect(open.turns(of: "ADA@example.org", in: book, authors: [ada]).isEmpty)
  }
}
