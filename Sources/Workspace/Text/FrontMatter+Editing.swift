/// Changing a key changes that key's own lines and nothing else: comments, unknown keys, order, spacing and
/// line endings of all other lines stay as they are.
extension FrontMatter {
  /// `source` with `key` set to a scalar. An absent key is added after the last one, absent front matter at
  /// the top. A comment behind a one-line value stays.
  public static func setting(_ key: String, to value: String, in source: String) -> String {
    var editor = Editor(source)
    editor.set(key, scalar: YAMLScalar.written(value, inList: false))
    return editor.source
  }

  /// `source` with `key` set to a list. A list written as `- entry` lines keeps that form, the lines of
  /// entries that stay and the comments between them; otherwise it is written as `[one, two]`.
  public static func setting(_ key: String, to values: [String], in source: String) -> String {
    var editor = Editor(source)
    editor.set(key, list: values)
    return editor.source
  }

  /// `source` with the key and its value written as these lines; nil where comments among its old ones would be lost.
  static func setting(_ key: String, toLines lines: [String], in source: String) -> String? {
    var editor = Editor(source)
    return editor.set(key, lines: lines) ? editor.source : nil
  }
}

private struct Editor {
  private var bytes: [UInt8]
  private var lines: [SourceText.Line]
  private let ending: [UInt8]

  init(_ source: String) {
    let text = SourceText(bytes: Array(source.utf8), file: "")
    bytes = text.bytes
    lines = text.lines
    ending = text.dominantEnding
  }

  var source: String { String(decoding: bytes, as: UTF8.self) }

  mutating func set(_ key: String, scalar: String) {
    guard let extent = extent(of: key) else { return insert("\(key): \(scalar)") }
    let line = lines[extent.lowerBound].content
    let colon = colon(in: line)
    let tail = extent.count == 1 ? trailingComment(in: line, after: colon) : ""
    replace(extent, by: [keep(line.lowerBound..<colon + 1) + gap(after: colon, in: line) + scalar + tail])
  }

  mutating func set(_ key: String, list values: [String]) {
    let flow = "[" + values.map { YAMLScalar.written($0, inList: true) }.joined(separator: ", ") + "]"
    guard let extent = extent(of: key) else { return insert("\(key): \(flow)") }
    let isBlockList = extent.dropFirst().contains { isEntry(lines[$0].content) }
    guard isBlockList, !values.isEmpty else { return set(key, scalar: flow) }
    replace(extent, by: [keep(lines[extent.lowerBound].content)] + blockList(values, in: extent.dropFirst()))
  }

  mutating func set(_ key: String, lines new: [String]) -> Bool {
    guard let extent = extent(of: key) else {
      insert(new.joined(separator: String(decoding: ending, as: UTF8.self)))
      return true
    }
    guard extent.allSatisfy({ !keep(lines[$0].content).contains("#") }) else { return false }
    replace(extent, by: new)
    return true
  }

  /// The list's lines with only what changed rewritten, where the entries that stay keep their order.
  private func blockList(_ values: [String], in old: Range<Int>) -> [String] {
    let indent = old.first { isEntry(lines[$0].content) }.map { index in
      String(keep(lines[index].content).prefix { $0 == " " })
    }
    let written = values.map { "\(indent ?? "")- \(YAMLScalar.written($0, inList: false))" }
    let entries = old.filter { isEntry(lines[$0].content) }
    let texts = Dictionary(entries.map { ($0, entryText(lines[$0].content)) }) { first, _ in first }
    let kept = entries.filter { values.contains(texts[$0] ?? "") }
    let isSimple = kept.map { texts[$0] ?? "" } == Array(values.prefix(kept.count))
    // An entry over several lines cannot be kept line by line.
    let isLineByLine = old.allSatisfy { isEntry(lines[$0].content) || isBlankOrComment(lines[$0].content) }
    guard isSimple, isLineByLine else { return written }
    let stay = old.filter { kept.contains($0) || isBlankOrComment(lines[$0].content) }
    return stay.map { keep(lines[$0].content) } + written.dropFirst(kept.count)
  }

  // MARK: Finding

  /// The lines of a key and its value, as indices into `lines`.
  private func extent(of key: String) -> Range<Int>? {
    guard let block = FrontMatter.Block.find(in: bytes, lines: lines) else { return nil }
    let source = SourceText(bytes: bytes, file: "")
    guard let matter = FrontMatter.scan(source).0, let line = matter.line(of: key) else { return nil }
    let limit = block.isClosed ? block.lastLine : block.lastLine + 1
    let next = matter.entries.map(\.line).filter { $0 > line }.min() ?? limit
    var end = min(next, limit) - 1
    while end > line, isBlankOrComment(lines[end - 1].content) { end -= 1 }
    return line - 1..<end
  }

