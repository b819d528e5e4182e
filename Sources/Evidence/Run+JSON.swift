import FoundationEssentials

/// A record that cannot be read, and why.
public struct EvidenceError: Error, Hashable, CustomStringConvertible {
  public var description: String
}

extension Run {
  /// Reads a record. Throws `EvidenceError` that names the key in question.
  public static func decode(_ bytes: [UInt8]) throws -> Run {
    let run = try decodeJSON(Run.self, bytes)
    guard run.schema == 1 else {
      throw EvidenceError(description: "schema \(run.schema) is not known; this Moot reads schema 1")
    }
    return run
  }

  /// The record as its file holds it: sorted keys, two spaces a level, a final line feed.
  public func encoded() throws -> [UInt8] { try encodeJSON(self, pretty: true) }

  /// The document of `moot bench --json`, with a final line feed.
  public func benchmarkDocument() throws -> String {
    let document = BenchmarkDocument(
      schema: 1, run: id, machine: host, warnings: warnings,
      results: summaries().map(BenchmarkDocument.Result.init))
    return String(decoding: try encodeJSON(document, pretty: true), as: UTF8.self)
  }
}

extension Run.Round {
  /// One round as a child process prints it: a line of JSON.
  public func encoded() throws -> [UInt8] { try encodeJSON(self, pretty: false) }

  public static func decode(_ bytes: [UInt8]) throws -> Run.Round { try decodeJSON(Run.Round.self, bytes) }
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

    enum CodingKeys: String, CodingKey {
      case level, design, workload, order, threads, metric, median, low, high, rounds
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
    }
  }
}

private func encodeJSON(_ value: some Encodable, pretty: Bool) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
  return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
}

private func decodeJSON<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
  func path(_ context: DecodingError.Context, _ key: (any CodingKey)? = nil) -> String {
    (context.codingPath + (key.map { [$0] } ?? [])).map { key in
      key.intValue.map { "[\($0)]" } ?? key.stringValue
    }.joined(separator: ".")
  }
  do {
    return try JSONDecoder().decode(type, from: Data(bytes))
  } catch DecodingError.keyNotFound(let key, let context) {
    throw EvidenceError(description: "the key '\(path(context, key))' is missing")
  } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
    throw EvidenceError(description: "the key '\(path(context))' has a value of another kind")
  } catch DecodingError.dataCorrupted(let context) {
    let place = context.codingPath.isEmpty ? "" : "at '\(path(context))': "
    throw EvidenceError(description: "not a JSON document as expected: \(place)\(context.debugDescription)")
  }
}
