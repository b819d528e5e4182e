extension RunComparison {
  /// The document of `moot compare --json`, with a final line feed. `change` is the shift over the old
  /// median, and `low` and `high` bound its 95 % interval; `verdict` is `faster`, `slower`, `~` or
  /// `below-noise-floor`.
  public func jsonDocument() throws -> String {
    let document = Document(
      schema: 1, old: oldName, new: newName, unit: unit, warnings: warnings, unmatched: unmatched,
      results: rows.map(Document.Result.init), means: means.map(Document.Mean.init))
    return String(decoding: try JSONText.encode(document, pretty: true), as: UTF8.self)
  }

  private struct Document: Encodable {
    var schema: Int
    var old: String
    var new: String
    var unit: FigureUnit
    var warnings: [String]
    var unmatched: [String]
    var results: [Result]
    var means: [Mean]

    struct Result: Encodable {
      var level: String
      var workload: String
      var order: Int
      var design: String
      var threads: Int
      var metric: String
      var old: Double
      var new: Double
      /// Nil where the old median is zero.
      var change: Double?
      var low: Double?
      var high: Double?
      var p: Double
      var verdict: String
      var noiseFloor: Double?
      var roundsToDecide: Int?
      var rounds: [Int]
      var disturbed: [Int]

      enum CodingKeys: String, CodingKey {
        case level, workload, order, design, threads, metric, old, new, change, low, high, p, verdict, rounds
        case disturbed
        case noiseFloor = "noise_floor"
        case roundsToDecide = "rounds_to_decide"
      }

      init(_ row: Row) {
        let comparison = row.comparison
        level = row.level
        workload = row.workload
        order = row.order
        design = row.design
        threads = row.threads
        metric = comparison.old.metric.metric
        old = comparison.oldMedian
        new = comparison.newMedian
        if old != 0 {
          change = comparison.relativeShift
          low = comparison.test.shiftInterval.low / old
          high = comparison.test.shiftInterval.high / old
        }
        p = comparison.test.p
        switch comparison.verdict {
        case .faster: verdict = "faster"
        case .slower: verdict = "slower"
        case .notDetected: verdict = "~"
        case .belowNoiseFloor: verdict = "below-noise-floor"
        }
        rounds = [comparison.old.values.count, comparison.new.values.count]
        disturbed = [comparison.old.disturbed, comparison.new.disturbed]
        noiseFloor = comparison.noiseFloor?.relative(rounds[0], rounds[1])
        roundsToDecide = verdict == "faster" || verdict == "slower" ? nil : comparison.roundsToDecide
      }
    }

    struct Mean: Encodable {
      var design: String
      var threads: Int
      var ratio: Double
      var rows: Int

      init(_ mean: RunComparison.Mean) {
        design = mean.design
        threads = mean.threads
        ratio = mean.ratio
        rows = mean.rows
      }
    }
  }
}
