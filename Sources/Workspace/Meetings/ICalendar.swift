/// The text of an iCalendar object (RFC 5545): content lines that end in CRLF and are folded at 75 octets.
struct ICalendar {
  private(set) var text = ""
  private var open: [String] = []

  /// Without the line's ending.
  private static let octetsMax = 75

  mutating func begin(_ component: String) {
    open.append(component)
    line("BEGIN", component)
  }

  mutating func end() {
    if let component = open.popLast() { line("END", component) }
  }

  /// A property whose value is text of any kind, escaped as section 3.3.11 asks.
  mutating func text(_ name: String, _ value: String) { line(name, Self.escaped(value)) }

  mutating func day(_ name: String, _ date: CalendarDate) {
    line("\(name);VALUE=DATE", Self.compact(date))
  }

  /// The day an event lasts; its end is the day after, which must lie behind its start, so that the last day of all
  /// is told without.
  mutating func allDay(_ date: CalendarDate) {
    day("DTSTART", date)
    let end = date.adding(days: 1)
    if end > date { day("DTEND", end) }
  }

  /// A property whose value needs no escaping, its parameters behind its name.
  mutating func line(_ name: String, _ value: String) {
    var octets = 0
    for scalar in "\(name):\(value)".unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > Self.octetsMax {
        // A continuation begins with a space, which counts.
        text += "\r\n "
        octets = 1
      }
      text.unicodeScalars.append(scalar)
      octets += width
    }
    text += "\r\n"
  }

  /// Line ends become `\n`, other control characters go: the grammar has no place for them.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isNewline {
        result += "\\n"
        continue
      }
      for scalar in character.unicodeScalars {
        switch scalar {
        case "\\", ";", ",": result += "\\\(scalar)"
        case "\n", "\r": result += "\\n"
        case "\t": result += " "
        case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): break
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }

  /// `20261123`.
  static func compact(_ date: CalendarDate) -> String { date.description.filter { $0 != "-" } }

  /// `20261123T110000`, `seconds` after midnight.
  static func compact(_ date: CalendarDate, seconds: Int) -> String {
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(MeetingMoment.twoDigits)
    return "\(compact(date))T\(parts.joined())"
  }

  /// The same of seconds since 1970-01-01.
  static func compact(_ seconds: Int) -> String {
    let day = CalendarDate(daysSinceEpoch: seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
    return compact(day, seconds: seconds - day.daysSinceEpoch * 86_400)
  }

  /// An address that may stand as a `URI` value as it is; nil for anything else.
  static func address(_ link: String) -> String? {
    let isPlain = link.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"<>\\^`{|}".utf8.contains($0) }
    return isPlain && !link.isEmpty ? link : nil
  }

  // MARK: Time zones

  /// Describes a zone by each change within a span of moments, so that any rule, however odd, is told exactly there;
  /// what holds at the span's beginning is said to hold before it.
  mutating func timeZone(_ zone: NamedTimeZone, during span: Range<Int>) {
    begin("VTIMEZONE")
    text("TZID", zone.name)
    let first = zone.offsets.offset(at: span.lowerBound)
    observance("STANDARD", at: 0, from: first, to: first)
    for change in zone.offsets.changes(in: span) {
      observance(
        change.to > change.from ? "DAYLIGHT" : "STANDARD", at: change.moment + change.from, from: change.from,
        to: change.to)
    }
    end()
  }

  private mutating func observance(_ kind: String, at local: Int, from: Int, to: Int) {
    begin(kind)
    line("DTSTART", Self.compact(local))
    line("TZOFFSETFROM", Self.offset(from))
    line("TZOFFSETTO", Self.offset(to))
    end()
  }

  /// `+0200`.
  private static func offset(_ seconds: Int) -> String {
    let size = abs(seconds)
    var text = (seconds < 0 ? "-" : "+") + MeetingMoment.twoDigits(size / 3600)
    text += MeetingMoment.twoDigits(size / 60 % 60)
    return size % 60 == 0 ? text : text + MeetingMoment.twoDigits(size % 60)
  }
}
