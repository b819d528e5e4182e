/// What somebody says about a version, before it has a moment and a name.
public struct NewReviewEvent: Hashable, Sendable {
  public var kind: ReviewEvent.Kind
  /// Nil takes the newest one.
  public var version: VersionNumber?
  public var thread: String?
  public var anchor: CommentAnchor?
  public var body: String

  public init(
    _ kind: ReviewEvent.Kind, version: VersionNumber? = nil, thread: String? = nil,
    anchor: CommentAnchor? = nil,
    body: String
  ) {
    self.kind = kind
    self.version = version
    self.thread = thread
    self.anchor = anchor
    self.body = body
  }
}
