/// Something that a person wrote about a proposal and has not sent yet.
public struct ReviewDraft: Hashable, Sendable, Identifiable {
  /// The name of its file in the private state.
  public var id: String
  public var event: NewReviewEvent

  public init(id: String, event: NewReviewEvent) {
    self.id = id
    self.event = event
  }
}

extension Proposal {
  /// The same proposal with somebody's comments that are not sent yet, as they will stand in it.
  public func adding(_ drafts: [ReviewDraft]) -> Proposal {
    guard !drafts.isEmpty else { return self }
    var proposal = self
    for draft in drafts {
      let new = draft.event
      let event = ReviewEvent(
        id: draft.id, kind: new.kind, by: nil, at: "", version: new.version, thread: new.thread,
        anchor: new.anchor, body: new.body)
      if let thread = new.thread {
        if let index = proposal.review.threads.firstIndex(where: { $0.id == thread }) {
          proposal.review.threads[index].answers.append(event)
        }
      } else {
        proposal.review.threads.append(
          ReviewThread(opening: event, answers: [], version: new.version ?? latest?.number))
      }
    }
    return proposal
  }
}
