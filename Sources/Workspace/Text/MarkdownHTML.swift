import CMarkdown

/// An HTML page's content, put together from pieces of Markdown and HTML.
///
/// Markdown is turned into HTML by cmark-gfm in its safe mode, piece by piece, so that nothing in one piece reaches
/// into another: no raw HTML passes, no link that runs a script, and no picture from elsewhere. What raw HTML says is
/// not lost: it is shown as it was written, except for remarks, which were never meant to be seen. A picture from
/// elsewhere becomes a link to it.
public struct MarkdownHTML: Sendable {
  public struct Heading: Hashable, Sendable {
    /// 1 to 6.
    public var level: Int
    /// No other heading of the page has it.
    public var id: String
    public var text: String
  }

  public private(set) var text = ""
  /// Those that stand in no list and no quotation, in order.
  public private(set) var headings: [Heading] = []
  private var taken: Set<String> = []

  public init() {}

  public mutating func append(markdown: String) {
    MarkdownTree.reading(Array(markdown.utf8)) { root in
      Self.disarm(root)
      for block in MarkdownTree.children(of: root) { append(block) }
    }
  }

  /// Gives no heading an id that another piece of the page has.
  public mutating func avoid(idsOf other: MarkdownHTML) { taken.formUnion(other.taken) }

  /// - Parameter html: trusted, and whole by itself.
  public mutating func append(html: String) { text += html }

  /// Text as HTML shows it as it is, in an element or in a quoted attribute. Controls become U+FFFD, which HTML has
  /// no place for.
  public static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case "\0"..<" ", "\u{7F}"..."\u{9F}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  private mutating func append(_ block: OpaquePointer) {
    let options = CMARK_OPT_DEFAULT | CMARK_OPT_TABLE_PREFER_STYLE_ATTRIBUTES
    guard let rendered = cmark_render_html(block, options, nil) else { return }
    defer { cmark_get_default_mem_allocator().pointee.free(rendered) }
    let html = String(cString: rendered)
    guard MarkdownTree.typeName(block) == "heading" else {
      text += html
      return
    }
    let words = MarkdownTree.text(below: block)
    let heading = Heading(
      level: Int(cmark_node_get_heading_level(block)), id: identifier(words), text: words)
    headings.append(heading)
    let open = "<h\(heading.level)"
    text += "\(open) id=\"\(Self.escaped(heading.id))\"" + html.dropFirst(open.count)
  }

  /// As GitHub names headings: letters, digits, `-` and `_` in lower case, spaces as `-`, and a number where the name
  /// is taken.
  private mutating func identifier(_ words: String) -> String {
    let kept = words.lowercased().unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
      if scalar == " " { return "-" }
      let isKept = scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.isMark
      return isKept || scalar == "-" || scalar == "_" ? scalar : nil
    }
    let name = kept.isEmpty ? "section" : String(String.UnicodeScalarView(kept))
    var candidate = name
    var number = 0
    while !taken.insert(candidate).inserted {
      number += 1
      candidate = "\(name)-\(number)"
    }
    return candidate
  }
}

extension MarkdownHTML {
  /// Takes everything out of a tree that safe mode would drop without a trace, or that would load something.
  private static func disarm(_ root: OpaquePointer) {
    for node in MarkdownTree.nodes(root) {
      switch MarkdownTree.typeName(node) {
      case "html_block": showBlock(node)
      case "html_inline": showInline(node)
      case "image": linkPicture(node)
      default: break
      }
    }
  }

  private static func showBlock(_ node: OpaquePointer) {
    let literal = MarkdownTree.literal(node)
    if MarkdownRemark.isAll(of: literal) { return remove(node) }
    replace(node, by: CMARK_NODE_CODE_BLOCK) { cmark_node_set_literal($0, literal) }
  }

  private static func showInline(_ node: OpaquePointer) {
    let literal = MarkdownTree.literal(node)
    if MarkdownRemark.isAll(of: literal) { return remove(node) }
    if ["<br>", "<br/>", "<br />"].contains(literal.lowercased()) {
      return replace(node, by: CMARK_NODE_LINEBREAK) { _ in 1 }
    }
    replace(node, by: CMARK_NODE_TEXT) { cmark_node_set_literal($0, literal) }
  }

  /// Safe mode lets only pixels through where a picture stands in the document itself (`data:`).
  private static func linkPicture(_ node: OpaquePointer) {
    let url = MarkdownTree.string(cmark_node_get_url(node))
    if url.lowercased().hasPrefix("data:") { return }
    var ancestor = cmark_node_parent(node)
    while let current = ancestor {
      if MarkdownTree.typeName(current) == "link" { return unwrap(node) }
      ancestor = cmark_node_parent(current)
    }
    if cmark_node_first_child(node) == nil, let words = cmark_node_new(CMARK_NODE_TEXT) {
      cmark_node_set_literal(words, url)
      if cmark_node_append_child(node, words) == 0 { cmark_node_free(words) }
    }
    replace(node, by: CMARK_NODE_LINK) { link in
      for child in MarkdownTree.children(of: node) { cmark_node_append_child(link, child) }
      return cmark_node_set_url(link, url)
    }
  }

  private static func unwrap(_ node: OpaquePointer) {
    for child in MarkdownTree.children(of: node) { cmark_node_insert_before(node, child) }
    remove(node)
  }

  private static func replace(
    _ node: OpaquePointer, by type: cmark_node_type, _ fill: (OpaquePointer) -> CInt
  ) {
    guard let new = cmark_node_new(type) else { return }
    if fill(new) != 0, cmark_node_replace(node, new) != 0 {
      cmark_node_free(node)
    } else {
      cmark_node_free(new)
    }
  }

  private static func remove(_ node: OpaquePointer) {
    cmark_node_unlink(node)
    cmark_node_free(node)
  }
}

/// Remarks in HTML, `<!-- … -->`.
enum MarkdownRemark {
  /// Whether a piece of HTML is nothing but one remark.
  static func isAll(of html: String) -> Bool {
    let text = html.trimmingWhitespace()
    guard text.hasPrefix("<!--"), text.hasSuffix("-->"), text.count >= 7 else { return false }
    return !text.dropFirst(4).dropLast(3).contains("-->")
  }
}
