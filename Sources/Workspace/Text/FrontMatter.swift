/// The YAML block between `---` lines that a Markdown file may begin with.
///
/// A byte order mark before it and CRLF line endings are tolerated, `...` closes it too. A block that is
/// opened by `---` and a `key:` line but never closed is read up to the first line that can be no YAML of
/// ours, and reported.
public struct FrontMatter: Hashable, Sendable {
  /// 1-based, the fences included.
  public let lineRange: ClosedRange<Int>
  /// The 1-based line after the block, where the body begins; it may lie past the end of the file.
  public let bodyLine: Int
  /// The top-level keys in the order of the file.
  public let entries: [YAMLValue.Pair]

  /// Nil where the source has no front matter. Never fails: broken YAML is reported with its line, and as
  /// much as possible is read all the same.
  public static func scan(_ source: String, file: String) -> (FrontMatter?, [Diagnostic]) {
    scan(SourceText(bytes: Array(source.utf8), file: file))
  }

  public static func scan(_ source: SourceText) -> (FrontMatter?, [Diagnostic]) {
    guard let block = Block.find(in: source.bytes, lines: source.lines) else { return (nil, []) }
    let (value, problems) = YAMLReader.read(
      Array(source.bytes[block.content]), file: source.file, firstLine: 2)
    var diagnostics = problems
    if !block.isClosed {
      diagnostics.append(
        Diagnostic(
          .error, file: source.file, line: 1,
          "the front matter that begins here never ends; close it with a line of three dashes"))
    }
    var entries: [YAMLValue.Pair] = []
    switch value {
    case .map(let pairs): entries = pairs
    case .null: break
    case .scalar, .list:
      diagnostics.append(
        Diagnostic(.warning, file: source.file, line: 1, "the front matter has no `key: value` lines"))
    }
    return (
      FrontMatter(lineRange: 1...block.lastLine, bodyLine: block.lastLine + 1, entries: entries),
      diagnostics
    )
  }

  public func value(_ key: String) -> YAMLValue? { entries.first { $0.key == key }?.value }

  /// The scalar (or a list's only scalar), trimmed; nil where it is absent, empty or null.
  public func string(_ key: String) -> String? { value(key)?.string }

  /// A list's scalars, or a scalar split at commas; trimmed, empty entries dropped.
  public func strings(_ key: String) -> [String] { value(key)?.strings ?? [] }

  /// The 1-based line of a key.
  public func line(of key: String) -> Int? { entries.first { $0.key == key }?.line }
}

extension FrontMatter {
  /// Where the block lies in a file.
  struct Block {
    /// The bytes between the fences.
    var content: Range<Int>
    /// The 1-based line of the closing fence, or of the last line that belongs to an unclosed block.
    var lastLine: Int
    var isClosed: Bool

    static func find(in bytes: [UInt8], lines: [SourceText.Line]) -> Block? {
      guard let first = lines.first else { return nil }
      let opening = first.content.lowerBound + SourceText.byteOrderMarkLength(bytes)
      guard opening <= first.content.upperBound, isFence(bytes, opening..<first.content.upperBound, "-")
      else { return nil }
      let start = first.whole.upperBound
      for index in lines.indices.dropFirst() {
        let line = lines[index].content
        if isFence(bytes, line, "-") || isFence(bytes, line, ".") {
          return Block(content: start..<line.lowerBound, lastLine: index + 1, isClosed: true)
        }
      }
      guard lines.count > 1, SimpleYAML.keyEnd(bytes, lines[1].content) != nil else { return nil }
      var last = 1
      for index in lines.indices.dropFirst(2) {
        let line = lines[index].content
        guard let byte = line.first.map({ bytes[$0] }) else { break }
        let isEntry =
          byte == UInt8(ascii: "-") || ASCII.isSpace(byte) || SimpleYAML.keyEnd(bytes, line) != nil
        guard isEntry else { break }
        last = index
      }
      return Block(content: start..<lines[last].whole.upperBound, lastLine: last + 1, isClosed: false)
    }

    /// Three of the character and nothing else but white space after them.
    private static func isFence(_ bytes: [UInt8], _ range: Range<Int>, _ character: Unicode.Scalar) -> Bool {
      guard range.count >= 3 else { return false }
      let byte = UInt8(ascii: character)
      let start = range.lowerBound
      guard bytes[start] == byte, bytes[start + 1] == byte, bytes[start + 2] == byte else { return false }
      return bytes[start + 3..<range.upperBound].allSatisfy(ASCII.isSpace)
    }
  }
}
