extension CalendarDate {
  /// Sunday of this day's ISO week, `weeks` weeks on.
  public func endOfWeek(weeksOn weeks: Int = 0) -> CalendarDate {
    adding(days: 7 - weekday.rawValue + 7 * weeks)
  }

  /// The last day of this day's month, `months` months on.
  public func endOfMonth(monthsOn months: Int = 0) -> CalendarDate {
    let count = year * 12 + month - 1 + months
    let (year, month) = (min(max(count / 12, 1), 9999), count % 12 + 1)
    return CalendarDate(year: year, month: month, day: Self.daysInMonth(month, of: year)) ?? self
  }

  /// The same day `months` months on, or that month's last day where it is shorter.
  public func adding(months: Int) -> CalendarDate {
    let last = endOfMonth(monthsOn: months)
    return CalendarDate(year: last.year, month: last.month, day: min(day, last.day)) ?? last
  }

  /// The first such weekday on this day or after it.
  public func onOrAfter(_ weekday: Weekday) -> CalendarDate {
    adding(days: (weekday.rawValue - self.weekday.rawValue + 7) % 7)
  }
}

extension CalendarDate.Weekday {
  /// The English name.
  public var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }
}

extension CalendarDate {
  /// A date as a person types it on the command line: ISO, `today`, `tomorrow`, `yesterday`, a weekday (the
  /// next one on or after today), `+7d`, `-2w`, `+1m`. Nil for anything else.
  public init?(argument text: String, today: CalendarDate) {
    let word = text.lowercased()
    if let date = CalendarDate(iso: word) {
      self = date
    } else if let days = ["today": 0, "tomorrow": 1, "yesterday": -1][word] {
      self = today.adding(days: days)
    } else if let weekday = Weekday.allCases.first(where: { $0.name.lowercased().hasPrefix(word) }),
      word.utf8.count >= 3
    {
      self = today.onOrAfter(weekday)
    } else if let first = word.first, first == "+" || first == "-", let unit = word.last,
      let count = Int(word.dropFirst().dropLast()), (0...100_000).contains(count)
    {
      let signed = first == "-" ? -count : count
      switch unit {
      case "d": self = today.adding(days: signed)
      case "w": self = today.adding(days: 7 * signed)
      case "m": self = today.adding(months: signed)
      default: return nil
      }
    } else {
      return nil
    }
  }
}
