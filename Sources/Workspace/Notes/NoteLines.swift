/// A note's lines, one after the other, without those that nobody reads as text: blocks of code and comments.
struct NoteLines {
  enum Kind {
    case blank
    /// Code, a comment, a tag, or a line that only separates.
    case hidden
    /// Begins with `|`.
    case table
    /// With the place of its words.
    case heading(level: Int, Range<Int>)
    /// Without indentation and the `>` of quotes.
    case text(Range<Int>)
  }

  struct Line {
    /// 1-based.
    var number: Int
    var kind: Kind
    /// Columns before the text, quote signs not counted.
    var indent: Int
  }

  private let source: SourceText
  /// 1-based line that comes next.
  private(set) var next: Int
  /// The sign and the length of the fence that opened the block of code.
  private var fence: (sign: UInt8, length: Int)?
  private var isComment = false
  /// The line on which a block of code or a comment began that has not ended.
  private(set) var openedAt: Int?

  init(_ source: SourceText, from first: Int) {
    self.source = source
    next = max(1, first)
  }

  mutating func nextLine() -> Line? {
    guard next <= source.lines.count else { return nil }
    let number = next
    next += 1
    var content = source.lines[number - 1].content
    if number == 1 { content = max(content.lowerBound, source.bodyStart)..<content.upperBound }
    let (start, indent) = Self.textStart(source.bytes, content)
    let kind = kind(start..<content.upperBound, number)
    return Line(number: number, kind: kind, indent: indent)
  }

  private mutating func kind(_ text: Range<Int>, _ number: Int) -> Kind {
    let bytes = source.bytes
    guard let first = text.first.map({ bytes[$0] }) else {
      return fence == nil && !isComment ? .blank : .hidden
    }
    if isComment {
      closeComment(text)
      return .hidden
    }
    if let fence {
      if let mark = Self.fence(bytes, text), mark.sign == fence.sign, mark.length >= fence.length, mark.isBare
      {
        self.fence = nil
        openedAt = nil
      }
      return .hidden
    }
    switch first {
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      guard let mark = Self.fence(bytes, text) else { return .text(text) }
      fence = (mark.sign, mark.length)
      openedAt = number
      return .hidden
    case UInt8(ascii: "<"):
      if Self.begins(bytes, text, "<!--") {
        isComment = true
        openedAt = number
        closeComment(text)
        return .hidden
      }
      return Self.isTag(bytes, text) ? .hidden : .text(text)
    case UInt8(ascii: "|"): return .table
    case UInt8(ascii: "#"):
      return Self.heading(bytes, text).map { .heading(level: $0.level, $0.text) } ?? .text(text)
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "="):
      return Self.isRule(bytes, text) ? .hidden : .text(text)
    default: return .text(text)
    }
  }

  private mutating func closeComment(_ text: Range<Int>) {
    var index = text.lowerBound
    while index + 2 < text.upperBound {
      if source.bytes[index + 2] == UInt8(ascii: ">"), source.bytes[index] == UInt8(ascii: "-"),
        source.bytes[index + 1] == UInt8(ascii: "-")
      {
        isComment = false
        openedAt = nil
        return
      }
      index += 1
    }
  }

  // MARK: What a line is

  /// Behind indentation and the signs of quotes, and how far the text is indented; a tab to the next multiple of four.
  private static func textStart(_ bytes: [UInt8], _ content: Range<Int>) -> (start: Int, indent: Int) {
    var start = content.lowerBound
    var indent = 0
    while start < content.upperBound {
      switch bytes[start] {
      case 0x20: indent += 1
      case 0x09: indent += 4 - indent % 4
      case UInt8(ascii: ">"):
        // The space behind the sign belongs to it.
        indent = start + 1 < content.upperBound && bytes[start + 1] == 0x20 ? -1 : 0
      default: return (start, max(0, indent))
      }
      start += 1
    }
    return (start, max(0, indent))
  }

  private static func fence(
    _ bytes: [UInt8], _ text: Range<Int>
  ) -> (sign: UInt8, length: Int, isBare: Bool)? {
    let sign = bytes[text.lowerBound]
    guard sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return nil }
    var end = text.lowerBound
    while end < text.upperBound, bytes[end] == sign { end += 1 }
    guard end - text.lowerBound >= 3 else { return nil }
    let rest = ByteText.trimmed(bytes, end..<text.upperBound)
    // Code that begins and ends on one line is no block.
    if sign == UInt8(ascii: "`"), rest.contains(where: { bytes[$0] == sign }) { return nil }
    return (sign, end - text.lowerBound, rest.isEmpty)
  }

  /// An ATX heading's level and text; nil for another line. Long lines are no headings.
  private static func heading(_ bytes: [UInt8], _ text: Range<Int>) -> (level: Int, text: Range<Int>)? {
    guard text.count < 300 else { return nil }
    var end = text.lowerBound
    while end < text.upperBound, bytes[end] == UInt8(ascii: "#") { end += 1 }
    guard (1...6).contains(end - text.lowerBound), end == text.upperBound || ASCII.isSpace(bytes[end]) else {
      return nil
    }
    return (end - text.lowerBound, end..<text.upperBound)
  }

  /// Three or more of one sign, spaces between them: separates, or underlines a heading.
  private static func isRule(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    let sign = bytes[text.lowerBound]
    var count = 0
    for index in text {
      if bytes[index] == sign { count += 1 } else if !ASCII.isSpace(bytes[index]) { return false }
    }
    return count >= 3
  }

  /// A tag alone, such as `</details>`.
  private static func isTag(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    let end = ByteText.trimmedEnd(bytes, text)
    guard end - text.lowerBound >= 3, bytes[end - 1] == UInt8(ascii: ">") else { return false }
    let first = bytes[text.lowerBound + 1]
    guard ASCII.isLetter(first) || first == UInt8(ascii: "/") else { return false }
    return !(text.lowerBound + 1..<end - 1).contains {
      bytes[$0] == UInt8(ascii: ">") || bytes[$0] == UInt8(ascii: ":")
    }
  }

  static func begins(_ bytes: [UInt8], _ text: Range<Int>, _ wanted: StaticString) -> Bool {
    guard text.count >= wanted.utf8CodeUnitCount else { return false }
    for offset in 0..<wanted.utf8CodeUnitCount
    where bytes[text.lowerBound + offset] != wanted.utf8Start[offset] { return false }
    return true
  }
}
