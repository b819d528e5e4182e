extension Plot {
  /// Every round of a metric, a strip for each design and thread count; nil where the run has no such metric.
  /// Disturbed rounds are shown hollow and count for nothing.
  public static func distribution(_ run: Run, metric: String) -> Plot? {
    guard run.metrics.contains(metric) else { return nil }
    let designs = run.designs
    let summaries = run.summaries().filter { $0.metric == metric }
    var rows: [Strips.Row] = []
    for threads in run.threadCounts {
      for (series, design) in designs.enumerated() {
        let rounds = run.rounds.filter {
          $0.design == design && $0.threads == threads && $0.values[metric] != nil
        }
        guard !rounds.isEmpty else { continue }
        let summary = summaries.first { $0.design == design && $0.threads == threads }
        rows.append(
          Strips.Row(
            label: design + (run.threadCounts.count > 1 ? " \(threads)" : ""), series: series,
            values: rounds.filter { $0.disturbed == nil }.compactMap { $0.values[metric] },
            disturbed: rounds.filter { $0.disturbed != nil }.compactMap { $0.values[metric] },
            median: summary.map { Estimate($0) }))
      }
    }
    let name = MetricName(metric)
    let all = rows.flatMap { $0.values + $0.disturbed }
    let disturbed = rows.reduce(0) { $0 + $1.disturbed.count }
    let threads = run.threadCounts
    return Plot(
      title: "\(name.name), every round: \(run.subject)",
      content: .strips(
        Strips(axis: Axis(label: name.name, unit: name.unit, scale: scale(for: all)), rows: rows)),
      notes: (disturbed == 0
        ? []
        : [
          "\(PlotGlyphs.unicode.hollow) \(NumberText.count(disturbed, "disturbed round")) left out"
        ]) + (threads.count > 1 ? ["the number after a design is its threads"] : [])
        + ["all rounds, and under them their median"] + intervalNotes(summaries))
  }
}
