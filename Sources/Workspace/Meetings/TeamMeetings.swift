/// The meetings of one team, how they repeat and where their notes lie.
public struct TeamMeetings: Sendable {
  /// As the notes write it; nil for a group that names no teams.
  public let team: String?
  /// By day, then by file; those without a day are left out.
  public let meetings: [Meeting]
  /// What `moot.yaml` says of them.
  public let series: MeetingSeries?

  /// Why no team could be taken.
  public enum ChoiceProblem: Error, Hashable {
    /// There are several, the one that met last first.
    case several([String])
    /// Nobody has heard of it; what there is, the one that met last first.
    case unknown(String, known: [String])
  }

  public init(team: String?, among meetings: [Meeting], _ configuration: WorkspaceConfiguration) {
    let folded = team.map { TextFold.folded($0) }
    let own = meetings.filter { meeting in
      meeting.date != nil && (folded.map { meeting.teams.map(TextFold.folded).contains($0) } ?? true)
    }
    self.meetings = own.sorted {
      ($0.date?.daysSinceEpoch ?? 0, $0.file) < ($1.date?.daysSinceEpoch ?? 0, $1.file)
    }
    self.team =
      self.meetings.last?.teams.first { TextFold.folded($0) == folded }
      ?? configuration.meetings.keys.first { TextFold.folded($0) == folded } ?? team
    series = configuration.meetings.first { TextFold.folded($0.key) == folded }?.value
  }

  /// The team that is wanted, or the only one there is.
  public static func choose(
    _ wanted: String?, among meetings: [Meeting], _ configuration: WorkspaceConfiguration
  ) throws(ChoiceProblem) -> TeamMeetings {
    let known = teams(of: meetings, configuration)
    if let wanted {
      let folded = TextFold.folded(wanted)
      let isKnown =
        known.contains { TextFold.folded($0) == folded }
        || configuration.people.contains { $0.teams.map(TextFold.folded).contains(folded) }
      guard isKnown || known.isEmpty else { throw .unknown(wanted, known: known) }
      return TeamMeetings(team: wanted, among: meetings, configuration)
    }
    let repeating = configuration.meetings.count == 1 ? Array(configuration.meetings.keys) : known
    guard repeating.count <= 1 else { throw .several(known) }
    return TeamMeetings(team: repeating.first, among: meetings, configuration)
  }

  /// All teams with notes or an entry in `moot.yaml`, the one that met last first.
  public static func teams(of meetings: [Meeting], _ configuration: WorkspaceConfiguration) -> [String] {
    var teams: [String] = []
    var seen: Set<String> = []
    let byDay = meetings.sorted { ($0.date?.daysSinceEpoch ?? 0) > ($1.date?.daysSinceEpoch ?? 0) }
    for team in byDay.flatMap(\.teams) + configuration.meetings.keys.sorted()
    where seen.insert(TextFold.folded(team)).inserted {
      teams.append(team)
    }
    return teams
  }

  /// The team's name as a title begins with it; short names are initials: SMP, GSOC.
  public var displayName: String? {
    team.map { $0.count <= 4 ? $0.uppercased() : $0.prefix(1).uppercased() + $0.dropFirst() }
  }

  // MARK: Rhythm

  /// Days from one meeting to the next, and how they are known.
  public enum Rhythm: Hashable, Sendable {
    /// `moot.yaml` says so.
    case configured(Int)
    /// The median of the last meetings, in whole weeks.
    case observed(Int)
    /// There is nothing to go by.
    case assumed(Int)

    public var days: Int {
      switch self {
      case .configured(let days), .observed(let days), .assumed(let days): days
      }
    }
  }

  private static let assumedDays = 14
  /// So many gaps between meetings tell the rhythm of today.
  private static let gapsMax = 6
  /// A longer time without a meeting is a break.
  private static let gapDaysMax = 62

  public var rhythm: Rhythm {
    if let days = series?.everyDays { return .configured(days) }
    var days: [Int] = []
    for meeting in meetings {
      if let day = meeting.date?.daysSinceEpoch, day != days.last { days.append(day) }
    }
    let gaps = zip(days.dropFirst(), days).map { $0 - $1 }.filter { $0 <= Self.gapDaysMax }
      .suffix(Self.gapsMax).sorted()
    guard !gaps.isEmpty else { return .assumed(Self.assumedDays) }
    let median = gaps[(gaps.count - 1) / 2]
    // A meeting moved by a day from one week to the next does not move the weekday of all that follow.
    return .observed(median < 4 ? median : max(1, (median + 3) / 7) * 7)
  }

  /// The newest note.
  public var last: Meeting? { meetings.last }

  /// The nearest meeting after today that has its note already.
  public func upcoming(after today: CalendarDate) -> Meeting? {
    meetings.first { $0.date.map { $0 > today } ?? false }
  }

  /// The days of the next meetings: on or after today, after the newest note, in the group's rhythm from that; from
  /// today where there is no note.
  public func nextDates(from today: CalendarDate, count: Int) -> [CalendarDate] {
    let days = rhythm.days
    guard let last = last?.date else { return (0..<count).map { today.adding(days: $0 * days) } }
    let first = max(1, (today - last + days - 1) / days)
    return (first..<first + count).map { last.adding(days: $0 * days) }
  }

  // MARK: Paths

  /// Where the note of a day belongs, relative to the workspace: as `moot.yaml` says, else as the newest note lies.
  public func path(on date: CalendarDate) -> String {
    if let series { return series.path.replacing("{date}", with: date.description) }
    let name = team.map { "-" + Self.fileName($0) } ?? ""
    guard let file = last?.file else { return "meetings/\(date)\(name).md" }
    var parts = file.split(separator: "/").map(String.init)
    guard let written = parts.lazy.reversed().compactMap({ FileDate.date(in: $0) }).first else {
      parts[parts.count - 1] = "\(date)\(name).md"
      return parts.joined(separator: "/")
    }
    for index in parts.indices {
      if parts[index] == String(written.year) {
        parts[index] = String(date.year)
      } else {
        parts[index] = parts[index].replacing(written.description, with: date.description)
      }
    }
    return parts.joined(separator: "/")
  }

  /// A team's name as part of a file's or an identifier: letters and digits, others become a dash.
  static func fileName(_ team: String) -> String {
    TextFold.folded(team).split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}
