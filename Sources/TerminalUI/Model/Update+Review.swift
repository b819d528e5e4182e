import Workspace

extension Model {
  /// What came of an event of a review, or of a move of a proposal.
  mutating func receiveReview(_ message: Message) -> [Effect] {
    switch message {
    case .identityKnown(let person):
      identity = .loaded(person)
      return []
    case .reviewAdded(let number, let text), .reviewDraftsChanged(let number, let text),
      .proposalMoved(let number, let text):
      // A warning that came on the way is the more important news.
      if toast?.role != .bad { toast = Toast(.good, text) }
      seals[number] = nil
      return closeComposer(of: number) + [.loadProposals]
    case .reviewFailed(let number, let text, let effect):
      toast = Toast(.bad, text)
      stayAfterAll()
      guard composerIndex(of: number) != nil else {
        return keepUnsent(effect, of: number, text) + [.loadProposals]
      }
      changeComposer(of: number) { $0.phase = .writing }
      return (effect.map { askAgain(after: $0, text) } ?? []) + [.loadProposals]
    case .decisionRecovered(let number, let text):
      recoveredDecisions[number] = text
      return show(.good, "Why you were deciding \(number) so is kept: D, then y or n, takes it up again")
    case .verified(let check):
      seals[check.number] = check
      toast =
        check.holds
        ? Toast(.good, "The seal of \(check.number) holds: every file is as it was when it was decided")
        : Toast(.bad, "The seal of \(check.number) is broken; Review says where")
      return []
    default: return []
    }
  }

  /// The answer of somebody who leaves what is being sent.
  mutating func leaveSending(_ choice: Character?, _ work: Int?) -> [Effect] {
    // It may have been answered by now.
    guard case .composer(let composer) = screen, composer.isSending else { return [] }
    switch choice {
    case "s": return work.map { stop(.work($0)) } ?? []
    case "n":
      _ = leave()
      return []
    default: return []
    }
  }

  /// What was refused after its composer was left is not lost with it.
  private mutating func keepUnsent(_ effect: Effect?, of number: ProposalNumber, _ text: String) -> [Effect] {
    guard let effect else { return [] }
    // What was typed for a question is asked for again, but where a composer that is gone had asked it.
    if answered.contains(where: { $0.effect == effect && !$0.prompt.isOfComposer }) {
      return askAgain(after: effect, text)
    }
    answered.removeAll { $0.effect == effect }
    switch effect {
    case .addReview(let events, number):
      return events.filter { !$0.body.trimmingWhitespace().isEmpty }
        .map { .keepReviewDraft($0, replacing: nil, number) }
    case .sendReviewDraft(let event, let draft, number):
      return [.keepReviewDraft(event, replacing: draft, number)]
    case .decide(number, _, let rationale, _):
      recoveredDecisions[number] = rationale
      return show(.bad, "\(text); the reason is kept: D, then y or n, takes it up again")
    default: return []
    }
  }

  /// Wherever the text is read that the threads belong in.
  mutating func receive(
    _ places: [CommentPlace], for request: PlacementRequest, _ number: ProposalNumber
  ) -> [Effect] {
    for index in screens.indices {
      guard case .proposal(var proposal) = screens[index], proposal.number == number else { continue }
      proposal.reading.receive(places, for: request)
      screens[index] = .proposal(proposal)
    }
    return []
  }

  /// The composer of a proposal whose text arrived is done with; where it lies among the screens does not matter.
  private mutating func closeComposer(of number: ProposalNumber) -> [Effect] {
    guard let index = composerIndex(of: number), case .composer(let composer) = screens[index] else {
      return []
    }
    screens.remove(at: index)
    return [.keepRecovery(path: composer.recoveryPath, nil)]
  }

  private mutating func changeComposer(of number: ProposalNumber, _ change: (inout ComposerScreen) -> Void) {
    guard let index = composerIndex(of: number), case .composer(var composer) = screens[index] else { return }
    change(&composer)
    screens[index] = .composer(composer)
  }

  /// That of a text on its way; what is still written has nothing to do with the answer.
  private func composerIndex(of number: ProposalNumber) -> Int? {
    screens.lastIndex { screen in
      if case .composer(let composer) = screen {
        composer.number == number && composer.isSending
      } else {
        false
      }
    }
  }

  mutating func readStandings() {
    standings = Dictionary(
      (proposals.value ?? []).map { proposal in
        (
          proposal.number,
          ProposalStanding(
            proposal, policy: surroundings.policy, people: surroundings.people, today: today)
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Questions

  mutating func handleInMenu(_ key: Key, _ items: [Prompt.MenuItem], _ purpose: Prompt.Purpose) -> [Effect] {
    if [.escape, .control("c"), .character("q")].contains(key) {
      prompt = nil
      return []
    }
    guard case .character(let pressed) = key.code, key.modifiers.isEmpty,
      let item = items.first(where: { $0.key == pressed })
    else { return [] }
    prompt = nil
    if let refusal = item.refusal { return show(.bad, refusal) }
    if purpose == .link { return openLink(chosen: pressed) }
    if case .stop(let running) = purpose { return stop(numbered: pressed, of: running) }
    guard case .nextMove(let number) = purpose, let choice = ReviewChoice(rawValue: pressed),
      let proposal = proposal(number), case .proposal(let screen) = screen
    else { return [] }
    return follow(screen.choose(choice, proposal, self))
  }

  private mutating func openLink(chosen key: Character) -> [Effect] {
    guard case .proposal(var shown) = screen, let proposal = proposal(shown.number) else { return [] }
    let outcome = shown.openLink(chosen: key, proposal, self)
    screen = .proposal(shown)
    return follow(outcome)
  }

  mutating func answerReview(_ purpose: Prompt.Purpose, text: String) -> [Effect] {
    switch purpose {
    case .verdict(let number, let verdict):
      return [.addReview([NewReviewEvent(.verdict(verdict), body: text)], number)]
    case .lastCallUntil(let number):
      guard let end = CalendarDate(argument: text, today: today) else {
        prompt = .text(purpose, "No day; give \(CalendarDate.argumentForms)", initial: text)
        return []
      }
      return [.startLastCall(number, until: end)]
    case .withdrawReason(let number):
      guard !text.isEmpty else { return show(.soon, "Not withdrawn: say why; D asks again") }
      return [.withdraw(number, reason: text)]
    case .suggestionReason, .minutes:
      guard case .composer(var composer) = screen else { return [] }
      let outcome = composer.answer(purpose, text: text)
      screen = .composer(composer)
      return follow(outcome)
    default: return []
    }
  }
}
