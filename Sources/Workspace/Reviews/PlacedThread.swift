/// A thread and where its comment stands in some text.
public struct PlacedThread: Hashable, Sendable, Identifiable {
  public var thread: ReviewThread
  public var place: CommentPlace

  public init(thread: ReviewThread, place: CommentPlace) {
    self.thread = thread
    self.place = place
  }

  public var id: String { thread.id }
}

extension [PlacedThread] {
  /// By line, and those whose text is gone last; else in the order that they have.
  public var inOrder: [PlacedThread] {
    let lines = map { $0.place.lines?.lowerBound ?? .max }
    return indices.sorted { (lines[$0], $0) < (lines[$1], $1) }.map { self[$0] }
  }
}

extension Proposal {
  /// Every thread with its place in a text of this proposal, a version's file or the draft's: by line, and those
  /// whose text is gone last.
  public func placedThreads(in text: String) -> [PlacedThread] {
    let request = PlacementRequest(review.threads, of: self, in: text)
    return zip(request.threads, request.places()).map { PlacedThread(thread: $0, place: $1) }.inOrder
  }
}
