/// What the group has to remember as an iCalendar object (RFC 5545): promises on the day they are due, the next
/// meetings, and the ends of last calls.
///
/// No clock is read: every `DTSTAMP` is midnight UTC of the day it is made for, so that the same files and day give
/// the same bytes, and a later day's object replaces an earlier one's. Identifiers are those of promises, meetings and
/// proposals, so that an entry that moves is the same entry.
public enum GroupCalendar {
  /// What the calendar is made of.
  public struct Source: Sendable {
    /// The calendar's name.
    public var name: String
    public var today: CalendarDate
    /// Open promises with a day become entries.
    public var agenda = Agenda()
    public var meetings: [PlannedMeeting] = []
    /// Those in their last call become entries.
    public var proposals: [Proposal] = []
    /// Meetings are told in this zone; without one in UTC where their offset is known, else without any.
    public var zone: NamedTimeZone?
    /// Promises as tasks, which not every calendar shows, instead of events that last a day.
    public var asTasks = false

    public init(name: String, today: CalendarDate) {
      self.name = name
      self.today = today
    }
  }

  /// Notes do not tell how long a meeting lasts.
  private static let meetingDuration = "PT1H"
  /// A calendar shows a line; in characters.
  private static let summaryLength = 120
  private static let descriptionLength = 4000

  public static func text(_ source: Source) -> String {
    var calendar = ICalendar()
    calendar.begin("VCALENDAR")
    calendar.line("VERSION", "2.0")
    calendar.line("PRODID", "-//Moot//Moot//EN")
    calendar.line("CALSCALE", "GREGORIAN")
    calendar.line("METHOD", "PUBLISH")
    calendar.text("X-WR-CALNAME", source.name)
    let zone = source.zone ?? TimeZoneOffsets.utc
    if source.zone != nil { calendar.text("X-WR-TIMEZONE", zone.name) }
    // For those that fetch the file again and again.
    calendar.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
    // Stands even where no entry needs it: a calendar without any component is not valid.
    calendar.timeZone(zone, during: span(source))
    let agenda = source.agenda
    let rows = agenda.overdue + agenda.dueSoon + agenda.open + agenda.withoutOwner
    for row in rows.filter({ $0.item.deadline != nil }).byDeadline { add(row, source, to: &calendar) }
    for meeting in source.meetings { add(meeting, source, to: &calendar) }
    for proposal in source.proposals where proposal.draft.status == .lastCall {
      add(proposal, source, to: &calendar)
    }
    calendar.end()
    return calendar.text
  }

  /// A year around everything that is told in the zone.
  private static func span(_ source: Source) -> Range<Int> {
    let days = source.meetings.map(\.moment.date.daysSinceEpoch) + [source.today.daysSinceEpoch]
    let year = 366
    return ((days.min() ?? 0) - year) * 86_400..<((days.max() ?? 0) + year) * 86_400
  }

  private static func begin(
    _ component: String, _ identifier: String, _ source: Source, _ calendar: inout ICalendar
  ) {
    calendar.begin(component)
    calendar.text("UID", "\(identifier)@moot")
    calendar.line("DTSTAMP", ICalendar.compact(source.today, seconds: 0) + "Z")
  }

  // MARK: Entries

  private static func add(_ row: Agenda.Row, _ source: Source, to calendar: inout ICalendar) {
    guard let deadline = row.item.deadline else { return }
    begin(source.asTasks ? "VTODO" : "VEVENT", row.promise, source, &calendar)
    if source.asTasks {
      calendar.day("DUE", deadline)
      calendar.line("STATUS", "NEEDS-ACTION")
    } else {
      calendar.allDay(deadline)
      // Nobody is busy all day because something is due.
      calendar.line("TRANSP", "TRANSPARENT")
    }
    let owners = row.item.owners.joined(separator: ", ")
    let text = row.item.text
    calendar.text("SUMMARY", shortened((owners.isEmpty ? "" : owners + ": ") + text, to: summaryLength))
    var lines = [shortened(text, to: descriptionLength), ""]
    if !owners.isEmpty { lines.append("Owner: \(owners)") }
    if let first = row.firstAsked {
      lines.append(row.timesAsked > 1 ? "Asked \(row.timesAsked) times since \(first)" : "Asked \(first)")
    }
    lines.append("\(row.item.file):\(row.item.line) (\(row.item.id.prefix(6)))")
    calendar.text("DESCRIPTION", lines.joined(separator: "\n"))
    if let address = row.item.links.lazy.compactMap(ICalendar.address).first { calendar.line("URL", address) }
    calendar.line("CATEGORIES", "Promise")
    calendar.end()
  }

