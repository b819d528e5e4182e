import Workspace

/// What a commit says of an event: a subject of one line, and a body with the whole where that is too long for a subject.
struct CommitMessage: Hashable, Sendable {
  /// Columns, as git's own advice has it.
  static let widthMax = 72
  /// Characters of a text that go into a commit; the file has it whole.
  static let lengthMax = 16_000

  let subject: String
  let body: String?

  /// White space and control characters are single spaces in a message, so that nothing in the text is a line of its own.
  init(_ text: String) {
    let words = Self.words(text)
    let line = words.joined(separator: " ")
    guard line.displayWidth > Self.widthMax else {
      subject = line
      body = nil
      return
    }
    let whole = Self.lines(words, width: Self.widthMax - 2)
    subject =
      whole[0].displayWidth <= Self.widthMax - 2 ? "\(whole[0]) …" : line.clipped(toWidth: Self.widthMax)
    body = Self.lines(words, width: Self.widthMax).joined(separator: "\n")
  }

  /// A text on one line.
  static func line(_ text: String) -> String { words(text).joined(separator: " ") }

  private static func words(_ text: String) -> [Substring] {
    let text = text.count > lengthMax ? text.prefix(lengthMax) + "…" : text[...]
    return text.split {
      $0.isWhitespace || $0.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
    }
  }

  /// A word that is wider than a line, such as an address, has one of its own.
  private static func lines(_ words: [Substring], width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words {
      if !line.isEmpty, line.displayWidth + 1 + word.displayWidth > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? word : " \(word)"
    }
    return lines + [line]
  }
}
