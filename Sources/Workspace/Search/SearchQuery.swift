/// What a person searches for: words in any order, each the beginning of a word of the text, and phrases in quotes;
/// case and accents ignored.
public struct SearchQuery: Hashable, Sendable {
  /// A word, or words in this order: `page-table` and `"page table"` are two in order. The last may be cut short unless
  /// the phrase is quoted.
  public struct Term: Hashable, Sendable {
    /// Folded; never empty.
    public var words: [String]
    public var isBeginning: Bool
  }

  public let terms: [Term]

  public init(_ text: String) {
    var terms: [Term] = []
    for (place, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
      // Every second part stands between quotes, unless its quote is still being typed.
      let isQuoted = place % 2 == 1
      let isClosed = isQuoted && text.filter { $0 == "\"" }.count > place
      for piece in isQuoted ? [part] : part.split(whereSeparator: \.isWhitespace) {
        let words = SearchWords.words(of: Array(piece.utf8)).map(\.text)
        if !words.isEmpty { terms.append(Term(words: words, isBeginning: !isClosed)) }
      }
    }
    self.terms = terms
  }

  /// Where the terms stand in a line.
  public struct LineMatch: Hashable, Sendable {
    /// How many of the terms do.
    public var count: Int
    /// In UTF-8 bytes, ascending and apart.
    public var ranges: [Range<Int>]
  }

  /// Nil where no term stands in the line. A phrase that a line break divides counts where its first word stands.
  public func match(_ line: some Collection<UInt8>) -> LineMatch? {
    let words = SearchWords.words(of: Array(line))
    var count = 0
    var ranges: [Range<Int>] = []
    for term in terms {
      var places = words.indices.filter { stands(term, at: $0, in: words) }
      if places.isEmpty, term.words.count > 1 {
        places = words.indices.filter { words[$0].text == term.words[0] }
        ranges += places.map { words[$0].range }
      } else if !places.isEmpty {
        count += 1
        ranges += places.map {
          words[$0].range.lowerBound..<words[$0 + term.words.count - 1].range.upperBound
        }
      }
    }
    guard !ranges.isEmpty else { return nil }
    return LineMatch(count: count, ranges: Self.apart(ranges))
  }

  private func stands(_ term: Term, at place: Int, in words: [SearchWords.Word]) -> Bool {
    guard place + term.words.count <= words.count else { return false }
    return term.words.indices.allSatisfy { index in
      let (wanted, found) = (term.words[index], words[place + index].text)
      let isLast = index == term.words.count - 1
      return isLast && term.isBeginning ? found.hasPrefix(wanted) : found == wanted
    }
  }

  private static func apart(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}

/// The words of a text as a search sees them: runs of letters and digits, folded.
public enum SearchWords {
  public struct Word: Hashable, Sendable {
    public var text: String
    /// In the bytes given.
    public var range: Range<Int>
  }

  public static func words(of bytes: [UInt8]) -> [Word] {
    var words: [Word] = []
    var index = 0
    while index < bytes.count {
      guard isWord(bytes, index) else {
        index += 1
        continue
      }
      let start = index
      var isPlain = true
      while index < bytes.count, isWord(bytes, index) {
        isPlain = isPlain && bytes[index] < 0x80
        index += 1
      }
      let run = bytes[start..<index]
      if isPlain {
        words.append(
          Word(text: String(decoding: run.map { ASCII.lowered($0) }, as: UTF8.self), range: start..<index))
      } else {
        words += marked(String(decoding: run, as: UTF8.self), at: start)
      }
    }
    return words
  }

  /// Every byte of another script's characters counts as part of a word here; `marked` looks closer.
  private static func isWord(_ bytes: [UInt8], _ index: Int) -> Bool {
    ASCII.isLetter(bytes[index]) || ASCII.isDigit(bytes[index]) || bytes[index] >= 0x80
  }

  private static func marked(_ text: String, at start: Int) -> [Word] {
    var words: [Word] = []
    var current = ""
    var from = start
    var place = start
    func end() {
      let folded = TextFold.folded(current)
      if !folded.isEmpty { words.append(Word(text: folded, range: from..<place)) }
      current = ""
    }
    for scalar in text.unicodeScalars {
      let isPart =
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
          .decimalNumber,
          .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
          true
        default: false
        }
      if isPart {
        if current.isEmpty { from = place }
        current.unicodeScalars.append(scalar)
      } else {
        end()
      }
      place += UTF8.width(scalar)
    }
    end()
    return words
  }

  /// The words of a text, separated by spaces, for an index that only has to split them again.
  public static func indexed(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
      guard byte < 0x80 else { return words(of: bytes).map(\.text).joined(separator: " ") }
      result.append(ASCII.isLetter(byte) || ASCII.isDigit(byte) ? ASCII.lowered(byte) : 0x20)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
