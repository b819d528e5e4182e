import Workspace

extension ProposalScreen {
  /// What belongs to reviewing, whatever tab is shown.
  mutating func performReview(_ command: Command, _ proposal: Proposal, _ model: Model) -> Outcome {
    switch command {
    case .back where tab == .text && reading.mark != nil:
      reading.mark = nil
      return .done
    case .selectLines:
      reading.mark = reading.mark == nil ? reading.line : nil
      return .done
    case .nextThread: return tab == .review ? stepThread(by: 1, proposal, model) : visitThread(by: 1)
    case .previousThread: return tab == .review ? stepThread(by: -1, proposal, model) : visitThread(by: -1)
    case .comment: return compose(.comment(.issue), proposal)
    case .suggest: return compose(.suggestion, proposal)
    case .reply: return reply(proposal, model)
    case .toggleResolved: return toggleResolved(proposal, model)
    case .applySuggestion: return applySuggestion(proposal, model)
    case .discardDraft: return discardDraft(proposal, model)
    case .sendDrafts:
      return .effects([.sendReviewDrafts(number)])
    case .approve: return choose(.approve, proposal, model)
    case .nextMove: return .ask(.menu(.nextMove(number), "What next?", moveMenu(proposal, model)))
    case .verifySeal:
      return .effects([.verify(number)])
    default: return .unhandled
    }
  }

  // MARK: Writing

  private mutating func compose(_ purpose: Composition.Purpose, _ proposal: Proposal) -> Outcome {
    let composition: Composition
    switch place(of: purpose, proposal) {
    case .success(let found): composition = found
    case .failure(let refusal): return .say(.soon, refusal.reason)
    }
    reading.mark = nil
    return .open(.composer(ComposerScreen(composition, folder: proposal.folder)))
  }

  /// Why something cannot be done just now.
  private struct Refusal: Error { var reason: String }

  /// What is commented on: the lines of the version that is read, or those of the newest version that the draft's lines
  /// are; in Review the version as a whole.
  private func place(
    of purpose: Composition.Purpose, _ proposal: Proposal
  ) -> Result<Composition, Refusal> {
    guard let latest = proposal.latest else {
      return .failure(
        Refusal(reason: "Nothing is published yet; p publishes the draft, then it can be commented on"))
    }
    guard tab == .text, let lines = reading.selection else {
      return .success(Composition(purpose, in: number, version: latest.number))
    }
    if let version = reading.version.flatMap(proposal.version) {
      let anchor = CommentAnchor(lines: lines, in: version.source)
      return .success(Composition(purpose, in: number, version: version.number, anchor: anchor))
    }
    let placer = CommentPlacer(old: proposal.draft.source, new: latest.source)
    switch placer.place(CommentAnchor(lines: lines, in: proposal.draft.source)) {
    case .exact(let range), .moved(let range):
      let anchor = CommentAnchor(lines: range, in: latest.source)
      return .success(Composition(purpose, in: number, version: latest.number, anchor: anchor))
    case .reworded, .orphan:
      let what = lines.count == 1 ? "This line is" : "These lines are"
      return .failure(
        Refusal(
          reason: "\(what) not in \(latest.number) yet: p publishes the draft, [ shows \(latest.number)"))
    }
  }

  private func reply(_ proposal: Proposal, _ model: Model) -> Outcome {
    guard let thread = chosenThread(proposal, model) else { return .done }
    if let draft = draft(of: thread, model) {
      return .open(.composer(ComposerScreen(Composition(draft, in: number), folder: proposal.folder)))
    }
    return .open(
      .composer(
        ComposerScreen(Composition(replyingTo: thread.thread, in: number), folder: proposal.folder)))
  }

  /// What of reviewing cannot be done just now, and why.
  func refusalToReview(_ command: Command, _ proposal: Proposal, _ model: Model) -> String? {
    switch command {
    case .reply, .toggleResolved, .applySuggestion: refusalOfThread(command, proposal, model)
    case .discardDraft:
      chosenThread(proposal, model).flatMap { draft(of: $0, model) } == nil
        ? "There is no draft of yours here; what was sent stays" : nil
    case .sendDrafts:
      model.drafts[number]?.isEmpty ?? true
        ? "No comment waits to be sent; in the comment's editor A-s keeps one for later" : nil
    case .approve: refusal(of: .approve, proposal, model)
    case .verifySeal:
      proposal.decision == nil ? "Nothing is sealed before a decision; D shows the ways to one" : nil
    case .comment, .suggest:
      proposal.latest == nil
        ? "Nothing is published yet; p publishes the draft, then it can be commented on" : nil
    default: nil
    }
  }

  private func refusalOfThread(_ command: Command, _ proposal: Proposal, _ model: Model) -> String? {
    guard let placed = chosenThread(proposal, model) else {
      return tab == .text
        ? "No thread on this line; n goes to the next one" : "Choose a thread first; j and k move"
    }
    switch command {
    case .toggleResolved where reading.drafts.contains(placed.id):
      return "This is a draft of yours: S sends it, r writes on, d discards it"
    case .applySuggestion:
      let isSuggestion = placed.thread.opening.replacement != nil && !reading.drafts.contains(placed.id)
      return isSuggestion && proposal.review.thread(placed.id) != nil
        ? nil : "This thread suggests no words; s suggests some for the cursor's lines"
    default: return nil
    }
  }

  private func draft(of thread: PlacedThread, _ model: Model) -> ReviewDraft? {
    model.drafts[number]?.first { $0.id == thread.id || $0.event.thread == thread.id }
  }

  // MARK: Threads

  private func toggleResolved(_ proposal: Proposal, _ model: Model) -> Outcome {
    guard let thread = chosenThread(proposal, model) else { return .done }
    let kind: ReviewEvent.Kind = thread.thread.isOpen ? .resolve : .unresolve
    return .effects([.addReview([NewReviewEvent(kind, thread: thread.id, body: "")], number)])
  }

  private func discardDraft(_ proposal: Proposal, _ model: Model) -> Outcome {
    guard let thread = chosenThread(proposal, model), let draft = draft(of: thread, model)
    else { return .done }
    return .ask(
      .choices(
        .discardDraft(number, draft), "Discard your unsent words “\(draft.event.body.firstWords)”?",
        [("d", "discard"), ("k", "keep")]))
  }

  private func applySuggestion(_ proposal: Proposal, _ model: Model) -> Outcome {
    guard let placed = chosenThread(proposal, model), let sent = proposal.review.thread(placed.id)
    else { return .done }
    return .effects([.applySuggestion(sent, number)])
  }
}

extension String {
  /// The beginning of the first line, for a question about the text.
  var firstWords: String {
    let line = split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return DisplayText.escaped(line).clipped(toWidth: 30)
  }
}
