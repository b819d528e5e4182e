import Evidence

extension ProposalExport {
  /// The measured figures of every run, as tables and pictures, with what they were measured on.
  func runs() -> [Part] {
    guard !proposal.runs.isEmpty else { return [] }
    let runs = zip(proposal.runs, Self.fileNames(proposal.runs)).flatMap { run, name in
      [.markdown(Self.figures(run))]
        + Self.pictures(main: run.mainPlots, all: run.plots, named: name)
        + [.markdown(Self.origin(run))]
    }
    let plots = Plot.workloads(proposal.runs)
    let workloads = Self.pictures(main: plots, all: plots, named: Self.workloadFileName)
    let comparison = workloads.isEmpty ? [] : [.markdown("### All workloads")] + workloads
    return [.markdown("## Runs")] + runs + comparison
  }

  private static func figures(_ run: Run) -> String {
    let parameters = run.parameters
    let title = "\(inline(parameters.level)) \(inline(parameters.workload)), order \(parameters.order)"
    let latencies = ResultTable(latenciesOf: run).map { "\n" + $0.markdown } ?? ""
    return "### \(title)\n\n" + run.markdownTable + latencies
  }

  private static func origin(_ run: Run) -> String {
    let parameters = run.parameters
    var text = "- Run \(code(run.id)), \(inline(run.created))"
    text +=
      (run.by.map { ", by \(inline($0))" } ?? "") + (run.version.map { ", attached to v\($0)" } ?? "") + "\n"
    text += "- Machine: \(inline(machine(run.host)))\n"
    text += "- Memory: \(parameters.memoryBytes >> 20) MiB, \(parameters.operations) operations a thread, "
    text += "seed \(parameters.seed)\n"
    text +=
      "- Moot \(inline(run.engine.moot))" + (run.engine.commit.map { " at \(code($0))" } ?? "")
      + ", engine "
    text +=
      run.engine.behaviour.sorted { $0.key < $1.key }.map { "\(inline($0.key)) \($0.value)" }
      .joined(separator: ", ") + "\n"
    for warning in run.warnings { text += "- Warning: \(inline(warning))\n" }
    return text + "\nRepeat it with:\n\n    \(inlineBreaks(run.command))\n"
  }

  private static func machine(_ host: Run.Host) -> String {
    var parts = ["\(host.cpu)", "\(host.cores) cores", "Linux \(host.kernel)"]
    if let virtual = host.virtual { parts.append("virtual (\(virtual))") }
    parts.append("\(host.memoryBytes >> 20) MiB")
    return parts.joined(separator: ", ")
  }
}
