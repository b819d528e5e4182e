import Workspace

/// Where threads stand in one text. A thread that gets an answer stands where it stood, so that only what is new has to
/// be placed.
struct KnownPlaces: Hashable {
  /// What a place follows from, beside the text that it is in.
  private struct Origin: Hashable {
    var anchor: CommentAnchor?
    /// Of the version that the comment was made on; nil where no version has its text.
    var blob: GitObjectID?
  }

  private struct Known: Hashable {
    var origin: Origin
    var place: CommentPlace
  }

  /// The text that the places are in.
  private(set) var text = ""
  private var known: [String: Known] = [:]

  /// Forgets everything where the text is another.
  mutating func read(_ text: String) {
    guard text != self.text else { return }
    self = KnownPlaces()
    self.text = text
  }

  /// - Precondition: the places are those of the request, which is about this text.
  mutating func add(_ request: PlacementRequest, _ places: [CommentPlace]) {
    precondition(request.text == text, "places are those of one text")
    let blobs = Self.blobs(request.versions)
    for (thread, place) in zip(request.threads, places) {
      known[thread.id] = Known(origin: Self.origin(thread, blobs), place: place)
    }
  }

  /// The threads that have a place here, and those that have to be placed.
  func sort(
    _ threads: [ReviewThread], of proposal: Proposal
  ) -> (placed: [PlacedThread], missing: [ReviewThread]) {
    let blobs = Self.blobs(proposal.versions)
    var placed: [PlacedThread] = []
    var missing: [ReviewThread] = []
    for thread in threads {
      if let known = known[thread.id], known.origin == Self.origin(thread, blobs) {
        placed.append(PlacedThread(thread: thread, place: known.place))
      } else {
        missing.append(thread)
      }
    }
    return (placed, missing)
  }

  private static func blobs(_ versions: [ProposalVersion]) -> [VersionNumber: GitObjectID] {
    Dictionary(versions.map { ($0.number, $0.blob) }) { first, _ in first }
  }

  private static func origin(_ thread: ReviewThread, _ blobs: [VersionNumber: GitObjectID]) -> Origin {
    Origin(anchor: thread.opening.anchor, blob: thread.version.flatMap { blobs[$0] })
  }
}
