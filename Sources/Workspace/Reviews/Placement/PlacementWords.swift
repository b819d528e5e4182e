/// A text as words: as they are written, to find a quote that was re-wrapped, and without case and punctuation, to
/// measure how much of it is left.
struct PlacementWords: Sendable {
  struct Word {
    var hash: UInt64
    /// Counted from 0.
    var line: Int32
    /// How much a common one says: more the longer it is, since the short words of a language stand everywhere.
    var weight: Float
  }

  /// Between white space; a mark of quotation that a line begins with is none.
  private(set) var written: [Word] = []
  /// Runs of letters and digits in lower case.
  private(set) var spoken: [Word] = []
  /// The first of each line in either list, and the number of all at the end.
  private var writtenStarts: [Int32] = []
  private var spokenStarts: [Int32] = []

  /// The line that `writtenStarts` and `spokenStarts` begin with.
  private let firstLine: Int

  /// - Parameter lines: those that are read; all without.
  init(_ text: PlacementText, lines: Range<Int>? = nil) {
    let lines = lines ?? 0..<text.count
    firstLine = lines.lowerBound
    let bytes =
      lines.isEmpty
      ? 0
      : text.lines[lines.upperBound - 1].content.upperBound
        - text.lines[lines.lowerBound].content.lowerBound
    written.reserveCapacity(bytes / 6)
    spoken.reserveCapacity(bytes / 6)
    for index in lines { add(text.bytes, text.lines[index].content, line: Int32(index)) }
    writtenStarts.append(Int32(written.count))
    spokenStarts.append(Int32(spoken.count))
  }

  private mutating func add(_ bytes: [UInt8], _ content: Range<Int>, line: Int32) {
    writtenStarts.append(Int32(written.count))
    spokenStarts.append(Int32(spoken.count))
    bytes.withUnsafeBufferPointer { buffer in
      var index = content.lowerBound
      while index < content.upperBound, buffer[index] == 0x20 || buffer[index] == UInt8(ascii: ">") {
        index += 1
      }
      var whole = Run()
      var letters = Run()
      while index < content.upperBound {
        let byte = buffer[index]
        if byte == 0x20 || byte == 0x09 {
          whole.end(&written, line)
          letters.end(&spoken, line)
          index += 1
          continue
        }
        whole.add(byte)
        if byte < 0x80 {
          if ASCII.isLetter(byte) || byte &- 0x30 < 10 {
            letters.add(ASCII.lowered(byte))
          } else {
            letters.end(&spoken, line)
          }
          index += 1
        } else {
          index = Self.addWide(buffer, index, content.upperBound, &whole, &letters, &spoken, line)
        }
      }
      whole.end(&written, line)
      letters.end(&spoken, line)
    }
  }

  /// General punctuation parts words; what is written without spaces between words is a word a character.
  private static func addWide(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ whole: inout Run, _ letters: inout Run,
    _ spoken: inout [Word], _ line: Int32
  ) -> Int {
    var next = start + 1
    while next < end, bytes[next] & 0xC0 == 0x80 {
      whole.add(bytes[next])
      next += 1
    }
    let isPunctuation = bytes[start] == 0xE2 && start + 1 < end && bytes[start + 1] == 0x80
    let isAlone = bytes[start] >= 0xE3
    if isPunctuation || isAlone { letters.end(&spoken, line) }
    if !isPunctuation { for index in start..<next { letters.add(bytes[index]) } }
    if isAlone { letters.end(&spoken, line) }
    return next
  }

  /// A word that is being read.
  private struct Run {
    var hash = WordHash.seed
    var length = 0

    mutating func add(_ byte: UInt8) {
      hash = WordHash.adding(byte, to: hash)
      length += 1
    }

    mutating func end(_ words: inout [Word], _ line: Int32) {
      guard length > 0 else { return }
      words.append(Word(hash: hash, line: line, weight: length > 6 ? 3 : length > 3 ? 2 : 1))
      self = Run()
    }
  }
}

extension PlacementWords {
  func written(in lines: Range<Int>) -> Range<Int> {
    Int(writtenStarts[lines.lowerBound - firstLine])..<Int(writtenStarts[lines.upperBound - firstLine])
  }

  func spoken(in lines: Range<Int>) -> Range<Int> {
    Int(spokenStarts[lines.lowerBound - firstLine])..<Int(spokenStarts[lines.upperBound - firstLine])
  }

  func lines(ofWritten words: Range<Int>) -> Range<Int> {
    Int(written[words.lowerBound].line)..<Int(written[words.upperBound - 1].line) + 1
  }
}
