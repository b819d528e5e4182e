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
  /// Rounds that count.
  public var rounds: Int
}

extension Run {
  /// One summary for each design, thread count and metric, in the order of the command. Disturbed rounds are
  /// left out.
  public func summaries() -> [Summary] {
    struct Point: Hashable {
      var design: String
      var threads: Int
    }
    var points: [Point] = []
    var byPoint: [Point: [Round]] = [:]
    for round in rounds {
      let point = Point(design: round.design, threads: round.threads)
      if byPoint[point] == nil { points.append(point) }
      byPoint[point, default: []].append(round)
    }
    points.sort { ($0.threads, $0.design) < ($1.threads, $1.design) }
    return points.flatMap { point -> [Summary] in
      let counted = (byPoint[point] ?? []).filter { $0.disturbed == nil }
      let metrics = Set(counted.flatMap(\.values.keys)).sorted()
      return metrics.compactMap { summary($0, point.design, point.threads, counted) }
    }
  }

  private func summary(_ metric: String, _ design: String, _ threads: Int, _ rounds: [Round]) -> Summary? {
    let counted = rounds.filter { $0.values[metric] != nil }
    let values = counted.compactMap { $0.values[metric] }
    guard let median = Statistics.median(values), let interval = Statistics.medianInterval(values) else {
      return nil
    }
    let inCAS = counted.compactMap { round in
      round.casNanoseconds > 0 ? round.values[metric].map { $0 / round.casNanoseconds } : nil
    }
    return Summary(
      level: parameters.level, design: design, workload: parameters.workload, order: parameters.order,
      threads: threads, metric: metric, median: median, interval: interval,
      casUnits: metric.hasSuffix("_ns") ? Statistics.median(inCAS) : nil, rounds: values.count)
  }

  /// How many rounds were left out because something disturbed them.
  public var disturbedRounds: Int { rounds.count { $0.disturbed != nil } }
}
