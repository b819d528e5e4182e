import Workspace

/// Breaks plain text into lines of a width, between words where it can.
enum TextWrap {
  /// At least one line; a word wider than a line is broken.
  static func lines(_ text: String, width: Int) -> [String] {
    guard width > 0 else { return [""] }
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      var rest = word[...]
      let gap = line.isEmpty ? 0 : 1
      if line.displayWidth + gap + rest.displayWidth > width, !line.isEmpty {
        lines.append(line)
        line = ""
      }
      while rest.displayWidth > width {
        let head = rest.prefixFitting(width: width)
        lines.append(String(head))
        rest = rest[head.endIndex...]
      }
      line += line.isEmpty ? String(rest) : " \(rest)"
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }
}

extension Substring {
  /// The longest beginning that fits into `width` cells, at least one character.
  func prefixFitting(width: Int) -> Substring {
    var used = 0
    var end = startIndex
    while end < endIndex {
      let next = self[end].displayWidth
      if used + next > width, end > startIndex { break }
      used += next
      formIndex(after: &end)
    }
    return self[..<end]
  }
}
