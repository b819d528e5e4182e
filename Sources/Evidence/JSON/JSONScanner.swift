/// Finds lines in a JSON text, which a decoder does not tell.
struct JSONScanner {
  enum Finding: Hashable {
    case whole
    /// The text ends inside a value that began well.
    case truncated(line: Int)
    case broken(line: Int)
  }

  private enum Problem: Error {
    case end, unexpected
  }

  private let bytes: [UInt8]
  private var index = 0
  /// Deeper documents are no records of ours and could exhaust the stack.
  private static let depthMax = 128

  /// Whether the text is one JSON value, and if not, where that ends to be true.
  static func check(_ bytes: [UInt8]) -> Finding {
    var scanner = JSONScanner(bytes: bytes)
    do {
      try scanner.skipValue(depth: 0)
      try? scanner.skipSpace()
      return scanner.index >= bytes.count ? .whole : .broken(line: scanner.line)
    } catch Problem.end {
      return .truncated(line: scanner.line)
    } catch {
      return .broken(line: scanner.line)
    }
  }

  /// The line, counted from 1, of the value that a path of keys and indices leads to; of the deepest part of
  /// the path that exists.
  static func line(of path: [any CodingKey], in bytes: [UInt8]) -> Int? {
    var scanner = JSONScanner(bytes: bytes)
    guard (try? scanner.skipSpace()) != nil else { return nil }
    for key in path {
      let start = scanner.index
      let isFound: Bool
      if let place = key.intValue {
        isFound = (try? scanner.enterArray(place)) ?? false
      } else {
        isFound = (try? scanner.enterObject(key.stringValue)) ?? false
      }
      if !isFound {
        scanner.index = start
        break
      }
    }
    return scanner.line
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var line: Int {
    1 + bytes[..<min(index, bytes.count)].count { $0 == UInt8(ascii: "\n") }
  }

  // MARK: Values

  private func peek() throws(Problem) -> UInt8 {
    guard index < bytes.count else { throw .end }
    return bytes[index]
  }

  private mutating func skipSpace() throws(Problem) {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    if index >= bytes.count { throw .end }
  }

  private mutating func expect(_ byte: UInt8) throws(Problem) {
    try skipSpace()
    guard try peek() == byte else { throw .unexpected }
    index += 1
  }

  private mutating func skipValue(depth: Int) throws(Problem) {
    guard depth < Self.depthMax else { throw .unexpected }
    try skipSpace()
    switch try peek() {
    case UInt8(ascii: "{"): try skipMembers(UInt8(ascii: "}"), depth: depth, haveKeys: true)
    case UInt8(ascii: "["): try skipMembers(UInt8(ascii: "]"), depth: depth, haveKeys: false)
    case UInt8(ascii: "\""): _ = try string()
    default:
      let start = index
      while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
      if index == start { throw .unexpected }
    }
  }

  /// Letters, digits and signs, of which numbers, `true`, `false` and `null` are made.
  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      || [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ".")].contains(byte)
  }

  private mutating func skipMembers(_ close: UInt8, depth: Int, haveKeys: Bool) throws(Problem) {
    index += 1
    try skipSpace()
    if try peek() == close {
      index += 1
      return
    }
    while true {
      if haveKeys {
        try skipSpace()
        _ = try string()
        try expect(UInt8(ascii: ":"))
      }
      try skipValue(depth: depth + 1)
      try skipSpace()
      let next = try peek()
      guard next == close || next == UInt8(ascii: ",") else { throw .unexpected }
      index += 1
      if next == close { return }
    }
  }

  /// The bytes between the quotes, escapes as they are written.
  private mutating func string() throws(Problem) -> ArraySlice<UInt8> {
    guard try peek() == UInt8(ascii: "\"") else { throw .unexpected }
    index += 1
    let start = index
    while try peek() != UInt8(ascii: "\"") {
      if bytes[index] == UInt8(ascii: "\n") { throw .unexpected }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    index += 1
    return bytes[start..<index - 1]
  }

  // MARK: The way down

  private mutating func enterArray(_ place: Int) throws(Problem) -> Bool {
    try expect(UInt8(ascii: "["))
    for _ in 0..<place {
      try skipValue(depth: 0)
      try expect(UInt8(ascii: ","))
    }
    try skipSpace()
    return true
  }

  private mutating func enterObject(_ key: String) throws(Problem) -> Bool {
    try expect(UInt8(ascii: "{"))
    while true {
      try skipSpace()
      let name = try string()
      try expect(UInt8(ascii: ":"))
      try skipSpace()
      if name.elementsEqual(key.utf8) { return true }
      try skipValue(depth: 0)
      try skipSpace()
      guard try peek() == UInt8(ascii: ",") else { return false }
      index += 1
    }
  }
}
