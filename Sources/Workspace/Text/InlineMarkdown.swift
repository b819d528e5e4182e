/// One line of Markdown in pieces that must not be cut: words, code spans, links and addresses.
///
/// What would reach past the line's end into text put after it is made harmless: a back-tick or an asterisk without
/// its partner is escaped, and so is the beginning of an HTML comment.
public struct InlineMarkdown: Sendable {
  enum Piece: Hashable {
    case word(String)
    /// A code span, a link or an address.
    case whole(String)
    case space
    /// Opens or closes emphasis; every one that opens is closed further on.
    case open(String)
    case close(String)

    var text: String {
      switch self {
      case .word(let text), .whole(let text), .open(let text), .close(let text): text
      case .space: " "
      }
    }
  }

  let pieces: [Piece]
  /// The text goes on after the pieces.
  private let isCut: Bool

  /// Longer links are cut like words; in characters.
  static let linkMax = 4000

  /// - Parameters:
  ///   - text: from a file; control characters become visible.
  ///   - length: as long as it is going to be shown, in UTF-16 code units; what lies far behind is not looked at.
  ///   - silencingMentions: puts a zero-width space into what a chat would call people by, such as `@everyone`.
  public init(_ text: String, upTo length: Int = .max / 2, silencingMentions: Bool = false) {
    let characters = DisplayText.escaped(text).prefix(length + Self.linkMax)
    isCut = characters.endIndex < text.endIndex && characters.count == length + Self.linkMax
    var scanner = InlineScanner(Array(characters), silencingMentions: silencingMentions)
    pieces = scanner.pieces()
  }

  public var text: String { pieces.map(\.text).joined() + (isCut ? "…" : "") }

  /// At most `length` UTF-16 code units, cut after a word and ended by `…` where it is longer; emphasis that is open
  /// there is closed. A first word that does not fit is cut in itself, a link never.
  public func shortened(to length: Int) -> String {
    let whole = text
    if whole.utf16.count <= length { return whole }
    var result = ""
    var open: [String] = []
    var best: String?
    func ended(_ text: String) -> String { text + "…" + open.reversed().joined() }
    // An asterisk alone means nothing between two spaces, and begins something before an ellipsis.
    var endsInBareMarker = false
    for piece in pieces {
      if piece == .space {
        let candidate = ended(result)
        if candidate.utf16.count > length { break }
        if !result.isEmpty, !endsInBareMarker { best = candidate }
      }
      if case .open(let marker) = piece { open.append(marker) }
      if case .close = piece { open.removeLast() }
      result += piece.text
      if case .word(let word) = piece { endsInBareMarker = Self.isBareMarker(word) }
      if case .whole = piece { endsInBareMarker = false }
    }
    return best ?? firstWord(cutTo: length)
  }

  private static func isBareMarker(_ word: String) -> Bool { word.allSatisfy { "*_~|".contains($0) } }

  private func firstWord(cutTo length: Int) -> String {
    guard case .word(let word)? = pieces.first, !Self.isBareMarker(word) else { return "…" }
    var result = ""
    var room = length - 1
    for character in word {
      room -= character.utf16.count
      if room < 0 { break }
      result.append(character)
    }
    // Half an escape would take the dots with it.
    if result.hasSuffix("\\") { result.removeLast() }
    return result + "…"
  }

  /// Text that begins a block of its own and stays plain text there: `# 5` is no heading, `- x` no list.
  public static func startingBlock(_ text: String) -> String {
    guard let first = text.first else { return text }
    switch first {
    case "#", ">", "-", "+", "*", "~", "=", "|":
      // Emphasis begins with an asterisk too, and is followed by its word.
      if first == "*", text.dropFirst().first(where: { $0 != "*" }).map({ !$0.isWhitespace }) ?? false {
        return text
      }
      return "\\" + text
    case "0"..."9":
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      let rest = text[digits.endIndex...]
      guard digits.count < 10, let mark = rest.first, mark == "." || mark == ")",
        rest.dropFirst().first.map(\.isWhitespace) ?? true
      else { return text }
      return digits + "\\" + rest
    default: return text
    }
  }
}
