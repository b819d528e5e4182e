/// A comment and what was said to it.
public struct ReviewThread: Hashable, Sendable, Identifiable {
  public var opening: ReviewEvent
  /// Replies, resolutions and their withdrawals, in order.
  public var answers: [ReviewEvent]
  /// The version whose bytes the opening names; nil where none has them.
  public var version: VersionNumber?

  public var id: String { opening.id }

  public var type: CommentType {
    switch opening.kind {
    case .comment(let type): type
    default: .suggestion
    }
  }

  /// Nobody resolved it since it was opened, or opened again.
  public var isOpen: Bool {
    for answer in answers.reversed() {
      switch answer.kind {
      case .resolve: return false
      case .unresolve: return true
      default: continue
      }
    }
    return true
  }

  /// Open, and something that a decision has to wait for: praise asks for nothing.
  public var isPending: Bool { isOpen && type != .praise }

  /// Who said something last, and when.
  public var last: ReviewEvent { answers.last ?? opening }

  /// The first line of what it says, for lists.
  public var summary: String {
    let line = opening.body.split(whereSeparator: \.isNewline).lazy.map { $0.trimmingWhitespace() }
      .first { !$0.isEmpty && !$0.hasPrefix("```") }
    return line ?? (opening.kind == .suggestion ? "other words" : "(no text)")
  }
}

/// A verdict that somebody cast.
public struct CastVerdict: Hashable, Sendable {
  public var by: String
  public var verdict: Verdict
  /// The version whose bytes it names.
  public var version: VersionNumber
  public var event: ReviewEvent
}

/// What was said about a proposal, put together from its events.
public struct Review: Hashable, Sendable {
  /// All of them, by moment and name.
  public var events: [ReviewEvent]
  /// By their openings.
  public var threads: [ReviewThread]
  /// Each person's last one for each version, by moment.
  public var verdicts: [CastVerdict]
  /// Answers to threads that are not there, and events that cannot be read as one of ours.
  public var strays: [ReviewEvent]

  public static let empty = Review([], versions: [])

  /// - Parameter versions: tell which version an event's bytes are.
  public init(_ events: [ReviewEvent], versions: [ProposalVersion]) {
    let names = VersionNames(versions)
    self.events = Self.ordered(events)
    threads = []
    strays = []
    var places: [String: Int] = [:]
    for event in self.events where event.opensThread {
      places[event.id] = threads.count
      threads.append(ReviewThread(opening: event, answers: [], version: names.version(of: event)))
    }
    var cast: [CastKey: CastVerdict] = [:]
    for event in self.events {
      switch event.kind {
      case .comment, .suggestion, .reproduced: break
      case .reply, .resolve, .unresolve:
        if let place = event.thread.flatMap({ places[$0] }) {
          threads[place].answers.append(event)
        } else {
          strays.append(event)
        }
      case .verdict(let verdict):
        if let by = event.by, let version = names.version(of: event) {
          cast[CastKey(by: Signature(by).key, version: version)] =
            CastVerdict(by: by, verdict: verdict, version: version, event: event)
        } else {
          strays.append(event)
        }
      case .unknown: strays.append(event)
      }
    }
    verdicts = cast.values.sorted { ($0.event.moment, $0.event.id) < ($1.event.moment, $1.event.id) }
  }

  /// By moment and name; a moment costs too much to be read for every comparison.
  private static func ordered(_ events: [ReviewEvent]) -> [ReviewEvent] {
    let moments = events.map(\.moment)
    let order = events.indices.sorted { one, other in
      moments[one] == moments[other] ? events[one].id < events[other].id : moments[one] < moments[other]
    }
    return order.map { events[$0] }
  }

  private struct CastKey: Hashable {
    var by: String
    var version: VersionNumber
  }

  public func thread(_ id: String) -> ReviewThread? { threads.first { $0.id == id } }

  /// The verdicts that count for a version.
  public func verdicts(on version: VersionNumber) -> [CastVerdict] {
    verdicts.filter { $0.version == version }
  }

  public var pendingThreads: [ReviewThread] { threads.filter(\.isPending) }
}

extension ReviewEvent {
  /// For ordering: seconds since 1970, UTC; an event without a moment comes first.
  public var moment: Int {
    guard let moment = MeetingMoment(at) else { return 0 }
    return moment.date.daysSinceEpoch * 86_400 + (moment.seconds ?? 0) - (moment.offset ?? 0)
  }
}

/// Which version an event means: the one whose bytes it names, else the one of its number.
struct VersionNames {
  private let versions: [ProposalVersion]
  private var known: [GitObjectID: VersionNumber] = [:]

  init(_ versions: [ProposalVersion]) {
    self.versions = versions
    for version in versions { known[version.blob] = version.number }
  }

  func version(of event: ReviewEvent) -> VersionNumber? {
    guard let blob = event.blob else {
      return event.version.flatMap { number in versions.first { $0.number == number }?.number }
    }
    if let number = known[blob] { return number }
    // Of a repository with the longer ids; those of the versions are worked out only then.
    guard blob.text.utf8.count == 64 else { return nil }
    return versions.first { blob.names(Array($0.source.utf8)) }?.number
  }
}
