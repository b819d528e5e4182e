/// The part of a note that says what is to be done, as blocks: paragraphs and list items with what belongs to them.
struct TodoSection {
  /// A line's text in the note, without indentation and list marker.
  struct Line {
    /// 1-based.
    var number: Int
    /// In the bytes of the note.
    var text: Range<Int>
  }

  /// A paragraph or a list item. Lines that follow without a blank line, a bullet or an owner belong to it.
  struct Block {
    /// Columns before the bullet or the text.
    var indent: Int
    var isBullet: Bool
    /// Places in `lines`; never empty.
    var lines: Range<Int>
    /// The blocks after this one and before `end` are those below it.
    var end: Int
  }

  let source: SourceText
  private(set) var lines: [Line] = []
  /// In the order of the note.
  private(set) var blocks: [Block] = []

  /// Reads from the line after `heading` to the end of the note, or to a heading of another part of it.
  init(_ source: SourceText, after heading: Int) {
    self.source = source
    let level = TodoHeading.heading(source.bytes, source.lines[heading - 1].content)?.level ?? 1
    var isOpen = false
    var isFenced = false
    var isComment = false
    let bytes = source.bytes
    for number in stride(from: heading + 1, through: source.lines.count, by: 1) {
      let content = source.lines[number - 1].content
      var start = content.lowerBound
      while start < content.upperBound, ASCII.isSpace(bytes[start]) { start += 1 }
      let text = start..<content.upperBound
      if isComment || Self.begins(bytes, text, "<!--") {
        isComment = !Self.endsComment(bytes, text)
        isOpen = false
      } else if TodoHeading.isFence(bytes, text) {
        isFenced.toggle()
        isOpen = false
      } else if isFenced || text.isEmpty || bytes[start] == UInt8(ascii: "|") {
        isOpen = false
      } else if bytes[start] == UInt8(ascii: "#"), let other = TodoHeading.heading(bytes, content) {
        isOpen = false
        if other.level <= level, TodoHeading.isOther(TodoHeading.words(bytes, other.text)) { break }
      } else {
        add(text, indent: Self.columns(bytes, content.lowerBound..<start), number, &isOpen)
      }
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

  private static func begins(_ bytes: [UInt8], _ text: Range<Int>, _ wanted: StaticString) -> Bool {
    guard text.count >= wanted.utf8CodeUnitCount else { return false }
    for offset in 0..<wanted.utf8CodeUnitCount
    where bytes[text.lowerBound + offset] != wanted.utf8Start[offset] {
      return false
    }
    return true
  }

  private static func endsComment(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    var index = text.lowerBound
    while index + 2 < text.upperBound {
      if bytes[index + 2] == UInt8(ascii: ">"), bytes[index] == UInt8(ascii: "-"),
        bytes[index + 1] == UInt8(ascii: "-")
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// How far white space indents; a tab to the next multiple of four.
  private static func columns(_ bytes: [UInt8], _ space: Range<Int>) -> Int {
    space.reduce(0) { $0 + (bytes[$1] == 0x09 ? 4 - $0 % 4 : 1) }
  }

  private mutating func add(_ text: Range<Int>, indent: Int, _ number: Int, _ isOpen: inout Bool) {
    let bytes = source.bytes
    if let content = Self.bulletContent(bytes, text) {
      begin(Line(number: number, text: content..<text.upperBound), indent: indent, isBullet: true)
    } else if let last = blocks.last, isOpen || last.isBullet && indent > last.indent && indent >= 2,
      !OwnerReader.beginsWithOwner(bytes, text)
    {
      // The line goes on with the block above, or is a further paragraph of the list item above.
      lines.append(Line(number: number, text: text))
      blocks[blocks.count - 1].lines = last.lines.lowerBound..<lines.count
    } else {
      begin(Line(number: number, text: text), indent: indent, isBullet: false)
    }
    isOpen = true
  }

  private mutating func begin(_ line: Line, indent: Int, isBullet: Bool) {
    lines.append(line)
    blocks.append(
      Block(indent: indent, isBullet: isBullet, lines: lines.count - 1..<lines.count, end: blocks.count + 1))
  }

  /// Where the content behind `-`, `*`, `+`, `•`, `1.` or `1)` begins; nil for another line.
  private static func bulletContent(_ bytes: [UInt8], _ text: Range<Int>) -> Int? {
    var index = text.lowerBound
    switch bytes[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): index += 1
    case 0xE2:
      guard begins(bytes, text, "•") else { return nil }
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

  /// Puts deeper list items below the ones above, and a list below a paragraph that announces it with a colon.
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
    guard next.isBullet else { return false }
    if block.isBullet { return next.indent > block.indent }
    let last = lines[block.lines.upperBound - 1].text
    let end = ByteText.trimmedEnd(source.bytes, last)
    return end > last.lowerBound && source.bytes[end - 1] == UInt8(ascii: ":")
  }
}
