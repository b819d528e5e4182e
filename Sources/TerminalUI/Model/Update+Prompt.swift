import Workspace

extension Model {
  mutating func handleInPrompt(_ key: Key) -> [Effect] {
    guard var prompt else { return [] }
    switch prompt.kind {
    case .menu(let items): return handleInMenu(key, items, prompt.purpose)
    case .choices(let choices):
      if key == .escape || key == .control("c") {
        self.prompt = nil
        return answer(prompt.purpose, choice: nil)
      }
      if prompt.purpose == .recovery, case .editor(var editor) = screen,
        editor.scrollRecovered(
          keyMap.command(for: key, in: [.editor]), visible: editor.areas(contentRect).text.rows)
      {
        screen = .editor(editor)
        return []
      }
      guard case .character(let pressed) = key.code, key.modifiers.isEmpty,
        choices.contains(where: { $0.key == pressed })
      else { return [] }
      self.prompt = nil
      return answer(prompt.purpose, choice: pressed)
    case .text(var field):
      if key == .escape || key == .control("c") || key == .control("g") {
        self.prompt = nil
        return promptAbandoned(prompt.purpose)
      }
      if key == .enter {
        self.prompt = nil
        let effects = answer(prompt.purpose, text: field.text)
        remember(prompt, effects)
        return effects
      }
      if key == .alt("r"), let purpose = prompt.purpose.inOtherForm {
        prompt.purpose = purpose
        prompt.question = purpose.searchQuestion
        prompt.problem = nil
        self.prompt = prompt
        return promptChanged()
      }
      guard field.handle(key) else { return [] }
      prompt.kind = .text(field)
      self.prompt = prompt
      return promptChanged()
    }
  }

  /// What follows each change of the text, before Enter.
  mutating func promptChanged() -> [Effect] {
    guard let prompt, case .text(let field) = prompt.kind else { return [] }
    switch (prompt.purpose, screen) {
    case (.owner, .agenda(var agenda)):
      agenda.owner = field.text
      screen = .agenda(agenda)
    case (.agendaFilter, .agenda(var agenda)):
      agenda.filter = field.text
      screen = .agenda(agenda)
    case (.meetings, .meetings(var meetings)):
      meetings.filter = field.text
      screen = .meetings(meetings)
    case (.proposals, .proposals(var proposals)):
      proposals.filter = field.text
      screen = .proposals(proposals)
    case (.findInText, .proposal(var proposal)):
      proposal.find(field.text, self)
      screen = .proposal(proposal)
    case (.searchText(let isPattern), .editor(var editor)):
      self.prompt?.problem = editor.search(field.text, isPattern: isPattern)
      screen = .editor(editor)
    default: break
    }
    return []
  }

  private mutating func promptAbandoned(_ purpose: Prompt.Purpose) -> [Effect] {
    switch (purpose, screen) {
    case (.owner, .agenda(var agenda)):
      agenda.owner = ""
      screen = .agenda(agenda)
    case (.agendaFilter, .agenda(var agenda)):
      agenda.filter = ""
      screen = .agenda(agenda)
    case (.meetings, .meetings(var meetings)):
      meetings.filter = ""
      screen = .meetings(meetings)
    case (.proposals, .proposals(var proposals)):
      proposals.filter = ""
      screen = .proposals(proposals)
    case (.findInText, .proposal(var proposal)):
      _ = proposal.endFinding(nil, self)
      screen = .proposal(proposal)
    case (.searchText, .editor(var editor)):
      editor.endSearch(isCancelled: true)
      screen = .editor(editor)
    default: break
    }
    return []
  }

  private mutating func answer(_ purpose: Prompt.Purpose, text: String) -> [Effect] {
    let trimmed = text.trimmingWhitespace()
    switch purpose {
    case .newProposalTitle:
      guard !trimmed.isEmpty else { return show(.soon, "A proposal needs a title; n asks again") }
      return [.createProposal(title: trimmed)]
    case .changes(let number):
      guard !trimmed.isEmpty else { return show(.soon, "Not published: say what changed; p asks again") }
      return [.publish(number, changes: trimmed)]
    case .exportPath(let number):
      guard !trimmed.isEmpty else { return show(.soon, "Not exported: no file named; x asks again") }
      return [.export(number, path: trimmed)]
    case .owner, .agendaFilter, .meetings, .proposals, .undo: return []
    case .move(let items): return answerMove(items, trimmed)
    case .assign(let items):
      let owners = Self.owners(trimmed)
      return owners.isEmpty ? [] : [ItemCommands.change(items, .assigned(owners))]
    case .reword(let item):
      return trimmed.isEmpty || trimmed == item.text ? [] : [.changeItem(item, .reworded(trimmed))]
    case .verdict, .lastCallUntil, .withdrawReason, .suggestionReason, .minutes:
      return answerReview(purpose, text: trimmed)
    case .nextMove, .redraft, .discardDraft, .leaveComposer, .link, .openAddress, .stop, .quitDuringWork,
      .leaveSending:
      return []
    case .findInText, .linkNumber:
      guard case .proposal(var proposal) = screen else { return [] }
      let outcome =
        purpose == .findInText
        ? proposal.endFinding(text, self) : proposal.openLink(numbered: trimmed, self)
      screen = .proposal(proposal)
      return follow(outcome)
    case .searchText, .replaceText, .replaceWith, .replaceMatch, .goToLine, .leaveUnsaved, .conflict,
      .recovery:
      guard case .editor(var editor) = screen else { return [] }
      let outcome = editor.answer(purpose, text: text)
      screen = .editor(editor)
      return follow(outcome)
    }
  }

  /// Asks again where the words name no day.
  private mutating func answerMove(_ items: [ActionItem], _ text: String) -> [Effect] {
    guard !text.isEmpty else { return [] }
    if let day = CalendarDate(argument: text, today: today) {
      return [ItemCommands.change(items, .moved(to: day))]
    }
    prompt = .text(.move(items), "No day; give \(CalendarDate.argumentForms)", initial: text)
    return []
  }

  /// Separated by commas; without one, initials may stand next to each other.
  static func owners(_ text: String) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    let areInitials = words.allSatisfy { $0.count <= 4 && $0 == $0.uppercased() }
    let parts = text.contains(",") || !areInitials ? text.split(separator: ",").map(String.init) : words
    return parts.map { $0.trimmingWhitespace() }.filter { !$0.isEmpty }
  }

  private mutating func answer(_ purpose: Prompt.Purpose, choice: Character?) -> [Effect] {
    switch purpose {
    case .undo(let event): return choice == "y" ? [.undo(event)] : []
    case .quitDuringWork: return quitDuringWork(choice)
    case .leaveSending(let work): return leaveSending(choice, work)
    case .openAddress(let address): return choice == "y" ? [.openAddress(address)] : []
    case .discardDraft(let number, let draft):
      return choice == "d" ? [.discardReviewDraft(draft, number)] : []
    case .redraft(let number): return choice == "y" ? [.redraft(number)] : []
    case .leaveComposer:
      guard case .composer(var composer) = screen else { return [] }
      let outcome = composer.answer(choice: choice)
      screen = .composer(composer)
      return follow(outcome)
    default: break
    }
    guard case .editor(var editor) = screen else { return [] }
    let outcome = editor.answer(purpose, choice: choice)
    screen = .editor(editor)
    return follow(outcome)
  }
}
