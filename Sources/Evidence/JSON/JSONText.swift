import FoundationEssentials

/// A record that cannot be read, and why.
public struct EvidenceError: Error, Hashable, CustomStringConvertible {
  public var description: String

  public init(description: String) { self.description = description }
}

/// Records to JSON and back, with errors that a person can act on.
enum JSONText {
  /// Keys sorted, a final line feed. Throws `EvidenceError` that names a figure which is not finite.
  static func encode(_ value: some Encodable, pretty: Bool) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
    do {
      return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
    } catch EncodingError.invalidValue(let value, let context) {
      throw EvidenceError(description: "the key '\(path(context.codingPath))' cannot be written as \(value)")
    }
  }

  /// Throws `EvidenceError` with the line where it can be told, and the path of the key.
  static func decode<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch DecodingError.keyNotFound(let key, let context) {
      throw error("the key '\(path(context.codingPath + [key]))' is missing", context, bytes)
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
      throw error("the key '\(path(context.codingPath))' has a value of another kind", context, bytes)
    } catch DecodingError.dataCorrupted(let context) {
      throw corrupted(context, bytes)
    }
  }

  static func tree(_ value: some Encodable) throws -> JSONTree {
    try decode(JSONTree.self, encode(value, pretty: false))
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce("") { path, key in
      if let index = key.intValue { return "\(path)[\(index)]" }
      return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
    }
  }

  private static func error(
    _ message: String, _ context: DecodingError.Context, _ bytes: [UInt8]
  ) -> EvidenceError {
    let place = JSONScanner.line(of: context.codingPath, in: bytes).map { "line \($0): " } ?? ""
    return EvidenceError(description: place + message)
  }

  private static func corrupted(_ context: DecodingError.Context, _ bytes: [UInt8]) -> EvidenceError {
    guard context.codingPath.isEmpty else {
      return error("the key '\(path(context.codingPath))': \(context.debugDescription)", context, bytes)
    }
    switch JSONScanner.check(bytes) {
    case .whole:
      return EvidenceError(description: "not a JSON document as expected: \(context.debugDescription)")
    case .truncated(let line):
      return EvidenceError(
        description:
          "line \(line): the document ends in the middle; it was cut off when it was written or copied")
    case .broken(let line): return EvidenceError(description: "line \(line): not JSON from here on")
    }
  }
}
