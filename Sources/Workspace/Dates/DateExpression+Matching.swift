/// Matches the rules of `DateRule.all` against tokens.
struct DateMatcher {
  let tokens: [DateToken]
  /// The day that relative words count from.
  let meeting: CalendarDate?
  private let patterns = DatePattern.all

  init(tokens: [DateToken], meeting: CalendarDate?) {
    self.tokens = tokens
    self.meeting = meeting
  }

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
    var candidates = DatePattern.candidates(tokens[index])
    var best: DateExpression?
    while candidates != 0 {
      let place = candidates.trailingZeroBitCount
      candidates &= candidates - 1
      var caught = Catch()
      guard let end = match(patterns[place].elements, 0, at: index, &caught),
        end > (best?.range.upperBound ?? index)
      else { continue }
      best = expression(patterns[place].rule, caught, index..<end)
    }
    return best
  }

  // MARK: Matching

  /// Matches the elements from `place` on, and returns the token behind them.
  private func match(
    _ elements: [DatePattern.Element], _ place: Int, at index: Int, _ caught: inout Catch
  ) -> Int? {
    guard place < elements.count else { return index }
    let saved = caught
    if let next = match(elements[place].kind, at: index, &caught),
      let end = match(elements, place + 1, at: next, &caught)
    {
      return end
    }
    caught = saved
    return elements[place].isOptional ? match(elements, place + 1, at: index, &caught) : nil
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
    case words([UInt64])
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

  /// The patterns that may begin with a token, as the bits of their places in `all`; spares most tokens the walk
  /// over the rules.
  static func candidates(_ token: DateToken) -> UInt64 {
    switch token.kind {
    case .number: numberCandidates
    case .ordinal: ordinalCandidates
    case .date: dateCandidates
    case .word: wordCandidates[token.hash]
    default: 0
    }
  }

  private static let numberCandidates = candidates { [.day, .number, .range, .year].contains($0) }
  private static let ordinalCandidates = candidates { $0 == .day }
  private static let dateCandidates = candidates { $0 == .date }

  private static func candidates(beginningWith isWanted: (Kind) -> Bool) -> UInt64 {
    precondition(all.count <= 64, "a bit for every rule")
    return all.indices.reduce(0) { bits, index in
      all[index].firstKinds.contains(where: isWanted) ? bits | 1 << UInt64(index) : bits
    }
  }

  private static let wordCandidates: WordTable<UInt64> = {
    var entries: [(hash: UInt64, value: UInt64)] = []
    for (index, pattern) in all.enumerated() {
      for kind in pattern.firstKinds {
        entries += DateWords.words(of: kind).map { ($0, 1 << UInt64(index)) }
      }
    }
    return WordTable(entries, absent: 0) { $0 | $1 }
  }()

  /// What may stand first: all that is optional, and what follows it.
  private var firstKinds: [Kind] {
    let required = elements.firstIndex { !$0.isOptional } ?? elements.count - 1
    return elements[...required].map(\.kind)
  }

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
        default: .words(name.split(separator: "|").map { WordHash.of(folded: $0) })
        }
      return Element(kind: kind, isOptional: isOptional)
    }
  }
}
