/// Reads the XML that pictures are written in, strictly: one root, every element ended, every attribute quoted,
/// every `&` an entity.
struct XMLReader {
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
  }

  struct Malformed: Error {
    var message: String
  }

  private var rest: Substring
  private var elements: [Element] = []
  private var open: [Int] = []

  /// The elements in the order in which they begin.
  static func elements(_ text: String) throws -> [Element] {
    var reader = XMLReader(rest: text[...])
    try reader.read()
    return reader.elements
  }

  private init(rest: Substring) { self.rest = rest }

  private mutating func read() throws {
    while let first = rest.first {
      if first == "<" {
        let tag = try take(until: ">")
        try handle(tag.dropFirst())
      } else {
        let text = try Self.plain(rest.prefix { $0 != "<" })
        rest = rest.drop { $0 != "<" }
        guard let parent = open.last else {
          guard text.allSatisfy(\.isWhitespace) else { throw Malformed(message: "text outside: \(text)") }
          continue
        }
        elements[parent].text += text
      }
    }
    guard open.isEmpty, !elements.isEmpty else { throw Malformed(message: "an element has no end") }
  }

  /// Up to `end`, which is dropped.
  private mutating func take(until end: Character) throws -> Substring {
    guard let index = rest.firstIndex(of: end) else {
      throw Malformed(message: "no \(end) in \(rest.prefix(40))")
    }
    defer { rest = rest[rest.index(after: index)...] }
    return rest[..<index]
  }

  private mutating func handle(_ tag: Substring) throws {
    if tag.first == "/" {
      guard let last = open.popLast(), elements[last].name == tag.dropFirst() else {
        throw Malformed(message: "unexpected end of \(tag)")
      }
      return
    }
    let isEmpty = tag.last == "/"
    var inside = isEmpty ? tag.dropLast() : tag
    let name = inside.prefix { $0.isLetter }
    guard !name.isEmpty, open.isEmpty == elements.isEmpty else {
      throw Malformed(message: "bad element \(tag)")
    }
    inside = inside.dropFirst(name.count)
    var attributes: [String: String] = [:]
    while inside.first == " " {
      let parts = inside.dropFirst().split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0].last == "=", attributes[String(parts[0].dropLast())] == nil else {
        throw Malformed(message: "bad attribute in \(tag)")
      }
      attributes[String(parts[0].dropLast())] = try Self.plain(parts[1])
      inside = parts[2]
    }
    guard inside.isEmpty else { throw Malformed(message: "bad element \(tag)") }
    if !isEmpty { open.append(elements.count) }
    elements.append(Element(name: String(name), attributes: attributes))
  }

  private static func plain(_ text: Substring) throws -> String {
    let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\""]
    let pieces = text.split(separator: "&", omittingEmptySubsequences: false)
    var result = String(pieces[0])
    for piece in pieces.dropFirst() {
      let parts = piece.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let character = entities[String(parts[0])] else {
        throw Malformed(message: "bad entity in \(text)")
      }
      result += character + parts[1]
    }
    guard !text.contains("<") else { throw Malformed(message: "a < in \(text)") }
    return result
  }
}
