import Testing
import Workspace

@Suite("What can be said against a proposal") struct ProposalLintTests {
  private func told(_ diagnostics: [Diagnostic]) -> [String] { diagnostics.map(\.description) }

  @Test("Sections that hold nothing or a comment, and those that the template asks for")
  func sections() {
    let body =
      "\n# Locks\n\n## Problem\n\n<!-- what -->\n\n## Proposal\n\n### Frames\n\nText.\n\n## Open questions\n"
    let template = "# {{title}}\n\n## Problem\n\n## Alternatives considered\n"
    #expect(
      told(ProposalLint.sections(of: SampleReview(body: body).proposal, template: template)) == [
        "proposals/0001-locks/proposal.md:11: warning: the section 'Problem' is empty; write or remove it",
        "proposals/0001-locks/proposal.md:21: warning: the section 'Open questions' is empty; write or remove it",
        "proposals/0001-locks/proposal.md: note: has no section 'Alternatives considered', which "
          + "templates/proposal.md asks for",
      ])
    #expect(
      ProposalLint.sections(of: SampleReview(status: "accepted", body: body).proposal, template: nil).isEmpty)
  }

  @Test(
    "States that the files contradict",
    arguments: [
      ("accepted", "", "it says 'accepted' and there is no decision.md; only `moot decide 0001` decides"),
      ("last-call", "", "a last call needs its day: `last-call-until: 2026-12-04`"),
      (
        "superseded", "superseded-by: 2\n",
        "it says 'superseded' and was never accepted: there is no decision.md"
      ),
    ])
  func states(status: String, matter: String, message: String) {
    let proposal = SampleReview(status: status, matter: matter).proposal
    #expect(
      told(ProposalLint.states(of: proposal)) == ["proposals/0001-locks/proposal.md:4: error: \(message)"])
  }

  @Test("A state that fits its files is fine")
  func fine() {
    #expect(ProposalLint.states(of: SampleReview().proposal).isEmpty)
    #expect(
      ProposalLint.states(
        of: SampleReview(status: "last-call", matter: "last-call-until: 2026-12-04\n").proposal
      ).isEmpty)
  }

  @Test("References are checked both ways")
  func references() {
    let one = SampleReview(matter: "related: [2, 9]\nsupersedes: [1]\n").proposal
    var two = SampleReview(matter: "supersedes: 1\nformerly: [9]\n").proposal
    two.number = ProposalNumber(2)!
    two.folder = "proposals/0002-x"
    #expect(
      told(ProposalLint.references(among: [one, two])) == [
        "proposals/0001-locks/proposal.md:8: warning: 'supersedes' names the proposal itself",
        "proposals/0001-locks/proposal.md:7: note: 'related' names 0002, which does not say 'related: 1'",
        "proposals/0001-locks/proposal.md:7: error: 'related' names 0009, which is not there; it is 0002 now",
        "proposals/0002-x/proposal.md:7: warning: 'supersedes' names 0001, which does not say 'superseded-by: 2'",
      ])
  }

  @Test("Events that point into nothing")
  func events() {
    var sample = SampleReview()
    sample.add(.comment(.issue), by: SampleReview.marco, day: 4)
    sample.events[0].anchor = CommentAnchor(heading: nil, lines: 90...91, quote: "Nowhere to be found at all")
    sample.add(.reply, by: SampleReview.marco, day: 30, thread: "gone")
    sample.add(.verdict(.approve), by: SampleReview.marco, day: 4)
    sample.events[2].blob = GitObjectID(blob: [1])
    let told = told(ProposalLint.events(of: sample.proposal, today: SampleReview.day(10)))
    #expect(told.count == 4)
    #expect(told.contains { $0.contains("its anchor is not in v1") })
    #expect(told.contains { $0.contains("answers thread gone, which is not there") })
    #expect(told.contains { $0.contains("is dated 2026-11-30, which has not come") })
    #expect(told.contains { $0.contains("which is no version of this proposal: was a version edited?") })
  }

  @Test("Links to files, with their lines; addresses and places in the text are none")
  func links() {
    let body =
      "\n# L\n\nSee [a](other.md#part),\nand [b](https://x.org) and ![c](img/a%20b.png).\n\n| x |\n|--|\n| [d](../t.md) |\n[e](#top)\n"
    let links = ProposalLint.fileLinks(of: SampleReview(body: body).proposal)
    #expect(links.map(\.path) == ["other.md", "img/a b.png", "../t.md"])
    #expect(links.map(\.line) == [11, 12, 14])
  }
}
