import Workspace

extension Model {
  mutating func handleInPrompt(_ key: Key) -> [Effect] {
    guard var prompt else { return [] }
    switch prompt.kind {
    case .choices(let choices):
      if key == .escape || key == .control("c") {
        self.prompt = nil
        return answer(prompt.purpose, choice: nil)
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
        return answer(prompt.purpose, text: field.text)
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
    case (.searchText, .editor(var editor)):
      editor.search(field.text)
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
    case .owner: return []
    case .searchText, .goToLine, .leaveUnsaved, .conflict, .recovery:
      guard case .editor(var editor) = screen else { return [] }
      let outcome = editor.answer(purpose, text: text)
      screen = .editor(editor)
      return follow(outcome)
    }
  }

  private mutating func answer(_ purpose: Prompt.Purpose, choice: Character?) -> [Effect] {
    guard case .editor(var editor) = screen else { return [] }
    let outcome = editor.answer(purpose, choice: choice)
    screen = .editor(editor)
    return follow(outcome)
  }
}
