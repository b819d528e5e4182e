extension TextDiff {
  /// Two versions of a line as pieces that both have and pieces that only one has.
  static func words(_ old: String, _ new: String) -> (old: [Segment], new: [Segment]) {
    let oldWords = tokens(old)
    let newWords = tokens(new)
    let numbers = SequenceDiff.intern(oldWords, newWords)
    let matches = SequenceDiff(numbers.old, numbers.new).matches
    let common = matches.reduce(0) {
      $0 + $1.old.reduce(0) { $0 + (oldWords[$1].first?.isWhitespace == true ? 0 : 1) }
    }
    // Lines that share next to nothing are clearer as a whole.
    guard common * 4 >= min(oldWords.count, newWords.count) else {
      return ([Segment(old, isChanged: true)], [Segment(new, isChanged: true)])
    }
    return (
      segments(oldWords, matches.map(\.old)), segments(newWords, matches.map(\.new))
    )
  }

  /// Words, runs of white space and single other characters.
  static func tokens(_ line: String) -> [Substring] {
    var tokens: [Substring] = []
    var start = line.startIndex
    while start < line.endIndex {
      var end = line.index(after: start)
      if line[start].isWhitespace {
        while end < line.endIndex, line[end].isWhitespace { line.formIndex(after: &end) }
      } else if line[start].isLetter || line[start].isNumber {
        while end < line.endIndex, line[end].isLetter || line[end].isNumber { line.formIndex(after: &end) }
      }
      tokens.append(line[start..<end])
      start = end
    }
    return tokens
  }

  private static func segments(_ words: [Substring], _ same: [Range<Int>]) -> [Segment] {
    var segments: [Segment] = []
    var at = 0
    func append(_ range: Range<Int>, _ isChanged: Bool) {
      if !range.isEmpty { segments.append(Segment(words[range].joined(), isChanged: isChanged)) }
    }
    for range in same {
      append(at..<range.lowerBound, true)
      append(range, false)
      at = range.upperBound
    }
    append(at..<words.count, true)
    return segments
  }
}
