/// Markdown that somebody wrote, made fit to stand inside of a document beside the words of others: nothing in it can
/// swallow what comes after, or mean something elsewhere.
public enum MarkdownContainment {
  /// As a block of quotation, without a final line ending. Raw HTML is shown as it is written, and a link's
  /// definition, which would hold for the whole document, becomes text.
  public static func quotation(_ text: String) -> String {
    var lines = lines(of: withoutDefinitions(withoutHTML(text)))
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines.map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
  }

  /// Text as it is in a fence that it cannot close, without a final line ending.
  public static func fenced(_ text: String, info: String = "text") -> String {
    let longest = text.utf8.split { $0 != UInt8(ascii: "`") }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let end = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
    return "\(fence)\(info)\n\(lines(of: text).joined(separator: "\n"))\(end)\(fence)"
  }

  /// A text that other text can follow: what it leaves open is closed, and HTML that would reach beyond it is shown
  /// as it is written.
  public static func closed(_ text: String) -> String {
    var result = text
    if let end = missingEnd(of: result) { result += (result.hasSuffix("\n") ? "" : "\n") + end + "\n" }
    if leavesElementsOpen(result) || !canBeFollowed(result) { result = withoutHTML(result) }
    if let end = missingEnd(of: result) { result += (result.hasSuffix("\n") ? "" : "\n") + end + "\n" }
    return canBeFollowed(result) ? result : fenced(text) + "\n"
  }

  // MARK: What is open

  private static let probe = "a heading of another"

  /// Whether a heading that comes after the text is one.
  private static func canBeFollowed(_ text: String) -> Bool {
    let last = MarkdownDocument(text + "\n\n# \(probe)\n").blocks.last
    return last?.kind == .heading(level: 1) && last?.inlines.plainText == probe
  }

  /// What closes the fence or the remark that the text ends in.
  private static func missingEnd(of text: String) -> String? {
    guard !canBeFollowed(text), let last = MarkdownDocument(text).blocks.last else { return nil }
    switch last.kind {
    case .codeBlock:
      let line = lines(of: text).dropFirst(last.lines.lowerBound - 1).first?.drop { $0 == " " } ?? ""
      return line.first.map { mark in String(line.prefix { $0 == mark }) }
    case .html(let literal): return literal.drop { $0 == " " }.hasPrefix("<!--") ? "-->" : nil
    default: return nil
    }
  }

  /// Elements whose end may be left out, or that have none (HTML, sections 13.1.2 and 13.1.2.4).
  private static let endless: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
  ]

  /// What GitHub shows as text as well (GitHub Flavored Markdown, section 6.11).
  private static let disallowed: Set<String> = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ]

  private static func leavesElementsOpen(_ text: String) -> Bool {
    var open: [String] = []
    for html in htmlPieces(of: text) {
      guard let tags = HTMLTags.read(html) else { return true }
      for tag in tags where !endless.contains(tag.name) {
        if disallowed.contains(tag.name) { return true }
        if !tag.isEnd {
          open.append(tag.name)
        } else if let place = open.lastIndex(of: tag.name) {
          open.removeSubrange(place...)
        }
      }
    }
    return !open.isEmpty
  }

  private static func htmlPieces(of text: String) -> [String] {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return [] }
    return MarkdownTree.reading(Array(text.utf8)) { root in
      MarkdownTree.nodes(root).filter { MarkdownTree.typeName($0).hasPrefix("html_") }
        .map(MarkdownTree.literal)
    } ?? []
  }

  // MARK: Making harmless

  /// Raw HTML as text. Code keeps its bytes as far as Markdown can tell what is code.
  static func withoutHTML(_ text: String) -> String {
    if htmlPieces(of: text).isEmpty { return text }
    for keepsSpans in [true, false] {
      let escaped = escapingAngles(text, keepingSpans: keepsSpans)
      if htmlPieces(of: escaped).isEmpty { return escaped }
    }
    return fenced(text) + "\n"
  }

  private static func escapingAngles(_ text: String, keepingSpans: Bool) -> String {
    let code = codeLines(MarkdownDocument(text).blocks)
    return lines(of: text).enumerated().map { index, line in
      code.contains(index + 1) ? line : escapingAngles(inLine: line, keepingSpans: keepingSpans)
    }.joined(separator: "\n")
  }

  private static func codeLines(_ blocks: [MarkdownBlock]) -> Set<Int> {
    var found: Set<Int> = []
    var waiting = blocks
    while let block = waiting.popLast() {
      if case .codeBlock = block.kind { found.formUnion(block.lines) }
      waiting += block.children
    }
    return found
  }

  private static func escapingAngles(inLine line: String, keepingSpans: Bool) -> String {
    var result = ""
    var backslashes = 0
    var isCode = false
    for character in line {
      if character == "`", backslashes % 2 == 0 { isCode.toggle() }
      if character == "<", backslashes % 2 == 0, !(isCode && keepingSpans) { result.append("\\") }
      backslashes = character == "\\" ? backslashes + 1 : 0
      result.append(character)
    }
    return result
  }

  /// `[label]: address` at the beginning of a line, behind marks of quotations and lists too.
  private static func withoutDefinitions(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "[")) else { return text }
    return lines(of: text).map { line in
      let lead = line.prefix { " \t>-+*0123456789.)".contains($0) }
      let rest = line[lead.endIndex...]
      guard rest.first == "[" else { return line }
      var isEscaped = false
      for (index, character) in zip(rest.indices, rest).dropFirst() {
        if character == "]", !isEscaped {
          let next = rest[rest.index(after: index)...].first
          return next == ":" ? lead + "\\" + rest : line
        }
        isEscaped = character == "\\" && !isEscaped
      }
      return lead + "\\" + rest
    }.joined(separator: "\n")
  }

  /// Lines end as CommonMark says: with a line feed, a carriage return or both.
  private static func lines(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    let lines = SourceText.lines(of: bytes)
    // Here a final line ending starts a further line.
    let isOpen = lines.last.map { $0.ending.isEmpty } ?? false
    return lines.map { ByteText.string(bytes, $0.content) } + (isOpen ? [] : [""])
  }
}

/// The tags of a piece of HTML.
private struct HTMLTags {
  struct Tag {
    /// In lower case.
    var name: String
    var isEnd: Bool
  }

  /// Nil where a tag or a remark has no end.
  static func read(_ html: String) -> [Tag]? {
    var tags: [Tag] = []
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...].dropFirst()
      if rest.hasPrefix("!--") {
        guard let end = rest.dropFirst(3).firstRange(of: "-->") else { return nil }
        rest = rest[end.upperBound...]
        continue
      }
      let isEnd = rest.first == "/"
      let name = rest.drop { $0 == "/" }.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      let isDeclaration = rest.first == "!" || rest.first == "?"
      guard isDeclaration || name.first?.isLetter == true else { continue }
      guard let end = tagEnd(rest) else { return nil }
      if !isDeclaration { tags.append(Tag(name: name.lowercased(), isEnd: isEnd)) }
      rest = rest[end...].dropFirst()
    }
    return tags
  }

  private static func tagEnd(_ text: Substring) -> Substring.Index? {
    var quote: Character?
    for (index, character) in zip(text.indices, text) {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == ">" {
        return index
      }
    }
    return nil
  }
}
