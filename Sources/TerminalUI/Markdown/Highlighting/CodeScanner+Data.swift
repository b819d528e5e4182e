/// YAML, and differences of files.
extension CodeScanner {
  mutating func readYAML(_ state: CodeHighlighter.State) -> CodeHighlighter.State {
    let indent = bytes.prefix(while: Self.isBlank).count
    if case .block(let outer) = state {
      if indent == bytes.count { return state }
      if indent > outer {
        takeRest(.string)
        return state
      }
    }
    take(indent, .code)
    if starts(with: "---") || starts(with: "...") { take(3, .comment) }
    while byte() == UInt8(ascii: "-"), Self.isBlank(byte(1)) || byte(1) == 0 { take(2, .comment) }
    if let colon = keyEnd {
      take(to: colon, Style(.keyword))
      take(1, .code)
    }
    while Self.isBlank(byte()) { take(1, .code) }
    let begins = byte()
    if begins == UInt8(ascii: "|") || begins == UInt8(ascii: ">") {
      takeRest(.keyword)
      return .block(indent: indent)
    }
    readYAMLValue()
    return .code
  }

  /// Where the colon of a key stands that begins here; nil without one.
  private var keyEnd: Int? {
    var end = at
    if let quote = [UInt8(ascii: "\""), UInt8(ascii: "'")].first(where: { $0 == byte() }) {
      guard let close = first([quote], from: at + 1) else { return nil }
      end = close + 1
    } else {
      while end < bytes.count, bytes[end] != UInt8(ascii: ":") || !isKeyEnd(end) {
        if bytes[end] == UInt8(ascii: "#"), end == at || Self.isBlank(bytes[end - 1]) { return nil }
        if end == at, "[{&*!|>@`".utf8.contains(bytes[end]) { return nil }
        end += 1
      }
    }
    return end < bytes.count && end > at && bytes[end] == UInt8(ascii: ":") && isKeyEnd(end) ? end : nil
  }

  private func isKeyEnd(_ colon: Int) -> Bool { colon + 1 == bytes.count || Self.isBlank(bytes[colon + 1]) }

  private mutating func readYAMLValue() {
    var isAtStart = true
    while !isAtEnd {
      let here = byte()
      if here == UInt8(ascii: "#"), at == 0 || Self.isBlank(bytes[at - 1]) {
        takeRest(.comment)
      } else if isAtStart, here == UInt8(ascii: "\"") || here == UInt8(ascii: "'") {
        _ = takeText(opening: 1, until: [here], escapes: here == UInt8(ascii: "\""))
      } else if isAtStart, "&*!".utf8.contains(here) {
        take(1 + bytes[(at + 1)...].prefix { !Self.isBlank($0) }.count, .number)
      } else if isAtStart, case let length = plainLength, length > 0 {
        let isFixed = ["true", "false", "null", "yes", "no"].contains(word(length))
        let isNumber =
          Self.isDigit(here) && word(length).utf8.allSatisfy { Self.isDigit($0) || $0 == 0x2E || $0 == 0x5F }
        take(length, isFixed ? .keyword : isNumber ? .number : .code)
      } else {
        take(1, .code)
      }
      isAtStart = at > 0 && [0x20, 0x09, 0x2C, 0x5B, 0x7B].contains(bytes[at - 1])
    }
  }

  /// How many bytes the plain scalar here has, up to a blank or a sign of a list.
  private var plainLength: Int {
    bytes[at...].prefix { !Self.isBlank($0) && ![0x2C, 0x5B, 0x5D, 0x7B, 0x7D].contains($0) }.count
  }

  /// Every line by how it begins.
  mutating func readDiff() {
    switch byte() {
    case _ where starts(with: "+++ ") || starts(with: "--- "): takeRest(.keyword)
    case _
    where ["diff ", "index ", "new file", "deleted file", "rename ", "similarity "].contains {
      starts(with: $0)
    }:
      takeRest(.comment)
    case UInt8(ascii: "@"): takeRest(.number)
    case UInt8(ascii: "+"), UInt8(ascii: ">"): takeRest(.added)
    case UInt8(ascii: "-"), UInt8(ascii: "<"): takeRest(.removed)
    case UInt8(ascii: "\\"): takeRest(.comment)
    default: takeRest(.code)
    }
  }
}
