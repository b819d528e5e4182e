/// What is sought in a text: words as they are, or a regular expression.
enum Needle: Hashable, Sendable {
  case words(TextSearch)
  case pattern(LinePattern)

  init(_ text: String, isPattern: Bool) throws(LinePattern.Failure) {
    self = isPattern ? .pattern(try LinePattern(text)) : .words(TextSearch(text))
  }

  var text: String {
    switch self {
    case .words(let search): search.needle
    case .pattern(let pattern): pattern.source
    }
  }

  var isEmpty: Bool { text.isEmpty }

  var isPattern: Bool { if case .pattern = self { true } else { false } }

  /// The bytes of all matches in a line without its ending.
  func all(in line: String) -> [Range<Int>] {
    switch self {
    case .words(let search): search.all(in: line)
    case .pattern(let pattern): pattern.matches(in: line).map(\.range)
    }
  }
}

extension TextBuffer {
  /// Lines longer than this are left out where a regular expression is sought, which may take longer the longer a
  /// line is.
  static let patternLineBytesMax = 1 << 16

  /// The first match that begins at `offset` or later and before `end`.
  func first(_ needle: Needle, from offset: Int, before end: Int = .max) -> Range<Int>? {
    switch needle {
    case .words(let search): return search.first(in: text, from: offset, before: end)
    case .pattern(let pattern):
      for line in line(containing: offset)..<lineCount {
        let bytes = lineBytes(line)
        if bytes.lowerBound >= end { return nil }
        for range in matches(pattern, bytes) where range.lowerBound >= offset {
          return range.lowerBound < end ? range : nil
        }
      }
      return nil
    }
  }

  /// The last match that begins before `offset`.
  func last(_ needle: Needle, before offset: Int) -> Range<Int>? {
    switch needle {
    case .words(let search): return search.last(in: text, before: offset)
    case .pattern(let pattern):
      for line in (0...line(containing: min(offset, count))).reversed() {
        let bytes = lineBytes(line)
        if let range = matches(pattern, bytes).last(where: { $0.lowerBound < offset }) { return range }
      }
      return nil
    }
  }

  private func matches(_ pattern: LinePattern, _ line: Range<Int>) -> [Range<Int>] {
    guard line.count <= Self.patternLineBytesMax else { return [] }
    return pattern.matches(in: text(in: line)).map {
      line.lowerBound + $0.range.lowerBound..<line.lowerBound + $0.range.upperBound
    }
  }
}
