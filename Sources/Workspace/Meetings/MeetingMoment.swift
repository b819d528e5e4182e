/// A time zone by its name in the system's database, such as `Europe/Bucharest`.
public struct NamedTimeZone: Sendable {
  public var name: String
  public var offsets: TimeZoneOffsets

  public init(name: String, offsets: TimeZoneOffsets) {
    self.name = name
    self.offsets = offsets
  }
}

/// When a meeting takes place, as far as a note's front matter tells it: `2026-11-11T11:00:00+02:00`.
public struct MeetingMoment: Hashable, Sendable, CustomStringConvertible {
  public var date: CalendarDate
  /// After midnight; nil where only the day is known.
  public var seconds: Int?
  /// Seconds east of UTC; nil where it is not written.
  public var offset: Int?

  public init(date: CalendarDate, seconds: Int? = nil, offset: Int? = nil) {
    self.date = date
    self.seconds = seconds
    self.offset = offset
  }

  /// A day, and behind it `T11:00` or ` 11:00:00` with `Z`, `+02:00`, `+0200` or nothing; nil without a day. What
  /// cannot be read behind a day is left out.
  public init?(_ text: String) {
    if let moment = Self.timestamp(Array(text.utf8)) {
      self = moment
      return
    }
    guard let date = CalendarDate(iso: text.prefix(10)) else { return nil }
    self.init(date: date)
    var rest = text.dropFirst(10)
    guard let separator = rest.popFirst(), separator == "T" || separator == "t" || separator == " " else {
      return
    }
    func number(_ text: some StringProtocol, _ range: ClosedRange<Int>) -> Int? {
      guard text.utf8.count == 2, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(text)
      else { return nil }
      return range.contains(value) ? value : nil
    }
    let clock = rest.prefix { $0.isNumber || $0 == ":" || $0 == "." }
    let parts = clock.split(separator: ".", maxSplits: 1)[...].first?.split(separator: ":") ?? []
    guard parts.count == 2 || parts.count == 3, let hours = number(parts[0], 0...23),
      let minutes = number(parts[1], 0...59),
      let seconds = parts.count == 3 ? number(parts[2], 0...59) : 0
    else { return }
    self.seconds = hours * 3600 + minutes * 60 + seconds
    let zone = rest[clock.endIndex...].filter { !$0.isWhitespace }
    if zone == "Z" || zone == "z" { offset = 0 }
    guard let sign = zone.first, sign == "+" || sign == "-" else { return }
    let digits = zone.dropFirst().filter { $0 != ":" }
    guard digits.count == 2 || digits.count == 4, let east = number(digits.prefix(2), 0...14),
      let rest = digits.count == 4 ? number(digits.suffix(2), 0...59) : 0
    else { return }
    offset = (sign == "-" ? -1 : 1) * (east * 3600 + rest * 60)
  }

  /// `2026-11-23T09:00:00Z`, as every event of a review has it, without a look at characters.
  private static func timestamp(_ bytes: [UInt8]) -> MeetingMoment? {
    guard bytes.count == 20 else { return nil }
    for (index, mark) in zip([4, 7, 10, 13, 16, 19], "--T::Z".utf8) where bytes[index] != mark { return nil }
    func number(_ places: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[places] {
        guard ASCII.isDigit(byte) else { return nil }
        value = value * 10 + Int(byte & 0x0F)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let date = CalendarDate(year: year, month: month, day: day),
      let hours = number(11..<13), let minutes = number(14..<16), let seconds = number(17..<19),
      hours < 24, minutes < 60, seconds < 60
    else { return nil }
    return MeetingMoment(date: date, seconds: hours * 3600 + minutes * 60 + seconds, offset: 0)
  }

  /// The same time of the group's day on another date: the clock on the group's wall shows what it showed, and the
  /// offset is what daylight saving makes it then.
  ///
  /// A note that was written with another place's offset is first read on the group's clock: in May `10:00+02:00` is
  /// 11:00 in Bucharest. Without a zone the time is kept as written.
  public func moved(to date: CalendarDate, in zone: TimeZoneOffsets?) -> MeetingMoment {
    guard let seconds, let zone else { return MeetingMoment(date: date, seconds: seconds, offset: offset) }
    let day = self.date.daysSinceEpoch * 86_400
    var wall = seconds
    if let offset {
      let moment = day + seconds - offset
      wall = moment + zone.offset(at: moment) - day
      // On the group's clock it was another day: the notes go by some other clock, and stay with it.
      guard (0..<86_400).contains(wall) else {
        return MeetingMoment(date: date, seconds: seconds, offset: offset)
      }
    }
    return MeetingMoment(
      date: date, seconds: wall, offset: zone.offset(atLocal: date.daysSinceEpoch * 86_400 + wall))
  }

  /// As ISO 8601 writes it, with seconds, and only as much as is known.
  public var description: String {
    guard let seconds else { return date.description }
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(Self.twoDigits).joined(separator: ":")
    guard let offset else { return "\(date)T\(clock)" }
    let minutes = abs(offset) / 60
    return
      "\(date)T\(clock)\(offset < 0 ? "-" : "+")\(Self.twoDigits(minutes / 60)):\(Self.twoDigits(minutes % 60))"
  }

  static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
