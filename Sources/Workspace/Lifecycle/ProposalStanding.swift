/// How a proposal stands: what is missing before it can be decided, and whose turn it is since when.
public struct ProposalStanding: Hashable, Sendable {
  /// What somebody is waited for to do.
  public enum Task: Hashable, Sendable {
    case publish
    /// Cast a verdict on the newest version.
    case review(VersionNumber)
    /// Answer the last word of these threads.
    case answer([String])
    /// Publish a version that meets the changes requested, or talk them over.
    case revise(VersionNumber)
    case startLastCall
    case decide

    /// As in "Andra: review v2".
    public var words: String {
      switch self {
      case .publish: "write and publish it"
      case .review(let version): "review \(version)"
      case .answer(let threads): threads.count == 1 ? "answer a thread" : "answer \(threads.count) threads"
      case .revise(let version): "meet the changes requested on \(version)"
      case .startLastCall: "start the last call"
      case .decide: "decide"
      }
    }
  }

  public struct Turn: Hashable, Sendable {
    /// As the proposal writes the person; nil means whoever is not an author.
    public var person: String?
    public var task: Task
    public var since: CalendarDate?
  }

  public var status: ProposalStatus
  /// Approvals of the newest version that count, and how many are needed.
  public var approvals: Int
  public var approvalsNeeded: Int
  /// Who requests changes of the newest version.
  public var objectors: [String]
  public var pendingThreads: [ReviewThread]
  /// What stands between the proposal and its acceptance today, a sentence each; empty where it can be accepted.
  public var missing: [String]
  public var turns: [Turn]
  /// The day on which a last call ends, while there is one.
  public var lastCallUntil: CalendarDate?

  /// Whether it is this person's turn, by name or by being one who is not an author.
  public func turns(of person: String, in book: SignatureBook, authors: [String]) -> [Turn] {
    let isAuthor = authors.contains { book.areSame($0, person) }
    return turns.filter { turn in turn.person.map { book.areSame($0, person) } ?? !isAuthor }
  }
}

extension ProposalStanding {
  /// - Parameter policy: of the group; where it says nothing one approval is enough.
  public init(_ proposal: Proposal, policy: ReviewPolicy, people: SignatureBook, today: CalendarDate) {
    var reading = StandingReading(proposal, policy: policy, people: people, today: today)
    reading.read()
    self.init(
      status: proposal.draft.status, approvals: reading.approvals.count,
      approvalsNeeded: policy.approvalsNeeded, objectors: reading.objections.map(\.by),
      pendingThreads: proposal.review.pendingThreads, missing: reading.missing, turns: reading.turns,
      lastCallUntil: proposal.draft.status == .lastCall ? proposal.draft.lastCallUntil : nil)
  }
}

private struct StandingReading {
  let proposal: Proposal
  let policy: ReviewPolicy
  let people: SignatureBook
  let today: CalendarDate
  let approvals: [CastVerdict]
  let objections: [CastVerdict]
  private(set) var missing: [String] = []
  private(set) var turns: [ProposalStanding.Turn] = []

  init(_ proposal: Proposal, policy: ReviewPolicy, people: SignatureBook, today: CalendarDate) {
    self.proposal = proposal
    self.policy = policy
    self.people = people
    self.today = today
    let cast = proposal.latest.map { proposal.review.verdicts(on: $0.number) } ?? []
    let authors = proposal.draft.authors
    let counted = cast.filter { verdict in !authors.contains { people.areSame($0, verdict.by) } }
    approvals = counted.filter { $0.verdict == .approve }
    objections = counted.filter { $0.verdict == .requestChanges }
  }

  mutating func read() {
    guard proposal.draft.status.isOpen else { return }
    findMissing()
    findTurns()
  }

