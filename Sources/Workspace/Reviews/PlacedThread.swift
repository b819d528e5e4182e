/// A thread and where its comment stands in some text.
public struct PlacedThread: Hashable, Sendable, Identifiable {
  public var thread: ReviewThread
  public var place: CommentPlace

  public var id: String { thread.id }
}

extension Proposal {
  /// Every thread with its place in a text of this proposal, a version's file or the draft's: by line, and those
  /// whose text is gone last. A comment on the whole text stands on its first line.
  public func placedThreads(in text: String) -> [PlacedThread] {
    var placers: [VersionNumber: CommentPlacer] = [:]
    let placed = review.threads.map { thread in
      guard let anchor = thread.opening.anchor else {
        return PlacedThread(thread: thread, place: .exact(1...1))
      }
      guard let number = thread.version, let version = version(number) else {
        // Made on a text that no version has: only its own words can tell where it belongs.
        return PlacedThread(thread: thread, place: CommentPlacer(old: "", new: text).place(anchor))
      }
      if placers[number] == nil { placers[number] = CommentPlacer(old: version.source, new: text) }
      return PlacedThread(thread: thread, place: placers[number]?.place(anchor) ?? .orphan)
    }
    return placed.enumerated().sorted { one, other in
      let (a, b) = (one.element.place.lines?.lowerBound, other.element.place.lines?.lowerBound)
      return (a ?? .max, one.offset) < (b ?? .max, other.offset)
    }.map(\.element)
  }
}
