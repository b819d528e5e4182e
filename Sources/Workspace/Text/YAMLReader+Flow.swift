/// `[a, "b"]`, `{key: value}` and `"text\n"` on one line, with plain and quoted scalars in them: what Moot itself
/// writes into drafts and events. Says nil to everything else, so that its answer never differs from the library's.
struct FlowYAML {
  private let bytes: [UInt8]
  private let end: Int
  private let line: Int
  private var place: Int

  /// - Parameter line: of the file, which the keys of a map get.
  static func value(_ bytes: [UInt8], _ range: Range<Int>, line: Int) -> YAMLValue? {
    let range = ASCII.trimmed(bytes, range)
    var reading = FlowYAML(bytes: bytes, end: range.upperBound, line: line, place: range.lowerBound)
    let value: YAMLValue?
    switch reading.next {
    case UInt8(ascii: "["): value = reading.list()
    case UInt8(ascii: "{"): value = reading.map()
    case UInt8(ascii: "\""): value = reading.quoted()
    default: value = nil
    }
    return reading.place == reading.end ? value : nil
  }

  private init(bytes: [UInt8], end: Int, line: Int, place: Int) {
    self.bytes = bytes
    self.end = end
    self.line = line
    self.place = place
  }

  private var next: UInt8? { place < end ? bytes[place] : nil }

  private mutating func skipSpaces() {
    while next == UInt8(ascii: " ") { place += 1 }
  }

  private mutating func takes(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func list() -> YAMLValue? {
    place += 1
    skipSpaces()
    if takes("]") { return .list([]) }
    var entries: [YAMLValue] = []
    while true {
      skipSpaces()
      guard let value = scalar() else { return nil }
      entries.append(value)
      skipSpaces()
      if takes("]") { return .list(entries) }
      guard takes(",") else { return nil }
    }
  }

  private mutating func map() -> YAMLValue? {
    place += 1
    var pairs: [YAMLValue.Pair] = []
    while true {
      skipSpaces()
      guard let colon = SimpleYAML.keyEnd(bytes, place..<end) else { return nil }
      let key = String(decoding: bytes[place..<colon], as: UTF8.self)
      place = colon + 1
      skipSpaces()
      guard !pairs.contains(where: { $0.key == key }), let value = scalar() else { return nil }
      pairs.append(YAMLValue.Pair(key: key, line: line, value: value))
      skipSpaces()
      if takes("}") { return .map(pairs) }
      guard takes(",") else { return nil }
    }
  }

  private mutating func scalar() -> YAMLValue? {
    switch next {
    case UInt8(ascii: "\""): return quoted()
    case UInt8(ascii: "'"): return nil
    default: return plain()
    }
  }

  private mutating func plain() -> YAMLValue? {
    guard let first = next, !SimpleYAML.indicators.contains(first) else { return nil }
    let start = place
    var previous: UInt8 = 0
    while let byte = next, byte != UInt8(ascii: ","), byte != UInt8(ascii: "]"), byte != UInt8(ascii: "}") {
      let isOther = byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "[")
      if isOther || byte == UInt8(ascii: "{") || SimpleYAML.isUnusual(byte, after: previous) { return nil }
      previous = byte
      place += 1
    }
    return YAMLValue.plain(String(decoding: bytes[ASCII.trimmed(bytes, start..<place)], as: UTF8.self))
  }

  private mutating func quoted() -> YAMLValue? {
    place += 1
    var text: [UInt8] = []
    var previous: UInt8 = 0
    while var byte = next {
      place += 1
      if byte == UInt8(ascii: "\"") { return .scalar(String(decoding: text, as: UTF8.self)) }
      if SimpleYAML.isUnusual(byte, after: previous) { return nil }
      if byte == UInt8(ascii: "\\") {
        guard let escaped = next.flatMap({ Self.escapes[$0] }) else { return nil }
        byte = escaped
        place += 1
      }
      text.append(byte)
      previous = byte
    }
    return nil
  }

  /// What follows a backslash, and what both are (YAML 1.1, section 5.6).
  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
  ]
}
