import Testing
import Workspace

@testable import TerminalUI

@Suite("LinkTarget") struct LinkTargetTests {
  private func target(_ destination: String) -> LinkTarget {
    LinkTarget(
      destination, in: "proposals/0001-a",
      proposals: [(ProposalNumber(1)!, "proposals/0001-a"), (ProposalNumber(7)!, "proposals/0007-b")])
  }

  @Test(
    "Each kind of destination is known",
    arguments: [
      ("#the-fix", LinkTarget.heading("the-fix")),
      ("#a%20b", .heading("a b")),
      ("0007", .proposal(ProposalNumber(7)!, nil)),
      ("0008", .file(path: "proposals/0001-a/0008", line: 1)),
      ("../0007-b", .proposal(ProposalNumber(7)!, nil)),
      ("../0007-b/", .proposal(ProposalNumber(7)!, nil)),
      ("../0007-b/proposal.md#x", .proposal(ProposalNumber(7)!, nil)),
      ("../0007-b/v2.md", .proposal(ProposalNumber(7)!, VersionNumber(2))),
      ("v1.md", .proposal(ProposalNumber(1)!, VersionNumber(1))),
      ("../0007-b/runs/x.json", .file(path: "proposals/0007-b/runs/x.json", line: 1)),
      ("../0007-bc/proposal.md", .file(path: "proposals/0007-bc/proposal.md", line: 1)),
      ("./data/./plot.svg", .file(path: "proposals/0001-a/data/plot.svg", line: 1)),
      ("../../meetings/a%20b.md#L12-L14", .file(path: "meetings/a b.md", line: 12)),
      ("/meetings/a.md#L0", .file(path: "meetings/a.md", line: 1)),
      ("../../../etc/passwd", .outside("../../../etc/passwd")),
      ("%2e%2e/%2e%2e/%2e%2e/x", .outside("../../../x")),
      ("../..", .outside("../..")),
      ("HTTPS://a.b/c?d#e", .web("HTTPS://a.b/c?d#e")),
      ("mailto:ada@example.org", .address("mailto:ada@example.org")),
      ("javascript:alert(1)", .address("javascript:alert(1)")),
      ("file:///etc/passwd", .address("file:///etc/passwd")),
      ("100%", .file(path: "proposals/0001-a/100%", line: 1)),
    ])
  func kinds(destination: String, expected: LinkTarget) { #expect(target(destination) == expected) }

  @Test("Anchors are those of GitHub") func anchors() {
    let titles = ["The fix, for both", "A/B `code`", "Ünïcode 界", "The fix, for both", "-"]
    let headings = titles.map { RenderedMarkdown.Heading(level: 1, title: $0, row: 0, sourceLine: 1) }
    #expect(
      RenderedMarkdown.Heading.anchors(headings) == [
        "the-fix-for-both", "ab-code", "ünïcode-界", "the-fix-for-both-1", "-",
      ])
  }
}
