import Workspace

/// What a person may do with a proposal as a whole, with the reason where it is not possible now.
enum ReviewChoice: Character, CaseIterable, Hashable {
  case approve = "a"
  case requestChanges = "x"
  case abstain = "b"
  case lastCall = "l"
  case accept = "y"
  case reject = "n"
  case redraft = "d"
  case withdraw = "w"

  fileprivate func label(_ version: String) -> String {
    switch self {
    case .approve: "approve \(version)"
    case .requestChanges: "request changes of \(version)"
    case .abstain: "abstain on \(version)"
    case .lastCall: "start the last call"
    case .accept: "decide: accept"
    case .reject: "decide: reject"
    case .redraft: "back to a draft"
    case .withdraw: "withdraw it"
    }
  }

  var verdict: Verdict? {
    switch self {
    case .approve: .approve
    case .requestChanges: .requestChanges
    case .abstain: .abstain
    case .lastCall, .accept, .reject, .redraft, .withdraw: nil
    }
  }

  fileprivate func move(_ conditions: MoveConditions) -> ProposalMove? {
    switch self {
    case .approve, .requestChanges, .abstain: nil
    case .lastCall:
      .startLastCall(until: conditions.today.adding(days: conditions.policy.daysOfLastCall))
    case .accept: .accept
    case .reject: .reject
    case .redraft: .redraft
    case .withdraw: .withdraw
    }
  }
}

extension ProposalScreen {
  func moveMenu(_ proposal: Proposal, _ model: Model) -> [Prompt.MenuItem] {
    let version = proposal.latest?.number.description ?? "it"
    return ReviewChoice.allCases.map { choice in
      Prompt.MenuItem(
        key: choice.rawValue, label: choice.label(version), refusal: refusal(of: choice, proposal, model))
    }
  }

  /// Why a choice is not possible now; nil where it is.
  func refusal(of choice: ReviewChoice, _ proposal: Proposal, _ model: Model) -> String? {
    if choice.verdict != nil {
      guard let person = model.person else { return model.unknownPerson }
      return proposal.refusal(ofVerdictBy: person, people: model.surroundings.people)
    }
    let conditions = model.moveConditions
    return choice.move(conditions).flatMap { proposal.refusal(of: $0, conditions) }
  }

  /// Does what was chosen, or asks what it needs.
  func choose(_ choice: ReviewChoice, _ proposal: Proposal, _ model: Model) -> Outcome {
    if let refusal = refusal(of: choice, proposal, model) { return .say(.soon, refusal) }
    let version = proposal.latest?.number.description ?? ""
    switch choice {
    case .approve:
      return .ask(.text(.verdict(number, .approve), "Approve \(version); a word with it, or Enter"))
    case .abstain:
      return .ask(.text(.verdict(number, .abstain), "Abstain on \(version); why, or Enter"))
    case .requestChanges:
      return write(.verdict(.requestChanges), proposal, model)
    case .lastCall:
      let end = model.today.adding(days: model.surroundings.policy.daysOfLastCall)
      return .ask(.text(.lastCallUntil(number), "Last day of the last call", initial: end.description))
    case .accept: return write(.decision(.accepted), proposal, model)
    case .reject: return write(.decision(.rejected), proposal, model)
    case .redraft:
      return .ask(
        .choices(
          .redraft(number), "Back to a draft? Only a new version takes it into review again.",
          [("y", "yes"), ("n", "no")]))
    case .withdraw: return .ask(.text(.withdrawReason(number), "Withdraw \(number) for good; why"))
    }
  }

  private func write(_ purpose: Composition.Purpose, _ proposal: Proposal, _ model: Model) -> Outcome {
    let composition = Composition(purpose, in: number, version: proposal.latest?.number)
    let recovered = composition.isDecision ? model.recoveredDecisions[number] : nil
    return .open(
      .composer(ComposerScreen(composition, folder: proposal.folder, recovered: recovered)))
  }
}
