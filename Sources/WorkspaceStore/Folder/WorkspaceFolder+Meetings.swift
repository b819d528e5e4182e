import Workspace

/// The note of the next meeting, not written yet.
public struct NextNote: Sendable {
  /// Relative to the workspace.
  public var path: String
  public var text: String
  public var date: CalendarDate
  public var team: String?
  /// By what the day was chosen; nil where a person chose it.
  public var rhythm: TeamMeetings.Rhythm?
}

extension WorkspaceFolder {
  /// The group's zone; nil where `moot.yaml` names none or one that the system does not know.
  public func timeZone() -> NamedTimeZone? {
    guard let name = configuration.timezone, let offsets = system.offsets(ofZone: name) else { return nil }
    return NamedTimeZone(name: name, offsets: offsets)
  }

  /// The note of a team's next meeting, from the template and what the newest notes and the index say.
  ///
  /// - Parameters:
  ///   - team: nil where there is only one.
  ///   - date: nil for the day that the group's rhythm gives, today or later.
  public func nextNote(
    team: String?, date: CalendarDate?, today: CalendarDate
  ) throws(StoreError) -> NextNote {
    let index = try openIndex()
    let meetings = try teamMeetings(team, among: index.meetings())
    let written =
      date.map { day in meetings.meetings.first { $0.date == day } } ?? meetings.upcoming(after: today)
    if let written {
      throw StoreError(
        .alreadyExists, path: written.file,
        "the note of \(date == nil ? "the next meeting" : "this day") is there already",
        advice: Self.otherDay)
    }
    let rhythm = date == nil ? meetings.rhythm : nil
    let date = date ?? meetings.nextDates(from: today, count: 1).first ?? today
    var source = NextMeeting.Source(team: meetings, date: date)
    source.texts = meetings.meetings.suffix(NextMeeting.notesMax).reversed().compactMap(text)
    source.zone = timeZone()
    source.roster = try index.roster()
    source.agenda = try promises(of: meetings, index, on: max(date, today))
    source.firstNotes = try firstNotes(source.agenda, index)
    source.proposals = proposals().0
    source.reviewPolicy = configuration.review
    source.people = people
    source.template = try DiskFile.readIfPresent(
      absolutePath(Self.meetingTemplate), as: Self.meetingTemplate
    ).map { String(decoding: $0, as: UTF8.self) }
    do {
      let (path, text) = try NextMeeting.compose(source)
      return NextNote(path: path, text: text, date: date, team: meetings.team, rhythm: rhythm)
    } catch {
      throw StoreError(.refused, path: Self.meetingTemplate, "\(error)", advice: "mend the template")
    }
  }

  private static let otherDay = "edit it, or give another day with --date"
  private static let meetingTemplate = "templates/meeting.md"

  /// Writes a note that is not there yet; of two people who write the same one the first wins.
  public func create(_ note: NextNote) async throws(StoreError) {
    guard FilePath.staysInside(note.path) else {
      throw StoreError(
        .refused, path: note.path, "is not a file of this workspace",
        advice: "mend `meetings:` in \(Self.configurationName)")
    }
    let subject =
      "Add the note of \(note.team.map { "the \($0) meeting" } ?? "the meeting"), \(note.date)"
    do throws(StoreError) {
      try await event({ _ in subject }) { () throws(StoreError) in ((), [.creating(note.path, note.text)]) }
    } catch {
      guard error.reason == .alreadyExists else { throw error }
      var error = error
      error.advice = Self.otherDay
      throw error
    }
    let patterns = configuration.notes
    if !patterns.isEmpty, !patterns.contains(where: { GlobPattern($0).matches(note.path) }) {
      onWarning("\(note.path) matches no pattern of `notes:` in moot.yaml, so that Moot will not read it")
    }
  }

  /// The meetings from today on of a team, or of all teams for nil, by day.
  public func plannedMeetings(
    team: String?, among meetings: [Meeting], from today: CalendarDate
  ) throws(StoreError) -> [PlannedMeeting] {
    var series: [TeamMeetings] = []
    if let team {
      series = [try teamMeetings(team, among: meetings)]
    } else {
      series = TeamMeetings.teams(of: meetings, configuration).map {
        TeamMeetings(team: $0, among: meetings, configuration)
      }
      if series.isEmpty { series = [TeamMeetings(team: nil, among: meetings, configuration)] }
    }
    let zone = timeZone()?.offsets
    var planned: [PlannedMeeting] = []
    for own in series {
      let wanted = own.meetings.filter { $0.date.map { $0 >= today } ?? false } + [own.last].compactMap { $0 }
      let texts = Dictionary(wanted.map { ($0.file, text(of: $0)) }) { first, _ in first }
      planned += PlannedMeeting.list(own, texts: texts.compactMapValues { $0 }, from: today, in: zone)
    }
    // Teams that meet together have one meeting.
    var seen: Set<[String]> = []
    planned = planned.filter { seen.insert([$0.moment.description, $0.title]).inserted }
    return planned.sorted { ($0.moment.date, $0.team ?? "") < ($1.moment.date, $1.team ?? "") }
  }

  /// A note's text, repaired where it is not UTF-8; nil where it cannot be read, which its reading has told already.
  private func text(of meeting: Meeting) -> String? {
    (try? DiskFile.read(absolutePath(meeting.file))).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The meetings of a team that a person named, or of the only one.
  public func teamMeetings(
    _ team: String?, among meetings: [Meeting]
  ) throws(StoreError) -> TeamMeetings {
    do throws(TeamMeetings.ChoiceProblem) {
      return try TeamMeetings.choose(team, among: meetings, configuration)
    } catch {
      switch error {
      case .several(let teams):
        throw StoreError(
          .malformedReference, "several teams meet here",
          advice: "give one with --team: \(Self.list(teams))")
      case .unknown(let name, let known):
        throw StoreError(
          .malformedReference, "no team '\(name)' meets here", advice: "there is \(Self.list(known))")
      }
    }
  }

  private static func list(_ teams: [String]) -> String {
    teams.prefix(8).joined(separator: ", ") + (teams.count > 8 ? " and \(teams.count - 8) more" : "")
  }

  /// What the team owes as it will stand on a day.
  private func promises(
    of meetings: TeamMeetings, _ index: WorkspaceIndex, on date: CalendarDate
  ) throws(StoreError) -> Agenda {
    let rows = try index.agenda(today: date).promises
    guard let team = meetings.team.map({ TextFold.folded($0) }) else {
      return Agenda.build(rows: rows, today: date)
    }
    return Agenda.build(
      rows: rows.filter { $0.item.teams.map(TextFold.folded).contains(team) }, today: date)
  }

  /// Where the promises on the agenda were first asked for.
  private func firstNotes(_ agenda: Agenda, _ index: WorkspaceIndex) throws(StoreError) -> [String: String] {
    var notes: [String: String] = [:]
    for row in agenda.promises where row.item.state == .open {
      notes[row.promise] =
        row.promise == row.item.id
        ? row.item.file : try index.items(withPrefix: row.promise, limit: 1).first?.file
    }
    return notes
  }
}
