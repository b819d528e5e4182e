/// The headings of a note, as far as they say where its TODO section begins and ends.
struct TodoHeading {
  /// How surely a heading opens the section; the first of the surest does.
  enum Strength: Int, Comparable {
    /// `## Decisions`.
    case decisions
    /// `**TODOs**`, on a line of its own.
    case pseudo
    /// `## Tasks`, which may as well be what the meeting was about.
    case weak
    /// `## TODOs`, `## Action items`.
    case strong

    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  /// 1-based; of an underlined heading the line below its words.
  var line: Int
  /// 1 to 6; 7 for a heading in bold.
  var level: Int
  var strength: Strength

  /// The heading that opens the section; nil without any.
  static func find(in source: SourceText, from first: Int) -> TodoHeading? {
    var lines = NoteLines(source, from: first)
    if let found = find(&lines, source) { return found }
    // What was opened and never closed hides nothing from a person who reads the note.
    guard let opened = lines.openedAt else { return nil }
    var rest = NoteLines(source, from: opened + 1)
    return find(&rest, source)
  }

  private static func find(_ lines: inout NoteLines, _ source: SourceText) -> TodoHeading? {
    var best: TodoHeading?
    var previous: Range<Int>?
    while let line = lines.nextLine() {
      let found = read(line, below: previous, source)
      if let found, found.strength == .strong { return found }
      if let found, best.map({ $0.strength < found.strength }) ?? true { best = found }
      if case .text(let text) = line.kind { previous = text } else { previous = nil }
    }
    return best
  }

  /// - Parameter previous: the text of the line above.
  private static func read(
    _ line: NoteLines.Line, below previous: Range<Int>?, _ source: SourceText
  ) -> TodoHeading? {
    switch line.kind {
    case .heading(let level, let text):
      return strength(words(source.bytes, text)).map {
        TodoHeading(line: line.number, level: level, strength: $0)
      }
    case .hidden:
      guard let previous, let level = underline(source, line.number) else { return nil }
      return strength(words(source.bytes, previous)).map {
        TodoHeading(line: line.number, level: level, strength: $0)
      }
    case .text(let text):
      guard let inner = bold(source.bytes, text), let strength = strength(words(source.bytes, inner)),
        strength != .decisions
      else { return nil }
      return TodoHeading(line: line.number, level: 7, strength: .pseudo)
    case .blank, .table: return nil
    }
  }

  /// 1 under `===`, 2 under `---`; nil for another line.
  static func underline(_ source: SourceText, _ number: Int) -> Int? {
    let content = ASCII.trimmed(source.bytes, source.lines[number - 1].content)
    guard let first = content.first, content.allSatisfy({ source.bytes[$0] == source.bytes[first] }) else {
      return nil
    }
    switch source.bytes[first] {
    case UInt8(ascii: "="): return 1
    case UInt8(ascii: "-"): return 2
    default: return nil
    }
  }

  /// The words of a line that is bold as a whole, `**TODOs:**`; nil for another line.
  static func bold(_ bytes: [UInt8], _ text: Range<Int>) -> Range<Int>? {
    let sign = bytes[text.lowerBound]
    guard sign == UInt8(ascii: "*") || sign == UInt8(ascii: "_"), text.count < 300 else { return nil }
    var end = ByteText.trimmedEnd(bytes, text)
    if bytes[end - 1] == UInt8(ascii: ":") { end -= 1 }
    guard end - text.lowerBound > 4, bytes[text.lowerBound + 1] == sign, bytes[end - 1] == sign,
      bytes[end - 2] == sign
    else { return nil }
    return text.lowerBound + 2..<end - 2
  }

  // MARK: Words

  /// A heading's words as hashes, without emoji and their codes.
  static func words(_ bytes: [UInt8], _ text: Range<Int>) -> [UInt64] {
    var words: [UInt64] = []
    guard text.count < 300 else { return words }
    var index = text.lowerBound
    while index < text.upperBound {
      if bytes[index] == 0x20 {
        index += 1
        continue
      }
      var end = index
      while end < text.upperBound, bytes[end] != 0x20 { end += 1 }
      let isEmojiCode =
        end - index > 2 && bytes[index] == UInt8(ascii: ":") && bytes[end - 1] == UInt8(ascii: ":")
      if !isEmojiCode { addWords(bytes, index..<end, to: &words) }
      index = end
    }
    return words
  }

  private static func addWords(_ bytes: [UInt8], _ part: Range<Int>, to words: inout [UInt64]) {
    func length(_ index: Int) -> Int {
      if ASCII.isDigit(bytes[index]) { return 1 }
      return ByteText.letterLength(bytes, at: index, before: part.upperBound)
    }
    var index = part.lowerBound
    while index < part.upperBound {
      let start = index
      while index < part.upperBound, case let length = length(index), length > 0 { index += length }
      if index > start {
        words.append(WordHash.of(bytes, start..<index))
      } else {
        index += ByteText.scalar(bytes, at: index, before: part.upperBound).length
      }
    }
  }

  /// No heading of ours is longer.
  private static let wordsMax = 8

  /// Whether and how surely a heading of these words opens the section.
  static func strength(_ words: [UInt64]) -> Strength? {
    guard !words.isEmpty, words.count <= wordsMax else { return nil }
    let classes = words.map(NoteVocabulary.classes)
    guard
      classes.allSatisfy({
        !$0.isDisjoint(with: [.todoHeading, .taskHeading, .headingFiller, .decisionHeading])
      })
    else { return nil }
    let hasDecisions = classes.contains { $0.contains(.decisionHeading) }
    let isPaired = words.indices.dropLast().contains { NoteVocabulary.isTodoPair(words[$0], words[$0 + 1]) }
    if isPaired || classes.contains(where: { $0.contains(.todoHeading) }) { return .strong }
    if classes.contains(where: { $0.contains(.taskHeading) }) { return hasDecisions ? .strong : .weak }
    return hasDecisions ? .decisions : nil
  }

  /// Names another part of the note, where an open TODO section ends.
  static func isOther(_ words: [UInt64]) -> Bool {
    words.contains { NoteVocabulary.classes($0).contains(.otherHeading) }
  }
}
