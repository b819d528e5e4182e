extension CalendarDate {
  /// What `init(argument:today:)` accepts, for messages and help.
  public static let argumentForms = "2023-12-04, today, friday or +7d"

  /// The days in a span such as `7d`, `2w` or `10`; nil for anything else and for more than a century.
  public static func days(span text: String) -> Int? {
    let word = text.lowercased()
    let unit = word.hasSuffix("w") ? 7 : 1
    let digits = word.hasSuffix("w") || word.hasSuffix("d") ? word.dropLast() : word[...]
    guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let count = Int(digits), count * unit <= 36_600
    else { return nil }
    return count * unit
  }
}
