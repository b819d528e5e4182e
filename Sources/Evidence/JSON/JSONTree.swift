/// Any JSON document as a value, for keys that this Moot does not know.
indirect enum JSONTree: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  /// Above what a signed number holds.
  case unsigned(UInt64)
  case number(Double)
  case string(String)
  case array([JSONTree])
  case object([String: JSONTree])

  /// What stands here and not in `known`: keys of objects, element by element in arrays of equal length; nil
  /// where `known` has it all.
  func subtracting(_ known: JSONTree) -> JSONTree? {
    switch (self, known) {
    case (.object(let all), .object(let known)):
      var rest: [String: JSONTree] = [:]
      for (key, value) in all {
        if let counterpart = known[key] {
          rest[key] = value.subtracting(counterpart)
        } else {
          rest[key] = value
        }
      }
      return rest.isEmpty ? nil : .object(rest)
    case (.array(let all), .array(let known)) where all.count == known.count:
      let rest = zip(all, known).map { $0.subtracting($1) }
      // An element without anything unknown stands as an empty object, so that the others keep their place.
      return rest.allSatisfy { $0 == nil } ? nil : .array(rest.map { $0 ?? .object([:]) })
    default: return nil
    }
  }

  /// With what `other` has beside this; where both have a value this one's stays.
  func adding(_ other: JSONTree) -> JSONTree {
    switch (self, other) {
    case (.object(let mine), .object(let others)):
      .object(mine.merging(others) { $0.adding($1) })
    case (.array(let mine), .array(let others)) where mine.count == others.count:
      .array(zip(mine, others).map { $0.adding($1) })
    default: self
    }
  }
}

extension JSONTree: Codable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .integer(value)
    } else if let value = try? container.decode(UInt64.self) {
      self = .unsigned(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONTree].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONTree].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .unsigned(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let values): try container.encode(values)
    case .object(let values): try container.encode(values)
    }
  }
}
