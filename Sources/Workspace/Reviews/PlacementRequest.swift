/// Threads to be placed in a text, with the texts that they were made on: values alone, so that whoever has to go on
/// meanwhile can have it done elsewhere.
public struct PlacementRequest: Hashable, Sendable {
  public let threads: [ReviewThread]
  /// A version's file or the draft's.
  public let text: String
  /// Those that the threads may have been made on.
  public let versions: [ProposalVersion]

  public init(_ threads: [ReviewThread], of proposal: Proposal, in text: String) {
    self.threads = threads
    self.text = text
    versions = proposal.versions
  }

  /// Where each of the threads stands, in their order. A comment on the whole text stands on its first line.
  public func places() -> [CommentPlace] {
    let target = PlacementTarget(text)
    var places = [CommentPlace](repeating: .exact(1...1), count: threads.count)
    for (index, place) in groups.mapOnAllCores(share: 1, { $0.placed(in: target) }).joined() {
      places[index] = place
    }
    return places
  }

  /// Placed before anybody notices, most often within 10 ms: a thread costs about as much as a thousand bytes of the
  /// texts.
  public var isQuick: Bool {
    let texts = Set(threads.compactMap { $0.opening.anchor == nil ? nil : $0.version })
    let bytes = versions.reduce(text.utf8.count) {
      texts.contains($1.number) ? $0 + $1.source.utf8.count : $0
    }
    return bytes + threads.count * 1_000 < 800_000
  }

  /// The threads that are not on the whole text, put together by the texts that they were made on. Where no version has
  /// that text, only their own words can tell where they belong.
  private var groups: [ThreadsOfText] {
    var known: [VersionNumber?: Int] = [:]
    var found: [ThreadsOfText] = []
    for (index, thread) in threads.enumerated() {
      guard let anchor = thread.opening.anchor else { continue }
      let place = known[thread.version] ?? found.count
      if place == found.count {
        known[thread.version] = place
        let version = versions.first { $0.number == thread.version }
        found.append(ThreadsOfText(text: version?.source ?? ""))
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
