/// What the mouse did, as the terminal reports it.
public struct MouseEvent: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// The first button went down, moved while it was down, went up.
    case press, drag, release
    case wheelUp, wheelDown
  }

  public var kind: Kind
  public var point: Point

  public init(_ kind: Kind, at point: Point) {
    self.kind = kind
    self.point = point
  }
}
