import Workspace

/// Where a person stopped reading is kept when they leave a proposal, and found again when they come back.
extension Model {
  /// The proposals that are open, the one opened first at the front.
  var openedProposals: [ProposalNumber] {
    screens.compactMap { if case .proposal(let proposal) = $0 { proposal.number } else { nil } }
  }

  /// Of a proposal that is open the person's place is known better here than on the disk.
  mutating func receive(_ places: [ProposalNumber: ReadingPlace]) {
    let opened = Set(openedProposals)
    self.places = places.merging(self.places.filter { opened.contains($0.key) }) { _, here in here }
  }

  /// Keeps where one stopped in the proposals that were open and are no longer.
  func placesLeft(since opened: [ProposalNumber]) -> [Effect] {
    guard !opened.isEmpty else { return [] }
    let now = openedProposals
    return opened.filter { !now.contains($0) }.compactMap(keepPlace)
  }

  /// Keeps where one is in all that is open, before the program ends.
  public var placesToKeep: [Effect] { openedProposals.compactMap(keepPlace) }

  private func keepPlace(_ number: ProposalNumber) -> Effect? {
    guard let place = places[number], let proposal = proposal(number) else { return nil }
    let version = place.version.flatMap(proposal.version)
    return .keepPlace(place.quoting(version?.source ?? proposal.draft.source), number)
  }
}
