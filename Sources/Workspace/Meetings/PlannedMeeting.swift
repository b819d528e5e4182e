/// A meeting to come: one that has its note already, or one that the group's rhythm lets expect.
public struct PlannedMeeting: Hashable, Sendable {
  public var team: String?
  public var title: String
  public var moment: MeetingMoment
  public var location: String?
  /// The path of its note; nil where it has none yet.
  public var note: String?

  public init(
    team: String?, title: String, moment: MeetingMoment, location: String? = nil, note: String? = nil
  ) {
    self.team = team
    self.title = title
    self.moment = moment
    self.location = location
    self.note = note
  }

  /// So many meetings after the newest note are expected.
  public static let expectedMax = 4
  /// A rhythm that nobody wrote down counts while the group keeps it: after three meetings, and until they stayed
  /// away this often or, where they meet often, so many days.
  private static let meetingsMin = 3
  private static let missedMax = 2
  private static let silentDaysMax = 45

  /// A team's meetings from today on, by day.
  ///
  /// - Parameter texts: the notes that are on or after today and the newest note, by path.
  public static func list(
    _ team: TeamMeetings, texts: [String: String], from today: CalendarDate, in zone: TimeZoneOffsets?
  ) -> [PlannedMeeting] {
    var planned: [PlannedMeeting] = []
    for meeting in team.meetings {
      guard let date = meeting.date, date >= today else { continue }
      let outline = texts[meeting.file].map { NoteOutline($0, file: meeting.file) }
      planned.append(
        PlannedMeeting(
          team: team.team, title: meeting.title ?? Self.title(team, date),
          moment: outline?.moment ?? MeetingMoment(date: date), location: outline?.location,
          note: meeting.file))
    }
    guard keepsRhythm(team, today) else { return planned }
    let last = team.last.flatMap { meeting in texts[meeting.file].map { NoteOutline($0, file: meeting.file) }
    }
    for date in team.nextDates(from: today, count: expectedMax) {
      let title = last?.title.flatMap { DateRewriter.rewriting($0, to: date) } ?? Self.title(team, date)
      planned.append(
        PlannedMeeting(
          team: team.team, title: title,
          moment: last?.moment?.moved(to: date, in: zone) ?? MeetingMoment(date: date),
          location: last?.location))
    }
    return planned
  }

  private static func title(_ team: TeamMeetings, _ date: CalendarDate) -> String {
    "\(team.displayName ?? "Meeting"), \(DateRewriter.longForm(date))"
  }

  private static func keepsRhythm(_ team: TeamMeetings, _ today: CalendarDate) -> Bool {
    guard let last = team.last?.date else { return false }
    switch team.rhythm {
    case .configured: return true
    case .assumed: return false
    case .observed(let days):
      return team.meetings.count >= meetingsMin && today - last <= max(missedMax * days, silentDaysMax)
    }
  }
}
