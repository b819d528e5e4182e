import _RopeModule

/// A text that is edited: a rope of UTF-8 with an index of its lines.
///
/// Places are byte offsets. Every byte that goes in comes out: line endings, a byte order mark and a missing last
/// line feed are part of the text. A line is what lies between line feeds; a carriage return before one belongs to
/// the line's ending. Copies share what they have in common, changes cost about the logarithm of the text's size
/// and the root of the number of its lines.
public struct TextBuffer: Sendable {
  private(set) var rope: BigString
  private(set) var index: LineIndex

  public init(_ text: String = "") {
    var native = text
    native.makeContiguousUTF8()
    rope = BigString(native)
    index = LineIndex(scanning: native)
  }

  /// The whole text; its UTF-8 is what the file gets.
  public var text: String { String(rope) }
  /// In bytes.
  public var count: Int { rope.utf8.count }
  /// At least 1.
  public var lineCount: Int { index.count }

  /// The text of a byte range whose ends lie between code points.
  public func text(in range: Range<Int>) -> String {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "outside the text")
    if range.isEmpty { return "" }
    return String(rope.unicodeScalars[ropeIndex(range.lowerBound)..<ropeIndex(range.upperBound)])
  }

  private func ropeIndex(_ offset: Int) -> BigString.Index {
    rope.utf8.index(rope.startIndex, offsetBy: offset)
  }

  /// Puts `text` in place of the bytes of `range`, whose ends lie between code points.
  public mutating func replace(_ range: Range<Int>, with text: String) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "outside the text")
    if range.isEmpty && text.isEmpty { return }
    let first = index.line(at: range.lowerBound)
    let last = range.isEmpty ? first : index.line(at: range.upperBound)
    let head = range.lowerBound - first.start
    let tail = last.start + Int(index[last.line].bytes) - range.upperBound
    rope.replaceSubrange(ropeIndex(range.lowerBound)..<ropeIndex(range.upperBound), with: text)

    var entries = LineIndex.entries(of: text)
    entries[0].bytes += UInt32(head)
    entries[entries.count - 1].bytes += UInt32(tail)
    // Only the first and the last of the new lines have more in them than the new text.
    let end = first.start + entries.reduce(0) { $0 + Int($1.bytes) }
    complete(&entries[0], at: first.start)
    if entries.count > 1 {
      complete(&entries[entries.count - 1], at: end - Int(entries[entries.count - 1].bytes))
    }
    index.replace(first.line...last.line, with: entries)
  }

  /// Reads from the rope what the length of a line does not say.
  private func complete(_ entry: inout LineIndex.Entry, at start: Int) {
    let bytes = Int(entry.bytes)
    entry.mark = mark(at: start, bytes: bytes)
    entry.hasReturn = bytes > 1 && byte(at: start + bytes - 1) == 0x0A && byte(at: start + bytes - 2) == 0x0D
  }

  private func mark(at start: Int, bytes: Int) -> LineMark {
    withUnsafeTemporaryAllocation(byteCount: LineMark.bytesRead, alignment: 1) { buffer in
      let length = min(bytes, LineMark.bytesRead)
      let view = rope.utf8[ropeIndex(start)..<ropeIndex(start + length)]
      var filled = 0
      for byte in view {
        buffer[filled] = byte
        filled += 1
        // Most lines show with their first letter that they carry no mark.
        if filled == 1, byte >= UInt8(ascii: "A"), byte < 0x7B, byte != UInt8(ascii: "`") { return .none }
      }
      return LineMark(UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
    }
  }

  /// Checks that rope and index agree; for tests.
  func checkInvariants() {
    index.checkInvariants()
    precondition(index.blocks.reduce(0) { $0 + $1.bytes } == count, "the index and the rope differ in length")
    let scanned = LineIndex.entries(of: text)
    precondition(scanned == index.blocks.flatMap(\.entries), "the index is not that of the text")
  }
}

extension TextBuffer: Hashable {
  /// Equal when byte for byte the same.
  public static func == (a: TextBuffer, b: TextBuffer) -> Bool {
    a.rope.isIdentical(to: b.rope) || a.count == b.count && a.rope.utf8.elementsEqual(b.rope.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    hasher.combine(lineCount)
  }
}
