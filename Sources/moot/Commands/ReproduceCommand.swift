import ArgumentParser
import Evidence
import Workspace
import WorkspaceStore

struct ReproduceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce", abstract: "Repeat a proposal's run on this machine, and file what came out.",
    discussion: """
      Measures the same designs with the run's own seed and parameters. The new run is attached, and a review event \
      says whether it agrees, disagrees, or cannot be measured here, and why. On the same machine every figure must \
      agree within 10 %; on another one figures in units of the compare-and-swap and the ratios between designs \
      within 25 %; and nowhere may the order of two designs be reversed.

      Example:
        moot reproduce 1 20231124T090000Z-7c1e
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  @Argument(help: "The run's id or its beginning; `moot runs` lists them.")
  var run: String

  @Flag(name: .customLong("exit-code"), help: "Exit with 1 unless the repetition agrees.")
  var exitCode = false

  func run() async throws {
    let folder = try workspace.open()
    let number = try reference(in: folder)
    let recorded = try folder.attachedRun(run, of: try folder.proposal(number))
    let obstacles = recorded.obstaclesToRepeating(
      on: HostProbe.host(), catalogue: EngineCatalogue.catalogue, behaviour: EngineCatalogue.behaviour)
    var verdict = ReproductionVerdict.notMeasurableHere(obstacles)
    var new: Run?
    var reproduction: Reproduction?
    if obstacles.isEmpty {
      let request = recorded.request
      if let objection = EngineCatalogue.objection(to: request) { throw CommandFailure(objection) }
      let runner = BenchmarkRunner(
        request: request, executable: CurrentProgram.path, by: await folder.identity())
      let measured = try await runner.runAtTerminal(folder)
      try folder.saveRun(measured)
      if measured.wasStopped(of: request) {
        Output.note("stopped; the finished rounds are run \(measured.id), and nothing was filed")
        throw ExitCode(130)
      }
      let found = Reproduction(recorded: recorded, new: measured)
      (new, reproduction, verdict) = (measured, found, found.verdict)
    }
    let path = try await folder.fileReproduction(
      of: recorded, new: new, verdict: verdict, reproduction: reproduction, in: number)
    show(verdict, reproduction)
    Output.note("filed as \(path)")
    if exitCode, verdict != .agrees { throw ExitCode(1) }
  }

  private func show(_ verdict: ReproductionVerdict, _ reproduction: Reproduction?) {
    var text = "\(verdict.word)\n"
    if case .notMeasurableHere(let reasons) = verdict { text += reasons.map { "  \($0)\n" }.joined() }
    text = Output.safe(text)
    if let reproduction {
      text += Output.safe("  \(reproduction.rule)") + "\n"
      for warning in reproduction.warnings { Output.note("warning: \(warning)") }
      var table = TextTable([
        .init(title: "WHAT"), .init(title: "NEW / RECORDED", alignment: .right),
        .init(title: "95 % INTERVAL", alignment: .right), .init(title: ""),
      ])
      for finding in reproduction.findings {
        table.append([
          finding.subject, NumberText.short(finding.ratio),
          "\(NumberText.short(finding.interval.low)) – \(NumberText.short(finding.interval.high))",
          finding.agrees ? "agrees" : "disagrees",
        ])
      }
      if !table.isEmpty { text += "\n" + table.text(width: nil, ink: .standard) }
    }
    Output.write(text)
  }
}
