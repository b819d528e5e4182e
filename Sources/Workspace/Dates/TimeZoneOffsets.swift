/// The offsets from UTC of one time zone, read from the bytes of a TZif file (RFC 8536) as
/// `/usr/share/zoneinfo` holds them.
///
/// The C library could tell the same, but only by changing the process's environment.
public struct TimeZoneOffsets: Sendable {
  /// Moments in seconds since 1970-01-01 UTC, ascending, and the offset in seconds that begins at each.
  private var transitions: [(moment: Int, offset: Int)] = []
  var initialOffset = 0
  /// For moments after the last transition.
  private var rule: YearlyRule?

  init() {}

  /// Nil for bytes that are no TZif file.
  public init?(_ bytes: [UInt8]) {
    guard let first = Block(bytes, at: 0, timeSize: 4) else { return nil }
    // Since version 2 a second block with 64-bit moments follows, and a rule for the time after it.
    guard first.version >= UInt8(ascii: "2"), let second = Block(bytes, at: first.end, timeSize: 8) else {
      read(first)
      return
    }
    read(second)
    let footer = bytes[second.end...].dropFirst().prefix { $0 != UInt8(ascii: "\n") }
    rule = YearlyRule(String(decoding: footer, as: UTF8.self))
  }

  /// Seconds east of UTC at a moment in seconds since 1970-01-01 UTC.
  public func offset(at moment: Int) -> Int {
    if let rule, moment >= transitions.last?.moment ?? Int.min { return rule.offset(at: moment) }
    return transitions.last { $0.moment <= moment }?.offset ?? initialOffset
  }

  /// The day in this zone at a moment in seconds since 1970-01-01 UTC.
  public func date(at moment: Int) -> CalendarDate {
    CalendarDate(daysSinceEpoch: Self.day(moment + offset(at: moment)))
  }

  fileprivate static func day(_ seconds: Int) -> Int {
    seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
  }

  private mutating func read(_ block: Block) {
    initialOffset = block.offsets.first ?? 0
    transitions = block.moments.map { ($0.moment, block.offsets[$0.type]) }
  }

  /// One header with its data.
  private struct Block {
    var version: UInt8
    var moments: [(moment: Int, type: Int)] = []
    var offsets: [Int] = []
    var end: Int

    init?(_ bytes: [UInt8], at start: Int, timeSize: Int) {
      guard bytes.count >= start + 44, bytes[start..<start + 4].elementsEqual("TZif".utf8) else { return nil }
      func number(_ position: Int, _ size: Int) -> Int {
        var value = 0
        for byte in bytes[position..<position + size] { value = value << 8 | Int(byte) }
        return size == 4 ? Int(Int32(truncatingIfNeeded: value)) : value
      }
      let counts = (0..<6).map { number(start + 20 + 4 * $0, 4) }
      guard counts.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
      let (utCount, standardCount, leapCount) = (counts[0], counts[1], counts[2])
      let (timeCount, typeCount, textCount) = (counts[3], counts[4], counts[5])
      let times = start + 44
      let types = times + timeCount * timeSize
      let infos = types + timeCount
      end = infos + typeCount * 6 + textCount + leapCount * (timeSize + 4) + standardCount + utCount
      guard typeCount > 0, end <= bytes.count else { return nil }
      version = bytes[start + 4]
      offsets = (0..<typeCount).map { number(infos + 6 * $0, 4) }
      for index in 0..<timeCount {
        let type = Int(bytes[types + index])
        guard type < typeCount else { return nil }
        moments.append((number(times + index * timeSize, timeSize), type))
      }
    }
  }
}

/// The rule of a POSIX `TZ` string such as `EET-2EEST,M3.5.0/3,M10.5.0/4`.
private struct YearlyRule: Sendable {
  /// The `week`th (5: last) `weekday` (0: Sunday) of `month`, `seconds` after midnight; or a day of the year.
  private enum Day: Sendable {
    case weekday(month: Int, week: Int, weekday: Int)
    /// 1 to 365; 29 February is never counted.
    case julian(Int)
    /// 0 to 365.
    case zeroBased(Int)
  }

