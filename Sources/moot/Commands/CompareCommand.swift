import ArgumentParser
import Evidence
import Workspace
import WorkspaceStore

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compare two runs, or the designs within one.",
    discussion: """
      Medians with their 95 % intervals, the change (Hodges–Lehmann shift) where the Mann–Whitney test detects one, \
      ~ where it does not or where the noise of the machine is as large, and how many rounds would decide. Two runs \
      are compared point by point, across machines in units of the compare-and-swap. One run compares its designs \
      with the first of them, or with --against; a run of a single design is compared with itself, which gives the \
      noise floor of the machine.

      Examples:
        moot compare 20231124T090000Z-7c1e
        moot compare 20231124T090000Z-7c1e 20231201T100000Z-03af
        moot compare 2023112 2023120 --noise 20231130T080000Z-55aa
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Argument(
    help: ArgumentHelp("The run's id or its beginning; `moot runs` lists them.", valueName: "run"))
  var older: String

  @Argument(
    help: ArgumentHelp("The newer run. (default: compare the designs within the one)", valueName: "newer-run")
  )
  var newer: String?

  @Option(
    help: ArgumentHelp("With one run: the design that the others are compared with.", valueName: "design"))
  var against: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A run of one design alone that gives the noise floor; may be given again.", valueName: "run"))
  var noise: [String] = []

  @Flag(help: "Print one JSON document.")
  var json = false

  func validate() throws {
    if newer != nil, against != nil {
      throw ValidationError(
        "--against is for the designs of one run; two runs are compared design by design.")
    }
  }

  func run() throws {
    let folder = try workspace.open()
    let first = try folder.run(older)
    let quiet = try noise.map { try folder.run($0) }
    let comparison: RunComparison
    if let newer {
      comparison = RunComparison.between([first], [try folder.run(newer)], noise: quiet)
    } else {
      let base = try base(of: first)
      if first.designs.count == 1 { return try showNoise(of: first) }
      comparison = RunComparison.within(first, against: base, noise: quiet)
    }
    if json {
      Output.write(try comparison.jsonDocument())
    } else {
      show(comparison)
    }
  }

  private func base(of run: Run) throws -> String {
    guard let first = run.designs.first else { throw CommandFailure("run \(run.id) has no rounds") }
    guard let against else { return first }
    guard run.designs.contains(against) else {
      let designs = run.designs.joined(separator: ", ")
      throw CommandFailure(
        "run \(run.id) has no design '\(against)'; measured: \(designs)", isWrongUsage: true)
    }
    return against
  }

  private func show(_ comparison: RunComparison) {
    for text in comparison.warnings { Output.note("warning: \(text)") }
    for text in comparison.unmatched { Output.note(text) }
    guard !comparison.rows.isEmpty else {
      Output.write("The two have nothing in common that could be compared.\n")
      return
    }
    Output.write(
      Output.safe("old  \(comparison.oldName)\nnew  \(comparison.newName)\n\n")
        + ResultText.table(ResultTable(comparison)))
    let open = comparison.rows.filter { $0.comparison.verdict != .faster && $0.comparison.verdict != .slower }
    guard !open.isEmpty else { return }
    Output.write(
      "\n"
        + open.map { row in
          let threads = NumberText.count(row.threads, "thread")
          return Output.safe(
            "\(row.design), \(threads), \(row.comparison.old.metric.name): \(ComparisonText.sentence(row.comparison))"
          )
            + "\n"
        }.joined())
  }

  private func showNoise(of run: Run) throws {
    if json {
      Output.write(noiseDocument(run).document)
    } else {
      Output.write(ResultText.table(ResultTable(noiseFloorsOf: run)))
    }
  }

  private func noiseDocument(_ run: Run) -> JSONValue {
    .object([
      ("schema", .integer(1)),
      ("run", .string(run.id)),
      (
        "noise_floors",
        .array(
          run.points.map { point in
            let floor = run.noiseFloor(design: point.design, threads: point.threads, metric: point.metric)
            return .object([
              ("design", .string(point.design)),
              ("threads", .integer(point.threads)),
              ("metric", .string(point.metric)),
              ("relative", floor.map { .number($0.relative) } ?? .null),
              ("rounds_per_side", .optional(floor?.roundsPerSide)),
            ])
          })
      ),
    ])
  }
}
