/// The part of a note that says what is to be done, as blocks: headings, paragraphs and list items, each with what
/// belongs to it.
struct TodoSection {
  /// A line's text in the note, without indentation and list marker.
  struct Line {
    /// 1-based.
    var number: Int
    /// In the bytes of the note.
    var text: Range<Int>
  }

  struct Block {
    enum Kind: Equatable {
      case heading(level: Int)
      case bullet
      /// Lines that follow without a blank line, a bullet or an owner belong to the block above, whatever it is.
      case paragraph
    }

    var kind: Kind
    /// Columns before the bullet or the text.
    var indent: Int
    /// Places in `lines`; never empty.
    var lines: Range<Int>
    /// The blocks after this one and before `end` are those below it.
    var end: Int
  }

  let source: SourceText
  let people: PeopleVocabulary
  /// Opens the section.
  let heading: TodoHeading
  private(set) var lines: [Line] = []
  /// In the order of the note.
  private(set) var blocks: [Block] = []
  /// The first line of a table, which is not read.
  private(set) var tableLine: Int?

  /// Reads from the line after `heading` to the end of the note, or to a heading of another part of it; after that
  /// from the next heading that opens a section, as in notes of two meetings.
  init(_ source: SourceText, after heading: TodoHeading, _ people: PeopleVocabulary) {
    self.source = source
    self.people = people
    self.heading = heading
    var heading: TodoHeading? = heading
    while let open = heading, let end = read(after: open) {
      heading = TodoHeading.find(in: source, from: end).flatMap { $0.strength == .strong ? $0 : nil }
    }
    nest()
  }

  /// Adds the text of a block's lines to `text`, white space collapsed.
  ///
  /// - Parameter firstEnd: where the first line ends, if not at its end.
  func append(_ block: Block, firstEnd: Int? = nil, to text: inout [UInt8]) {
    for index in block.lines {
      var range = lines[index].text
      if index == block.lines.lowerBound, let firstEnd { range = range.lowerBound..<firstEnd }
      ByteText.append(collapsed: source.bytes, range, to: &text)
    }
  }

  // MARK: Lines

  /// - Returns: the line after the heading that ends the section; nil where the note ends with it.
  private mutating func read(after heading: TodoHeading) -> Int? {
    var isOpen = false
    var notes = NoteLines(source, from: heading.line + 1)
    while let line = notes.nextLine() {
      switch line.kind {
      case .blank: isOpen = false
      case .hidden:
        if isOpen, let level = TodoHeading.underline(source, line.number),
          isEnd(level, lines[lines.count - 1].text, heading)
        {
          removeLastLine()
          return notes.next
        }
        isOpen = false
      case .table:
        isOpen = false
        tableLine = tableLine ?? line.number
      case .heading(let level, let text):
        isOpen = false
        if isEnd(level, text, heading) { return notes.next }
        begin(Line(number: line.number, text: text), .heading(level: level), indent: 0)
      case .text(let text):
        if !isOpen, let inner = TodoHeading.bold(source.bytes, text), isEnd(7, inner, heading) {
          return notes.next
        }
        add(text, indent: line.indent, line.number, isOpen)
        isOpen = true
      }
    }
    return nil
  }

  private func isEnd(_ level: Int, _ text: Range<Int>, _ heading: TodoHeading) -> Bool {
    level <= heading.level && TodoHeading.isOther(TodoHeading.words(source.bytes, text))
  }

  private mutating func removeLastLine() {
    lines.removeLast()
    guard let last = blocks.last else { return }
    if last.lines.count > 1 {
      blocks[blocks.count - 1].lines = last.lines.lowerBound..<lines.count
    } else {
      blocks.removeLast()
    }
  }

  private mutating func add(_ text: Range<Int>, indent: Int, _ number: Int, _ isOpen: Bool) {
    if let content = Self.bulletContent(source.bytes, text) {
      begin(Line(number: number, text: content..<text.upperBound), .bullet, indent: indent)
    } else if let last = blocks.last,
      isOpen || last.kind == .bullet && indent > last.indent && indent >= 2,
      !OwnerReader.beginsWithOwner(source.bytes, text, people)
    {
      // The line goes on with the block above, or is a further paragraph of the list item above. A list marker alone
      // is no beginning: the item's text and its marks stand on the first line that says something.
      let first = last.lines.lowerBound
      if lines[first].text.isEmpty, last.lines.count == 1 { lines.removeLast() }
      lines.append(Line(number: number, text: text))
      blocks[blocks.count - 1].lines = last.lines.lowerBound..<lines.count
    } else {
      begin(Line(number: number, text: text), .paragraph, indent: indent)
    }
  }

  private mutating func begin(_ line: Line, _ kind: Block.Kind, indent: Int) {
    lines.append(line)
    blocks.append(
      Block(kind: kind, indent: indent, lines: lines.count - 1..<lines.count, end: blocks.count + 1))
  }

  /// Where the content behind `-`, `*`, `+`, `•`, `1.` or `1)` begins; nil for another line.
  private static func bulletContent(_ bytes: [UInt8], _ text: Range<Int>) -> Int? {
    var index = text.lowerBound
    switch bytes[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): index += 1
    case 0xE2:
      guard NoteLines.begins(bytes, text, "•") else { return nil }
      index += 3
    default:
      while index < text.upperBound, index - text.lowerBound < 4, ASCII.isDigit(bytes[index]) { index += 1 }
      guard (1...3).contains(index - text.lowerBound), index < text.upperBound,
        bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")")
      else { return nil }
      index += 1
    }
    guard index == text.upperBound || ASCII.isSpace(bytes[index]) else { return nil }
    while index < text.upperBound, ASCII.isSpace(bytes[index]) { index += 1 }
    return index
  }

  // MARK: Nesting

  /// Puts deeper list items below the ones above, a list below a paragraph that announces it, and everything below
  /// the heading that it stands under.
  private mutating func nest() {
    var open: [Int] = []
    for index in blocks.indices {
      while let last = open.last, !belongs(blocks[index], to: blocks[last]) {
        blocks[last].end = index
        open.removeLast()
      }
      open.append(index)
    }
    for index in open { blocks[index].end = blocks.count }
  }

  private func belongs(_ next: Block, to block: Block) -> Bool {
    if case .heading(let level) = block.kind {
      if case .heading(let other) = next.kind { return other > level }
      return true
    }
    guard next.kind == .bullet else { return false }
    if block.kind == .bullet { return next.indent > block.indent }
    return announces(block)
  }

  /// A colon at its end, or owners alone, say that the list below is the paragraph's.
  private func announces(_ block: Block) -> Bool {
    let last = lines[block.lines.upperBound - 1].text
    var end = ByteText.trimmedEnd(source.bytes, last)
    // A mark that closes the item stands behind its colon.
    if block.lines.count == 1 { end = ClosingMarks(source.bytes, last.lowerBound..<end).end }
    if end > last.lowerBound, source.bytes[end - 1] == UInt8(ascii: ":") { return true }
    return block.lines.count == 1
      && OwnerReader.namesAlone(source.bytes, last.lowerBound..<end, people) != nil
  }
}
