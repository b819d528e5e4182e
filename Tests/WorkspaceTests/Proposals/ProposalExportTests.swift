import Evidence
import Testing
import Workspace

@Suite("ProposalExport") struct ProposalExportTests {
  private let day = CalendarDate(iso: "2026-11-23")!

  private func proposal(_ body: String, versions: [ProposalVersion] = [], runs: [Run] = []) -> Proposal {
    let source = "---\nschema: 1\ntitle: Leaf locks\nstatus: review\nauthors: [A <a@b.c>]\n---\n" + body
    return Proposal(
      number: ProposalNumber(7)!, folder: "proposals/0007-leaf-locks",
      draft: ProposalReader.draft(source: source, file: "p.md").0, versions: versions, runs: runs,
      diagnostics: [])
  }

  private func version(_ number: Int, _ body: String, _ changes: String) -> ProposalVersion {
    ProposalVersion(
      number: VersionNumber(number)!, title: "Leaf locks", authors: ["A <a@b.c>"], published: day,
      by: "A <a@b.c>",
      changes: changes, body: body)
  }

  private func run() -> Run {
    Run(
      id: "20261123T090000Z-7c1e", proposal: 7, version: 1, created: "2026-11-23T09:00:00Z", by: nil,
      command: "moot bench frames --seed 42",
      engine: Run.Engine(moot: "0.1.0", commit: nil, behaviour: ["frames": 1]),
      host: Run.Host(
        cpu: "Some CPU", cores: 2, threadsPerCore: 1, numaNodes: 1, kernel: "6.1.0", governor: nil,
        virtual: nil,
        memoryBytes: 1 << 34),
      parameters: Run.Parameters(
        level: "frames", workload: "rand", order: 0, memoryBytes: 1 << 30, operations: 1000, seed: 42),
      rounds: [
        Run.Round(
          design: "lock-free", threads: 1, round: 1, started: "2026-11-23T09:00:03Z", load: nil,
          casNanoseconds: 2,
          lineTransferNanoseconds: nil, disturbed: nil, values: ["get_ns": 41.24], counters: [:])
      ], warnings: [])
  }

