extension Run {
  /// The latencies of one point over all rounds that count, merged; nil where it has no histogram. Throws
  /// `EvidenceError` that names the round whose histogram is damaged.
  public func latency(design: String, threads: Int, metric: String) throws -> LatencyHistogram? {
    func named<Value>(_ round: Round, _ body: () throws -> Value) throws -> Value {
      do {
        return try body()
      } catch let error as EvidenceError {
        throw EvidenceError(
          description: "\(design), \(NumberText.count(threads, "thread")), round \(round.round), \(metric): "
            + error.description)
      }
    }
    let counted = rounds.filter { $0.design == design && $0.threads == threads && $0.disturbed == nil }
    let payloads = try counted.compactMap { round in
      try round.histograms[metric].map { text in
        (round, try named(round) { try LatencyHistogram.Payload(base64: text) })
      }
    }
    guard !payloads.isEmpty else { return nil }
    var sum = LatencyHistogram(covering: payloads.map(\.1))
    for (round, payload) in payloads { try named(round) { try sum.add(payload) } }
    return sum
  }

  /// What it has latencies of, by thread count, design and metric.
  public var latencyPoints: [Point] {
    let all = rounds.flatMap { round in
      round.histograms.keys.map { Point(threads: round.threads, design: round.design, metric: $0) }
    }
    return Set(all).sorted { ($0.threads, $0.design, $0.metric) < ($1.threads, $1.design, $1.metric) }
  }
}

extension ResultTable {
  /// The tails of a run's latencies, a row a point; nil where it has none. A damaged histogram is named below
  /// the table.
  public init?(latenciesOf run: Run) {
    var rows: [[String]] = []
    var problems: [String] = []
    for point in run.latencyPoints {
      do {
        guard
          let histogram = try run.latency(design: point.design, threads: point.threads, metric: point.metric),
          histogram.count > 0
        else { continue }
        let unit = MetricName(point.metric)
        rows.append(
          [point.design, String(point.threads), unit.name]
            + histogram.tail.map { "\(NumberText.short(Double($0.value))) \(unit.unit)" })
      } catch {
        problems.append("\(error)")
      }
    }
    if rows.isEmpty, problems.isEmpty { return nil }
    self.init(
      columns: [
        Column(title: "Design", isNumeric: false), Column(title: "Threads", isNumeric: true),
        Column(title: "Latency", isNumeric: false),
      ] + ["p50", "p90", "p99", "p99.9", "p99.99", "max"].map { Column(title: $0, isNumeric: true) },
      rows: rows, note: problems.isEmpty ? nil : problems.joined(separator: "; "))
  }
}
