/// Matches the rules of `DateRule.all` against tokens.
struct DateMatcher {
  let tokens: [DateToken]
  /// The day that relative words count from.
  let meeting: CalendarDate?

  /// What one pattern caught.
  private struct Catch {
    var year: Int?
    var month: Int?
    var day: Int?
    var number: Int?
    var unit: DateWords.Unit?
    var weekday: CalendarDate.Weekday?
  }

  /// A date this long before the meeting and without a year is next year's: `January 10` said in December.
  private static let daysBackMax = 180

  /// The longest expression that begins at a token; an absolute date that follows directly, as in
  /// `tomorrow, August 22` or `next meeting (Monday, July 18)`, makes it definite.
  func expression(at index: Int) -> DateExpression? {
    guard var found = single(at: index) else { return nil }
    guard !found.isAbsolute else { return found }
    var next = found.range.upperBound
    while next < tokens.count, [.comma, .open, .dash].contains(tokens[next].kind) { next += 1 }
    if next < tokens.count, next > found.range.upperBound, let absolute = single(at: next),
      absolute.isAbsolute
    {
      let relative = found
      found = absolute
      found.range = relative.range.lowerBound..<absolute.range.upperBound
      if found.problem == nil, let a = relative.date, let b = absolute.date, a != b, relative.isExactDay {
        found.problem = .disagreement(a, b)
      }
    }
    return found
  }

  private func single(at index: Int) -> DateExpression? {
    guard DatePattern.starts(tokens[index]) else { return nil }
    var best: DateExpression?
    for pattern in DatePattern.all {
      var caught = Catch()
      guard let end = match(pattern.elements[...], at: index, &caught),
        end > (best?.range.upperBound ?? index)
      else { continue }
      best = expression(pattern.rule, caught, index..<end)
    }
    return best
  }

  // MARK: Matching

  private func match(_ elements: ArraySlice<DatePattern.Element>, at index: Int, _ caught: inout Catch)
    -> Int?
  {
    guard let element = elements.first else { return index }
    let saved = caught
    if let next = match(element.kind, at: index, &caught),
      let end = match(elements.dropFirst(), at: next, &caught)
    {
      return end
    }
    caught = saved
    return element.isOptional ? match(elements.dropFirst(), at: index, &caught) : nil
  }

  private func match(_ kind: DatePattern.Kind, at index: Int, _ caught: inout Catch) -> Int? {
    guard index < tokens.count else { return nil }
    let token = tokens[index]
    switch kind {
    case .words(let words):
      return token.kind == .word && words.contains(token.hash) ? index + 1 : nil
    case .comma: return token.kind == .comma ? index + 1 : nil
    case .possessive: return token.kind == .possessive ? index + 1 : nil
    case .month:
      caught.month = DateWords.month(token)
      return caught.month == nil ? nil : index + 1
    case .weekday:
      caught.weekday = DateWords.weekday(token)
      return caught.weekday == nil ? nil : index + 1
    case .unit:
      caught.unit = DateWords.unit(token)
      return caught.unit == nil ? nil : index + 1
    case .day:
      // Four digits behind a month are a year: `November 2022` names no day.
      guard token.kind == .ordinal || token.kind == .number,
        token.end - token.start != 4 || token.kind == .ordinal
      else { return nil }
      caught.day = token.value
      return index + 1
    case .year:
      guard token.kind == .number, token.end - token.start == 4 else { return nil }
      caught.year = token.value
      return index + 1
    case .date:
      guard token.kind == .date else { return nil }
      (caught.year, caught.month, caught.day) = (
        token.value / 10_000, token.value / 100 % 100, token.value % 100
      )
      return index + 1
    case .number, .range: return number(at: index, isRange: kind == .range, &caught)
    }
  }

  private func number(at index: Int, isRange: Bool, _ caught: inout Catch) -> Int? {
    guard let first = DateWords.number(tokens[index]) else { return nil }
    if index + 2 < tokens.count, let second = DateWords.number(tokens[index + 2]), second > first,
      tokens[index + 1].kind == .dash || DatePattern.rangeWords.contains(tokens[index + 1].hash)
    {
      caught.number = second
      return index + 3
    }
    caught.number = first
    return isRange ? nil : index + 1
  }

  // MARK: Meaning

