import Mustache

/// Writes the note of a team's next meeting before it takes place: when and with whom it will be, and what it has to
/// look at. A function of what it is given alone.
public enum NextMeeting {
  /// What the note is made of.
  public struct Source: Sendable {
    public var team: TeamMeetings
    /// The texts of the team's newest notes, the newest first; at most `notesMax` are used.
    public var texts: [String] = []
    /// The day of the meeting.
    public var date: CalendarDate
    /// The group's zone, by which the time of day is moved over daylight saving.
    public var zone: NamedTimeZone?
    /// The group's people, and who the notes tell of.
    public var roster = Roster(people: [], meetings: [])
    /// The team's promises as they will stand on `date`.
    public var agenda = Agenda()
    /// The path of the note that first asked for a promise, by the promise.
    public var firstNotes: [String: String] = [:]
    public var proposals: [Proposal] = []
    /// By which proposals are decided on.
    public var reviewPolicy = ReviewPolicy()
    /// How the group knows those whom proposals name.
    public var people = SignatureBook([])
    /// The workspace's `templates/meeting.md`; nil takes one with the headings of the team's newest note.
    public var template: String?

    public init(team: TeamMeetings, date: CalendarDate) {
      self.team = team
      self.date = date
    }
  }

  /// So many of the newest notes tell who comes and what is always talked about.
  public static let notesMax = 4

  /// The note's path, relative to the workspace, and its text, in which no line is an action yet. Throws what the
  /// template's parser finds wrong.
  ///
  /// A template knows `title`, `title_yaml`, `date`, `datetime`, `tags`, `location`, `location_yaml`, `team`, `teams`,
  /// `participants` (as YAML writes them), `agenda` (the points, with what stands below them) and the three headings
  /// `agenda_heading`, `discussions_heading` and `todo_heading`.
  public static func compose(_ source: Source) throws -> (path: String, text: String) {
    let path = source.team.path(on: source.date)
    let outlines = source.texts.prefix(notesMax).map { NoteOutline($0, file: source.team.last?.file ?? path) }
    let last = outlines.first
    let template = try MustacheTemplate(
      string: "{{% CONTENT_TYPE:TEXT}}" + (source.template ?? builtInTemplate))
    let title = title(source, outlines)
    let moment = last?.moment?.moved(to: source.date, in: source.zone?.offsets)
    let teams = last?.teams ?? []
    let headings = NoteOutline.headings(after: outlines)
    var context: [String: any Sendable] = [
      "title": title, "title_yaml": YAMLScalar.quoted(title),
      "date": source.date.description,
      "datetime": (moment ?? MeetingMoment(date: source.date)).description,
      "team": source.team.team ?? "",
      "teams": (teams.isEmpty ? [source.team.team].compactMap { $0 } : teams).map(yaml),
      "participants": participants(source).map(yaml),
      "agenda": agenda(source, path: path, standing: standingPoints(outlines)),
      "agenda_heading": headings.agenda, "discussions_heading": headings.discussions,
      "todo_heading": headings.todo,
    ]
    if let tags = last?.tags { context["tags"] = yaml(tags) }
    if let location = last?.location {
      context["location"] = location
      context["location_yaml"] = yaml(location)
    }
    let text = template.render(context)
    return (path, text.hasSuffix("\n") ? text : text + "\n")
  }

  private static func yaml(_ text: String) -> String { YAMLScalar.written(text, inList: false) }

  /// The newest title with its day replaced.
  private static func title(_ source: Source, _ outlines: [NoteOutline]) -> String {
    for title in outlines.lazy.compactMap(\.title) {
      if let next = DateRewriter.rewriting(title, to: source.date) { return next }
    }
    if let title = outlines.first?.title { return title }
    return "\(source.team.displayName ?? "Meeting"), \(DateRewriter.longForm(source.date))"
  }

  private static let builtInTemplate = """
    ---
    title: {{title_yaml}}
    {{#tags}}
    tags: {{.}}
    {{/tags}}
    datetime: {{datetime}}
    {{#location_yaml}}
    location: {{.}}
    {{/location_yaml}}
    teams:
    {{#teams}}
    - {{.}}
    {{/teams}}
    participants:
    {{#participants}}
    - {{.}}
    {{/participants}}
    ---

    {{agenda_heading}}

    {{#agenda}}
    - {{.}}
    {{/agenda}}

    {{discussions_heading}}

    {{todo_heading}}

    """
}
