/// Whether what must never change did not: the files that a decision sealed, and every version, event, run and decision
/// as it was when it was committed.
public struct SealCheck: Hashable, Sendable {
  public enum Finding: Hashable, Sendable {
    /// The file has other bytes than were sealed.
    case changed(path: String, sealed: GitObjectID, now: GitObjectID)
    case missing(path: String)
    /// Not the bytes that were committed when the file was added.
    case rewritten(path: String, commit: String)
    /// Who the file names is not who committed it.
    case author(path: String, by: String, commit: String, committed: String)
    case unreadable(path: String, String)

    /// A sentence without its path.
    public var words: String {
      switch self {
      case .changed(_, let sealed, let now): "is \(now.short) now, \(sealed.short) was sealed"
      case .missing: "is gone"
      case .rewritten(_, let commit): "is not what commit \(commit.prefix(10)) added"
      case .author(_, let by, let commit, let committed):
        "says it is by \(by), and commit \(commit.prefix(10)) is by \(committed)"
      case .unreadable(_, let reason): reason
      }
    }

    public var path: String {
      switch self {
      case .changed(let path, _, _), .missing(let path), .rewritten(let path, _), .author(let path, _, _, _),
        .unreadable(let path, _):
        path
      }
    }
  }

  public var number: ProposalNumber
  /// Nil where nothing is decided yet.
  public var decision: Decision?
  public var findings: [Finding]
  /// Files whose bytes were compared with the seal.
  public var sealedCount: Int
  /// Files whose bytes and authors were compared with the commits that added them.
  public var committedCount: Int
  /// Files that should never change and that no commit has yet.
  public var uncommitted: [String]

  public init(
    number: ProposalNumber, decision: Decision?, findings: [Finding], sealedCount: Int, committedCount: Int,
    uncommitted: [String]
  ) {
    self.number = number
    self.decision = decision
    self.findings = findings
    self.sealedCount = sealedCount
    self.committedCount = committedCount
    self.uncommitted = uncommitted
  }

  public var holds: Bool { findings.isEmpty }
}
