/// What the rounds of one design with one thread count say of one metric.
public struct Summary: Hashable, Sendable {
  public var level: String
  public var design: String
  public var workload: String
  public var order: Int
  public var threads: Int
  /// With its unit last, such as `get_ns`.
  public var metric: String
  public var median: Double
  /// Bounds of the 95 % interval of the median; of all values where the rounds are too few for it.
  public var interval: Statistics.Interval
  /// The median of each round's value over the cost of an uncontended compare-and-swap in the same round; nil
  /// for a metric that is no time.
  public var casUnits: Double?
  /// The interval of that median.
  public var casInterval: Statistics.Interval?
  /// Rounds that count.
  public var rounds: Int
  /// Rounds left out because something disturbed them.
  public var disturbed: Int
  /// Values far from the rest, which count all the same.
  public var outliers: [Double]
}

extension Run {
  /// One summary for each design, thread count and metric, by thread count, design and metric. Disturbed
  /// rounds are left out.
  public func summaries() -> [Summary] {
    points.compactMap { point in
      let sample = sample(design: point.design, threads: point.threads, metric: point.metric)
      guard let median = Statistics.median(sample.values),
        let interval = Statistics.medianInterval(sample.values)
      else { return nil }
      let inCAS =
        sample.metric.isTime
        ? self.sample(design: point.design, threads: point.threads, metric: point.metric, unit: .cas).values
        : []
      return Summary(
        level: parameters.level, design: point.design, workload: parameters.workload,
        order: parameters.order, threads: point.threads, metric: point.metric, median: median,
        interval: interval, casUnits: Statistics.median(inCAS), casInterval: Statistics.medianInterval(inCAS),
        rounds: sample.values.count, disturbed: sample.disturbed,
        outliers: Statistics.outliers(sample.values).map { sample.values[$0] })
    }
  }

  /// How many rounds were left out because something disturbed them.
  public var disturbedRounds: Int { rounds.count { $0.disturbed != nil } }
}