  private static func add(_ meeting: PlannedMeeting, _ source: Source, to calendar: inout ICalendar) {
    let team = meeting.team.map { TeamMeetings.fileName($0) + "-" } ?? ""
    begin("VEVENT", "meeting-\(team)\(meeting.moment.date)", source, &calendar)
    addStart(meeting.moment, source, to: &calendar)
    calendar.text("SUMMARY", shortened(meeting.title, to: summaryLength))
    if let location = meeting.location { calendar.text("LOCATION", location) }
    if let note = meeting.note { calendar.text("DESCRIPTION", note) }
    calendar.line("CATEGORIES", "Meeting")
    // One that nobody wrote a note for yet is what the rhythm lets expect.
    calendar.line("STATUS", meeting.note == nil ? "TENTATIVE" : "CONFIRMED")
    calendar.end()
  }

  private static func addStart(_ moment: MeetingMoment, _ source: Source, to calendar: inout ICalendar) {
    guard let seconds = moment.seconds else {
      calendar.allDay(moment.date)
      return
    }
    let local = moment.date.daysSinceEpoch * 86_400 + seconds
    if let zone = source.zone, !isUTC(zone) {
      let wall = moment.offset.map { local - $0 + zone.offsets.offset(at: local - $0) } ?? local
      calendar.line("DTSTART;TZID=\(parameter(zone.name))", ICalendar.compact(wall))
    } else if let offset = moment.offset ?? source.zone.map({ _ in 0 }) {
      calendar.line("DTSTART", ICalendar.compact(local - offset) + "Z")
    } else {
      calendar.line("DTSTART", ICalendar.compact(local))
    }
    calendar.line("DURATION", meetingDuration)
  }

  /// UTC has a notation of its own, which calendars know better than a zone of that name.
  private static func isUTC(_ zone: NamedTimeZone) -> Bool {
    ["UTC", "Etc/UTC", "Zulu", "Etc/Zulu", "Universal", "Etc/Universal"].contains(zone.name)
  }

  private static func add(_ proposal: Proposal, _ source: Source, to calendar: inout ICalendar) {
    guard proposal.draft.status == .lastCall, let day = proposal.draft.lastCallUntil else { return }
    begin("VEVENT", "last-call-\(proposal.number)", source, &calendar)
    calendar.allDay(day)
    calendar.line("TRANSP", "TRANSPARENT")
    let title = "Last call ends: \(proposal.number) \(proposal.draft.title)"
    calendar.text("SUMMARY", shortened(title, to: summaryLength))
    calendar.text("DESCRIPTION", "\(proposal.folder)/proposal.md")
    calendar.line("CATEGORIES", "Last call")
    calendar.end()
  }

  // MARK: Text

  /// A parameter's value must be quoted where it holds what ends one, and cannot hold a quote.
  private static func parameter(_ name: String) -> String {
    let plain = ICalendar.escaped(name).filter { $0 != "\"" }
    return plain.contains { ";:,".contains($0) } ? "\"\(plain)\"" : plain
  }

  /// At most so many characters, cut after a word.
  private static func shortened(_ text: String, to length: Int) -> String {
    guard text.dropFirst(length).first != nil else { return text }
    let start = text.prefix(length - 1)
    let cut = start.lastIndex(where: \.isWhitespace).map { start[..<$0] } ?? start
    return cut + "…"
  }
}

extension TimeZoneOffsets {
  /// For what has no zone of its own.
  static let utc = NamedTimeZone(name: "UTC", offsets: TimeZoneOffsets(fixed: 0))
}
