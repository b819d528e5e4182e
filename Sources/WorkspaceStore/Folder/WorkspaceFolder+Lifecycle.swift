import Workspace

extension WorkspaceFolder {
  /// The rules by which a person may move a proposal today.
  public func moveConditions(by person: String?, today: CalendarDate) -> MoveConditions {
    MoveConditions(person: person, policy: configuration.review, people: people, today: today)
  }

  public func standing(of proposal: Proposal, today: CalendarDate) -> ProposalStanding {
    ProposalStanding(proposal, policy: configuration.review, people: people, today: today)
  }

  /// What to remind the group of, by proposal.
  public func reminders(today: CalendarDate) -> [ProposalReminder] {
    proposals().0.compactMap {
      ProposalReminder($0, policy: configuration.review, people: people, today: today)
    }
  }

  /// Starts the last call; `until` nil takes as many days as the group's rule says.
  ///
  /// - Returns: its last day.
  public func startLastCall(
    _ number: ProposalNumber, until: CalendarDate?, today: CalendarDate
  ) async throws(StoreError) -> CalendarDate {
    let end = until ?? today.adding(days: configuration.review.daysOfLastCall)
    try await move(number, .startLastCall(until: end), today, "Last call for proposal \(number) until \(end)")
    {
      FrontMatter.setting("last-call-until", to: end.description, in: $0)
    }
    return end
  }

  public func redraft(_ number: ProposalNumber, today: CalendarDate) async throws(StoreError) {
    try await move(number, .redraft, today, "Take proposal \(number) back to a draft")
  }

  public func withdraw(
    _ number: ProposalNumber, reason: String, today: CalendarDate
  ) async throws(StoreError) {
    let why = reason.trimmingWhitespace()
    try await move(number, .withdraw, today, "Withdraw proposal \(number)" + (why.isEmpty ? "" : ": \(why)"))
  }

  /// Marks an accepted proposal as superseded; both drafts say so afterwards.
  public func supersede(
    _ number: ProposalNumber, by other: ProposalNumber, today: CalendarDate
  ) async throws(StoreError) {
    let by = await identity()
    _ = try await event({ "Supersede proposal \(number) by \(other)" }) { () throws(StoreError) in
      let (old, new) = (try proposal(number), try proposal(other))
      try require(.supersede(by: other), of: old, by: by, today)
      let replaced = new.draft.references.supersedes.map(\.number)
      var edits = [
        try movedDraft(of: old) {
          let moved = ProposalWriter.setting(status: .superseded, in: $0)
          return FrontMatter.setting("superseded-by", to: String(other.value), in: moved)
        }
      ]
      if !replaced.contains(number) {
        let all = (replaced + [number]).map { String($0.value) }
        edits.append(try movedDraft(of: new) { FrontMatter.setting("supersedes", to: all, in: $0) })
      }
      return ((), edits)
    }
  }

  /// Adds a reviewer, as `moot.yaml` knows the person, else as it is typed.
  public func assignReviewer(_ number: ProposalNumber, _ person: String) async throws(StoreError) -> String {
    let known = people.person(person)
    let written =
      known.map { $0.emails.first.map { email in "\(known?.name ?? "") <\(email)>" } ?? $0.name } ?? person
    return try await event({ "Ask \($0) to review proposal \(number)" }) { () throws(StoreError) in
      let proposal = try proposal(number)
      if proposal.draft.reviewers.contains(where: { people.areSame($0, written) }) {
        throw StoreError(.refused, path: proposal.draftPath, "\(written) is a reviewer already")
      }
      if proposal.draft.authors.contains(where: { people.areSame($0, written) }) {
        throw StoreError(.refused, path: proposal.draftPath, "\(written) is one of its authors")
      }
      let all = proposal.draft.reviewers + [written]
      return (written, [try movedDraft(of: proposal) { FrontMatter.setting("reviewers", to: all, in: $0) }])
    }
  }

  /// Decides on the newest version: `decision.md` is written, which names the bytes of all that counted, and the draft
  /// gets its last status.
  public func decide(
    _ number: ProposalNumber, _ outcome: Decision.Outcome, rationale: String, minutes: String?,
    today: CalendarDate
  ) async throws(StoreError) -> Decision {
    let by = await identity()
    let move: ProposalMove = outcome == .accepted ? .accept : .reject
    return try await event({ "Proposal \(number) is \($0.outcome.rawValue): \($0.rationale)" }) {
      () throws(StoreError) in
      let proposal = try proposal(number)
      try require(move, of: proposal, by: by, today)
      guard let version = proposal.latest else {
        preconditionFailure("a proposal without a version is never in last call")
      }
      let decision = Decision(
        outcome: outcome, date: today, by: by, version: version.number, sealed: try seal(of: proposal),
        verdicts: proposal.review.verdicts(on: version.number).map { .init(by: $0.by, verdict: $0.verdict) },
        open: proposal.review.pendingThreads.map(\.id), minutes: minutes, rationale: rationale)
      return (
        decision,
        [
          .creating(proposal.decisionPath, decision.text),
          try movedDraft(of: proposal) { ProposalWriter.setting(status: move.target, in: $0) },
        ]
      )
    }
  }

  /// The newest version, every run and every event of a proposal with the names of their bytes.
  private func seal(of proposal: Proposal) throws(StoreError) -> [Decision.Sealed] {
    guard let version = proposal.latest else { return [] }
    let events = proposal.review.events.map { proposal.path(of: $0) }
    return try ([proposal.path(of: version.number)] + proposal.runFiles + events).sorted().map {
      path throws(StoreError) in
      Decision.Sealed(
        path: String(path.dropFirst(proposal.folder.count + 1)),
        blob: GitObjectID(blob: try DiskFile.read(absolutePath(path), as: path)))
    }
  }

  private func move(
    _ number: ProposalNumber, _ move: ProposalMove, _ today: CalendarDate, _ subject: String,
    _ change: (String) -> String = { $0 }
  ) async throws(StoreError) {
    let by = await identity()
    _ = try await event({ subject }) { () throws(StoreError) in
      let proposal = try proposal(number)
      try require(move, of: proposal, by: by, today)
      return (
        (), [try movedDraft(of: proposal) { ProposalWriter.setting(status: move.target, in: change($0)) }]
      )
    }
  }

  private func require(
    _ move: ProposalMove, of proposal: Proposal, by person: String?, _ today: CalendarDate
  ) throws(StoreError) {
    if let refusal = proposal.refusal(of: move, moveConditions(by: person, today: today)) {
      throw StoreError(.refused, path: proposal.draftPath, refusal)
    }
  }
}

extension WorkspaceFolder {
  /// Refuses minutes that are not there: `FILE` or `FILE:LINE`, relative to the workspace.
  public func requireMinutes(_ text: String) throws(StoreError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let count = SourceText(bytes: Array(try readText(parts[0]).0.utf8), file: parts[0]).lines.count
    guard parts.count == 1 || Int(parts[1]).map({ (1...max(1, count)).contains($0) }) == true else {
      throw StoreError(
        .notFound, path: parts[0], "has no line '\(parts[1])'", advice: "it has \(count) lines")
    }
  }
}
