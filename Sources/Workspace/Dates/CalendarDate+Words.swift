extension CalendarDate {
  /// `May 2024`, `Nov 2024`.
  public var monthAndYear: String { "\(DateRewriter.months[month - 1].prefix(3)) \(year)" }

  /// Days, weeks, months or years, whichever is read fastest: `1 day`, `5 weeks`, `2 years`.
  public static func span(ofDays days: Int) -> String {
    switch days {
    case ..<14: days == 1 ? "1 day" : "\(max(0, days)) days"
    case ..<60: "\(days / 7) weeks"
    case ..<730: "\(days / 30) months"
    default: "\(days / 365) years"
    }
  }
}