  private func expression(_ rule: DateRule, _ caught: Catch, _ range: Range<Int>) -> DateExpression {
    var result = DateExpression(rule: rule.name, range: range, isAbsolute: false)
    switch rule.meaning {
    case .absolute:
      result.isAbsolute = true
      resolve(caught, into: &result)
    case .weekday(let week):
      guard let meeting, let weekday = caught.weekday else { break }
      let start = week.map { meeting.endOfWeek(weeksOn: $0 - 1).adding(days: 1) } ?? meeting
      result.date = start.onOrAfter(weekday)
    case .days(let count): result.date = meeting?.adding(days: count)
    case .endOfWeek(let weeks): result.date = meeting?.endOfWeek(weeksOn: weeks)
    case .endOfMonth(let months): result.date = meeting?.endOfMonth(monthsOn: months)
    case .endOfNamedMonth:
      result.isAbsolute = true
      let first = Catch(year: caught.year, month: caught.month, day: 1)
      resolve(first, into: &result)
      result.date = result.date?.endOfMonth()
    case .after:
      guard let number = caught.number, number <= 1000, let unit = caught.unit else { break }
      switch unit {
      case .day: result.date = meeting?.adding(days: number)
      case .week: result.date = meeting?.adding(days: 7 * number)
      case .month: result.date = meeting?.adding(months: number)
      }
    }
    return result
  }

  private func resolve(_ caught: Catch, into result: inout DateExpression) {
    guard let month = caught.month, let day = caught.day, let year = caught.year ?? meeting?.year else {
      // Without a year and a meeting's day there is nothing to count from; impossible is still impossible.
      if !(1...31).contains(caught.day ?? 1) { result.problem = .impossible }
      return
    }
    guard var date = CalendarDate(year: year, month: month, day: day) else {
      result.problem = .impossible
      return
    }
    if caught.year == nil, let meeting, meeting - date > Self.daysBackMax {
      date = CalendarDate(year: year + 1, month: month, day: day) ?? date
    }
    result.date = date
    if let weekday = caught.weekday, weekday != date.weekday {
      result.problem = .weekday(written: weekday, date: date)
    }
  }
}

extension DateExpression {
  /// Names one day, not the end of a span.
  fileprivate var isExactDay: Bool { ["tomorrow", "today", "weekday"].contains(rule) }
}

/// A rule's pattern, compiled once.
struct DatePattern {
  enum Kind: Equatable {
    case words(Set<UInt64>)
    case comma, possessive, month, weekday, unit, day, year, date, number, range
  }

  struct Element {
    var kind: Kind
    var isOptional: Bool
  }

  var rule: DateRule
  var elements: [Element]

  static let all: [DatePattern] = DateRule.all.map { DatePattern(rule: $0, elements: compile($0.pattern)) }
  static let rangeWords = DateWords.set("or to")

  /// True where some rule could begin; spares all other tokens the walk over the rules.
  static func starts(_ token: DateToken) -> Bool {
    switch token.kind {
    case .number, .ordinal, .date: true
    case .word: firstWords.contains(token.hash)
    default: false
    }
  }

  private static let firstWords: Set<UInt64> = {
    var words: Set<UInt64> = []
    for pattern in all {
      for element in pattern.elements {
        switch element.kind {
        case .words(let set): words.formUnion(set)
        case .month: words.formUnion(DateWords.months.keys)
        case .weekday: words.formUnion(DateWords.weekdays.keys)
        case .number, .range: words.formUnion(DateWords.numbers.keys)
        default: break
        }
        if !element.isOptional { break }
      }
    }
    return words
  }()

  private static func compile(_ pattern: String) -> [Element] {
    pattern.split(separator: " ").map { part in
      let isOptional = part.hasPrefix("[")
      let name = isOptional ? String(part.dropFirst().dropLast()) : String(part)
      let kind: Kind =
        switch name {
        case "COMMA": .comma
        case "S": .possessive
        case "MONTH": .month
        case "WEEKDAY": .weekday
        case "UNIT": .unit
        case "DAY": .day
        case "YEAR": .year
        case "DATE": .date
        case "NUMBER": .number
        case "RANGE": .range
        default: .words(Set(name.split(separator: "|").map { DateWords.hash(String($0)) }))
        }
      return Element(kind: kind, isOptional: isOptional)
    }
  }
}
