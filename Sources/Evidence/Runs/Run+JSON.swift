extension Run {
  /// Reads a record. Throws `EvidenceError` that names the line and the key in question.
  public static func decode(_ bytes: [UInt8]) throws -> Run {
    // The schema first: a newer one may hold anything in the other keys.
    let schema = try JSONText.decode(SchemaAlone.self, bytes).schema
    guard schema == 1 else {
      throw EvidenceError(
        description: "schema \(schema) is not known; this Moot reads schema 1"
          + (schema > 1 ? ", so update Moot" : ""))
    }
    var run = try JSONText.decode(Run.self, bytes)
    let whole = try JSONText.decode(JSONTree.self, bytes)
    run.unknown = whole.subtracting(try JSONText.tree(run))
    return run
  }

  /// The record as its file holds it: sorted keys, two spaces a level, a final line feed. Keys that were read
  /// and are not known stand where they stood.
  public func encoded() throws -> [UInt8] {
    guard let unknown else { return try JSONText.encode(self, pretty: true) }
    return try JSONText.encode(JSONText.tree(self).adding(unknown), pretty: true)
  }

  /// The record as it is once attached to a proposal and the version that was the newest then.
  public func attached(to proposal: Int, version: Int?) -> Run {
    var run = self
    run.proposal = proposal
    run.version = version
    return run
  }

  private struct SchemaAlone: Decodable {
    var schema: Int
  }

  /// The document of `moot bench --json`, with a final line feed.
  public func benchmarkDocument() throws -> String {
    let document = BenchmarkDocument(
      schema: 1, run: id, machine: host, warnings: warnings,
      results: summaries().map(BenchmarkDocument.Result.init))
    return String(decoding: try JSONText.encode(document, pretty: true), as: UTF8.self)
  }
}

extension Run.Round {
  /// One round as a child process prints it: a line of JSON.
  public func encoded() throws -> [UInt8] { try JSONText.encode(self, pretty: false) }

  public static func decode(_ bytes: [UInt8]) throws -> Run.Round {
    try JSONText.decode(Run.Round.self, bytes)
  }
}

/// What scripts read of a measurement.
private struct BenchmarkDocument: Encodable {
  var schema: Int
  var run: String
  var machine: Run.Host
  var warnings: [String]
  var results: [Result]

  struct Result: Encodable {
    var level: String
    var design: String
    var workload: String
    var order: Int
    var threads: Int
    var metric: String
    var median: Double
    var low: Double
    var high: Double
    var casUnits: Double?
    var rounds: Int
    var disturbed: Int
    var outliers: [Double]

    enum CodingKeys: String, CodingKey {
      case level, design, workload, order, threads, metric, median, low, high, rounds, disturbed, outliers
      case casUnits = "cas_units"
    }

    init(_ summary: Summary) {
      level = summary.level
      design = summary.design
      workload = summary.workload
      order = summary.order
      threads = summary.threads
      metric = summary.metric
      median = summary.median
      low = summary.interval.low
      high = summary.interval.high
      casUnits = summary.casUnits
      rounds = summary.rounds
      disturbed = summary.disturbed
      outliers = summary.outliers
    }
  }
}
