/// Tells code from strings and comments in Swift text: nested comments, raw and multi-line strings, code in
/// interpolations, and regex literals. Not a parser; it holds for text that the compiler accepts.
struct SourceLexer {
  private let bytes: [UInt8]
  private var at = 0
  private(set) var code: [UInt8]
  private(set) var comments: [UInt8]

  init(_ text: String) {
    bytes = Array(text.utf8)
    let blank = bytes.map { $0 == UInt8(ascii: "\n") ? $0 : UInt8(ascii: " ") }
    code = blank
    comments = blank
  }

  mutating func run() {
    while at < bytes.count { runCode(untilParenthesis: false) }
  }

  private func byte(_ offset: Int) -> UInt8? { at + offset < bytes.count ? bytes[at + offset] : nil }

  private func follows(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard at + length <= bytes.count else { return false }
    return text.withUTF8Buffer { buffer in (0..<length).allSatisfy { buffer[$0] == bytes[at + $0] } }
  }

  private mutating func keep() {
    code[at] = bytes[at]
    at += 1
  }

  /// Copies code until the end, or until the parenthesis that closes an interpolation.
  private mutating func runCode(untilParenthesis: Bool) {
    var depth = 0
    while let here = byte(0) {
      if follows("//") {
        lineComment()
      } else if follows("/*") {
        blockComment()
      } else if let hashes = stringOpening() {
        string(hashes: hashes)
      } else if isRegexOpening() {
        regex()
      } else {
        if untilParenthesis {
          if here == UInt8(ascii: "(") { depth += 1 }
          if here == UInt8(ascii: ")") {
            if depth == 0 { return }
            depth -= 1
          }
        }
        keep()
      }
    }
  }

  private mutating func lineComment() {
    while let here = byte(0), here != UInt8(ascii: "\n") {
      comments[at] = here
      at += 1
    }
  }

  private mutating func blockComment() {
    var depth = 0
    while at < bytes.count {
      let step: Int
      if follows("/*") {
        depth += 1
        step = 2
      } else if follows("*/") {
        depth -= 1
        step = 2
      } else {
        step = 1
      }
      for _ in 0..<step {
        comments[at] = bytes[at]
        at += 1
      }
      if depth == 0 { return }
    }
  }

  // MARK: Strings

  /// How many `#` stand before the quotation mark here, or nil where no string begins.
  private func stringOpening() -> Int? {
    var hashes = 0
    while byte(hashes) == UInt8(ascii: "#") { hashes += 1 }
    return byte(hashes) == UInt8(ascii: "\"") ? hashes : nil
  }

  private mutating func string(hashes: Int) {
    at += hashes
    let isMultiline = follows("\"\"\"")
    at += isMultiline ? 3 : 1
    while let here = byte(0) {
      if here == UInt8(ascii: "\\"), hashesFollow(hashes, after: 1) {
        at += 1 + hashes
        if byte(0) == UInt8(ascii: "(") {
          keep()
          runCode(untilParenthesis: true)
          if at < bytes.count { keep() }
        } else if at < bytes.count {
          at += 1
        }
      } else if here == UInt8(ascii: "\""), !isMultiline || follows("\"\"\""),
        hashesFollow(hashes, after: isMultiline ? 3 : 1)
      {
        at += (isMultiline ? 3 : 1) + hashes
        return
      } else if here == UInt8(ascii: "\n"), !isMultiline {
        return
      } else {
        at += 1
      }
    }
  }

  private func hashesFollow(_ count: Int, after offset: Int) -> Bool {
    (0..<count).allSatisfy { byte(offset + $0) == UInt8(ascii: "#") }
  }

  // MARK: Regex literals

  /// A slash opens a regex where no value can stand before it and no space follows.
  private func isRegexOpening() -> Bool {
    if follows("#/") { return true }
    guard byte(0) == UInt8(ascii: "/"), let next = byte(1), next != UInt8(ascii: " "),
      next != UInt8(ascii: "\n")
    else { return false }
    var before = at - 1
    while before >= 0, bytes[before] == UInt8(ascii: " ") { before -= 1 }
    guard before >= 0 else { return false }
    return Array("(=,:[{".utf8).contains(bytes[before]) && lineHolds(UInt8(ascii: "/"), from: at + 1)
  }

  private func lineHolds(_ wanted: UInt8, from start: Int) -> Bool {
    bytes[min(start, bytes.count)...].prefix { $0 != UInt8(ascii: "\n") }.contains(wanted)
  }

  private mutating func regex() {
    let isExtended = byte(0) == UInt8(ascii: "#")
    at += isExtended ? 2 : 1
    while let here = byte(0) {
      if here == UInt8(ascii: "\\") {
        at = min(at + 2, bytes.count)
      } else if here == UInt8(ascii: "/"), !isExtended || byte(1) == UInt8(ascii: "#") {
        at += isExtended ? 2 : 1
        return
      } else if here == UInt8(ascii: "\n"), !isExtended {
        return
      } else {
        at += 1
      }
    }
  }
}
