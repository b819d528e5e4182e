extension Plot {
  /// Percentiles of one design's latency, such as a histogram of its operations gives them.
  public struct Latency: Hashable, Sendable {
    public var design: String
    /// From percentile, 0 to below 100, to nanoseconds.
    public var nanoseconds: [Double: Double]

    public init(design: String, nanoseconds: [Double: Double]) {
      self.design = design
      self.nanoseconds = nanoseconds
    }

    /// The percentiles that a picture marks.
    public static let percentiles: [Double] = [50, 90, 99, 99.9, 99.99]
  }

  /// Latency over percentiles, a curve for each design, whose tail shows what a median hides; nil without any.
  public static func latency(_ designs: [Latency], metric: String, of subject: String) -> Plot? {
    guard designs.contains(where: { !$0.nanoseconds.isEmpty }) else { return nil }
    let series = designs.map { latency in
      Curve.Series(
        name: latency.design,
        points: latency.nanoseconds.sorted { $0.key < $1.key }.map {
          Curve.Point(x: $0.key, y: Estimate($0.value))
        })
    }
    let name = MetricName(metric)
    return Plot(
      title: "\(name.name) latency: \(subject)",
      content: .curve(
        Curve(
          x: Axis(label: "percentile", scale: .nines, marks: Latency.percentiles),
          y: Axis(
            label: name.name, unit: name.unit, scale: scale(for: designs.flatMap(\.nanoseconds.values))),
          series: series)))
  }

  /// For each metric that a run has histograms of, the latencies with the most threads; a design whose histogram is
  /// damaged is missing and named in a note.
  public static func latencies(_ run: Run) -> [Plot] {
    let points = run.latencyPoints
    return Set(points.map(\.metric)).sorted().compactMap { metric in
      let measured = points.filter { $0.metric == metric }
      let threads = measured.map(\.threads).max() ?? 1
      var designs: [Latency] = []
      var problems: [String] = []
      for point in measured where point.threads == threads {
        do {
          guard let histogram = try run.latency(design: point.design, threads: threads, metric: metric) else {
            continue
          }
          let values = Latency.percentiles.compactMap { percent in
            histogram.percentile(percent).map { (percent, Double($0)) }
          }
          designs.append(Latency(design: point.design, nanoseconds: Dictionary(uniqueKeysWithValues: values)))
        } catch {
          problems.append("\(error)")
        }
      }
      var plot = latency(
        designs, metric: metric, of: "\(run.subject), \(NumberText.count(threads, "thread"))")
      plot?.notes += problems
      return plot
    }
  }
}
