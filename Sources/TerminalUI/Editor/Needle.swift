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

  /// The bytes of matches in a line without its ending: all of them, or those that `steps` allow to find.
  func all(in line: String, steps: inout Int) -> [Range<Int>] {
    switch self {
    case .words(let search): return search.all(in: line)
    case .pattern(let pattern):
      var ranges: [Range<Int>] = []
      var copy = line
      let matcher = LineMatcher(pattern, steps: steps)
      copy.withUTF8 { bytes in
        matcher.matches(in: bytes) {
          ranges.append($0)
          return true
        }
      }
      steps = matcher.stepsLeft
      return ranges
    }
  }
}

extension TextBuffer {
  /// The first match that begins at `offset` or later and before `end`. What a regular expression takes is taken from
  /// `steps`.
  func first(
    _ needle: Needle, from offset: Int, before end: Int = .max, steps: inout Int
  ) throws(SearchStop) -> Range<Int>? {
    switch needle {
    case .words(let search): return search.first(in: text, from: offset, before: end)
    case .pattern(let pattern):
      let matcher = LineMatcher(pattern, steps: steps)
      var found: Range<Int>?
      var line = line(containing: offset)
      readLines(from: line) { bytes, number, start in
        line = number
        if start >= end { return false }
        matcher.matches(in: bytes, from: max(0, offset - start)) { range in
          if start + range.lowerBound < end {
            found = start + range.lowerBound..<start + range.upperBound
          }
          return false
        }
        return found == nil && !matcher.hasStopped
      }
      steps = matcher.stepsLeft
      if found == nil, matcher.hasStopped {
        throw SearchStop(line: line + 1, isLine: matcher.hasStoppedByLine)
      }
      return found
    }
  }

  /// The last match that begins before `offset`. What a regular expression takes is taken from `steps`.
  func last(_ needle: Needle, before offset: Int, steps: inout Int) throws(SearchStop) -> Range<Int>? {
    switch needle {
    case .words(let search): return search.last(in: text, before: offset)
    case .pattern(let pattern):
      let matcher = LineMatcher(pattern, steps: steps)
      defer { steps = matcher.stepsLeft }
      for line in (0...line(containing: min(offset, count))).reversed() {
        let bytes = lineBytes(line)
        var found: Range<Int>?
        var text = text(in: bytes)
        text.withUTF8 { signs in
          matcher.matches(in: signs) { range in
            let isBefore = bytes.lowerBound + range.lowerBound < offset
            if isBefore { found = bytes.lowerBound + range.lowerBound..<bytes.lowerBound + range.upperBound }
            return isBefore
          }
        }
        if matcher.hasStopped { throw SearchStop(line: line + 1, isLine: matcher.hasStoppedByLine) }
        if let found { return found }
      }
      return nil
    }
  }

  /// Gives lines without their endings to `body`, with the number of each and the offset at which it begins, until it
  /// returns false. The text is taken from the rope in larger pieces, which is quicker than line by line.
  func readLines(from first: Int, _ body: (UnsafeBufferPointer<UInt8>, Int, Int) -> Bool) {
    var line = first
    var goesOn = true
    while goesOn, line < lineCount {
      let start = lineStart(line)
      let last = self.line(containing: min(count, start + Self.pieceBytes))
      var piece = text(in: start..<lineBytes(last).upperBound)
      piece.withUTF8 { bytes in
        var at = 0
        while goesOn, line <= last {
          let rest = UnsafeBufferPointer(rebasing: bytes[at...])
          let length = line < last ? rest.firstIndex(of: 0x0A) ?? rest.count : rest.count
          let hasReturn = line < last && length > 0 && rest[length - 1] == 0x0D
          goesOn = body(
            UnsafeBufferPointer(rebasing: rest[..<(hasReturn ? length - 1 : length)]), line, start + at)
          at += length + 1
          line += 1
        }
      }
    }
  }

  private static let pieceBytes = 1 << 18
}
