import Testing
import Workspace

@Suite("Moves of a proposal") struct ProposalMoveTests {
  private let ada = SampleReview.ada
  private let marco = SampleReview.marco
  private let andra = SampleReview.andra
  private let end = SampleReview.day(20)

  @Test("Each state allows its own moves and no others")
  func legal() throws {
    let moves: [ProposalMove] = [
      .redraft, .startLastCall(until: end), .accept, .reject, .withdraw, .supersede(by: ProposalNumber(2)!),
    ]
    for status in ProposalStatus.allCases {
      let sample = SampleReview(status: status.rawValue)
      for move in moves where !status.successors.contains(move.target) {
        let refusal = try #require(sample.refusal(of: move, by: ada, on: 10))
        #expect(refusal.hasPrefix("0001 cannot "))
        #expect(refusal.contains("it is \(status.words)"))
      }
    }
  }

  @Test("A refusal names everything that stands in the way")
  func everything() {
    var sample = SampleReview(status: "last-call", matter: "last-call-until: 2026-11-12\n")
    sample.add(.comment(.issue), by: marco, day: 4, body: "Who holds the table?")
    sample.add(.comment(.question), by: marco, day: 5, body: "Which lock first?")
    #expect(
      sample.refusal(of: .accept, by: andra, on: 10, approvals: 2, deciders: ["ms"])
        == "0001 cannot be accepted: 0 of 2 approvals of v1; 2 threads are open: Who holds the table?; Which lock "
        + "first?; last call ends on 2026-11-12; Marco decides, not Andra")
  }

  @Test("Whoever is not an author decides where nobody is named to")
  func deciding() {
    var sample = SampleReview(status: "last-call", matter: "last-call-until: 2026-11-12\n")
    sample.add(.verdict(.approve), by: marco, day: 4)
    #expect(sample.refusal(of: .accept, by: andra, on: 13) == nil)
    #expect(
      sample.refusal(of: .accept, by: ada, on: 13)
        == "0001 cannot be accepted: its authors do not decide on it")
    #expect(
      sample.refusal(of: .accept, by: nil, on: 13) == "0001 cannot be accepted: nobody knows who you are")
    #expect(sample.refusal(of: .accept, by: marco, on: 13, deciders: ["ms"]) == nil)
  }

  @Test("Open threads and missing approvals keep nobody from rejecting, the last call does")
  func rejecting() {
    var sample = SampleReview(status: "last-call", matter: "last-call-until: 2026-11-12\n")
    sample.add(.comment(.issue), by: marco, day: 4)
    #expect(sample.refusal(of: .reject, by: marco, on: 13) == nil)
    #expect(
      sample.refusal(of: .reject, by: marco, on: 12)
        == "0001 cannot be rejected: last call ends on 2026-11-12")
  }

  @Test(
    "A last call takes the group's days, and starts on a text that is published and that nobody objects to")
  func lastCall() {
    var sample = SampleReview()
    #expect(sample.refusal(of: .startLastCall(until: SampleReview.day(17)), by: ada, on: 10) == nil)
    #expect(
      sample.refusal(of: .startLastCall(until: SampleReview.day(16)), by: ada, on: 10)
        == "0001 cannot enter last call: a last call takes at least 7 days, until 2026-11-17")
    sample.add(.verdict(.requestChanges), by: marco, day: 4)
    #expect(
      sample.refusal(of: .startLastCall(until: end), by: marco, on: 10)
        == "0001 cannot enter last call: Marco requests changes of v1; only its authors and the deciders may")
  }

  @Test("Nothing supersedes itself")
  func itself() {
    let sample = SampleReview(status: "accepted")
    #expect(
      sample.refusal(of: .supersede(by: ProposalNumber(1)!), by: ada, on: 10)
        == "0001 cannot be superseded: nothing supersedes itself")
    #expect(sample.refusal(of: .supersede(by: ProposalNumber(2)!), by: ada, on: 10) == nil)
  }
}
