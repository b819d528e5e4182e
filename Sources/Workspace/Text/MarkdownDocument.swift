import CMarkdown

/// A Markdown text as blocks: CommonMark with GitHub's tables, strikethrough, autolinks and task lists,
/// parsed by cmark-gfm. Any text is a document; nothing fails.
///
/// Front matter is not Markdown: give the text from its body line on, and that line as `firstLine`.
public struct MarkdownDocument: Hashable, Sendable {
  public let blocks: [MarkdownBlock]

  /// - Parameter firstLine: the 1-based line of its file that `text` begins with; blocks count from it.
  public init(_ text: String, firstLine: Int = 1) {
    self.init(utf8: Array(text.utf8), firstLine: firstLine)
  }

  init(utf8 bytes: [UInt8], firstLine: Int) {
    blocks =
      MarkdownTree.reading(bytes) { root in
        MarkdownConversion(lineOffset: firstLine - 1).blocks(in: root, depth: 0)
      } ?? []
  }
}

/// The library's own tree of a text, for whoever needs more of it than values.
enum MarkdownTree {
  /// Nil only where the library gives none; the tree ends with the call.
  static func reading<Result>(_ bytes: [UInt8], _ body: (OpaquePointer) -> Result) -> Result? {
    let guarded = MarkdownGuard.bounded(bytes)
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in MarkdownExtensions.names(forLongestLine: guarded.longestLine) {
      _ = cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    guarded.bytes.withUnsafeBytes { buffer in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      cmark_parser_feed(parser, start, buffer.count)
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    defer { cmark_node_free(root) }
    return body(root)
  }

  /// Every node in the order of the text, without recursion.
  static func nodes(_ root: OpaquePointer) -> [OpaquePointer] {
    guard let iterator = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(iterator) }
    var found: [OpaquePointer] = []
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return found }
      if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) { found.append(node) }
    }
  }

  static func children(of node: OpaquePointer) -> [OpaquePointer] {
    var result: [OpaquePointer] = []
    var child = cmark_node_first_child(node)
    while let current = child {
      result.append(current)
      child = cmark_node_next(current)
    }
    return result
  }

  static func typeName(_ node: OpaquePointer) -> String { string(cmark_node_get_type_string(node)) }
  static func literal(_ node: OpaquePointer) -> String { string(cmark_node_get_literal(node)) }
  static func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }

  /// All text below a node, on one line.
  static func text(below node: OpaquePointer) -> String {
    var result = ""
    for current in nodes(node) {
      switch typeName(current) {
      case "text", "code", "code_block": result += literal(current)
      case "softbreak", "linebreak": result += " "
      case "paragraph": if !result.isEmpty { result += " " }
      default: break
      }
    }
    return result
  }
}

private enum MarkdownExtensions {
  /// Registering fills a global list of the library: once, before the first parser.
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

  /// Tables and autolinks of the library take quadratic time on some very long lines, which are no prose.
  static func names(forLongestLine length: Int) -> [String] {
    _ = registered
    return length > 1 << 14
      ? ["strikethrough", "tasklist"] : ["table", "strikethrough", "autolink", "tasklist"]
  }
}

/// Keeps hostile text from costing the library quadratic time: containers nested hundreds deep.
private enum MarkdownGuard {
  static let prefixBytesMax = 256

  /// The text with a backslash before the first container marker that stands deeper than 256 bytes in its
  /// line's prefix of markers and white space. Lines keep their numbers.
  static func bounded(_ bytes: [UInt8]) -> (bytes: [UInt8], longestLine: Int) {
    var longest = 0
    var insertions: [Int] = []
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      while start < buffer.count {
        var index = start
        while index < buffer.count, isPrefix(buffer[index]) {
          if index - start >= prefixBytesMax, !ASCII.isSpace(buffer[index]) {
            insertions.append(index)
            break
          }
          index += 1
        }
        while index < buffer.count, buffer[index] != 0x0A, buffer[index] != 0x0D { index += 1 }
        longest = max(longest, index - start)
        start = index + 1
      }
    }
    guard !insertions.isEmpty else { return (bytes, longest) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + insertions.count)
    var copied = 0
    for index in insertions {
      result += bytes[copied..<index]
      result.append(UInt8(ascii: "\\"))
      copied = index
    }
    result += bytes[copied...]
    return (result, longest)
  }

  private static func isPrefix(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"), 0x30...0x39:
      true
    default: false
    }
  }
}
