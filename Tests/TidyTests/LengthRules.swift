/// What is too long to be read at once.
enum LengthRules {
  static let fileLines = 400
  static let functionLines = 70

  static func files(_ file: SourceFile) -> [Finding] {
    file.lines.count <= fileLines
      ? []
      : [
        Finding(
          file, line: file.lines.count,
          "\(file.lines.count) lines; a file has one topic, and at most \(fileLines)")
      ]
  }

  static func functions(_ file: SourceFile) -> [Finding] {
    var findings: [Finding] = []
    for (index, line) in file.code.enumerated() where isDeclaration(line) {
      guard let end = closingLine(file.code, from: index) else { continue }
      let length = end - index + 1
      if length > functionLines {
        findings.append(
          Finding(file, line: index + 1, "a function of \(length) lines; it should fit a screen"))
      }
    }
    return findings
  }

  private static func isDeclaration(_ line: String) -> Bool {
    let words = line.split { " (<{".contains($0) }
    guard
      let place = words.firstIndex(where: { ["func", "init", "init?", "deinit", "subscript"].contains($0) })
    else { return false }
    return words[..<place].allSatisfy { word in
      word.first == "@"
        || word.first?.isLowercase == true && !["if", "return", "let", "var", "try", "for"].contains(word)
    }
  }

  /// The line on which the braces opened after `start` are closed, or nil for a declaration without a body.
  private static func closingLine(_ code: [String], from start: Int) -> Int? {
    var depth = 0
    var isOpen = false
    for index in start..<code.count {
      for byte in code[index].utf8 {
        if byte == UInt8(ascii: "{") {
          depth += 1
          isOpen = true
        } else if byte == UInt8(ascii: "}") {
          depth -= 1
          if isOpen && depth == 0 { return index }
          if depth < 0 { return nil }
        }
      }
    }
    return nil
  }
}
