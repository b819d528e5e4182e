/// The difference of two lines by words.
enum WordDiff {
  /// A word, a run of white space, or a single other character.
  struct Token {
    var range: Range<Int>
    var isSpace = false
    var isWord = false
  }

  /// Two versions of a line as pieces that both have and pieces that only one has.
  static func segments(_ old: [UInt8], _ new: [UInt8]) -> (old: [TextDiff.Segment], new: [TextDiff.Segment]) {
    let (oldTokens, newTokens) = (tokens(of: old), tokens(of: new))
    let numbers = SequenceDiff.intern(
      oldTokens.lazy.map { old[$0.range] }, newTokens.lazy.map { new[$0.range] })
    let matches = cleaned(SequenceDiff(numbers.old, numbers.new).matches, oldTokens, newTokens)
    return (
      segments(old, oldTokens, matches.map(\.old)), segments(new, newTokens, matches.map(\.new))
    )
  }

  /// Without the equal pieces that say nothing: white space and punctuation between two changes, and a short word
  /// between longer ones, which would cut one change into many.
  private static func cleaned(
    _ matches: [SequenceDiff.Match], _ old: [Token], _ new: [Token]
  ) -> [SequenceDiff.Match] {
    func length(_ tokens: [Token], _ range: Range<Int>) -> Int {
      range.isEmpty
        ? 0 : tokens[range.upperBound - 1].range.upperBound - tokens[range.lowerBound].range.lowerBound
    }
    var kept: [SequenceDiff.Match] = []
    for (index, match) in matches.enumerated() {
      let start = (kept.last?.old.upperBound ?? 0, kept.last?.new.upperBound ?? 0)
      let end =
        index + 1 < matches.count
        ? (matches[index + 1].old.lowerBound, matches[index + 1].new.lowerBound) : (old.count, new.count)
      let before = max(
        length(old, start.0..<match.old.lowerBound), length(new, start.1..<match.new.lowerBound))
      let after = max(length(old, match.old.upperBound..<end.0), length(new, match.new.upperBound..<end.1))
      let saysNothing = match.old.allSatisfy { !old[$0].isWord }
      let size = length(old, match.old)
      let isDrowned = size < 8 && 2 * size <= before && 2 * size <= after
      if before > 0, after > 0, saysNothing || isDrowned { continue }
      kept.append(match)
    }
    return kept
  }

  private static func segments(
    _ bytes: [UInt8], _ tokens: [Token], _ same: [Range<Int>]
  ) -> [TextDiff.Segment] {
    var segments: [TextDiff.Segment] = []
    var at = 0
    func append(_ range: Range<Int>, _ isChanged: Bool) {
      guard let first = range.first, let last = range.last else { return }
      let text = ByteText.string(bytes, tokens[first].range.lowerBound..<tokens[last].range.upperBound)
      segments.append(TextDiff.Segment(text, isChanged: isChanged))
    }
    for range in same {
      append(at..<range.lowerBound, true)
      append(range, false)
      at = range.upperBound
    }
    append(at..<tokens.count, true)
    return segments
  }

  // MARK: Tokens

  static func tokens(of bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 3)
    var index = 0
    while index < bytes.count {
      let start = index
      if ASCII.isSpace(bytes[index]) {
        while index < bytes.count, ASCII.isSpace(bytes[index]) { index += 1 }
        tokens.append(Token(range: start..<index, isSpace: true))
        continue
      }
      while index < bytes.count {
        let length = wordLength(bytes, at: index, isFirst: index == start)
        if length == 0 { break }
        index += length
      }
      let isWord = index > start
      if !isWord { index += characterLength(bytes, at: index) }
      tokens.append(Token(range: start..<index, isWord: isWord || isIdeograph(bytes, at: start)))
    }
    return tokens
  }

  /// Bytes of the letter or digit at `index`; of `_` and an apostrophe too, inside a word. Scripts that put no spaces
  /// between words have none that are longer than a character.
  private static func wordLength(_ bytes: [UInt8], at index: Int, isFirst: Bool) -> Int {
    let byte = bytes[index]
    if byte < 0x80 {
      if ASCII.isLetter(byte) || ASCII.isDigit(byte) { return 1 }
      let joins = byte == UInt8(ascii: "_") || byte == UInt8(ascii: "'")
      guard joins, !isFirst, index + 1 < bytes.count else { return 0 }
      return ASCII.isLetter(bytes[index + 1]) || ASCII.isDigit(bytes[index + 1]) ? 1 : 0
    }
    let (scalar, length) = ByteText.scalar(bytes, at: index, before: bytes.count)
    if isIdeograph(bytes, at: index) { return 0 }
    return scalar.isLetter || scalar.isMark || scalar.properties.numericType != nil ? length : 0
  }

  private static func isIdeograph(_ bytes: [UInt8], at index: Int) -> Bool {
    guard bytes[index] >= 0xE2 else { return false }
    let scalar = ByteText.scalar(bytes, at: index, before: bytes.count).scalar
    return scalar.value >= 0x3040 && !(0xAC00...0xD7A3).contains(scalar.value)
  }

  /// A character with all that belongs to it: marks, selectors, and what joiners hold together.
  private static func characterLength(_ bytes: [UInt8], at index: Int) -> Int {
    if bytes[index] < 0x80, index + 1 == bytes.count || bytes[index + 1] < 0x80 { return 1 }
    let end = min(bytes.count, index + 64)
    let text = String(decoding: bytes[index..<end], as: UTF8.self)
    // What is cut at the end is decoded as something longer or shorter.
    var length = min(end - index, text.first.map { $0.utf8.count } ?? 1)
    while index + length < bytes.count, bytes[index + length] & 0xC0 == 0x80 { length += 1 }
    return length
  }
}
