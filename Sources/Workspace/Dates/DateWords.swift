/// The words that dates are made of.
enum DateWords {
  static let months = table([
    (1, "january jan"), (2, "february feb"), (3, "march mar"), (4, "april apr"), (5, "may"), (6, "june jun"),
    (7, "july jul"), (8, "august aug"), (9, "september sept sep"), (10, "october oct"),
    (11, "november nov"), (12, "december dec"),
  ])

  static let weekdays = table([
    (1, "monday mon"), (2, "tuesday tue tues"), (3, "wednesday wed"), (4, "thursday thu thur thurs"),
    (5, "friday fri"), (6, "saturday sat"), (7, "sunday sun"),
  ])

  static let numbers = table([
    (1, "a an one"), (2, "two couple"), (3, "three"), (4, "four"), (5, "five"), (6, "six"), (7, "seven"),
    (8, "eight"), (9, "nine"), (10, "ten"), (12, "twelve"),
  ])

  enum Unit: Int {
    case day = 1
    case week, month
  }

  static let units = table([(1, "day days"), (2, "week weeks"), (3, "month months")])

  /// Months that are also words of their own, or names; as months they have a capital letter.
  private static let ambiguousMonths = set("may mar march jan jun sep dec")

  static func month(_ token: DateToken) -> Int? {
    guard token.kind == .word, token.isCapitalized || !ambiguousMonths.contains(token.hash) else {
      return nil
    }
    return months[token.hash]
  }

  static func weekday(_ token: DateToken) -> CalendarDate.Weekday? {
    // `sun`, `sat` and `mon` are words of their own; as names they are written with a capital letter.
    guard token.kind == .word, token.end - token.start > 5 || token.isCapitalized else { return nil }
    return weekdays[token.hash].flatMap(CalendarDate.Weekday.init(rawValue:))
  }

  /// Of a numeral or a number word.
  static func number(_ token: DateToken) -> Int? {
    switch token.kind {
    case .number: token.value
    case .word: numbers[token.hash]
    default: nil
    }
  }

  static func unit(_ token: DateToken) -> Unit? {
    token.kind == .word ? units[token.hash].flatMap(Unit.init(rawValue:)) : nil
  }

  /// The words that a part of a pattern may be.
  static func words(of kind: DatePattern.Kind) -> [UInt64] {
    switch kind {
    case .words(let words): words
    case .month: months.words
    case .weekday: weekdays.words
    case .unit: units.words
    case .number, .range: numbers.words
    case .comma, .possessive, .day, .year, .date: []
    }
  }

  static func set(_ words: String) -> WordSet {
    WordSet(Set(words.split(separator: " ").map { WordHash.of(folded: $0) }))
  }

  private static func table(_ rows: [(Int, String)]) -> WordTable<Int?> {
    let entries = rows.flatMap { value, words in
      words.split(separator: " ").map { (hash: WordHash.of(folded: $0), value: Int?.some(value)) }
    }
    return WordTable(entries, absent: nil) { $1 ?? $0 }
  }
}