  private func colon(in line: Range<Int>) -> Int {
    // A key may be quoted; a colon inside the quotes is not the key's.
    var quote: UInt8?
    for index in line {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ":") {
        return index
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
    return line.upperBound - 1
  }

  /// The white space between the colon and the value; one space where there was no value.
  private func gap(after colon: Int, in line: Range<Int>) -> String {
    var end = colon + 1
    while end < line.upperBound, ASCII.isSpace(bytes[end]) { end += 1 }
    let isComment = end < line.upperBound && bytes[end] == UInt8(ascii: "#")
    return end == line.upperBound || isComment || end == colon + 1 ? " " : keep(colon + 1..<end)
  }

  /// ` # comment` at the end of a one-line value, with the white space before it.
  private func trailingComment(in line: Range<Int>, after colon: Int) -> String {
    var quote: UInt8?
    var previous = UInt8(ascii: ":")
    for index in colon + 1..<line.upperBound {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "#"), ASCII.isSpace(previous) {
        var start = index
        while ASCII.isSpace(bytes[start - 1]) { start -= 1 }
        return keep(start..<line.upperBound)
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
        ASCII.isSpace(previous) || previous == UInt8(ascii: "[") || previous == UInt8(ascii: ",")
      {
        quote = byte
      }
      previous = byte
    }
    return ""
  }

  private func isEntry(_ line: Range<Int>) -> Bool {
    let content = ASCII.trimmed(bytes, line)
    guard let first = content.first, bytes[first] == UInt8(ascii: "-") else { return false }
    return content.count == 1 || bytes[first + 1] == UInt8(ascii: " ")
  }

  private func entryText(_ line: Range<Int>) -> String {
    YAMLReader.read(keep(line).trimmingWhitespace(), file: "").0.string ?? ""
  }

  private func isBlankOrComment(_ line: Range<Int>) -> Bool {
    let content = ASCII.trimmed(bytes, line)
    return content.first.map { bytes[$0] == UInt8(ascii: "#") } ?? true
  }

  private func keep(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  // MARK: Changing

  /// Replaces lines by others; each takes the ending of the line it stands for, or of the first.
  private mutating func replace(_ extent: Range<Int>, by new: [String]) {
    var replacement: [UInt8] = []
    for (offset, text) in new.enumerated() {
      let model = offset < extent.count ? lines[extent.lowerBound + offset] : lines[extent.lowerBound]
      replacement += Array(text.utf8) + (model.ending.isEmpty ? ending : Array(bytes[model.ending]))
    }
    let last = lines[extent.upperBound - 1]
    if last.ending.isEmpty, let newline = replacement.lastIndex(where: { $0 != 0x0A && $0 != 0x0D }) {
      replacement.removeSubrange((newline + 1)...)
    }
    bytes.replaceSubrange(
      lines[extent.lowerBound].whole.lowerBound..<last.whole.upperBound, with: replacement)
    lines = SourceText.lines(of: bytes)
  }

  private mutating func insert(_ text: String) {
    let line = Array(text.utf8) + ending
    let fence = [UInt8](repeating: UInt8(ascii: "-"), count: 3) + ending
    if let block = FrontMatter.Block.find(in: bytes, lines: lines) {
      let needsEnding = !bytes[..<block.content.upperBound].isEmpty && !isLineStart(block.content.upperBound)
      bytes.insert(contentsOf: (needsEnding ? ending : []) + line, at: block.content.upperBound)
    } else {
      let start = SourceText.byteOrderMarkLength(bytes)
      bytes.insert(contentsOf: fence + line + fence, at: start)
    }
    lines = SourceText.lines(of: bytes)
  }

  private func isLineStart(_ index: Int) -> Bool {
    index == 0 || bytes[index - 1] == 0x0A || bytes[index - 1] == 0x0D
  }
}

/// How a string is written as a YAML scalar so that every YAML reader gives the same string back.
enum YAMLScalar {
  static func written(_ text: String, inList: Bool) -> String {
    needsQuotes(text, inFlow: inList) ? quoted(text) : text
  }

  private static func needsQuotes(_ text: String, inFlow: Bool) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return true }
    if ASCII.isSpace(first) || ASCII.isSpace(last) || last == UInt8(ascii: ":") { return true }
    if "[]{}&*!|>%@`#,?:-=<\"'".utf8.contains(first) { return true }
    if words.contains(text.lowercased()) { return true }
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "#"), previous == UInt8(ascii: " ") { return true }
      if byte == UInt8(ascii: " "), previous == UInt8(ascii: ":") { return true }
      if inFlow, ",[]{}".utf8.contains(byte) { return true }
      previous = byte
    }
    return text.unicodeScalars.contains { isUnprintable($0) }
  }

  /// Plain words that other YAML readers take for truth values or nothing.
  private static let words: Set<String> = [
    "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]

  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || [0x2028, 0x2029, 0xFEFF].contains(scalar.value)
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where isUnprintable(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
