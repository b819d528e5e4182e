/// What was typed for something that git or one of its hooks refused is asked for again as it was.
extension Model {
  /// More are never on their way at once.
  private static let answeredMax = 8

  mutating func remember(_ prompt: Prompt, _ effects: [Effect]) {
    guard let effect = effects.last else { return }
    var prompt = prompt
    prompt.problem = nil
    answered = answered.suffix(Self.answeredMax - 1) + [(effect, prompt)]
  }

  mutating func askAgain(after effect: Effect, _ problem: String) -> [Effect] {
    toast = Toast(.bad, problem)
    // Most often a note is not what it was when it was read.
    let effects = effect.isOfItems ? readNotesAgain : []
    guard let index = answered.lastIndex(where: { $0.effect == effect }) else { return effects }
    var prompt = answered.remove(at: index).prompt
    prompt.problem = problem
    waitingPrompts.append(prompt)
    return effects
  }

  /// Asks what waits, unless the person is typing something else.
  mutating func askWaiting() {
    guard prompt == nil, palette == nil, overlay == nil, let index = waitingPrompts.firstIndex(where: mayAsk)
    else { return }
    prompt = waitingPrompts.remove(at: index)
  }

  private func mayAsk(_ prompt: Prompt) -> Bool {
    let isOfComposer = [.minutes, .suggestionReason].contains(prompt.purpose)
    return switch screen {
    case .composer(let composer): isOfComposer && !composer.isSending
    case .editor(let editor): editor.isAside && prompt.purpose.isOfItems
    case .search: false
    default: !isOfComposer
    }
  }
}

extension Effect {
  /// Whether it changes action items, or takes back what did.
  fileprivate var isOfItems: Bool {
    switch self {
    case .changeItem, .changeItems, .undoNewest, .undo, .splitPromise: true
    default: false
    }
  }
}

extension Prompt.Purpose {
  fileprivate var isOfItems: Bool {
    switch self {
    case .move, .assign, .reword: true
    default: false
    }
  }
}
