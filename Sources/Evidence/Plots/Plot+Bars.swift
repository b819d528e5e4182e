extension Plot {
  /// A metric as bars, a group for each run and thread count, a bar for each design; nil where no run has it.
  ///
  /// Runs of several workloads stand side by side; `threads` picks one thread count.
  public static func bars(_ runs: [Run], metric: String, threads: Int? = nil) -> Plot? {
    let runs = runs.filter { $0.metrics.contains(metric) }
    guard let first = runs.first else { return nil }
    let designs = Set(runs.flatMap(\.designs)).sorted()
    var shown: [Summary] = []
    var groups: [Bars.Group] = []
    for (index, run) in runs.enumerated() {
      let summaries = run.summaries().filter { $0.metric == metric && (threads ?? $0.threads) == $0.threads }
      for count in Set(summaries.map(\.threads)).sorted() {
        let members = summaries.filter { $0.threads == count }
        groups.append(
          Bars.Group(
            label: groupLabel(runs, index, threads: count),
            bars: members.map {
              Bars.Bar(
                label: $0.design, series: designs.firstIndex(of: $0.design) ?? 0, estimate: Estimate($0))
            }))
        shown += members
      }
    }
    let name = MetricName(metric)
    let levels = Set(runs.map(\.parameters.level)).sorted().joined(separator: ", ")
    let subject = runs.count == 1 ? "by design: \(first.subject)" : "by workload: \(levels)"
    return Plot(
      title: "\(name.name) \(subject)",
      content: .bars(Bars(axis: Axis(label: name.name, unit: name.unit), groups: groups)),
      notes: disturbedNotes(runs, metric: metric, threads: threads) + intervalNotes(shown))
  }

  /// What tells a group from the others: workload, order, and the run itself where both are the same.
  private static func groupLabel(_ runs: [Run], _ index: Int, threads: Int) -> String {
    let text = NumberText.count(threads, "thread")
    guard runs.count > 1 else { return text }
    let parameters = runs[index].parameters
    let isTwin = runs.indices.contains { other in
      other != index && runs[other].parameters.workload == parameters.workload
        && runs[other].parameters.order == parameters.order
    }
    let order = Set(runs.map(\.parameters.order)).count > 1 ? ", order \(parameters.order)" : ""
    return "\(parameters.workload)\(order), \(text)" + (isTwin ? ", \(runs[index].id)" : "")
  }
}
