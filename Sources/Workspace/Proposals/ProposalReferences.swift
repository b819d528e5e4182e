/// What a draft's front matter says about other proposals.
public struct ProposalReferences: Hashable, Sendable {
  public struct Reference: Hashable, Sendable {
    public var number: ProposalNumber
    /// The line of its key in the draft.
    public var line: Int

    public init(number: ProposalNumber, line: Int) {
      self.number = number
      self.line = line
    }
  }

  /// Those that this one takes the place of.
  public var supersedes: [Reference] = []
  /// Those that took this one's place.
  public var supersededBy: [Reference] = []
  public var related: [Reference] = []
  /// Numbers that it had before somebody else's proposal was found to have them too.
  public var formerly: [Reference] = []

  public init(
    supersedes: [Reference] = [], supersededBy: [Reference] = [], related: [Reference] = [],
    formerly: [Reference] = []
  ) {
    self.supersedes = supersedes
    self.supersededBy = supersededBy
    self.related = related
    self.formerly = formerly
  }
}
