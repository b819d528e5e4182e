import ArgumentParser
import Evidence
import Workspace
import WorkspaceStore

struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List benchmark runs, or show one with its tables and pictures.",
    discussion: """
      A run lies in your private state until `moot attach` adds it to a proposal. With a run: its median and 95 % \
      interval for each design, the tails of its latencies, its pictures, its machine and what it warns of.

      Examples:
        moot runs
        moot runs 20231124T090000Z-7c1e
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Argument(
    help: ArgumentHelp("The run's id or its beginning. (default: list all)", valueName: "run"))
  var shown: String?

  @Flag(help: "Print one JSON document; of one run that of `moot bench --json`.")
  var json = false

  func run() throws {
    let folder = try workspace.open()
    if let shown {
      let run = try folder.run(shown)
      Output.write(json ? try run.benchmarkDocument() : ResultText.whole(run))
      return
    }
    let (own, ownProblems) = folder.privateRuns()
    let (proposals, problems) = folder.proposals()
    let runs = (own + proposals.flatMap(\.runs)).sorted { ($0.created, $0.id) < ($1.created, $1.id) }
    if json {
      Output.write(document(runs, ownProblems + problems).document)
      return
    }
    Output.report(ownProblems + problems.filter { $0.file.hasSuffix(".json") })
    guard !runs.isEmpty else {
      Output.write("No runs yet; `moot bench frames` measures one.\n")
      return
    }
    var table = TextTable([
      .init(title: "RUN", style: .cyan), .init(title: "PROPOSAL"), .init(title: "LEVEL"),
      .init(title: "WORKLOAD"), .init(title: "DESIGNS", isFlexible: true),
      .init(title: "THREADS"), .init(title: "ROUNDS", alignment: .right), .init(title: "CPU", style: .faint),
    ])
    for run in runs {
      table.append([
        run.id, run.proposal.flatMap { ProposalNumber($0) }?.description ?? "-", run.parameters.level,
        run.parameters.workload, run.designs.joined(separator: ", "),
        run.threadCounts.map(String.init).joined(separator: ","), String(run.rounds.count), run.host.cpu,
      ])
    }
    Output.write(table.text(width: Output.width, ink: .standard))
  }

  private func document(_ runs: [Run], _ diagnostics: [Diagnostic]) -> JSONValue {
    .object([
      ("schema", .integer(1)),
      (
        "runs",
        .array(
          runs.map { run in
            .object([
              ("run", .string(run.id)),
              ("proposal", .optional(run.proposal)),
              ("version", .optional(run.version)),
              ("created", .string(run.created)),
              ("by", .optional(run.by)),
              ("level", .string(run.parameters.level)),
              ("workload", .string(run.parameters.workload)),
              ("designs", .strings(run.designs)),
              ("threads", .array(run.threadCounts.map { .integer($0) })),
              ("rounds", .integer(run.rounds.count)),
              ("command", .string(run.command)),
            ])
          })
      ),
      ("diagnostics", .array(diagnostics.map(DiagnosticRecord.json))),
    ])
  }
}
