/// A metric's name apart from its unit: `get_ns` is `get` in `ns`.
public struct MetricName: Hashable, Sendable {
  public let name: String
  public let unit: String
  /// As a record has it.
  public let metric: String

  public init(_ metric: String) {
    self.metric = metric
    if metric.hasSuffix("_ns") {
      name = String(metric.dropLast(3))
      unit = "ns"
    } else if metric == "ops_per_second" {
      name = "operations"
      unit = "/s"
    } else {
      name = metric
      unit = ""
    }
  }

  public var isTime: Bool { metric.hasSuffix("_ns") }
  /// Something counted a second.
  public var isRate: Bool { metric.hasSuffix("_per_second") }
  /// A share of what is possible, 0 to 1.
  public var isShare: Bool { metric == "ratio" || metric.hasSuffix("_ratio") }

  /// Rates and shares grow as a design gets better; times and counts of failures shrink.
  public var moreIsBetter: Bool { isRate || isShare }
}

/// What a figure is given in.
public enum FigureUnit: String, Hashable, Sendable, Codable {
  /// The metric's own unit, such as nanoseconds.
  case own
  /// Uncontended compare-and-swaps of the same round: a time becomes how many of them it takes, a rate how
  /// many are done in the time of one. Figures of two machines can be compared in it.
  case cas
}

/// The values of one metric that count, of one design with one thread count.
public struct Sample: Hashable, Sendable {
  public var design: String
  public var threads: Int
  public var metric: MetricName
  public var unit: FigureUnit
  /// One a round, in the order of the record.
  public var values: [Double]
  /// Rounds left out because something disturbed them.
  public var disturbed: Int
}

extension Run {
  /// Disturbed rounds and those without the metric are left out.
  public func sample(
    design: String, threads: Int, metric: String, unit: FigureUnit = .own
  ) -> Sample {
    let name = MetricName(metric)
    let here = rounds.filter { $0.design == design && $0.threads == threads && $0.values[metric] != nil }
    return Sample(
      design: design, threads: threads, metric: name, unit: unit,
      values: here.filter { $0.disturbed == nil }.compactMap { $0.value(of: name, in: unit) },
      disturbed: here.count { $0.disturbed != nil })
  }

  /// The design and thread counts it measured and what of each, by thread count, design and metric.
  public var points: [Point] {
    let all = rounds.flatMap { round in
      round.values.keys.map { Point(threads: round.threads, design: round.design, metric: $0) }
    }
    return Set(all).sorted { ($0.threads, $0.design, $0.metric) < ($1.threads, $1.design, $1.metric) }
  }

  /// One thing that was measured in every round of a design.
  public struct Point: Hashable, Sendable {
    public var threads: Int
    public var design: String
    public var metric: String
  }
}

extension Run.Round {
  /// Nil where the round has no such metric, or no compare-and-swap to measure it by.
  public func value(of metric: MetricName, in unit: FigureUnit) -> Double? {
    guard let value = values[metric.metric] else { return nil }
    guard unit == .cas, metric.isTime || metric.isRate else { return value }
    guard casNanoseconds > 0 else { return nil }
    return metric.isTime ? value / casNanoseconds : value * casNanoseconds * 1e-9
  }
}
