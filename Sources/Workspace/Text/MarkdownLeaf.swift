import CMarkdown

/// A block of running text or of literal lines, with the lines it stands on and the containers around it; what it
/// says is not read. Lines outside of all of them are blank, or of tables, rules and definitions.
struct MarkdownLeaf: Hashable {
  enum Kind: Hashable {
    case paragraph, heading
    /// Code or HTML.
    case literal
  }

  var kind: Kind
  /// 1-based and inclusive.
  var lines: ClosedRange<Int>
  /// Bytes before the text on its first line: indentation, list markers, `>`.
  var prefixLength: Int
  /// How many lists and quotes it stands in.
  var lists: Int
  var quotes: Int

  /// In the order of the text.
  static func leaves(of bytes: [UInt8]) -> [MarkdownLeaf] {
    MarkdownTree.reading(bytes) { root in
      var leaves: [MarkdownLeaf] = []
      // A stack instead of recursion: the depth depends on the input.
      var pending: [(node: OpaquePointer, lists: Int, quotes: Int)] = []
      var next: (node: OpaquePointer, lists: Int, quotes: Int)? = cmark_node_first_child(root).map {
        ($0, 0, 0)
      }
      while let (node, lists, quotes) = next ?? pending.popLast() {
        next = nil
        if let sibling = cmark_node_next(node) { pending.append((sibling, lists, quotes)) }
        switch MarkdownTree.typeName(node) {
        case "paragraph": leaves += [leaf(.paragraph, node, lists, quotes)].compactMap { $0 }
        case "heading": leaves += [leaf(.heading, node, lists, quotes)].compactMap { $0 }
        case "code_block", "html_block": leaves += [leaf(.literal, node, lists, quotes)].compactMap { $0 }
        case "list": next = cmark_node_first_child(node).map { ($0, lists + 1, quotes) }
        case "item", "tasklist": next = cmark_node_first_child(node).map { ($0, lists, quotes) }
        case "block_quote": next = cmark_node_first_child(node).map { ($0, lists, quotes + 1) }
        default: break
        }
      }
      return leaves
    } ?? []
  }

  /// Nil for text right above a table: the library does not know any more where it stood.
  private static func leaf(
    _ kind: Kind, _ node: OpaquePointer, _ lists: Int, _ quotes: Int
  ) -> MarkdownLeaf? {
    let first = Int(cmark_node_get_start_line(node))
    guard first > 0 else { return nil }
    return MarkdownLeaf(
      kind: kind, lines: first...max(first, Int(cmark_node_get_end_line(node))),
      prefixLength: max(0, Int(cmark_node_get_start_column(node)) - 1), lists: lists, quotes: quotes)
  }
}
