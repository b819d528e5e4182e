extension Run {
  /// Reads a record. Throws `EvidenceError` that names the line and the key in question.
  public static func decode(_ bytes: [UInt8]) throws -> Run {
    let run: Run
    do {
      run = try JSONText.decode(Run.self, bytes)
    } catch {
      // Another schema may hold anything in the other keys; then that is what is wrong.
      if let schema = try? JSONText.decode(SchemaAlone.self, bytes).schema { try requireKnown(schema) }
      throw error
    }
    try requireKnown(run.schema)
    return run
  }

  private struct SchemaAlone: Decodable {
    var schema: Int
  }

  private static func requireKnown(_ schema: Int) throws {
    guard schema == 1 else {
      throw EvidenceError(
        description: "schema \(schema) is not known; this Moot reads schema 1"
          + (schema > 1 ? ", so update Moot" : ""))
    }
  }

  /// The record as its file holds it: sorted keys, two spaces a level, a final line feed.
  public func encoded() throws -> [UInt8] { try JSONText.encode(self, pretty: true) }

  /// A file's record as it is once attached to a proposal and the version that was the newest then; keys of the file that
  /// are not known stand where they stood.
  public static func attached(
    _ bytes: [UInt8], to proposal: Int, version: Int?
  ) throws -> (run: Run, bytes: [UInt8]) {
    var run = try decode(bytes)
    let unknown = try JSONText.decode(JSONTree.self, bytes).subtracting(JSONText.tree(run))
    run.proposal = proposal
    run.version = version
    guard let unknown else { return (run, try run.encoded()) }
    return (run, try JSONText.encode(JSONText.tree(run).adding(unknown), pretty: true))
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
