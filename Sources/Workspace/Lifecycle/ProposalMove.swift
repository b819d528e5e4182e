import Evidence

/// A step of a proposal's life. Publishing is none: it makes a version, and takes a draft or a last call into review.
public enum ProposalMove: Hashable, Sendable {
  /// Back from review to a draft.
  case redraft
  /// Ends on the day named.
  case startLastCall(until: CalendarDate)
  case accept, reject, withdraw
  case supersede(by: ProposalNumber)

  public var target: ProposalStatus {
    switch self {
    case .redraft: .draft
    case .startLastCall: .lastCall
    case .accept: .accepted
    case .reject: .rejected
    case .withdraw: .withdrawn
    case .supersede: .superseded
    }
  }

  /// As in "0001 cannot be accepted".
  var participle: String {
    switch self {
    case .redraft: "become a draft again"
    case .startLastCall: "enter last call"
    case .accept: "be accepted"
    case .reject: "be rejected"
    case .withdraw: "be withdrawn"
    case .supersede: "be superseded"
    }
  }
}

/// Who wants to move a proposal, when, and by which rules.
public struct MoveConditions: Sendable {
  /// `Name <email>`; nil where nobody knows.
  public var person: String?
  public var policy: ReviewPolicy
  public var people: SignatureBook
  public var today: CalendarDate

  public init(person: String?, policy: ReviewPolicy, people: SignatureBook, today: CalendarDate) {
    self.person = person
    self.policy = policy
    self.people = people
    self.today = today
  }
}

extension Proposal {
  /// Why a move is not allowed, as one sentence that names everything in its way; nil where it is.
  public func refusal(of move: ProposalMove, _ conditions: MoveConditions) -> String? {
    let reasons = obstacles(to: move, conditions)
    return reasons.isEmpty ? nil : "\(number) cannot \(move.participle): \(reasons.joined(separator: "; "))"
  }

  private func obstacles(to move: ProposalMove, _ conditions: MoveConditions) -> [String] {
    let status = draft.status
    guard status.successors.contains(move.target) else {
      return ["it is \(status.words), and \(status.waysOn)"]
    }
    let standing = ProposalStanding(
      self, policy: conditions.policy, people: conditions.people, today: conditions.today)
    switch move {
    case .redraft, .withdraw: return isTheirs(conditions) ? [] : ["only its authors and the deciders may"]
    case .startLastCall(let until): return obstaclesToLastCall(until: until, standing, conditions)
    case .accept: return standing.missing + obstaclesToDeciding(conditions)
    case .reject:
      let end = draft.lastCallUntil
      let early = end.map { $0 >= conditions.today ? ["last call ends on \($0)"] : [] }
      return (early ?? ["its last call has no date"]) + obstaclesToDeciding(conditions)
    case .supersede(let other):
      if other == number { return ["nothing supersedes itself"] }
      return isTheirs(conditions) ? [] : ["only its authors and the deciders may"]
    }
  }

  private func obstaclesToLastCall(
    until: CalendarDate, _ standing: ProposalStanding, _ conditions: MoveConditions
  ) -> [String] {
    var reasons: [String] = []
    if let latest {
      if hasUnpublishedChanges { reasons.append("the draft differs from \(latest.number)") }
      for person in standing.objectors {
        reasons.append("\(conditions.people.name(person)) requests changes of \(latest.number)")
      }
    } else {
      reasons.append("nothing is published yet")
    }
    let days = conditions.policy.daysOfLastCall
    if until - conditions.today < days {
      reasons.append(
        "a last call takes at least \(NumberText.count(days, "day")), until \(conditions.today.adding(days: days))"
      )
    }
    if !isTheirs(conditions) { reasons.append("only its authors and the deciders may") }
    return reasons
  }

  private func obstaclesToDeciding(_ conditions: MoveConditions) -> [String] {
    guard let person = conditions.person else { return ["nobody knows who you are"] }
    let (people, deciders) = (conditions.people, conditions.policy.deciders)
    if deciders.isEmpty {
      return draft.authors.contains { people.areSame($0, person) } ? ["its authors do not decide on it"] : []
    }
    if deciders.contains(where: { people.areSame($0, person) }) { return [] }
    return ["\(deciders.map { people.name($0) }.joined(separator: ", ")) decides, not \(people.name(person))"]
  }

  /// Whether the person is an author or a decider; anybody is where authors are not known.
  private func isTheirs(_ conditions: MoveConditions) -> Bool {
    let those = draft.authors + conditions.policy.deciders
    guard !draft.authors.isEmpty, let person = conditions.person else { return draft.authors.isEmpty }
    return those.contains { conditions.people.areSame($0, person) }
  }
}

extension ProposalStatus {
  /// As a sentence has it: `in last call`.
  public var words: String {
    switch self {
    case .draft: "a draft"
    case .review: "in review"
    case .lastCall: "in last call"
    case .accepted: "accepted"
    case .rejected: "rejected"
    case .withdrawn: "withdrawn"
    case .superseded: "superseded"
    }
  }

  /// What can come next, for whoever wanted something else.
  fileprivate var waysOn: String {
    switch self {
    case .draft: "`moot publish` takes it into review"
    case .review: "`moot last-call` comes before a decision"
    case .lastCall: "`moot decide` accepts or rejects it"
    case .accepted: "only `moot supersede` ends that"
    case .rejected, .withdrawn, .superseded: "that is final; a new proposal can take its place"
    }
  }
}
