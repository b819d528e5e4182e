/// Styles one line of Markdown at a time, for the editor. It marks what the writer wrote and hides nothing; what
/// is rendered comes from the parser elsewhere.
struct MarkdownHighlighter {
  typealias Run = CodeHighlighter.Run

  /// Runs that cover all of `line`, which has no ending. `state` is what the lines above have opened.
  /// `code` is how the line is coloured where it is one of a fenced block in a language that is known.
  static func runs(
    _ line: String, state: BlockState, mark: LineMark, isFirstLine: Bool, code: [CodeHighlighter.Run] = []
  ) -> [Run] {
    var highlighter = MarkdownHighlighter(line)
    highlighter.readLine(state, mark, isFirstLine, code)
    return highlighter.runs
  }

  let bytes: [UInt8]
  var runs: [Run] = []

  private init(_ line: String) { bytes = Array(line.utf8) }

  /// Everything up to `end` that has no style yet gets `style`.
  mutating func mark(to end: Int, _ style: Style) {
    let start = runs.last?.end ?? 0
    guard end > start else { return }
    if let last = runs.last, last.style == style {
      runs[runs.count - 1].end = end
    } else {
      runs.append(Run(end: end, style: style))
    }
  }

  private mutating func readLine(
    _ state: BlockState, _ lineMark: LineMark, _ isFirstLine: Bool, _ code: [CodeHighlighter.Run]
  ) {
    switch state {
    case .frontMatter:
      if lineMark == .dashes || lineMark == .dots {
        mark(to: bytes.count, Style(.dim))
      } else {
        readSetting()
      }
    case .fenced:
      if state.after(lineMark, isFirstLine: false) == .text {
        mark(to: bytes.count, Style(.dim))
      } else {
        for run in code { mark(to: run.end, run.style) }
        mark(to: bytes.count, Style(.code))
      }
    case .text:
      if lineMark.isFence {
        let fence = bytes.firstIndex { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") } ?? 0
        let info = bytes[fence...].firstIndex { $0 != bytes[fence] } ?? bytes.count
        mark(to: info, Style(.dim))
        mark(to: bytes.count, Style(.accent))
      } else if lineMark != .none, isFirstLine || lineMark == .dashes {
        mark(to: bytes.count, Style(.dim))
      } else {
        readText()
      }
    }
  }

  /// `key: value` of YAML.
  private mutating func readSetting() {
    let start = blanks(from: 0)
    if start < bytes.count, bytes[start] == UInt8(ascii: "#") { return mark(to: bytes.count, Style(.dim)) }
    let item =
      start + 1 < bytes.count && bytes[start] == UInt8(ascii: "-") && bytes[start + 1] == 0x20 ? 2 : 0
    let key = bytes[(start + item)...].prefix {
      $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || isWord($0)
    }
    if !key.isEmpty, key.endIndex < bytes.count, bytes[key.endIndex] == UInt8(ascii: ":") {
      mark(to: key.startIndex, Style(.dim))
      mark(to: key.endIndex, Style(.accent))
      mark(to: key.endIndex + 1, Style(.dim))
    }
    mark(to: bytes.count, Style.plain)
  }

  private mutating func readText() {
    var at = blanks(from: 0)
    mark(to: at, Style.plain)
    var base = Style.plain
    while at < bytes.count, bytes[at] == UInt8(ascii: ">") {
      at = blanks(from: at + 1)
      base = Style(.quote)
      mark(to: at, Style(.dim))
    }
    guard at < bytes.count else { return }
    switch bytes[at] {
    case UInt8(ascii: "#"):
      let hashes = bytes[at...].prefix { $0 == UInt8(ascii: "#") }.count
      if hashes <= 6, at + hashes == bytes.count || isBlank(bytes[at + hashes]) {
        return mark(to: bytes.count, Style(.heading))
      }
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "="):
      if isRule(from: at) { return mark(to: bytes.count, Style(.dim)) }
    default: break
    }
    at = readMarker(at)
    readInline(from: at, base)
  }

  /// A thematic break or the underline of a heading: three or more of one sign and nothing else.
  private func isRule(from start: Int) -> Bool {
    let rest = bytes[start...].filter { !isBlank($0) }
    return rest.count >= 3 && rest.allSatisfy { $0 == bytes[start] }
  }

  /// The marker of a list item and its box; returns where its text begins.
  private mutating func readMarker(_ start: Int) -> Int {
    var at = start
    if "-*+".utf8.contains(bytes[at]) {
      at += 1
    } else {
      while at < bytes.count, at < start + 9, (0x30...0x39).contains(bytes[at]) { at += 1 }
      guard at > start, at < bytes.count, bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: ")")
      else { return start }
      at += 1
    }
    guard at == bytes.count || isBlank(bytes[at]) else { return start }
    at = blanks(from: at)
    mark(to: at, Style(.accent))
    if at + 3 <= bytes.count, bytes[at] == UInt8(ascii: "["), bytes[at + 2] == UInt8(ascii: "]") {
      switch bytes[at + 1] {
      case UInt8(ascii: " "): mark(to: at + 3, Style(.soon))
      case UInt8(ascii: "x"), UInt8(ascii: "X"): mark(to: at + 3, Style(.good))
      default: return at
      }
      return at + 3
    }
    return at
  }

  // MARK: Bytes

  func blanks(from start: Int) -> Int {
    bytes[min(start, bytes.count)...].firstIndex { !isBlank($0) } ?? bytes.count
  }

  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  /// Letters, digits, and everything outside ASCII.
  func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }
}
