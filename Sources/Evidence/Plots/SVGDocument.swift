/// Builds one SVG picture, an element a line. Numbers have at most one digit after the point and all text is
/// escaped, so that the same plot gives the same bytes and a name from a file is never markup.
struct SVGDocument {
  private(set) var text = ""
  private var open: [String] = []

  enum Anchor: String {
    case start
    case middle
    case end
  }

  init(width: Double, height: Double, title: String, description: String) {
    begin(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("width", Self.number(width)),
        ("height", Self.number(height)),
        ("viewBox", "0 0 \(Self.number(width)) \(Self.number(height))"), ("role", "img"),
        ("aria-label", title),
        ("font-family", "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif"),
        ("font-size", "12"),
      ])
    line("<title>\(Self.escaped(title))</title>")
    line("<desc>\(Self.escaped(description))</desc>")
  }

  /// The whole document; every element that was begun is ended.
  var finished: String {
    var copy = self
    while !copy.open.isEmpty { copy.end() }
    return copy.text
  }

  mutating func begin(_ name: String, _ attributes: [(String, String)]) {
    line("<\(name)\(Self.list(attributes))>")
    open.append(name)
  }

  mutating func end() {
    guard let name = open.popLast() else { return }
    line("</\(name)>")
  }

  mutating func element(_ name: String, _ attributes: [(String, String)]) {
    line("<\(name)\(Self.list(attributes))/>")
  }

  mutating func label(
    _ words: String, x: Double, y: Double, _ anchor: Anchor = .start, _ more: [(String, String)] = []
  ) {
    let place = [("x", Self.number(x)), ("y", Self.number(y)), ("text-anchor", anchor.rawValue)]
    line("<text\(Self.list(place + more))>\(Self.escaped(words))</text>")
  }

  mutating func rule(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ more: [(String, String)] = []
  ) {
    element(
      "path", [("d", "M\(Self.number(x1)) \(Self.number(y1))L\(Self.number(x2)) \(Self.number(y2))")] + more)
  }

  private mutating func line(_ markup: String) {
    text += String(repeating: "  ", count: open.count) + markup + "\n"
  }

  private static func list(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
  }

  /// `12`, `12.5`.
  static func number(_ value: Double) -> String {
    let text = NumberText.fixed(value, digits: 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Text as XML holds it; what XML has no place for, and what would hide or reorder what is
  /// read, becomes U+FFFD (XML 1.0, section 2.2; Unicode Technical Report #36).
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}",
        "\u{2066}"..."\u{2069}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
