/// Where the lines of a text begin, and what each means for those after it.
///
/// Lengths of lines in blocks of some hundred, each with its sums: finding and changing a line costs the number
/// of blocks plus the size of one, about the root of the number of lines. A line includes its line feed; the last
/// line has none and may be empty, so that a text that ends with a line feed has an empty last line.
struct LineIndex: Sendable {
  struct Entry: Hashable, Sendable {
    var bytes: UInt32
    var mark: LineMark
    /// A carriage return stands before the line feed.
    var hasReturn: Bool

    init(bytes: Int, mark: LineMark, hasReturn: Bool) {
      self.bytes = UInt32(bytes)
      self.mark = mark
      self.hasReturn = hasReturn
    }
  }

  struct Block: Sendable {
    var entries: [Entry]
    private(set) var bytes: Int
    private(set) var marks: Int

    init(_ entries: some Collection<Entry>) {
      self.entries = Array(entries)
      bytes = 0
      marks = 0
      for entry in entries { add(entry, 1) }
    }

    mutating func replace(_ range: Range<Int>, with new: ArraySlice<Entry>) {
      for entry in entries[range] { add(entry, -1) }
      for entry in new { add(entry, 1) }
      entries.replaceSubrange(range, with: new)
    }

    private mutating func add(_ entry: Entry, _ sign: Int) {
      bytes += sign * Int(entry.bytes)
      if entry.mark != .none { marks += sign }
    }
  }

  static let blockSize = 256

  private(set) var blocks: [Block]
  private(set) var count: Int

  /// `entries` are all lines of a text, at least one.
  init(_ entries: [Entry]) {
    precondition(!entries.isEmpty, "a text has at least one line")
    blocks = Self.chunk(entries[...])
    count = entries.count
  }

  init(scanning text: String) {
    self.init(Self.entries(of: text))
  }

  /// The lines of `text`, each with its mark.
  static func entries(of text: String) -> [Entry] {
    var copy = text
    return copy.withUTF8 { bytes in
      var entries: [Entry] = []
      entries.reserveCapacity(bytes.count / 32 + 1)
      var start = 0
      while start <= bytes.count {
        let rest = UnsafeBufferPointer(rebasing: bytes[start...])
        let length = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.count
        let head = UnsafeRawBufferPointer(
          UnsafeBufferPointer(rebasing: rest.prefix(min(length, LineMark.bytesRead))))
        let isEnded = length > 0 && rest[length - 1] == 0x0A
        let hasReturn = isEnded && length > 1 && rest[length - 2] == 0x0D
        entries.append(Entry(bytes: length, mark: LineMark(head), hasReturn: hasReturn))
        start += length
        if !isEnded { break }
      }
      return entries
    }
  }

  private static func chunk(_ entries: ArraySlice<Entry>) -> [Block] {
    var blocks: [Block] = []
    blocks.reserveCapacity(entries.count / blockSize + 1)
    var rest = entries
    while !rest.isEmpty {
      blocks.append(Block(rest.prefix(blockSize)))
      rest = rest.dropFirst(blockSize)
    }
    return blocks
  }

  subscript(line: Int) -> Entry { self.entry(ofLine: line).entry }

  /// A line and the byte offset at which it begins.
  func entry(ofLine line: Int) -> (entry: Entry, start: Int) {
    let (block, index, offset) = locate(line: line)
    return (blocks[block].entries[index], offset)
  }

  /// The byte offset at which a line begins.
  func start(ofLine line: Int) -> Int { locate(line: line).offset }

  /// The line that holds the byte at `offset`; the last line for the end of the text.
  func line(at offset: Int) -> (line: Int, start: Int) {
    var line = 0
    var start = 0
    for (number, block) in blocks.enumerated() {
      if offset < start + block.bytes || number == blocks.count - 1 {
        for entry in block.entries.dropLast(number == blocks.count - 1 ? 1 : 0) {
          if offset < start + Int(entry.bytes) { return (line, start) }
          start += Int(entry.bytes)
          line += 1
        }
        return (line, start)
      }
      line += block.entries.count
      start += block.bytes
    }
    return (line, start)
  }

  private func locate(line: Int) -> (block: Int, index: Int, offset: Int) {
    precondition((0..<count).contains(line), "no such line")
    var rest = line
    var offset = 0
    for (number, block) in blocks.enumerated() {
      if rest < block.entries.count {
        for entry in block.entries[..<rest] { offset += Int(entry.bytes) }
        return (number, rest, offset)
      }
      rest -= block.entries.count
      offset += block.bytes
    }
    preconditionFailure("the blocks hold fewer lines than counted")
  }

  /// Replaces some lines, at least one, by others, at least one.
  mutating func replace(_ lines: ClosedRange<Int>, with entries: [Entry]) {
    precondition(!entries.isEmpty, "lines are replaced by lines")
    count += entries.count - lines.count
    let first = locateBlock(lines.lowerBound, before: count - entries.count + lines.count)
    let last = locateBlock(lines.upperBound, before: count - entries.count + lines.count)
    if first.block == last.block, blocks[first.block].entries.count + entries.count <= 2 * Self.blockSize {
      blocks[first.block].replace(first.index..<last.index + 1, with: entries[...])
      return
    }
    let head = blocks[first.block].entries[..<first.index]
    let tail = blocks[last.block].entries[(last.index + 1)...]
    blocks.replaceSubrange(first.block...last.block, with: Self.chunk((head + entries + tail)[...]))
  }

  private func locateBlock(_ line: Int, before count: Int) -> (block: Int, index: Int) {
    precondition((0..<count).contains(line), "no such line")
    var rest = line
    for (number, block) in blocks.enumerated() {
      if rest < block.entries.count { return (number, rest) }
      rest -= block.entries.count
    }
    preconditionFailure("the blocks hold fewer lines than counted")
  }

  /// What the lines above `line` have opened, and the line that opened it last.
  func opening(before line: Int) -> (state: BlockState, line: Int) {
    var state = BlockState.text
    var opening = 0
    var number = 0
    for block in blocks {
      if number >= line { break }
      if block.marks > 0 {
        for (index, entry) in block.entries.prefix(line - number).enumerated() where entry.mark != .none {
          let after = state.after(entry.mark, isFirstLine: number + index == 0)
          if after != state { opening = number + index }
          state = after
        }
      }
      number += block.entries.count
    }
    return (state, opening)
  }

  /// Checks that the sums are those of the lines; for tests.
  func checkInvariants() {
    precondition(count == blocks.reduce(0) { $0 + $1.entries.count }, "the number of lines is off")
    precondition(count > 0, "a text has at least one line")
    for block in blocks {
      precondition(!block.entries.isEmpty, "an empty block")
      precondition(block.entries.count <= 2 * Self.blockSize, "a block grew too large")
      precondition(block.bytes == block.entries.reduce(0) { $0 + Int($1.bytes) }, "a block's bytes are off")
      precondition(block.marks == block.entries.count { $0.mark != .none }, "a block's marks are off")
    }
  }
}
