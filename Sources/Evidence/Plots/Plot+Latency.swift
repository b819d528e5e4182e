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
}
