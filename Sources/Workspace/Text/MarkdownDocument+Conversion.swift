import CMarkdown

/// Turns the library's tree into values. Depth is bounded: what is nested deeper keeps its text and loses
/// its structure, so that neither this recursion nor the release of the values can exhaust a stack.
struct MarkdownConversion {
  let lineOffset: Int

  private typealias Node = OpaquePointer

  private enum Bound {
    static let blocks = 48
    static let inlines = 24
  }

  func blocks(in parent: OpaquePointer, depth: Int) -> [MarkdownBlock] {
    children(of: parent).compactMap { block($0, depth: depth) }
  }

  private func block(_ node: Node, depth: Int) -> MarkdownBlock? {
    guard let kind = kind(of: node) else { return nil }
    let first = Int(cmark_node_get_start_line(node)) + lineOffset
    let last = Int(cmark_node_get_end_line(node)) + lineOffset
    // The library ends a rule one line late.
    let end = kind == .thematicBreak ? first : max(first, last)
    var block = MarkdownBlock(kind: kind, lines: first...end)
    switch kind {
    case .heading, .paragraph: block.inlines = inlines(in: node, depth: 0)
    case .list, .item, .quote:
      if depth < Bound.blocks {
        block.children = blocks(in: node, depth: depth + 1)
      } else {
        block.children = [
          MarkdownBlock(kind: .paragraph, lines: block.lines, inlines: [.text(text(below: node))])
        ]
      }
    case .codeBlock, .thematicBreak, .table, .html: break
    }
    return block
  }

  private func kind(of node: Node) -> MarkdownBlock.Kind? {
    // The node types of extensions are mutable globals of the library; their names are not.
    switch typeName(node) {
    case "heading": .heading(level: Int(cmark_node_get_heading_level(node)))
    case "paragraph": .paragraph
    case "list":
      .list(
        ordered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
        start: Int(cmark_node_get_list_start(node)), tight: cmark_node_get_list_tight(node) != 0)
    case "item": .item(task: nil)
    case "tasklist": .item(task: cmark_gfm_extensions_get_tasklist_item_checked(node))
    case "code_block": .codeBlock(info: string(cmark_node_get_fence_info(node)), literal: literal(node))
    case "block_quote": .quote
    case "thematic_break": .thematicBreak
    case "table": table(node)
    case "html_block": .html(literal: literal(node))
    default: nil
    }
  }

  private func table(_ node: Node) -> MarkdownBlock.Kind {
    let columns = Int(cmark_gfm_extensions_get_table_columns(node))
    var alignments = [MarkdownBlock.Alignment](repeating: .none, count: columns)
    if let letters = cmark_gfm_extensions_get_table_alignments(node) {
      for column in 0..<columns {
        switch letters[column] {
        case UInt8(ascii: "l"): alignments[column] = .left
        case UInt8(ascii: "c"): alignments[column] = .center
        case UInt8(ascii: "r"): alignments[column] = .right
        default: break
        }
      }
    }
    let rows = children(of: node).map { row in
      var cells = children(of: row).map { inlines(in: $0, depth: 0) }
      while cells.count < columns { cells.append([]) }
      return Array(cells.prefix(columns))
    }
    return .table(alignments: alignments, rows: rows)
  }

  // MARK: Inlines

  private func inlines(in parent: Node, depth: Int) -> [MarkdownInline] {
    guard depth < Bound.inlines else { return [.text(text(below: parent))] }
    var result: [MarkdownInline] = []
    for node in children(of: parent) {
      switch typeName(node) {
      case "text":
        guard !literal(node).isEmpty else { continue }
        if case .text(let before) = result.last {
          result[result.count - 1] = .text(before + literal(node))
        } else {
          result.append(.text(literal(node)))
        }
      case "code": result.append(.code(literal(node)))
      case "softbreak": result.append(.softBreak)
      case "linebreak": result.append(.lineBreak)
      case "html_inline": result.append(.html(literal(node)))
      case "emph": result.append(.emphasis(inlines(in: node, depth: depth + 1)))
      case "strong": result.append(.strong(inlines(in: node, depth: depth + 1)))
      case "strikethrough": result.append(.strikethrough(inlines(in: node, depth: depth + 1)))
      case "link":
        let destination = string(cmark_node_get_url(node))
        result.append(.link(destination: destination, inlines(in: node, depth: depth + 1)))
      case "image":
        result.append(.image(destination: string(cmark_node_get_url(node)), alt: text(below: node)))
      default: result.append(.text(text(below: node)))
      }
    }
    return result
  }

  // MARK: The library's nodes

  private func children(of node: Node) -> [Node] { MarkdownTree.children(of: node) }
  private func text(below node: Node) -> String { MarkdownTree.text(below: node) }
  private func typeName(_ node: Node) -> String { MarkdownTree.typeName(node) }
  private func literal(_ node: Node) -> String { MarkdownTree.literal(node) }
  private func string(_ text: UnsafePointer<CChar>?) -> String { MarkdownTree.string(text) }
}
