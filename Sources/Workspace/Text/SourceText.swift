/// A file's bytes with the lines they form and what is wrong with them as text. The bytes are kept as they
/// are, so that an edit can leave alone what it does not mean to change.
public struct SourceText: Sendable {
  /// A line's place in `bytes`. Endings are those of CommonMark: LF, CRLF or a lone CR.
  public struct Line: Hashable, Sendable {
    private let first: UInt32
    private let end: UInt32
    private let next: UInt32

    init(start: Int, end: Int, next: Int) {
      first = UInt32(truncatingIfNeeded: start)
      self.end = UInt32(truncatingIfNeeded: end)
      self.next = UInt32(truncatingIfNeeded: next)
    }

    /// The line without its ending.
    public var content: Range<Int> { Int(first)..<Int(end) }
    /// The line's ending; empty on a last line that has none.
    public var ending: Range<Int> { Int(end)..<Int(next) }
    /// Content and ending.
    public var whole: Range<Int> { Int(first)..<Int(next) }
  }

  /// Path relative to the workspace.
  public let file: String
  public let bytes: [UInt8]
  /// Line `n` of the file, counted from 1, is `lines[n - 1]`. A final line ending starts no further line.
  public let lines: [Line]
  /// Invalid UTF-8, NUL bytes and control characters, one diagnostic a kind, at the first line of each.
  public let diagnostics: [Diagnostic]

  public init(bytes: [UInt8], file: String) {
    self.file = file
    self.bytes = bytes
    var scan = Self.scanLines(bytes)
    if scan.hasHighBytes { scan.invalid = Self.invalidLines(bytes, scan.lines) }
    lines = scan.lines
    diagnostics = Self.describe(scan, file: file)
  }

  /// The whole file; invalid UTF-8 is replaced by U+FFFD. Costs a pass over the bytes.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// 3 where the file begins with a byte order mark, else 0.
  public var bodyStart: Int { Self.byteOrderMarkLength(bytes) }

  static func byteOrderMarkLength(_ bytes: [UInt8]) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// The text of a line, counted from 1, without its ending; nil when there is no such line.
  public func text(ofLine number: Int) -> String? {
    guard number >= 1, number <= lines.count else { return nil }
    return String(decoding: bytes[lines[number - 1].content], as: UTF8.self)
  }

  /// The ending that most lines have; a line feed where there is none.
  public var dominantEnding: [UInt8] {
    var carriageReturns = 0
    for line in lines.prefix(100) where line.ending.count == 2 { carriageReturns += 1 }
    return carriageReturns * 2 > min(lines.count, 100) ? [0x0D, 0x0A] : [0x0A]
  }
}

// MARK: - Scanning

extension SourceText {
  private struct Scan {
    var lines: [Line] = []
    var hasHighBytes = false
    var nul: (line: Int, count: Int)?
    var control: (line: Int, count: Int)?
    var invalid: (line: Int, count: Int)?
  }

  /// Only the lines of `bytes`, for callers that need no diagnostics.
  static func lines(of bytes: [UInt8]) -> [Line] { scanLines(bytes).lines }

  private static func scanLines(_ bytes: [UInt8]) -> Scan {
    var scan = Scan()
    scan.lines.reserveCapacity(bytes.count / 40 + 1)
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      var index = 0
      var high: UInt8 = 0
      while true {
        skipPlain(buffer, &index, &high)
        guard index < buffer.count else { break }
        let byte = buffer[index]
        if byte >= 0x20 {
          high |= byte
          if byte == 0x7F { note(&scan.control, line: scan.lines.count + 1) }
          index += 1
          continue
        }
        switch byte {
        case 0x0A:
          scan.lines.append(Line(start: start, end: index, next: index + 1))
          index += 1
          start = index
        case 0x0D:
          let next = index + 1 < buffer.count && buffer[index + 1] == 0x0A ? index + 2 : index + 1
          scan.lines.append(Line(start: start, end: index, next: next))
          index = next
          start = index
        case 0x09:
          index += 1
        case 0x00:
          note(&scan.nul, line: scan.lines.count + 1)
          index += 1
        default:
          note(&scan.control, line: scan.lines.count + 1)
          index += 1
        }
      }
      if start < buffer.count {
        scan.lines.append(Line(start: start, end: buffer.count, next: buffer.count))
      }
      scan.hasHighBytes = high >= 0x80
    }
    return scan
  }

  /// Goes on to the next control character, or to the last few bytes, eight at a time (Sean Eron Anderson, "Bit Twiddling
  /// Hacks": determine if a word has a byte less than n; the lowest bit found is always right).
  @inline(__always) private static func skipPlain(
    _ buffer: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ high: inout UInt8
  ) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = ones << 7
    var seen: UInt64 = 0
    while index + 8 <= buffer.count {
      let bytes = UnsafeRawBufferPointer(buffer)
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let delete = word ^ (ones &* 0x7F)
      let controls = (((word &- (ones &* 0x20)) & ~word) | ((delete &- ones) & ~delete)) & tops
      if controls != 0 {
        let before = controls.trailingZeroBitCount & ~7
        seen |= word & ((1 << before) - 1)
        index += before / 8
        break
      }
      seen |= word
      index += 8
    }
    if seen & tops != 0 { high |= 0x80 }
  }

  private static func note(_ found: inout (line: Int, count: Int)?, line: Int) {
    found = (found?.line ?? line, (found?.count ?? 0) + 1)
  }

  /// The first line that is not valid UTF-8 and how many are not.
  private static func invalidLines(_ bytes: [UInt8], _ lines: [Line]) -> (line: Int, count: Int)? {
    var found: (line: Int, count: Int)?
    bytes.withUnsafeBufferPointer { buffer in
      for (index, line) in lines.enumerated()
      where !UTF8Check.isValid(UnsafeBufferPointer(rebasing: buffer[line.content])) {
        note(&found, line: index + 1)
      }
    }
    return found
  }

  private static func describe(_ scan: Scan, file: String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if let (line, count) = scan.invalid {
      let more = count > 1 ? ", as \(count - 1) more below" : ""
      found.append(
        Diagnostic(
          .warning, file: file, line: line,
          "this line is not valid UTF-8\(more); shown with � in place of the bytes, which are kept"))
    }
    if let (line, count) = scan.nul {
      found.append(
        Diagnostic(
          .warning, file: file, line: line,
          "the file holds \(count) NUL byte\(count == 1 ? "" : "s"), the first here; is it text?"))
    }
    if let (line, count) = scan.control {
      found.append(
        Diagnostic(
          .note, file: file, line: line,
          "the file holds \(count) control character\(count == 1 ? "" : "s"), the first here; shown escaped"))
    }
    return found
  }
}

/// Validation of UTF-8 after the Unicode Standard, version 15, table 3-7.
enum UTF8Check {
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      let length: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0:
        length = 3
        second = 0xA0...0xBF
      case 0xED:
        length = 3
        second = 0x80...0x9F
      case 0xE1...0xEF: length = 3
      case 0xF0:
        length = 4
        second = 0x90...0xBF
      case 0xF1...0xF3: length = 4
      case 0xF4:
        length = 4
        second = 0x80...0x8F
      default: return false
      }
      guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return false }
      for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return false }
      index += length
    }
    return true
  }
}
