extension ProposalStatus {
  /// The states that may follow this one.
  public var successors: Set<ProposalStatus> {
    switch self {
    case .draft: [.review, .withdrawn]
    case .review: [.draft, .lastCall, .withdrawn]
    case .lastCall: [.review, .accepted, .rejected, .withdrawn]
    case .accepted: [.superseded]
    case .rejected, .withdrawn, .superseded: []
    }
  }

  /// True while a proposal is still argued about.
  public var isOpen: Bool {
    switch self {
    case .draft, .review, .lastCall: true
    case .accepted, .rejected, .withdrawn, .superseded: false
    }
  }
}
