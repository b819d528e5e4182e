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
    guard let index = answered.lastIndex(where: { $0.effect == effect }) else { return [] }
    var prompt = answered.remove(at: index).prompt
    prompt.problem = problem
    waitingPrompts.append(prompt)
    return []
  }

  /// Asks what waits, unless the person is typing something else.
  mutating func askWaiting() {
    guard prompt == nil, palette == nil, helpRow == nil, let index = waitingPrompts.firstIndex(where: mayAsk)
    else { return }
    prompt = waitingPrompts.remove(at: index)
  }

  private func mayAsk(_ prompt: Prompt) -> Bool {
    let isOfComposer = [.minutes, .suggestionReason].contains(prompt.purpose)
    return switch screen {
    case .composer(let composer): isOfComposer && !composer.isSending
    case .editor, .search: false
    default: !isOfComposer
    }
  }
}