  private var standard: Int
  private var summer: (offset: Int, from: (day: Day, seconds: Int), to: (day: Day, seconds: Int))?

  init?(_ text: String) {
    var scanner = Scanner(rest: Array(text.utf8)[...])
    guard scanner.skipName(), let west = scanner.duration() else { return nil }
    standard = -west
    guard scanner.skipName() else { return }
    let offset = scanner.duration().map { -$0 } ?? standard + 3600
    guard let from = scanner.change(), let to = scanner.change() else { return nil }
    summer = (offset, from, to)
  }

  func offset(at moment: Int) -> Int {
    guard let summer else { return standard }
    let year = CalendarDate(daysSinceEpoch: TimeZoneOffsets.day(moment + standard)).year
    let begin = Self.moment(summer.from, year) - standard
    let end = Self.moment(summer.to, year) - summer.offset
    let isSummer = begin < end ? (begin..<end).contains(moment) : !(end..<begin).contains(moment)
    return isSummer ? summer.offset : standard
  }

  /// Seconds since 1970-01-01 in local time.
  private static func moment(_ change: (day: Day, seconds: Int), _ year: Int) -> Int {
    func days(_ month: Int, _ day: Int) -> Int {
      CalendarDate(year: year, month: month, day: day)?.daysSinceEpoch ?? 0
    }
    let day: Int
    switch change.day {
    case .zeroBased(let index): day = days(1, 1) + index
    case .julian(let index):
      let isLeap = CalendarDate.daysInMonth(2, of: year) == 29
      day = days(1, 1) + index - 1 + (isLeap && index >= 60 ? 1 : 0)
    case .weekday(let month, let week, let weekday):
      let first = days(month, 1)
      let firstWeekday = CalendarDate(daysSinceEpoch: first).weekday.rawValue % 7
      var offset = (weekday - firstWeekday + 7) % 7 + 7 * (week - 1)
      while offset >= CalendarDate.daysInMonth(month, of: year) { offset -= 7 }
      day = first + offset
    }
    return day * 86_400 + change.seconds
  }

  private struct Scanner {
    var rest: ArraySlice<UInt8>

    mutating func take(_ character: Character) -> Bool {
      guard let byte = character.asciiValue, rest.first == byte else { return false }
      rest.removeFirst()
      return true
    }

    /// `EET` or `<+03>`.
    mutating func skipName() -> Bool {
      if take("<") {
        guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
        rest = rest[(close + 1)...]
        return true
      }
      let name = rest.prefix { (0x41...0x5a).contains($0 & ~0x20) }
      rest = rest.dropFirst(name.count)
      return !name.isEmpty
    }

    mutating func number() -> Int? {
      let digits = rest.prefix { (0x30...0x39).contains($0) }.prefix(4)
      rest = rest.dropFirst(digits.count)
      return Int(String(decoding: digits, as: UTF8.self))
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func duration() -> Int? {
      let sign = take("-") ? -1 : 1
      _ = take("+")
      guard let hours = number() else { return nil }
      let minutes = take(":") ? number() ?? 0 : 0
      let seconds = take(":") ? number() ?? 0 : 0
      return sign * (hours * 3600 + minutes * 60 + seconds)
    }

    mutating func change() -> (day: Day, seconds: Int)? {
      guard take(","), let day = day() else { return nil }
      return (day, take("/") ? duration() ?? 7200 : 7200)
    }

    private mutating func day() -> Day? {
      if take("J") { return number().map(Day.julian) }
      guard take("M") else { return number().map(Day.zeroBased) }
      guard let month = number(), (1...12).contains(month), take("."), let week = number(),
        (1...5).contains(week), take("."), let weekday = number(), (0...6).contains(weekday)
      else { return nil }
      return .weekday(month: month, week: week, weekday: weekday)
    }
  }
}
