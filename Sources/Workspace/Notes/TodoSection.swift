/// The part of a note that says what is to be done, as blocks: paragraphs and list items with what belongs to them.
struct TodoSection {
  /// A paragraph or a list item. Lines that follow without a blank line, a bullet or an owner belong to it.
  struct Block {
    /// 1-based.
    var line: Int
    /// Columns before the bullet or the text.
    var indent: Int
    var isBullet: Bool
    var lines: [Substring]
    var children: [Block] = []

    /// White space collapsed.
    var text: String {
      lines.map(TodoSection.collapsed).filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  private(set) var blocks: [Block] = []

  /// White space collapsed. Plain ASCII is looked at byte by byte: a line may be megabytes long.
  static func collapsed(_ text: Substring) -> String {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      let isSpace = byte == 0x20 || (0x09...0x0d).contains(byte)
      if !isSpace {
        bytes.append(byte)
      } else if let last = bytes.last, last != 0x20 {
        bytes.append(0x20)
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Heading

  /// The 1-based line of the heading that opens the section: one of TODOs, else one of decisions; nil without any.
  static func headingLine(in source: SourceText, from first: Int) -> Int? {
    var decisions: Int?
    var isFenced = false
    guard first <= source.lines.count else { return nil }
    for number in first...source.lines.count {
      let range = source.lines[number - 1].content
      let start = number == 1 ? max(range.lowerBound, source.bodyStart) : range.lowerBound
      guard let byte = source.bytes[start..<range.upperBound].first(where: { $0 != 0x20 }) else { continue }
      if byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~"), isFence(source, number) { isFenced.toggle() }
      guard byte == UInt8(ascii: "#"), !isFenced, let heading = heading(source, number) else { continue }
      if isTodo(heading.text) { return number }
      if decisions == nil, isDecision(heading.text) { decisions = number }
    }
    return decisions
  }

  private static func isFence(_ source: SourceText, _ number: Int) -> Bool {
    let text = (source.text(ofLine: number) ?? "").drop { $0 == " " }
    return text.hasPrefix("```") || text.hasPrefix("~~~")
  }

  /// An ATX heading's level and text; nil for another line. Long lines are no headings.
  private static func heading(_ source: SourceText, _ number: Int) -> (level: Int, text: String)? {
    guard source.lines[number - 1].content.count < 300, let line = source.text(ofLine: number) else {
      return nil
    }
    let text = line.drop { $0 == " " || $0 == "\u{feff}" }
    let marks = text.prefix { $0 == "#" }
    guard (1...6).contains(marks.count) else { return nil }
    let rest = text[marks.endIndex...]
    guard rest.isEmpty || rest.first == " " || rest.first == "\t" else { return nil }
    return (marks.count, String(rest))
  }

  /// A heading's words in lower case, without emoji and their codes.
  private static func words(_ heading: String) -> [String] {
    TextFold.folded(heading).split(separator: " ").filter {
      !($0.hasPrefix(":") && $0.hasSuffix(":") && $0.count > 2)
    }
    .flatMap { $0.split { !$0.isLetter && !$0.isNumber } }.map(String.init)
  }

  private static func isTodo(_ heading: String) -> Bool {
    let words = words(heading)
    guard !words.isEmpty, words.count <= 8 else { return false }
    let joined = words.joined(separator: " ")
    let pairs = zip(words, words.dropFirst()).map { "\($0) \($1)" }
    let opens =
      words.contains { NoteVocabulary.todoHeadings.contains($0) }
      || pairs.contains { NoteVocabulary.todoHeadingPairs.contains($0) }
    guard opens, !joined.isEmpty else { return false }
    return words.allSatisfy {
      NoteVocabulary.todoHeadings.contains($0) || NoteVocabulary.headingFillers.contains($0)
        || NoteVocabulary.decisionHeadings.contains($0)
    }
  }

  private static func isDecision(_ heading: String) -> Bool {
    let words = words(heading)
    return !words.isEmpty && words.contains { NoteVocabulary.decisionHeadings.contains($0) }
      && words.allSatisfy {
        NoteVocabulary.decisionHeadings.contains($0) || NoteVocabulary.headingFillers.contains($0)
      }
  }

  // MARK: Blocks

  /// Reads from the line after `heading` to the end of the note, or to a heading of another part of it.
  init(_ source: SourceText, after heading: Int) {
    let level = Self.heading(source, heading)?.level ?? 1
    var flat: [Block] = []
    var isOpen = false
    var isFenced = false
    var isComment = false
    for number in stride(from: heading + 1, through: source.lines.count, by: 1) {
      guard let line = source.text(ofLine: number) else { continue }
      let text = line.drop { $0 == " " || $0 == "\t" }
      if isComment || text.hasPrefix("<!--") {
        isComment = !text.contains("-->")
        isOpen = false
      } else if text.hasPrefix("```") || text.hasPrefix("~~~") {
        isFenced.toggle()
        isOpen = false
      } else if isFenced || text.isEmpty || text.first == "|" {
        isOpen = false
      } else if text.first == "#", let other = Self.heading(source, number) {
        isOpen = false
        let words = Self.words(other.text)
        if other.level <= level, words.contains(where: { NoteVocabulary.otherHeadings.contains($0) }) {
          break
        }
      } else {
        Self.add(line[...], text, number, &flat, &isOpen)
      }
    }
    blocks = Self.nested(flat)
  }

  private static func add(
    _ line: Substring, _ text: Substring, _ number: Int, _ flat: inout [Block], _ isOpen: inout Bool
  ) {
    let indent = line[..<text.startIndex].reduce(0) { $0 + ($1 == "\t" ? 4 - $0 % 4 : 1) }
    if let content = bulletContent(text) {
      flat.append(Block(line: number, indent: indent, isBullet: true, lines: [content]))
      isOpen = true
    } else if isOpen, !OwnerReader.beginsWithOwner(text) {
      flat[flat.count - 1].lines.append(text)
    } else if let last = flat.last, last.isBullet, indent > last.indent, indent >= 2,
      !OwnerReader.beginsWithOwner(text)
    {
      // A further paragraph of the list item above.
      flat[flat.count - 1].lines.append(text)
      isOpen = true
    } else {
      flat.append(Block(line: number, indent: indent, isBullet: false, lines: [text]))
      isOpen = true
    }
  }

  /// What follows `-`, `*`, `+`, `1.` or `1)`; nil for another line.
  private static func bulletContent(_ text: Substring) -> Substring? {
    guard let first = text.first else { return nil }
    var rest: Substring
    if "-*+•".contains(first) {
      rest = text.dropFirst()
    } else {
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      guard (1...3).contains(digits.count), let mark = text[digits.endIndex...].first,
        mark == "." || mark == ")"
      else {
        return nil
      }
      rest = text[digits.endIndex...].dropFirst()
    }
    guard rest.isEmpty || rest.first == " " || rest.first == "\t" else { return nil }
    rest = rest.drop { $0 == " " || $0 == "\t" }
    return rest
  }

  /// Puts deeper list items under the ones above, and a list under a paragraph that announces it with a colon.
  private static func nested(_ flat: [Block]) -> [Block] {
    var result: [Block] = []
    var index = 0
    while index < flat.count {
      var block = flat[index]
      index += 1
      var below: [Block] = []
      while index < flat.count, belongs(flat[index], to: block) {
        below.append(flat[index])
        index += 1
      }
      block.children = nested(below)
      result.append(block)
    }
    return result
  }

  private static func belongs(_ next: Block, to block: Block) -> Bool {
    guard next.isBullet else { return false }
    if block.isBullet { return next.indent > block.indent }
    return block.lines.last?.trimmedEnd.last == ":"
  }
}