  private mutating func findMissing() {
    guard let latest = proposal.latest else {
      missing.append("nothing is published yet")
      return
    }
    if proposal.hasUnpublishedChanges { missing.append("the draft differs from \(latest.number)") }
    let needed = policy.approvalsNeeded
    if approvals.count < needed {
      missing.append("\(approvals.count) of \(needed) approvals of \(latest.number)")
    }
    for objection in objections {
      missing.append("\(people.name(objection.by)) requests changes of \(latest.number)")
    }
    let threads = proposal.review.pendingThreads
    if !threads.isEmpty {
      let names = threads.prefix(3).map { $0.summary.clipped(toWidth: 40) }.joined(separator: "; ")
      let count = threads.count == 1 ? "1 thread is open" : "\(threads.count) threads are open"
      missing.append("\(count): \(names)\(threads.count > 3 ? "; …" : "")")
    }
    switch (proposal.draft.status, proposal.draft.lastCallUntil) {
    case (.lastCall, let end?):
      if end >= today { missing.append("last call ends on \(end)") }
    case (.lastCall, nil): missing.append("its last call has no date")
    default: missing.append("there was no last call")
    }
  }

  private mutating func findTurns() {
    guard let latest = proposal.latest, proposal.draft.status != .draft else {
      add(proposal.draft.authors, .publish, since: proposal.latest?.published ?? proposal.draft.created)
      return
    }
    for objection in objections {
      add(proposal.draft.authors, .revise(latest.number), since: objection.event.day)
    }
    findAnswers()
    if proposal.draft.status == .lastCall {
      guard let end = proposal.draft.lastCallUntil, end < today, objections.isEmpty else { return }
      add(policy.deciders, .decide, since: end.adding(days: 1), orAnyone: true)
      return
    }
    findReviewers(of: latest)
    let isAgreed = approvals.count >= policy.approvalsNeeded && objections.isEmpty
    if isAgreed, proposal.review.pendingThreads.isEmpty, !proposal.hasUnpublishedChanges {
      add(proposal.draft.authors, .startLastCall, since: approvals.compactMap(\.event.day).max())
    }
  }

  /// Reviewers that are named and have said nothing of the newest version; without any, whoever is not an author.
  private mutating func findReviewers(of latest: ProposalVersion) {
    let cast = proposal.review.verdicts(on: latest.number)
    let silent = proposal.draft.reviewers.filter { reviewer in
      !cast.contains { people.areSame($0.by, reviewer) }
    }
    add(silent, .review(latest.number), since: latest.published)
    let isShort = approvals.count < policy.approvalsNeeded
    if isShort, silent.isEmpty, objections.isEmpty {
      add([], .review(latest.number), since: latest.published, orAnyone: true)
    }
  }

  /// The last word of an open thread waits for the other side: an author's for who opened it, anybody else's for the
  /// authors.
  private mutating func findAnswers() {
    var waiting: [String: (person: String, threads: [String], since: CalendarDate?)] = [:]
    var order: [String] = []
    // A few people write thousands of threads.
    var keys: [String: String] = [:]
    func key(_ person: String) -> String {
      if let key = keys[person] { return key }
      let key = people.key(person)
      keys[person] = key
      return key
    }
    let authors = proposal.draft.authors
    let authorKeys = Set(authors.map(key))
    for thread in proposal.review.pendingThreads {
      let last = thread.last
      guard let speaker = last.by.map(key) else { continue }
      let asked = authorKeys.contains(speaker) ? [thread.opening.by].compactMap { $0 } : authors
      for person in asked where key(person) != speaker {
        let key = key(person)
        if waiting[key] == nil { order.append(key) }
        // In place: a copy of the names for each of thousands of threads would take quadratic time.
        waiting[key, default: (person, [], nil)].threads.append(thread.id)
        guard let day = last.day else { continue }
        let since = waiting[key]?.since ?? day
        waiting[key]?.since = min(day, since)
      }
    }
    for key in order {
      if let entry = waiting[key] {
        turns.append(.init(person: entry.person, task: .answer(entry.threads), since: entry.since))
      }
    }
  }

  private mutating func add(
    _ people: [String], _ task: ProposalStanding.Task, since: CalendarDate?, orAnyone: Bool = false
  ) {
    for person in people where !turns.contains(where: { $0.person == person && $0.task == task }) {
      turns.append(.init(person: person, task: task, since: since))
    }
    if people.isEmpty, orAnyone { turns.append(.init(person: nil, task: task, since: since)) }
  }
}

extension ReviewPolicy {
  /// One where the group says nothing.
  public var approvalsNeeded: Int { approvals ?? 1 }
  /// A week where the group says nothing.
  public var daysOfLastCall: Int { lastCallDays ?? 7 }
}
