import Testing
import Workspace

@Suite("Decisions as files") struct DecisionTests {
  private let blob = GitObjectID(blob: Array("text".utf8))

  @Test("What is written reads back the same")
  func roundTrip() {
    let decision = Decision(
      outcome: .rejected, date: CalendarDate(iso: "2026-11-23"), by: "Răzvan \"D\" <rd@example.org>",
      version: VersionNumber(2)!,
      sealed: [
        .init(path: "evidence/20231124T090000Z-frames-rand-7c1e.json", blob: blob),
        .init(path: "reviews/odd: name, [x] #1.md", blob: blob), .init(path: "v2.md", blob: blob),
      ],
      verdicts: [.init(by: "Marco: the \"first\" <ms@example.org>", verdict: .requestChanges)],
      open: ["20231127T101500Z-ms-3fa9"], minutes: "meetings/2023-12-05-smp.md:42",
      rationale: "Not now.\n\n---\n\nsealed: {}\n")
    let (read, problems) = Decision.read(source: decision.text, file: "decision.md")
    #expect(problems.isEmpty, "\(problems)")
    #expect(read == decision)
  }

  @Test("A decision without outcome, version or seal says what it lacks")
  func lacking() {
    let (none, first) = Decision.read(source: "Agreed.\n", file: "d.md")
    #expect(none == nil)
    #expect(first.map(\.description) == ["d.md:1: error: a decision needs `outcome:`, accepted or rejected"])
    let source = "---\noutcome: accepted\nversion: 1\nsealed:\n  v1.md: nothing\n---\nAgreed.\n"
    let (decision, problems) = Decision.read(source: source, file: "d.md")
    #expect(decision?.sealed.isEmpty == true)
    #expect(
      problems.map(\.description) == [
        "d.md:5: error: the seal of v1.md is no Git object id",
        "d.md:4: error: the decision seals nothing; `sealed:` maps files to Git object ids",
      ])
  }
}
