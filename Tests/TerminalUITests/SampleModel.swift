import Evidence
import Workspace

@testable import TerminalUI

/// A small made-up workspace for tests of screens.
enum Sample {
  static let today = CalendarDate(iso: "2026-11-23")!

  static func item(
    _ text: String, _ owners: [String], line: Int, on meeting: String = "2026-11-11", due: String? = nil,
    state: ActionItem.State = .open
  ) -> ActionItem {
    ActionItem(
      id: "a1b2c3\(line)", file: "meetings/\(meeting)-smp.md", line: line,
      meeting: CalendarDate(iso: meeting),
      teams: ["smp"], owners: owners, text: text, links: [], deadline: due.flatMap { CalendarDate(iso: $0) },
      deadlinePhrase: due.map { _ in "by then" }, state: state)
  }

  static let items = [
    item("Write the proposal on the page table", ["RV"], line: 41, due: "2026-11-18"),
    item("Attach a run of both frame allocators", ["Răzvan V", "MS"], line: 42, due: "2026-11-22"),
    item("Review the locking protocol", ["AP"], line: 43, due: "2026-11-25"),
    item("Ask for the machine with eight cores 界", ["SK"], line: 44),
    item("Move the stress test into the nightly run", [], line: 45),
    item("List the callers that hold a lock", ["MS"], line: 31, on: "2026-03-11"),
    item("Write down the three levels", ["RV"], line: 32, state: .done(today)),
  ]

  static let source = """
    ---
    schema: 1
    title: Leaf locks
    status: draft
    authors: [RăzvanV <rv@example.org>]
    ---

    # Leaf locks

    One lock in each table.

    ## Problem

    - two cores, *one* lock
    - `ENOMEM` with memory free

    """

  /// The same with claims in it: one each that holds, fails and cannot be measured, and one with a typo.
  static let claimingSource =
    source
    + [
      ("scales", "compare: lock-free over global-lock", "get_ns <= 0.5x"),
      ("quick", "design: lock-free", "get_ns <= 15 ns"), ("cached", "design: core-cache", "get_ns <= 9 cas"),
      ("typo", "design: lock-free", "get_ns <= 15 nss"),
    ].map { id, subject, expectation in
      "\n```claim\nid: \(id)\nlevel: frames\nworkload: rand\n\(subject)\nthreads: 1\nexpect: \(expectation)\n```\n"
    }.joined()

  static func version(_ number: Int, _ body: String, _ changes: String) -> ProposalVersion {
    ProposalVersion(
      number: VersionNumber(number)!, title: "Leaf locks", authors: [], published: today, by: nil,
      changes: changes,
      body: body)
  }

  static func proposal(
    versions: [ProposalVersion] = [], runs: [Run] = [], source: String = source
  ) -> Proposal {
    Proposal(
      number: ProposalNumber(1)!, folder: "proposals/0001-leaf-locks",
      draft: ProposalReader.draft(source: source, file: "p.md").0, versions: versions, runs: runs,
      diagnostics: [])
  }

  static func run(proposal: Int? = nil, threads: [Int] = [1]) -> Run {
    func round(_ design: String, _ threads: Int, _ round: Int, _ get: Double) -> Run.Round {
      Run.Round(
        design: design, threads: threads, round: round, started: "2026-11-23T09:00:03Z", load: 0.1,
        casNanoseconds: 2,
        lineTransferNanoseconds: 28, disturbed: nil, values: ["get_ns": get], counters: [:])
    }
    return Run(
      id: "20261123T090000Z-7c1e", proposal: proposal, version: nil, created: "2026-11-23T09:00:00Z", by: nil,
      command: "moot bench frames --workload rand",
      engine: Run.Engine(moot: "0.1.0", commit: nil, behaviour: ["frames": 1]),
      host: Run.Host(
        cpu: "Some CPU", cores: 2, threadsPerCore: 1, numaNodes: 1, kernel: "6.1.0", governor: nil,
        virtual: nil,
        memoryBytes: 1 << 34),
      parameters: Run.Parameters(
        level: "frames", workload: "rand", order: 0, memoryBytes: 1 << 30, operations: 1000, seed: 42),
      rounds: threads.flatMap { threads in
        (1...6).flatMap {
          [round("global-lock", threads, $0, Double(60 * threads + $0)), round("lock-free", threads, $0, 20)]
        }
      },
      warnings: [])
  }

  static let catalogue = BenchmarkCatalogue(
    levels: [
      BenchmarkCatalogue.Level(
        name: "frames", designs: ["global-lock", "lock-free"], workloads: ["repeat", "bulk", "rand"],
        orders: 0...10)
    ], cores: 2)

  /// The interface as it is after everything was read, the proposals' texts by the person too.
  static func model(
    rows: Int = 24, columns: Int = 80, items: [ActionItem] = items, proposals: [Proposal] = [proposal()],
    characters: PlotCanvas.Characters = .unicode
  ) -> Model {
    var model = Model(
      size: Size(rows: rows, columns: columns),
      surroundings: Surroundings(
        today: today, group: "SMP working group", catalogue: catalogue, problems: [], characters: characters))
    _ = update(&model, .agendaLoaded(Agenda.build(items, today: today), []))
    let readings = proposals.map {
      ($0.number, LastReading(ProposalText($0.draft), at: "2026-11-20T09:00:00Z"))
    }
    _ = update(&model, .readingsLoaded(Dictionary(readings) { first, _ in first }))
    _ = update(&model, .proposalsLoaded(proposals, []))
    return model
  }
}

extension Model {
  /// Presses keys one after the other and returns all effects.
  @discardableResult
  mutating func press(_ keys: Key...) -> [Effect] {
    keys.flatMap { update(&self, .key($0)) }
  }

  @discardableResult
  mutating func type(_ text: String) -> [Effect] {
    text.flatMap { update(&self, .key(.character($0))) }
  }

  var shown: String { view(self).description }
}
