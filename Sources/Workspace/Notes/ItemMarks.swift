/// The marks that Moot writes into an item, as formats of notes have them: `[x] … (done 2023-11-24)`,
/// `[-] … (dropped 2023-11-24)`, `… (due 2023-12-04)`.
enum ItemMarks {
  /// The box before the text: `[ ]`, `[x]`, `[X]` or `[-]`, and the white space after it.
  static func box(in text: Substring) -> (mark: Character, rest: Substring)? {
    guard text.first == "[" else { return nil }
    let inside = text.dropFirst()
    guard let mark = inside.first, " xX-".contains(mark), inside.dropFirst().first == "]" else { return nil }
    let after = inside.dropFirst(2)
    guard after.isEmpty || after.first?.isWhitespace == true else { return nil }
    return (mark, after.drop { $0 == " " || $0 == "\t" })
  }

  /// A mark such as `(done 2023-11-24)` at the end of `text`, white space after it ignored.
  static func tail(of text: Substring, words: [String]) -> (
    word: String, date: CalendarDate?, before: Substring
  )? {
    let trimmed = text.trimmedEnd
    guard trimmed.last == ")", let open = trimmed.lastIndex(of: "(") else { return nil }
    let parts = trimmed[trimmed.index(after: open)...].dropLast().split(separator: " ")
    guard let word = parts.first.map(String.init), words.contains(word), parts.count <= 2 else { return nil }
    let date = parts.count == 2 ? CalendarDate(iso: parts[1]) : nil
    if parts.count == 2, date == nil { return nil }
    return (word, date, trimmed[..<open].trimmedEnd)
  }

  /// `text` without any mark, before or after it.
  static func removed(from text: Substring) -> Substring {
    var rest = box(in: text)?.rest ?? text
    while let mark = tail(of: rest, words: ["done", "dropped", "due"]) { rest = mark.before }
    return rest
  }
}

extension Substring {
  var trimmedEnd: Substring {
    var rest = self
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return rest
  }
}
