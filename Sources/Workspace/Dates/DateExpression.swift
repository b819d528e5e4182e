/// A day as words name it: `Monday, November 27, 2023`, `tomorrow`, `in 3 weeks`, `end of next week`.
struct DateExpression {
  enum Problem: Hashable {
    /// No such day, as `February 30`.
    case impossible
    /// The weekday the text names is not that of the date.
    case weekday(written: CalendarDate.Weekday, date: CalendarDate)
    /// `tomorrow, August 25` in a note where that is another day.
    case disagreement(CalendarDate, CalendarDate)
  }

  var rule: String
  /// Nil for an impossible day and for one that counts from a meeting whose own day is unknown.
  var date: CalendarDate?
  var problem: Problem?
  /// Tokens.
  var range: Range<Int>
  /// Named by its number in a month, not by its distance from the meeting.
  var isAbsolute: Bool
}

/// What a matched pattern means.
enum DateMeaning {
  /// Day, month, perhaps a year and a weekday.
  case absolute
  /// The next such weekday on or after the meeting, `weeks` ISO weeks on where one is named.
  case weekday(inWeek: Int?)
  case days(Int)
  case endOfWeek(Int)
  case endOfMonth(Int)
  /// The last day of a named month.
  case endOfNamedMonth
  /// A number of days, weeks or months from the meeting.
  case after
}

/// One rule: words, their meaning and an example that a test reads. In a pattern `a|b` is either word, `[x]`
/// may be absent, and capitals stand for a class: NUMBER (also `1-2`, its end), RANGE (only such), UNIT,
/// MONTH, WEEKDAY, DAY (a number or ordinal), NTH (an ordinal), YEAR, DATE (in digits), COMMA.
struct DateRule {
  var name: String
  var pattern: String
  var meaning: DateMeaning
  /// Of a meeting on Wednesday, 15 November 2023.
  var example: (text: String, date: String)

  static let all: [DateRule] = [
    DateRule(
      name: "month and day", pattern: "[WEEKDAY] [COMMA] MONTH DAY [COMMA] [YEAR]", meaning: .absolute,
      example: ("Monday, November 27, 2023", "2023-11-27")),
    DateRule(
      name: "day and month", pattern: "[WEEKDAY] [COMMA] [the] DAY [of] MONTH [COMMA] [YEAR]",
      meaning: .absolute, example: ("the 27th of November", "2023-11-27")),
    DateRule(
      name: "digits", pattern: "[WEEKDAY] [COMMA] DATE", meaning: .absolute,
      example: ("2023-11-27", "2023-11-27")),
    DateRule(
      name: "weekday of next week", pattern: "WEEKDAY [COMMA] [of] next week", meaning: .weekday(inWeek: 1),
      example: ("Tuesday next week", "2023-11-21")),
    DateRule(
      name: "weekday of this week", pattern: "WEEKDAY [COMMA] [of] this week", meaning: .weekday(inWeek: 0),
      example: ("Friday of this week", "2023-11-17")),
    DateRule(
      name: "next week's weekday", pattern: "next week [COMMA] [on] WEEKDAY", meaning: .weekday(inWeek: 1),
      example: ("next week on Tuesday", "2023-11-21")),
    DateRule(
      name: "this week's weekday", pattern: "this week [COMMA] [on] WEEKDAY", meaning: .weekday(inWeek: 0),
      example: ("this week, on Friday", "2023-11-17")),
    DateRule(
      name: "next weekday", pattern: "next WEEKDAY", meaning: .weekday(inWeek: 1),
      example: ("next Friday", "2023-11-24")),
    DateRule(
      name: "weekday", pattern: "[this|coming] WEEKDAY", meaning: .weekday(inWeek: nil),
      example: ("Monday", "2023-11-20")),
    DateRule(
      name: "today", pattern: "today|tonight|eod|cob", meaning: .days(0), example: ("EOD", "2023-11-15")),
    DateRule(
      name: "end of day", pattern: "end of [the|this] day|today", meaning: .days(0),
      example: ("end of day", "2023-11-15")),
    DateRule(name: "tomorrow", pattern: "tomorrow", meaning: .days(1), example: ("tomorrow", "2023-11-16")),
    DateRule(
      name: "this week", pattern: "[end] [of] this week|weekend", meaning: .endOfWeek(0),
      example: ("this week", "2023-11-19")),
    DateRule(
      name: "end of week", pattern: "end of [the] week|weekend", meaning: .endOfWeek(0),
      example: ("end of week", "2023-11-19")),
    DateRule(name: "weekend", pattern: "eow|weekend", meaning: .endOfWeek(0), example: ("EOW", "2023-11-19")),
    DateRule(
      name: "next week", pattern: "[end] [of] next week|weekend", meaning: .endOfWeek(1),
      example: ("next week", "2023-11-26")),
    DateRule(
      name: "end of month", pattern: "end of [the|this] month", meaning: .endOfMonth(0),
      example: ("end of the month", "2023-11-30")),
    DateRule(
      name: "end of this month", pattern: "eom", meaning: .endOfMonth(0), example: ("EOM", "2023-11-30")),
    DateRule(
      name: "end of next month", pattern: "end of next month", meaning: .endOfMonth(1),
      example: ("end of next month", "2023-12-31")),
    DateRule(
      name: "end of a month", pattern: "end of MONTH [COMMA] [YEAR]", meaning: .endOfNamedMonth,
      example: ("end of January 2024", "2024-01-31")),
    DateRule(
      name: "in a while",
      pattern:
        "in|within|over|during [the] [next|coming] [about|around|max|maximum] [a] NUMBER [of] UNIT [S] [time]",
      meaning: .after, example: ("in 3 weeks", "2023-12-06")),
    DateRule(
      name: "from now", pattern: "NUMBER [of] UNIT from now", meaning: .after,
      example: ("two weeks from now", "2023-11-29")),
    DateRule(
      name: "next few", pattern: "next NUMBER UNIT", meaning: .after, example: ("next 10 days", "2023-11-25")),
    DateRule(name: "range", pattern: "RANGE UNIT", meaning: .after, example: ("1-2 weeks", "2023-11-29")),
  ]
}
