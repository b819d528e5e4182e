/// Writes another day where a text names one, in the style of what stood there.
public enum DateRewriter {
  /// `SMP WG, March 10th, 2023` for 2023-04-01 is `SMP WG, April 1st, 2023`; nil where no day is named.
  ///
  /// The first day that the text names by its number in a month is replaced; words of distance such as `tomorrow`
  /// are left.
  public static func rewriting(_ text: String, to date: CalendarDate) -> String? {
    let bytes = Array(text.utf8)
    let tokens = bytes.withUnsafeBufferPointer { DateLexer.tokens($0) }
    let matcher = DateMatcher(tokens: tokens, meeting: date)
    for index in tokens.indices {
      guard let found = matcher.expression(at: index), found.isAbsolute else { continue }
      var result = bytes
      for token in tokens[found.range].reversed() {
        guard let written = written(token, bytes[token.start..<token.end], date) else { continue }
        result.replaceSubrange(token.start..<token.end, with: Array(written.utf8))
      }
      return String(decoding: result, as: UTF8.self)
    }
    return nil
  }

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// `November 25, 2026`.
  public static func longForm(_ date: CalendarDate) -> String {
    "\(months[date.month - 1]) \(date.day), \(date.year)"
  }

  /// What stands in a token's place; nil leaves it.
  private static func written(_ token: DateToken, _ bytes: ArraySlice<UInt8>, _ date: CalendarDate) -> String?
  {
    switch token.kind {
    case .word:
      if DateWords.month(token) != nil { return cased(months[date.month - 1], like: bytes) }
      return DateWords.weekday(token) == nil ? nil : cased(date.weekday.name, like: bytes)
    case .number: return bytes.count == 4 ? String(date.year) : String(date.day)
    case .ordinal: return "\(date.day)\(suffix(date.day))"
    case .date: return digits(bytes, date)
    default: return nil
    }
  }

  /// A whole name stays one, a shortened one has three letters.
  private static func cased(_ name: String, like bytes: ArraySlice<UInt8>) -> String {
    let isWhole = bytes.count > 4 || isWholeName(bytes)
    let written = isWhole ? name : String(name.prefix(3))
    return bytes.first.map(ASCII.isUpper) ?? true ? written : written.lowercased()
  }

  /// Whole names that are as short as shortened ones.
  private static func isWholeName(_ bytes: ArraySlice<UInt8>) -> Bool {
    let word = bytes.map(ASCII.lowered)
    return ["may", "june", "july"].contains { word.elementsEqual($0.utf8) }
  }

  private static func suffix(_ day: Int) -> String {
    if (11...13).contains(day % 100) { return "th" }
    return [1: "st", 2: "nd", 3: "rd"][day % 10] ?? "th"
  }

  /// `2023-11-27` keeps its separator; other orders become this one, which every reader understands.
  private static func digits(_ bytes: ArraySlice<UInt8>, _ date: CalendarDate) -> String {
    let isSlashed = bytes.count >= 10 && bytes[bytes.startIndex + 4] == UInt8(ascii: "/")
    return isSlashed ? date.description.replacing("-", with: "/") : date.description
  }
}
