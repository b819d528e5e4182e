import Workspace

/// What came or went with a sync.
public struct SyncContents: Hashable, Sendable {
  /// Review events of one kind by one person.
  public struct Events: Hashable, Sendable {
    /// As the events' files write it.
    public var kind: String
    /// The name, without the address.
    public var person: String
    public var count: Int
  }

  public struct Version: Hashable, Sendable {
    /// As it is shown.
    public var proposal: String
    public var number: VersionNumber
  }

  /// By person, then by kind.
  public var events: [Events] = []
  public var versions: [Version] = []
  /// Numbers of proposals that are new.
  public var proposals: [String] = []
  /// Numbers of proposals whose draft changed.
  public var drafts: [String] = []
  /// Numbers of proposals that were decided.
  public var decisions: [String] = []
  /// How many records of runs.
  public var runs = 0
  /// Other files, relative to the workspace or, where they lie outside, from the top of the repository.
  public var files: [String] = []

  public init() {}

  public var isEmpty: Bool { self == SyncContents() }
}

extension SyncContents {
  /// - Parameters:
  ///   - changes: with paths relative to the workspace.
  ///   - event: an event's kind and author, from its path.
  init(_ changes: [TreeChange], event: @Sendable (String) -> (kind: String, person: String)) {
    var eventPaths: [String] = []
    for change in changes {
      guard let path = ProposalPath(change.path) else {
        files.append(change.path)
        continue
      }
      switch (change.old, path) {
      case (nil, let path) where path.isEvent: eventPaths.append(change.path)
      case (nil, let path) where path.isRun: runs += 1
      case (nil, let path) where path.isDraft: proposals.append(path.number)
      case (_, let path) where path.isDraft && change.new != nil: drafts.append(path.number)
      case (nil, let path) where path.isDecision: decisions.append(path.number)
      case (nil, let path):
        if let version = path.version {
          versions.append(Version(proposal: path.number, number: version))
        } else {
          files.append(change.path)
        }
      default: files.append(change.path)
      }
    }
    events = Self.counted(eventPaths.mapOnAllCores(share: 64) { event($0) })
  }

  private static func counted(_ events: [(kind: String, person: String)]) -> [Events] {
    var counts: [[String]: Int] = [:]
    for event in events { counts[[event.person, event.kind], default: 0] += 1 }
    return counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { Events(kind: $0.key[1], person: $0.key[0], count: $0.value) }
  }
}
