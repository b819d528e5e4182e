/// A text as lines that can be compared, with its headings.
struct PlacementText: Sendable {
  struct Heading: Sendable {
    /// Counted from 0; of an underlined heading the line above the marks.
    var line: Int
    /// Without its marks.
    var text: String
    var level: Int
  }

  let bytes: [UInt8]
  let lines: [SourceText.Line]
  /// Of each line's bytes without the ending; equal lines have equal hashes.
  let hashes: [UInt64]
  private(set) var headings: [Heading] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    lines = SourceText.lines(of: bytes)
    hashes = Self.hashes(bytes, lines)
    headings = findHeadings()
  }

  var count: Int { lines.count }

  private static func hashes(_ bytes: [UInt8], _ lines: [SourceText.Line]) -> [UInt64] {
    bytes.withUnsafeBufferPointer { buffer in
      lines.map { line in
        buffer[line.content].reduce(WordHash.seed) { WordHash.adding($1, to: $0) }
      }
    }
  }

  func isBlank(_ line: Int) -> Bool {
    let content = lines[line].content
    return ByteText.afterSpace(bytes, content) == content.upperBound
  }

  /// Without the blank lines at either end; empty where there are no others.
  func trimmed(_ lines: Range<Int>) -> Range<Int> {
    guard let first = lines.first(where: { !isBlank($0) }), let last = lines.last(where: { !isBlank($0) })
    else { return lines.lowerBound..<lines.lowerBound }
    return first..<last + 1
  }

  /// The lines joined by line feeds, whatever they end with.
  func quote(_ range: Range<Int>) -> String {
    String(decoding: Array(range.map { bytes[lines[$0].content] }.joined(separator: [0x0A])), as: UTF8.self)
  }

  /// The lines on which a quote begins.
  func places(of quote: String) -> [Int] {
    let wanted = Self.lines(of: quote).map { $0.reduce(WordHash.seed) { WordHash.adding($1, to: $0) } }
    guard let first = wanted.first, wanted.count <= count else { return [] }
    return (0...count - wanted.count).filter { start in
      hashes[start] == first && wanted.indices.allSatisfy { hashes[start + $0] == wanted[$0] }
    }
  }

  static func lines(of quote: String) -> [Substring.UTF8View] {
    quote.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
  }
}

// MARK: - Headings

extension PlacementText {
  /// The last heading at or above a line, as its place in `headings`.
  func section(of line: Int) -> Int? {
    var low = 0
    var high = headings.count
    while low < high {
      let middle = (low + high) / 2
      if headings[middle].line <= line { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  private func findHeadings() -> [Heading] {
    var found: [Heading] = []
    var fence: UInt8?
    let body = FrontMatter.Block.find(in: bytes, lines: lines).map { $0.isClosed ? $0.lastLine : 0 } ?? 0
    for index in body..<max(body, lines.count) {
      let text = ByteText.trimmed(bytes, lines[index].content)
      guard let mark = text.first.map({ bytes[$0] }) else { continue }
      if mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"), isRun(of: mark, text.prefix(3)) {
        if fence == nil { fence = mark } else if fence == mark { fence = nil }
      } else if fence != nil {
        continue
      } else if mark == UInt8(ascii: "#"), let heading = heading(text, line: index) {
        found.append(heading)
      } else if mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-"), index > body, isRun(of: mark, text),
        let heading = underlined(line: index - 1, level: mark == UInt8(ascii: "=") ? 1 : 2)
      {
        found.append(heading)
      }
    }
    return found
  }

  private func isRun(of mark: UInt8, _ range: Range<Int>) -> Bool {
    range.count >= 3 && bytes[range].allSatisfy { $0 == mark }
  }

  /// `## Heading ##`; nil for another line.
  private func heading(_ range: Range<Int>, line: Int) -> Heading? {
    let marks = bytes[range].prefix { $0 == UInt8(ascii: "#") }
    guard marks.count <= 6, marks.endIndex < range.upperBound, ASCII.isSpace(bytes[marks.endIndex])
    else { return nil }
    var text = ByteText.trimmed(bytes, marks.endIndex..<range.upperBound)
    let closing = bytes[text].reversed().prefix { $0 == UInt8(ascii: "#") }.count
    if closing == text.count || closing > 0 && ASCII.isSpace(bytes[text.upperBound - closing - 1]) {
      text = ByteText.trimmed(bytes, text.lowerBound..<text.upperBound - closing)
    }
    return Heading(line: line, text: ByteText.string(bytes, text), level: marks.count)
  }

  /// The line above a row of marks, where it can be the text of a heading.
  private func underlined(line: Int, level: Int) -> Heading? {
    let text = ByteText.trimmed(bytes, lines[line].content)
    guard let first = text.first.map({ bytes[$0] }), text.lowerBound - lines[line].content.lowerBound < 4,
      !"-*+>#|=".utf8.contains(first)
    else { return nil }
    return Heading(line: line, text: ByteText.string(bytes, text), level: level)
  }
}
