/// A text as lines that can be compared, with its headings.
struct PlacementText: Sendable {
  struct Heading: Sendable {
    /// Counted from 0.
    var line: Int
    /// Without its marks.
    var text: String
  }

  private let bytes: [UInt8]
  private let lines: [SourceText.Line]
  private(set) var headings: [Heading] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    lines = SourceText.lines(of: bytes)
    headings = findHeadings()
  }

  var count: Int { lines.count }

  func line(_ index: Int) -> ArraySlice<UInt8> { bytes[lines[index].content] }

  /// The lines joined by line feeds, whatever they end with.
  func quote(_ range: Range<Int>) -> String {
    String(decoding: Array(range.map(line).joined(separator: [0x0A])), as: UTF8.self)
  }

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
      let text = bytes[ByteText.trimmed(bytes, lines[index].content)]
      if let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"),
        text.prefix(3).count == 3, text.prefix(3).allSatisfy({ $0 == mark })
      {
        if fence == nil { fence = mark } else if fence == mark { fence = nil }
      } else if fence == nil, let heading = Self.heading(text) {
        found.append(Heading(line: index, text: heading))
      }
    }
    return found
  }

  /// The text of `## Heading ##`; nil for another line.
  private static func heading(_ line: ArraySlice<UInt8>) -> String? {
    let marks = line.prefix { $0 == UInt8(ascii: "#") }
    guard (1...6).contains(marks.count), let next = line.dropFirst(marks.count).first, ASCII.isSpace(next)
    else { return nil }
    let text = String(decoding: line.dropFirst(marks.count), as: UTF8.self).trimmingWhitespace()
    let closed = text.drop(suffix: "#")
    return closed.isEmpty || closed.last == " " ? closed.trimmingWhitespace() : text
  }
}

extension String {
  fileprivate func drop(suffix mark: Character) -> String {
    String(self[..<(lastIndex { $0 != mark }.map { index(after: $0) } ?? startIndex)])
  }
}
