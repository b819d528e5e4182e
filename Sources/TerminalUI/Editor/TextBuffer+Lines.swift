import _RopeModule

extension TextBuffer {
  /// A place as people name it; both numbers are 0-based.
  public struct Position: Hashable, Sendable {
    public var line: Int
    /// In grapheme clusters.
    public var column: Int

    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// What ends the lines of a text.
  public enum LineEnding: String, Hashable, Sendable {
    case lineFeed = "\n"
    case carriageReturnLineFeed = "\r\n"
  }

  /// The ending of the first line, which new lines get too.
  public var lineEnding: LineEnding {
    index[0].hasReturn ? .carriageReturnLineFeed : .lineFeed
  }

  /// The line that holds `offset`, 0-based.
  public func line(containing offset: Int) -> Int { index.line(at: offset).line }

  /// The offset at which a line begins.
  public func lineStart(_ line: Int) -> Int { index.start(ofLine: line) }

  /// The bytes of a line without its ending.
  public func lineBytes(_ line: Int) -> Range<Int> {
    let (entry, start) = index.entry(ofLine: line)
    let ending = line + 1 < lineCount ? (entry.hasReturn ? 2 : 1) : 0
    return start..<start + Int(entry.bytes) - ending
  }

  /// The text of a line without its ending.
  public func line(at line: Int) -> String { text(in: lineBytes(line)) }

  func byte(at offset: Int) -> UInt8 {
    rope.utf8[rope.utf8.index(rope.startIndex, offsetBy: offset)]
  }

  /// What the lines above `line` have opened: a fenced block, the front matter.
  func state(before line: Int) -> BlockState { opening(before: line).state }

  /// The same, and the line that opened it last.
  func opening(before line: Int) -> (state: BlockState, line: Int) { index.opening(before: line) }

  func mark(ofLine line: Int) -> LineMark { index[line].mark }

  /// Line and column of an offset.
  public func position(of offset: Int) -> Position {
    let (line, start) = index.line(at: offset)
    // The rope counts clusters in a long line without looking at all of them.
    if offset - start > Self.clusterWindow {
      let from = rope.utf8.index(rope.startIndex, offsetBy: start)
      let to = rope.utf8.index(rope.startIndex, offsetBy: offset)
      return Position(line: line, column: rope.distance(from: from, to: to))
    }
    return Position(line: line, column: text(in: start..<offset).count)
  }

  /// The offset of a place; lines and columns past the end are taken as the last ones.
  public func offset(of position: Position) -> Int {
    let bytes = lineBytes(min(max(0, position.line), lineCount - 1))
    let text = text(in: bytes)
    let end = text.index(text.startIndex, offsetBy: max(0, position.column), limitedBy: text.endIndex)
    return bytes.lowerBound + text.utf8.distance(from: text.startIndex, to: end ?? text.endIndex)
  }
}
