import Evidence
import FoundationEssentials
import Testing
import Workspace

/// The whole HTML page of a proposal whose every text wants to be something else. `MOOT_RECORD=1` writes the page that
/// is expected, `Expected/page.html`, to be looked at in a browser.
@Suite("The exported page") struct ExportPageTests {
  private static let attack = #"<script>alert(1)</script> "quoted" </style> ![x](javascript:alert(2))"#

  private static let body = """

    # Leaf locks

    Raw <b onclick="alert(3)">HTML</b> and <img src=x onerror=alert(4)>.

    <script>alert(5)</script>

    [a link](javascript:alert(6)), [a good one](https://example.org/?a=1&b=2)

    | table | `code <x>` |
    |---|---|
    | \(attack) | &lt;kept&gt; |

    ```html
    </code></pre><script>alert(7)</script>
    ```

    """

  private static let version = ProposalVersion(
    number: VersionNumber(1)!, title: "Leaf locks", authors: ["A <a@b.c>"],
    published: CalendarDate(iso: "2026-11-20"), by: "A <a@b.c>", changes: attack, body: body)

  private static func round(_ design: String, _ threads: Int, _ number: Int, _ get: Double) -> Run.Round {
    Run.Round(
      design: design, threads: threads, round: number, started: "2026-11-23T09:00:03Z", load: nil,
      casNanoseconds: 2, lineTransferNanoseconds: nil, disturbed: nil, values: ["get_ns": get], counters: [:])
  }

  private static let run = Run(
    id: "20261123T090000Z-7c1e", proposal: 7, version: 1, created: "2026-11-23T09:00:00Z", by: attack,
    command: "moot bench frames --seed 42 # " + attack,
    engine: Run.Engine(moot: "0.1.0", commit: nil, behaviour: ["frames": 1]),
    host: Run.Host(
      cpu: attack, cores: 2, threadsPerCore: 1, numaNodes: 1, kernel: "6.1.0", governor: nil, virtual: nil,
      memoryBytes: 1 << 34),
    parameters: Run.Parameters(
      level: "frames", workload: "rand", order: 0, memoryBytes: 1 << 30, operations: 1000, seed: 42),
    rounds: (1...6).flatMap { number in
      [1, 2].flatMap { threads in
        [
          round("global-lock", threads, number, Double(60 * threads + number)),
          round("lock-free", threads, number, Double(20 + number)),
        ]
      }
    }, warnings: [attack])

  private static func event(_ id: String, _ kind: ReviewEvent.Kind, thread: String? = nil) -> ReviewEvent {
    ReviewEvent(
      id: id, kind: kind, by: "\(attack) <m@b.c>", at: "2026-11-21T09:00:00Z", version: version.number,
      blob: version.blob, thread: thread,
      anchor: thread == nil ? CommentAnchor(lines: 4...4, in: version.source) : nil, body: attack)
  }

  private static func proposal() -> Proposal {
    let source =
      "---\nschema: 1\ntitle: \"\(attack.replacing("\"", with: "\\\""))\"\nstatus: review\n"
      + "authors: [A <a@b.c>]\n---\n" + body
    let events = [event("t1", .comment(.issue)), event("t1-a", .reply, thread: "t1")]
    return Proposal(
      number: ProposalNumber(7)!, folder: "proposals/0007-leaf-locks",
      draft: ProposalReader.draft(source: source, file: "p.md").0, versions: [version], runs: [run],
      review: Review(events, versions: [version]), diagnostics: [])
  }

  private static func page() -> String {
    ProposalExport(proposal(), version: nil, .init(asOf: CalendarDate(iso: "2026-11-23")!)).html()
  }

  @Test("It is the same page every time, as it was looked at") func golden() throws {
    let page = Self.page()
    #expect(page == Self.page())
    let path = #filePath.replacing("ExportPageTests.swift", with: "Expected/page.html")
    if ProcessInfo.processInfo.environment["MOOT_RECORD"] != nil {
      return try Data(page.utf8).write(to: URL(filePath: path))
    }
    let expected = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, pair) in zip(lines, wanted).enumerated() where pair.0 != pair.1 {
      Issue.record("line \(number + 1) is\n\(pair.0)\nand was\n\(pair.1)")
      return
    }
    #expect(lines.count == wanted.count)
  }

  @Test("No text of it runs, loads anything or ends the place it stands in") func harmless() {
    let page = Self.page()
    let lowered = page.lowercased()
    #expect(lowered.contains("<svg"), "its pictures are in it")
    for bad in [
      "<script", "onclick=\"alert", "onerror=alert(4)>", "href=\"javascript:", "src=\"javascript:",
    ] {
      #expect(!lowered.contains(bad), "\(bad)")
    }
    #expect(!lowered.contains("<link") && !lowered.contains("src=\"http") && !lowered.contains("@import"))
    #expect(lowered.ranges(of: "</style>").count == lowered.ranges(of: "<style").count)
    #expect(lowered.ranges(of: "</body>").count == 1)
    #expect(page.contains("&lt;script&gt;alert(7)"))
    #expect(page.contains("href=\"https://example.org/?a=1&amp;b=2\""))
  }
}
