/// Reads a Markdown text as the units that a reader compares: paragraphs sentence by sentence, wherever their lines
/// break, and everything else line by line.
///
/// What Markdown itself makes nothing of is no difference: how often blocks are parted by empty lines, how far a list
/// is indented, how its items are numbered.
struct ProseReader {
  private let bytes: [UInt8]
  private let lines: [SourceText.Line]
  private var units: [TextUnit] = []
  /// The next line to be read, from 0.
  private var next = 0
  /// How many lists the last unit stood in, for the gap between it and the next one.
  private var listsBefore = 0

  static func units(of bytes: [UInt8]) -> [TextUnit] {
    var reader = ProseReader(bytes)
    reader.readFrontMatter()
    for leaf in MarkdownLeaf.leaves(of: reader.body) {
      reader.read(leaf)
    }
    reader.readLines(before: reader.lines.count)
    return reader.units
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = SourceText.lines(of: bytes)
  }

  /// The text with its front matter made empty lines, so that Markdown's own rules do not apply to it.
  private var body: [UInt8] {
    guard next > 0 else { return bytes }
    return [UInt8](repeating: UInt8(ascii: "\n"), count: next) + bytes[lines[next - 1].whole.upperBound...]
  }

  private mutating func readFrontMatter() {
    guard let block = FrontMatter.Block.find(in: bytes, lines: lines), block.isClosed else { return }
    while next < block.lastLine { appendLine() }
  }

  private mutating func read(_ leaf: MarkdownLeaf) {
    let first = leaf.lines.lowerBound - 1
    // A leaf that goes back would be a mistake of the library.
    guard first >= next, first < lines.count else { return }
    readLines(before: first)
    var end = min(leaf.lines.upperBound, lines.count)
    while end > first + 1, isBlank(end - 1) { end -= 1 }
    gap(before: first, lists: leaf.lists)
    switch leaf.kind {
    case .heading:
      let heading = ByteText.string(bytes, ASCII.trimmed(bytes, lines[first].content))
      appendLine()
      units[units.count - 1].kind = .heading(heading)
      while next < end { appendLine() }
    case .literal: while next < end { appendLine() }
    case .paragraph:
      let paragraph = ParagraphReader(bytes, lines[first..<end], leaf)
      units += paragraph.units()
      next = end
    }
    listsBefore = leaf.lists
  }

  /// The lines before a block that are in none: tables, rules, definitions, parted by empty lines.
  private mutating func readLines(before end: Int) {
    while next < end {
      if isBlank(next) {
        next += 1
        continue
      }
      if next == 0 || isBlank(next - 1) || units.last?.kind != .line { gap(before: next, lists: 0) }
      appendLine()
      listsBefore = 0
    }
  }

  private mutating func appendLine() {
    let content = lines[next].content
    var unit = TextUnit(line: next + 1, bytes[content])
    // White space at the end of a line is seen by nobody.
    while let last = unit.key.last, ASCII.isSpace(last) { unit.key.removeLast() }
    units.append(unit)
    next += 1
  }

  /// What parts two blocks. Inside a list it is told whether there is an empty line, which makes the list a loose one;
  /// elsewhere blocks are apart with it or without.
  private mutating func gap(before line: Int, lists: Int) {
    let hasEmptyLine = line > 0 && isBlank(line - 1)
    guard !units.isEmpty, hasEmptyLine || listsBefore == 0 || lists == 0 else { return }
    let number = hasEmptyLine ? line : line + 1
    units.append(TextUnit(.gap, [], number...number, key: []))
  }

  /// Nothing but white space, or the markers of a quote.
  private func isBlank(_ line: Int) -> Bool {
    bytes[lines[line].content].allSatisfy { ASCII.isSpace($0) || $0 == UInt8(ascii: ">") }
  }
}
