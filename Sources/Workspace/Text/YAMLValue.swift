/// A YAML value whose scalars are the strings a person wrote: `0010` stays `0010`, `NO` stays `NO`.
/// Whoever needs a number or a date converts by the field's own rule.
public indirect enum YAMLValue: Hashable, Sendable {
  public struct Pair: Hashable, Sendable {
    public var key: String
    /// 1-based line of the key in its file.
    public var line: Int
    public var value: YAMLValue

    public init(key: String, line: Int, value: YAMLValue) {
      self.key = key
      self.line = line
      self.value = value
    }
  }

  /// `~`, `null`, or nothing at all.
  case null
  case scalar(String)
  case list([YAMLValue])
  /// In the order of the file.
  case map([Pair])

  /// A plain (unquoted) scalar as YAML's core schema reads its nulls; everything else stays a string.
  static func plain(_ text: String) -> YAMLValue {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    default: .scalar(text)
    }
  }

  /// The scalar, or the only scalar of a list; nil for anything else and for white space alone.
  public var string: String? {
    switch self {
    case .scalar(let text):
      let trimmed = text.trimmingWhitespace()
      return trimmed.isEmpty ? nil : trimmed
    case .list(let values) where values.count == 1: return values[0].string
    case .null, .list, .map: return nil
    }
  }

  /// A list's scalars, or a scalar split at commas and line ends; empty entries dropped.
  public var strings: [String] {
    switch self {
    case .null: []
    case .scalar(let text):
      text.split(whereSeparator: { $0 == "," || $0.isNewline })
        .map { $0.trimmingWhitespace() }.filter { !$0.isEmpty }
    case .list(let values): values.compactMap(\.entry)
    case .map(let pairs): pairs.map(\.flattened)
    }
  }

  /// The value of a key of a map.
  public subscript(key: String) -> YAMLValue? {
    guard case .map(let pairs) = self else { return nil }
    return pairs.first { $0.key == key }?.value
  }

  /// An entry of a list as a person meant it: `- Ana: away` is the text `Ana: away`, not a map.
  private var entry: String? {
    if case .map(let pairs) = self { return pairs.map(\.flattened).joined(separator: ", ") }
    return string
  }
}

extension YAMLValue.Pair {
  fileprivate var flattened: String { value.string.map { "\(key): \($0)" } ?? key }
}

extension StringProtocol where UTF8View: BidirectionalCollection {
  /// Without the white space at both ends.
  public func trimmingWhitespace() -> String {
    // Most texts begin and end with a letter or a sign of ASCII, which needs no table of characters.
    if let first = utf8.first, let last = utf8.last, 0x21...0x7E ~= first, 0x21...0x7E ~= last {
      return String(self)
    }
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
