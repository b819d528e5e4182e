/// One event of a review: a file that never changes again.
public struct ReviewEvent: Hashable, Sendable, Identifiable {
  /// The file's name without `.md`, such as `20231127T101500Z-ms-3fa9`; the first event of a thread names the thread.
  public var id: String
  public var kind: Kind
  /// `Name <email>`.
  public var by: String?
  /// RFC 3339, as it is written.
  public var at: String
  /// The version it was made on when it was made; `blob` tells where a number was given twice.
  public var version: VersionNumber?
  public var blob: GitObjectID?
  /// The thread that a reply, a resolution or its withdrawal belongs to.
  public var thread: String?
  /// Where a comment stands in the version's file; nil means the whole text.
  public var anchor: CommentAnchor?
  /// Markdown.
  public var body: String

  public enum Kind: Hashable, Sendable {
    case comment(CommentType)
    /// A comment that carries other words for its lines, in a fence called `suggestion`.
    case suggestion
    case reply
    case resolve, unresolve
    case verdict(Verdict)
    /// Somebody repeated a recorded run; the word says what came out.
    case reproduced(verdict: String?)
    /// Written by a Moot that knows more, or by hand; kept and shown as it is.
    case unknown(String)

    /// As the file's `kind` writes it.
    public var word: String {
      switch self {
      case .comment: "comment"
      case .suggestion: "suggestion"
      case .reply: "reply"
      case .resolve: "resolve"
      case .unresolve: "unresolve"
      case .verdict: "verdict"
      case .reproduced: "reproduced"
      case .unknown(let word): word
      }
    }
  }

  public init(
    id: String, kind: Kind, by: String?, at: String, version: VersionNumber? = nil, blob: GitObjectID? = nil,
    thread: String? = nil, anchor: CommentAnchor? = nil, body: String
  ) {
    self.id = id
    self.kind = kind
    self.by = by
    self.at = at
    self.version = version
    self.blob = blob
    self.thread = thread
    self.anchor = anchor
    self.body = body
  }

  /// The day in the time that it was written in.
  public var day: CalendarDate? { CalendarDate(iso: at.prefix(10)) }

  /// Opens a thread of its own.
  public var opensThread: Bool {
    switch kind {
    case .comment, .suggestion: true
    default: false
    }
  }
}

/// What a comment wants.
public enum CommentType: String, CaseIterable, Hashable, Sendable {
  case question, issue, suggestion, praise
}

/// What somebody thinks of one version; it counts for that version alone.
public enum Verdict: String, CaseIterable, Hashable, Sendable {
  case approve
  case requestChanges = "request-changes"
  case abstain

  /// `approves`, where the version stands elsewhere.
  public var sentence: String {
    switch self {
    case .approve: "approves"
    case .requestChanges: "requests changes"
    case .abstain: "abstains"
    }
  }

  /// As in "Andra requests changes of v2".
  public func sentence(on version: VersionNumber) -> String {
    switch self {
    case .approve: "\(sentence) \(version)"
    case .requestChanges: "\(sentence) of \(version)"
    case .abstain: "\(sentence) on \(version)"
    }
  }
}
