/// The marks that Moot writes into an item, as formats of notes have them: `[x] … (done 2023-11-24)`,
/// `[-] … (dropped 2023-11-24)`, `… (due 2023-12-04)`.
enum ItemMarks {
  enum Word: String {
    case done, dropped, due
  }

  // MARK: In bytes

  struct Box {
    /// What stands between the brackets.
    var mark: UInt8
    /// Of the brackets.
    var place: Range<Int>
    /// Where the text behind it begins.
    var rest: Int
  }

  /// The box that a text begins with: `[ ]`, `[x]`, `[X]` or `[-]`.
  static func box(_ bytes: [UInt8], _ text: Range<Int>) -> Box? {
    guard text.count >= 3, bytes[text.lowerBound] == UInt8(ascii: "["),
      bytes[text.lowerBound + 2] == UInt8(ascii: "]")
    else { return nil }
    let mark = bytes[text.lowerBound + 1]
    switch mark {
    case UInt8(ascii: " "), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "-"): break
    default: return nil
    }
    var rest = text.lowerBound + 3
    guard rest == text.upperBound || ByteText.spaceLength(bytes, at: rest, before: text.upperBound) > 0 else {
      return nil
    }
    while rest < text.upperBound, ASCII.isSpace(bytes[rest]) { rest += 1 }
    return Box(mark: mark, place: text.lowerBound..<text.lowerBound + 3, rest: rest)
  }

  /// No mark is longer, however it is spaced.
  private static let tailBytesMax = 64

  /// A mark such as `(done 2023-11-24)` at the end of a text, white space after it ignored; the date may be absent.
  static func tail(_ bytes: [UInt8], _ text: Range<Int>) -> (word: Word, date: CalendarDate?, before: Int)? {
    let end = ByteText.trimmedEnd(bytes, text)
    guard end > text.lowerBound, bytes[end - 1] == UInt8(ascii: ")") else { return nil }
    var open = end - 1
    let limit = max(text.lowerBound, end - tailBytesMax)
    while open >= limit, bytes[open] != UInt8(ascii: "(") { open -= 1 }
    guard open >= limit else { return nil }
    let parts = bytes[open + 1..<end - 1].split(separator: 0x20)
    guard let first = parts.first, parts.count <= 2,
      let word = Word(rawValue: String(decoding: first, as: UTF8.self))
    else { return nil }
    let date = parts.count == 2 ? CalendarDate(iso: String(decoding: parts[1], as: UTF8.self)) : nil
    if parts.count == 2, date == nil { return nil }
    return (word, date, ByteText.trimmedEnd(bytes, text.lowerBound..<open))
  }

  // MARK: In strings

  /// The box before the text and the white space after it.
  static func box(in text: Substring) -> (mark: Character, rest: Substring)? {
    guard text.first == "[" else { return nil }
    let bytes = Array(text.utf8)
    return box(bytes, 0..<bytes.count).map {
      (Character(Unicode.Scalar($0.mark)), text[text.utf8.index(text.startIndex, offsetBy: $0.rest)...])
    }
  }

  /// One of the marks `words` at the end of `text`.
  static func tail(of text: Substring, words: [String]) -> (
    word: String, date: CalendarDate?, before: Substring
  )? {
    let bytes = Array(text.utf8)
    guard let found = tail(bytes, 0..<bytes.count), words.contains(found.word.rawValue) else { return nil }
    let before = text[..<text.utf8.index(text.startIndex, offsetBy: found.before)]
    return (found.word.rawValue, found.date, before)
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
