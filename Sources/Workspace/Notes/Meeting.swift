/// One meeting, as its note tells it.
public struct Meeting: Hashable, Sendable {
  /// Path of the note, relative to the workspace.
  public var file: String
  /// Nil where the front matter has none.
  public var title: String?
  public var date: CalendarDate?
  /// The offset from UTC as the front matter writes it, such as `+02:00`.
  public var datetimeOffset: String?
  public var teams: [String]
  public var participants: [String]
  public var actions: [ActionItem]

  public init(
    file: String, title: String?, date: CalendarDate?, datetimeOffset: String?, teams: [String],
    participants: [String], actions: [ActionItem]
  ) {
    self.file = file
    self.title = title
    self.date = date
    self.datetimeOffset = datetimeOffset
    self.teams = teams
    self.participants = participants
    self.actions = actions
  }
}
