/// What `moot.yaml` says: who, when, and by which rules. Every key may be missing.
public struct WorkspaceConfiguration: Hashable, Sendable {
  /// The group's name.
  public var group: String?
  /// A name of the time zone database, such as `Europe/Bucharest`.
  public var timezone: String?
  /// Patterns of the notes' paths; empty means every Markdown file that looks like a note.
  public var notes: [String] = []
  public var people: [Person] = []
  public var review = ReviewPolicy()
  /// By team.
  public var meetings: [String: MeetingSeries] = [:]
  public var commit = CommitPolicy.event
  /// Promises joined and split by hand.
  public var promises = PromiseOverrides.none
  /// Commits carry a `Signed-off-by` line.
  public var signoff = false
  public var sync = SyncPolicy()

  public init() {}

  /// Whether Moot commits what it writes.
  public enum CommitPolicy: String, CaseIterable, Hashable, Sendable { case event, manual }
}

/// A person of the roster.
public struct Person: Hashable, Sendable {
  public var id: String
  public var name: String
  public var initials: [String] = []
  public var aliases: [String] = []
  public var emails: [String] = []
  public var teams: [String] = []
  /// The days between which the entry holds; the same initials may be two people in two years.
  public var from: CalendarDate?
  public var until: CalendarDate?

  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

/// When a review is settled.
public struct ReviewPolicy: Hashable, Sendable {
  public var approvals: Int?
  public var lastCallDays: Int?
  /// Identifiers of people; empty means whoever is not an author.
  public var deciders: [String] = []

  public init() {}
}

/// How a team's meetings repeat and where their notes lie.
public struct MeetingSeries: Hashable, Sendable {
  /// A path with `{date}` in it.
  public var path: String
  public var everyDays: Int?

  public init(path: String, everyDays: Int?) {
    self.path = path
    self.everyDays = everyDays
  }
}
