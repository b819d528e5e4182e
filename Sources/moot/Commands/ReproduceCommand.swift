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
    let request = recorded.request
    var obstacles = recorded.obstaclesToRepeating(
      catalogue: EngineCatalogue.catalogue, behaviour: EngineCatalogue.behaviour)
    if obstacles.isEmpty, let objection = EngineCatalogue.objection(to: request) { obstacles = [objection] }
    var verdict = ReproductionVerdict.notMeasurableHere(obstacles)
    var new: Run?
    var reproduction: Reproduction?
    if obstacles.isEmpty {
      let measured = try await BenchmarkRunner.measure(request, folder)
      try folder.saveRun(measured.run) { Output.write(ResultText.table($0)) }
      guard measured.isComplete else {
        Output.note("stopped; the finished rounds are run \(measured.run.id), and nothing was filed")
        throw ExitCode(130)
      }
      let found = Reproduction(recorded: recorded, new: measured.run)
      (new, reproduction, verdict) = (measured.run, found, found.verdict)
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
      if !reproduction.findings.isEmpty { text += "\n" + ResultText.table(ResultTable(reproduction)) }
    }
    Output.write(text)
  }
}
