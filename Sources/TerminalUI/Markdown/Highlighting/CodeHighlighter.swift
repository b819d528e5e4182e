/// Colours code a line at a time: keywords, texts, numbers and remarks are told apart, and nothing is understood. What
/// a line leaves open, such as a remark over several lines, is kept for the next one.
struct CodeHighlighter: Hashable {
  /// Bytes up to `end` in one style, from the end of the run before.
  struct Run: Hashable {
    var end: Int
    var style: Style
  }

  /// What the lines above have opened.
  enum State: Hashable {
    case code
    /// A remark; so many of them inside each other.
    case comment(depth: Int)
    /// A text that goes on until these bytes.
    case text(until: [UInt8])
    /// Lines that are deeper than this many blanks are the text of a YAML key.
    case block(indent: Int)
  }

  let language: CodeLanguage
  private(set) var state = State.code

  init(_ language: CodeLanguage) { self.language = language }

  /// Runs that cover all of the line, which has no ending. A very long one is plain and leaves nothing open.
  mutating func runs(_ line: String) -> [Run] {
    let length = line.utf8.count
    if length > TextLayout.longLineBytes {
      _ = runs("")
      return [Run(end: length, style: Style(.code))]
    }
    var scanner = CodeScanner(line)
    switch language {
    case .c, .swift: state = scanner.readCode(language, state)
    case .shell: state = scanner.readShell(state)
    case .yaml: state = scanner.readYAML(state)
    case .diff: scanner.readDiff()
    }
    scanner.take(to: scanner.bytes.count, Style(.code))
    return scanner.runs
  }
}

/// A line of code under way.
struct CodeScanner {
  let bytes: [UInt8]
  private(set) var runs: [CodeHighlighter.Run] = []
  /// What is not read yet begins here.
  private(set) var at = 0

  init(_ line: String) { bytes = Array(line.utf8) }

  var isAtEnd: Bool { at >= bytes.count }

  /// The byte so many further on; 0 behind the end.
  func byte(_ offset: Int = 0) -> UInt8 {
    bytes.indices.contains(at + offset) ? bytes[at + offset] : 0
  }

  /// Everything up to `end` gets a style.
  mutating func take(to end: Int, _ style: Style) {
    let end = min(end, bytes.count)
    guard end > at else { return }
    at = end
    if let last = runs.last, last.style == style {
      runs[runs.count - 1].end = end
    } else {
      runs.append(CodeHighlighter.Run(end: end, style: style))
    }
  }

  mutating func take(_ count: Int, _ role: Role) { take(to: at + count, Style(role)) }

  mutating func takeRest(_ role: Role) { take(to: bytes.count, Style(role)) }

  func starts(with text: String, at place: Int? = nil) -> Bool {
    bytes[min(place ?? at, bytes.count)...].starts(with: text.utf8)
  }

  /// Where `text` begins next, from a place on; nil where it does not.
  func first(_ text: [UInt8], from start: Int) -> Int? {
    guard !text.isEmpty, start <= bytes.count - text.count else { return nil }
    return (start...(bytes.count - text.count)).first { bytes[$0..<$0 + text.count].elementsEqual(text) }
  }

  /// How many bytes of a word, letters, digits and underscores, begin here.
  var wordLength: Int { bytes[min(at, bytes.count)...].prefix(while: Self.isWord).count }

  func word(_ length: Int) -> String { String(decoding: bytes[at..<at + length], as: UTF8.self) }

  /// A number with all its letters: `0x1Fu`, `1_000`, `1.5e-3`.
  mutating func takeNumber() {
    var end = at
    while end < bytes.count {
      let byte = bytes[end]
      let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      let isExponent = isSign && end > at && [0x65, 0x45, 0x70, 0x50].contains(bytes[end - 1])
      let isPoint =
        byte == UInt8(ascii: ".") && end + 1 < bytes.count && Self.isDigit(bytes[end + 1])
      guard Self.isWord(byte) || isPoint || isExponent && !starts(with: "0x") else { break }
      end += 1
    }
    take(to: end, Style(.number))
  }

  /// A text up to its mark, with backslashes where they mean something; true where it ends on this line.
  mutating func takeText(opening: Int, until mark: [UInt8], escapes: Bool) -> Bool {
    var end = at + opening
    while end < bytes.count {
      if escapes, bytes[end] == UInt8(ascii: "\\") {
        end += 2
      } else if bytes[end...].starts(with: mark) {
        take(to: end + mark.count, Style(.string))
        return true
      } else {
        end += 1
      }
    }
    takeRest(.string)
    return false
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  static func isWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80 || isDigit(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }
}
