extension ResultTable {
  /// What this machine shows between a run and its repetition: the noise floor of each point, from its own rounds.
  public init(noiseFloorsOf run: Run) {
    let rows = run.points.map { point in
      let values = run.sample(design: point.design, threads: point.threads, metric: point.metric).values
      let floor = NoiseFloor.measure([values])
      return [
        point.design, String(point.threads), MetricName(point.metric).name,
        floor.map { "±\(NumberText.short($0.relative(values.count, values.count) * 100)) %" } ?? "–",
        "\(values.count)+\(values.count)",
      ]
    }
    self.init(
      columns: [
        Column(title: "Design", isNumeric: false), Column(title: "Threads", isNumeric: true),
        Column(title: "Metric", isNumeric: false), Column(title: "Noise floor", isNumeric: true),
        Column(title: "Rounds", isNumeric: true),
      ], rows: rows,
      note: rows.contains { $0[3] == "–" } ? "– takes \(NoiseFloor.roundsMin) rounds or more" : nil)
  }
}
