import Dispatch
import TerminalUI
import Workspace
import WorkspaceStore

extension EffectRunner {
  /// Where an event or a move of a review does not come about, what was typed for it stays with the person.
  func changeReview(_ effect: Effect, of number: ProposalNumber) {
    inTurn(effect, refusal: { .reviewFailed(number, $0, effect) }) { [self] in
      if let message = try await review(effect) { mailbox.post(message) }
    }
  }

  /// Nothing is read or written for it, so it waits for nothing.
  func placeThreads(_ request: PlacementRequest, of number: ProposalNumber) {
    DispatchQueue.global(qos: .userInteractive).async { [mailbox] in
      mailbox.post(.threadsPlaced(request.places(), request, number))
    }
  }

  private func review(_ effect: Effect) async throws -> Message? {
    switch effect {
    case .addReview(let events, let number):
      let added = try await folder.addReview(events, to: number, today: today)
      return .reviewAdded(number, Self.summary(of: added, number))
    case .sendReviewDraft(let event, let draft, let number):
      let added = try await folder.addReview([event], sending: [draft], to: number, today: today)
      return .reviewAdded(number, Self.summary(of: added, number))
    case .sendReviewDrafts(let number):
      let sent = try await folder.sendReviewDrafts(of: number, today: today)
      return .reviewAdded(number, "Sent: \(Self.summary(of: sent, number))")
    case .keepReviewDraft(let event, let replaced, let number):
      _ = try folder.keepReviewDraft(event, for: number, id: replaced)
      return .reviewDraftsChanged(number, "Kept as a draft that only you see; S sends all of them")
    case .discardReviewDraft(let draft, let number):
      try folder.discardReviewDraft(draft, of: number)
      return .reviewDraftsChanged(number, "The draft is discarded")
    case .applySuggestion(let thread, let number):
      let lines = try await folder.applySuggestion(thread, to: number, today: today)
      let place =
        lines.count == 1 ? "line \(lines.lowerBound)" : "lines \(lines.lowerBound)-\(lines.upperBound)"
      return .reviewAdded(number, "Applied to \(place) of the draft, and resolved")
    case .verify(let number): return .verified(try await folder.verify(folder.proposal(number)))
    default: return try await move(effect)
    }
  }

  private func move(_ effect: Effect) async throws -> Message? {
    switch effect {
    case .startLastCall(let number, let until):
      let end = try await folder.startLastCall(number, until: until, today: today)
      return .proposalMoved(number, "\(number) is in last call until \(end)")
    case .decide(let number, let outcome, let rationale, let minutes):
      if let minutes { try folder.requireMinutes(minutes) }
      let decision = try await folder.decide(
        number, outcome, rationale: rationale, minutes: minutes, today: today)
      let count = decision.sealed.count == 1 ? "1 file" : "\(decision.sealed.count) files"
      return .proposalMoved(number, "\(number) is \(outcome.rawValue); \(count) sealed in decision.md")
    case .redraft(let number):
      try await folder.redraft(number, today: today)
      return .proposalMoved(number, "\(number) is a draft again")
    case .withdraw(let number, let reason):
      try await folder.withdraw(number, reason: reason, today: today)
      return .proposalMoved(number, "\(number) is withdrawn")
    default: return nil
    }
  }

  private static func summary(of events: [ReviewEvent], _ number: ProposalNumber) -> String {
    guard events.count == 1, let event = events.first else { return "\(events.count) events for \(number)" }
    let version = event.version.map { " \($0)" } ?? ""
    return switch event.kind {
    case .comment, .suggestion: "Commented on \(number)\(version)"
    case .reply: "Replied in \(number)"
    case .resolve: "Resolved; z opens it again"
    case .unresolve: "Open again"
    case .verdict(.approve): "You approve\(version) of \(number)"
    case .verdict(.requestChanges): "You request changes of\(version) of \(number)"
    case .verdict(.abstain): "You abstain on\(version) of \(number)"
    case .reproduced, .unknown: "Added to the review of \(number)"
    }
  }

  // MARK: Who, and what is not sent

  /// Git is a process of its own, so nothing waits for its answer.
  func loadIdentity() {
    Task.detached { [self] in mailbox.post(.identityKnown(await folder.identity())) }
  }

  /// What this person has not sent yet. What a killed composer left becomes a draft, once at the start.
  func reviewDrafts(of proposals: [Proposal]) -> [ProposalNumber: [ReviewDraft]] {
    let isFirst = state.withLock { state in
      let isFirst = !state.hasReadDrafts
      state.hasReadDrafts = true
      return isFirst
    }
    var drafts: [ProposalNumber: [ReviewDraft]] = [:]
    for proposal in proposals {
      if isFirst {
        keepRecovered(of: proposal)
        offerRecoveredDecision(of: proposal)
      }
      let (waiting, problems) = folder.reviewDrafts(of: proposal.number)
      if let problem = problems.first { mailbox.post(.failed(problem.description)) }
      if !waiting.isEmpty { drafts[proposal.number] = waiting }
    }
    return drafts
  }

  private func keepRecovered(of proposal: Proposal) {
    let path = ComposerScreen.recoveryPath(in: proposal.folder)
    guard let text = folder.recovery(for: path) else { return }
    let (event, _) = ReviewEventReader.read(source: text, id: "", file: path)
    let draft = NewReviewEvent(
      event.kind, version: event.version, thread: event.thread, anchor: event.anchor, body: event.body)
    // Killed after it was sent, or kept, and before its text was forgotten.
    let words = draft.body.trimmingWhitespace()
    let isSent = proposal.review.events.contains {
      $0.kind == draft.kind && $0.thread == draft.thread && $0.body.trimmingWhitespace() == words
    }
    let isKept = folder.reviewDrafts(of: proposal.number).0.contains {
      $0.event.kind == draft.kind && $0.event.thread == draft.thread
        && $0.event.body.trimmingWhitespace() == words
    }
    do {
      if !isSent, !isKept, !event.body.trimmingWhitespace().isEmpty {
        _ = try folder.keepReviewDraft(draft, for: proposal.number)
        mailbox.post(.notice("What you had not sent on \(proposal.number) is kept as a draft, D in its text"))
      }
      folder.removeRecovery(for: path)
    } catch {
      mailbox.post(.failed("\(error)"))
    }
  }

  private func offerRecoveredDecision(of proposal: Proposal) {
    let path = ComposerScreen.decisionRecoveryPath(in: proposal.folder)
    guard let text = folder.recovery(for: path) else { return }
    let reason = ReviewEventReader.read(source: text, id: "", file: path).0.body
    guard proposal.decision == nil, !reason.trimmingWhitespace().isEmpty else {
      return folder.removeRecovery(for: path)
    }
    mailbox.post(.decisionRecovered(proposal.number, reason))
  }
}