  @Test("The document holds metadata, body, versions and evidence, the title once")
  func whole() {
    let body = "\n# Leaf locks\n\n## Problem\n\nOne lock.\n"
    let reviewed = proposal(body, versions: [version(1, body, "first | draft")], runs: [run()])
    let text = ProposalExport(reviewed, version: nil, .init(asOf: day)).markdown()
    #expect(
      text == """
        # Leaf locks

        | | |
        | :-- | :-- |
        | Proposal | 0007 |
        | Status | review |
        | Text | v1 |
        | Approvals | 0 of 1, of v1 |
        | Authors | A \\<a@b.c\\> |
        | Exported | as of 2026-11-23 |

        ## Problem

        One lock.

        ## How it stands

        It is in review. Before it can be accepted:

        - 0 of 1 approvals of v1
        - there was no last call

        Whose turn it is:

        - Whoever is not an author: review v1, since 2026-11-23

        ## Versions

        | Version | Published | By | Lines | Changes |
        | :-- | :-- | :-- | --: | :-- |
        | v1 | 2026-11-23 | A \\<a@b.c\\> | +3 −0 | first \\| draft |

        ## Runs

        ### frames rand, order 0

        | Design | Threads | Metric | Median | 95 % interval | CAS units | Rounds |
        | :-- | --: | :-- | --: | --: | --: | --: |
        | lock-free | 1 | get | 41.2 ns | 41.2 – 41.2 * | 20.6 | 1 |

        \\* too few rounds for a 95 % interval: the range of all rounds

        ```text
        get by design: frames rand, order 0                                   median
        1 thread
        lock-free │████████████████████████████████████████████████████████     41.2
                  └┬────────────┬─────────────┬────────────┬────────────┬─────
                   0           10            20           30           40
                   get, ns
        whiskers: range of all rounds, too few for a 95 % interval
        ```

        - Run `20261123T090000Z-7c1e`, 2026-11-23T09:00:00Z, attached to v1
        - Machine: Some CPU, 2 cores, Linux 6.1.0, 16384 MiB
        - Memory: 1024 MiB, 1000 operations a thread, seed 42
        - Moot 0.1.0, engine frames 1

        Repeat it with:

            moot bench frames --seed 42

        """)
  }

  @Test("Pictures can be files beside the document, which links to them in their order")
  func files() throws {
    let document = proposal("", runs: [run(), run()])
    let names = ProposalExport.assets(document).map(\.name)
    #expect(
      names == [
        "20261123T090000Z-7c1e-1.svg", "20261123T090000Z-7c1e-2.svg", "20261123T090000Z-7c1e_-1.svg",
        "20261123T090000Z-7c1e_-2.svg",
      ])
    let text = ProposalExport(document, version: nil, .init(asOf: day)).markdown(.files(folder: "my plots/ă"))
    #expect(
      text.split(separator: "\n").filter { $0.hasPrefix("![") } == [
        "![get by design: frames rand, order 0](my%20plots/%C4%83/\(names[0]))",
        "![get, every round: frames rand, order 0](my%20plots/%C4%83/\(names[1]))",
        "![get by design: frames rand, order 0](my%20plots/%C4%83/\(names[2]))",
        "![get, every round: frames rand, order 0](my%20plots/%C4%83/\(names[3]))",
      ])
    #expect(!text.contains("```"))
    let svg = try #require(ProposalExport.assets(document).first?.text)
    #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n") && svg.contains("lock-free"))
    #expect(
      ProposalExport(document, version: nil, .init(asOf: day)).markdown(.files(folder: ""))
        .contains("](\(names[0]))"))
  }

  @Test("The tails of a run's latencies stand below its medians")
  func latencies() {
    var run = run()
    run.rounds[0].histograms["get_ns"] = LatencyHistogram((1...100).map { (value: $0, count: 1) }).base64()
    let text = ProposalExport(proposal("", runs: [run]), version: nil, .init(asOf: day)).markdown()
    #expect(
      text.contains(
        """
        | Design | Threads | Latency | p50 | p90 | p99 | p99.9 | p99.99 | max |
        | :-- | --: | :-- | --: | --: | --: | --: | --: | --: |
        | lock-free | 1 | get | 50.0 ns | 90.0 ns | 99.0 ns | 100 ns | 100 ns | 100 ns |

        ```text
        """))
  }

  @Test("Runs of several workloads are compared after the last one")
  func workloads() {
    var bulk = run()
    bulk.id = "workloads"
    bulk.parameters.workload = "bulk"
    let document = proposal("", runs: [run(), bulk])
    let text = ProposalExport(document, version: nil, .init(asOf: day)).markdown()
    #expect(text.contains("\n### All workloads\n\n```text\nget by workload: frames "))
    #expect(
      ProposalExport.assets(document).map(\.name).suffix(3) == [
        "workloads_-1.svg", "workloads_-2.svg", "workloads-1.svg",
      ])
  }

  @Test("A run without figures has no picture, and a name from a file is no path")
  func strange() {
    var empty = run()
    empty.rounds = []
    var odd = run()
    odd.id = "../a b`"
    let document = proposal("", runs: [empty, odd])
    #expect(ProposalExport.assets(document).map(\.name) == ["___a_b_-1.svg", "___a_b_-2.svg"])
    let text = ProposalExport(document, version: nil, .init(asOf: day)).markdown()
    #expect(text.split(separator: "\n").count { $0 == "```text" } == 1)
  }

  @Test("An unclosed fence or comment in the body cannot swallow the evidence")
  func unclosed() {
    for body in ["\n```c\nint x;\n", "\n~~~~\ncode\n~~~\n", "\n<!-- a remark\n"] {
      let text = ProposalExport(proposal(body, runs: [run()]), version: nil, .init(asOf: day)).markdown()
      let document = MarkdownDocument(text)
      let headings = document.blocks.filter { if case .heading = $0.kind { true } else { false } }
      #expect(headings.count == 4, "\(body)")
    }
  }

  @Test("A published version is exported as it was")
  func published() {
    let old = version(1, "\nOld text.\n", "first")
    let text = ProposalExport(
      proposal("\nNew text.\n", versions: [old]), version: VersionNumber(1), .init(asOf: day)
    ).markdown()
    #expect(text.contains("Old text."))
    #expect(!text.contains("New text."))
    #expect(text.contains("| Text | v1, published 2026-11-23 |"))
  }
}
