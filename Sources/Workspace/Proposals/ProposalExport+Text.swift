extension ProposalExport {
  /// Text as a cell of a table.
  static func cell(_ text: String) -> String { inline(text).replacing("|", with: "\\|") }

  /// Cells that are Markdown already, as a line of a table.
  static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

  /// Text on one line that Markdown shows as it is written.
  static func inline(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in inlineBreaks(text).utf8 {
      if marks.contains(byte) { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What means something inside of a line.
  private static let marks = Array("\\`*_<>[]&#~$".utf8)

  /// A name from a file as code.
  static func code(_ text: String) -> String { "`" + inlineBreaks(text).replacing("`", with: "'") + "`" }

  static func inlineBreaks(_ text: String) -> String {
    // A line ending is a control character or beyond ASCII.
    guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x80 }) else { return text }
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  static func trimmedLines(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isNewline == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// The body without its own title where that says what the document's title says.
  static func withoutTitle(_ body: String, _ title: String) -> String {
    let lines = body.split(separator: "\n", maxSplits: 40, omittingEmptySubsequences: false)
    guard let first = lines.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }),
      lines[first].hasPrefix("# "),
      lines[first].dropFirst(2).trimmingWhitespace() == title
    else { return body }
    return lines[(first + 1)...].joined(separator: "\n")
  }
}
