import Evidence
import Workspace

extension WorkspaceFolder {
  /// The run of a proposal whose id begins so.
  public func attachedRun(_ id: String, of proposal: Proposal) throws(StoreError) -> Run {
    try Self.find(id, among: proposal.runs)
  }

  /// Files what somebody found who repeated a run: the new run beside the recorded one, and a review event that names
  /// both, in one commit. `new` is in the private state.
  ///
  /// - Returns: the event's path.
  public func fileReproduction(
    of recorded: Run, new: Run?, verdict: ReproductionVerdict, reproduction: Reproduction?,
    in number: ProposalNumber
  ) async throws(StoreError) -> String {
    let proposal = try proposal(number)
    let by = await identity()
    let event = ReproducedEvent(
      by: by, at: system.timestamp(), version: proposal.latest?.number, blob: proposal.latest?.blob.text,
      recorded: recorded,
      new: new,
      verdict: verdict, reproduction: reproduction)
    let subject = "Reproduce run \(recorded.id) of proposal \(number): \(verdict.word)"
    return try await self.event({ _ in subject }) { () throws(StoreError) in
      let attached = try new.map { (new) throws(StoreError) in try attachment(of: new.id, to: number).1 }
      var names = EventNames(self, by: by, taken: proposal.review.events.map(\.id))
      let path = "\(proposal.folder)/reviews/\(names.next()).md"
      return (path, (attached ?? []) + [.creating(path, event.text)])
    }
  }
}
