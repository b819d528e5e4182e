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
    let threads = review.threads
    let target = PlacementTarget(text)
    var places = [CommentPlace](repeating: .exact(1...1), count: threads.count)
    for (index, place) in threadsByText.mapOnAllCores(share: 1, { $0.placed(in: target) }).joined() {
      places[index] = place
    }
    let lines = places.map { $0.lines?.lowerBound ?? .max }
    return threads.indices.sorted { (lines[$0], $0) < (lines[$1], $1) }
      .map { PlacedThread(thread: threads[$0], place: places[$0]) }
  }

  /// The threads that are not on the whole text, put together by the texts that they were made on. Where no version has
  /// that text, only their own words can tell where they belong.
  private var threadsByText: [ThreadsOfText] {
    var groups: [VersionNumber?: Int] = [:]
    var found: [ThreadsOfText] = []
    for (index, thread) in review.threads.enumerated() {
      guard let anchor = thread.opening.anchor else { continue }
      let place = groups[thread.version] ?? found.count
      if place == found.count {
        groups[thread.version] = place
        found.append(ThreadsOfText(text: thread.version.flatMap(version)?.source ?? ""))
      }
      found[place].anchors.append((index, anchor))
    }
    return found
  }
}

/// Threads that were made on one text, by their places among all.
private struct ThreadsOfText: Sendable {
  var text: String
  var anchors: [(index: Int, anchor: CommentAnchor)] = []

  func placed(in target: PlacementTarget) -> [(index: Int, place: CommentPlace)] {
    let placer = CommentPlacer(old: text, in: target)
    return anchors.map { ($0.index, placer.place($0.anchor)) }
  }
}
