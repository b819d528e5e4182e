extension Run {
  /// The metrics that some round measured, disturbed ones too, sorted.
  public var metrics: [String] { Set(rounds.flatMap(\.values.keys)).sorted() }

  /// The thread counts measured, ascending.
  public var threadCounts: [Int] { Set(rounds.map(\.threads)).sorted() }

  /// The designs measured, sorted: a design's place among them is its series in every picture of the run.
  public var designs: [String] { Set(rounds.map(\.design)).sorted() }

  /// What was measured: `frames rand, order 0`.
  var subject: String { "\(parameters.level) \(parameters.workload), order \(parameters.order)" }
}

extension Plot {
  /// A metric over the number of threads, a curve for each design; nil where the run has no such metric.
  public static func scaling(_ run: Run, metric: String) -> Plot? {
    guard run.metrics.contains(metric) else { return nil }
    let summaries = run.summaries().filter { $0.metric == metric }
    let series = run.designs.map { design in
      Curve.Series(
        name: design,
        points: summaries.filter { $0.design == design }.map {
          Curve.Point(x: Double($0.threads), y: Estimate($0))
        })
    }
    let threads = run.threadCounts.map(Double.init)
    let isWide = (threads.last ?? 1) > 8 * (threads.first ?? 1)
    let name = MetricName(metric)
    return Plot(
      title: "\(name.name) by threads: \(run.subject)",
      content: .curve(
        Curve(
          x: Axis(label: "threads", scale: isWide ? .logarithmic : .linear, marks: threads),
          y: Axis(label: name.name, unit: name.unit, scale: scale(for: summaries.map(\.median))),
          series: series)),
      notes: disturbedNotes([run], metric: metric)
        + intervalNotes(summaries).map { $0 + ", where wider than the mark" })
  }

  /// Logarithmic where the smallest value would hardly be seen beside the largest.
  static func scale(for values: [Double]) -> Axis.Scale {
    let values = values.filter(\.isDrawable)
    guard let low = values.min(), let high = values.max(), low > 0 else { return .linear }
    return high / low >= 30 ? .logarithmic : .linear
  }

  /// What the whiskers are.
  static func intervalNotes(_ summaries: [Summary]) -> [String] {
    guard !summaries.isEmpty else { return [] }
    let confident = summaries.count { $0.interval.isConfident }
    if confident == summaries.count { return ["whiskers: 95 % interval of the median"] }
    if confident == 0 { return ["whiskers: range of all rounds, too few for a 95 % interval"] }
    return ["whiskers: 95 % interval of the median; with too few rounds the range of all"]
  }

  /// How many rounds that the picture would have shown are left out of it.
  static func disturbedNotes(_ runs: [Run], metric: String, threads: Int? = nil) -> [String] {
    let count = runs.flatMap(\.rounds).count {
      $0.disturbed != nil && $0.values[metric] != nil && (threads ?? $0.threads) == $0.threads
    }
    return count == 0 ? [] : ["\(NumberText.count(count, "disturbed round")) left out"]
  }
}
