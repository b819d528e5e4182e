extension Proposal {
  /// Why a person's verdict on a version would count for nothing; nil where it counts.
  ///
  /// - Parameter version: nil stands for the newest one.
  public func refusal(
    ofVerdictBy person: String, on version: VersionNumber? = nil, people: SignatureBook
  ) -> String? {
    guard draft.status.isOpen else { return "the proposal is \(draft.status.words); its review is closed" }
    guard let latest else { return "nothing is published yet, so there is nothing to review" }
    if draft.authors.contains(where: { people.areSame($0, person) }) {
      return "you are one of its authors; a verdict is for others to give"
    }
    guard let version, version != latest.number else { return nil }
    return "\(version) is not the newest version; a verdict on it would count for nothing"
  }
}
