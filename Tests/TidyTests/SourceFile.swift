/// One Swift file of the repository, taken apart far enough to ask what it names: its code without strings and
/// comments, and its comments alone, both line for line with the file.
struct SourceFile: Sendable {
  /// Relative to the repository, such as `Sources/Workspace/Dates/CalendarDate.swift`.
  let path: String
  /// The file's lines as they stand.
  let lines: [String]
  /// The lines with the text of strings and comments blanked; what stands in an interpolation is code.
  let code: [String]
  /// The lines with everything blanked but comments.
  let comments: [String]

  init(path: String, text: String) {
    self.path = path
    var lexer = SourceLexer(text)
    lexer.run()
    lines = Self.split(Array(text.utf8))
    code = Self.split(lexer.code)
    comments = Self.split(lexer.comments)
  }

  /// The folder under `Sources` or `Tests`, which is the target's name.
  var target: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : ""
  }

  var isTest: Bool { path.hasPrefix("Tests/") }
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Every module imported, with its line, 1-based.
  var imports: [(module: String, line: Int)] {
    var found: [(String, Int)] = []
    for (index, line) in code.enumerated() {
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import") else { continue }
      let leads = words[..<place]
      guard
        leads.allSatisfy({ $0.hasPrefix("@") || ["public", "package", "internal", "private"].contains($0) })
      else { continue }
      let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "typealias", "var", "let"]
      let named = words[(place + 1)...].drop { kinds.contains($0) }
      guard let module = named.first?.split(separator: ".").first else { continue }
      found.append((String(module), index + 1))
    }
    return found
  }

  private static func split(_ bytes: [UInt8]) -> [String] {
    var parts = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    if parts.last == "" { parts.removeLast() }
    return parts
  }
}
