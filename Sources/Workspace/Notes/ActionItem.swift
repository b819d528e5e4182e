/// One item of work as one meeting note states it.
public struct ActionItem: Hashable, Sendable {
  public enum State: Hashable, Sendable {
    case open
    /// The date stands in the mark `(done 2023-11-24)`; nil where a person ticked the box by hand.
    case done(CalendarDate?)
    case dropped(CalendarDate?)

    public var name: String {
      switch self {
      case .open: "open"
      case .done: "done"
      case .dropped: "dropped"
      }
    }
  }

  /// Ten hexadecimal digits, stable while path, owners, text and order among equals stay the same.
  public var id: String
  /// Path of the note, relative to the workspace.
  public var file: String
  /// 1-based line on which the item begins; marks are written on this line.
  public var line: Int
  /// The day of the meeting, where the note tells it.
  public var meeting: CalendarDate?
  public var teams: [String]
  /// As written in the note: initials, names or groups.
  public var owners: [String]
  /// The whole item, white space collapsed, without owner prefix, list marker and marks.
  public var text: String
  public var links: [String]
  public var deadline: CalendarDate?
  /// The words of the note that the deadline was read from.
  public var deadlinePhrase: String?
  public var state: State

  public init(
    id: String, file: String, line: Int, meeting: CalendarDate?, teams: [String], owners: [String],
    text: String, links: [String], deadline: CalendarDate?, deadlinePhrase: String?, state: State
  ) {
    self.id = id
    self.file = file
    self.line = line
    self.meeting = meeting
    self.teams = teams
    self.owners = owners
    self.text = text
    self.links = links
    self.deadline = deadline
    self.deadlinePhrase = deadlinePhrase
    self.state = state
  }
}
