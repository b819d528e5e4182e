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
    stayAfterAll()
    // Most often a note is not what it was when it was read.
    let effects = effect.isOfItems ? readNotesAgain : []
    guard let index = answered.lastIndex(where: { $0.effect == effect }) else { return effects }
    var prompt = answered.remove(at: index).prompt
    prompt.problem = problem
    waitingPrompts.append(prompt)
    return effects
  }

  /// Nothing lies over the screen.
  var isFree: Bool { prompt == nil && palette == nil && overlay == nil }

  /// Whether the next keys may be letters of a text.
  private var isTyping: Bool {
    switch screen {
    case .editor, .composer, .search: true
    case .proposal(let proposal): proposal.outline != nil || !isFree
    default: !isFree
    }
  }

  /// What did not come about is told, and asked for again, before somebody leaves who waited for it.
  mutating func stayAfterAll() {
    if quitting == .whenDone { quitting = nil }
  }

  /// Shows what was asked for earlier; to somebody who is typing by now, once they are done.
  mutating func arrive(_ screen: Screen) -> [Effect] {
    stayAfterAll()
    waitingScreens.append(screen)
    return showWaiting()
  }

  mutating func showWaiting() -> [Effect] {
    guard !waitingScreens.isEmpty, !isTyping else { return [] }
    let next = waitingScreens.removeFirst()
    screens.append(next)
    guard case .editor(let editor) = next else { return [] }
    return [.openFile(path: editor.path, line: editor.line)]
  }

  /// Asks what waits, unless the person is typing something else.
  mutating func askWaiting() {
    // What a composer that is gone would have asked nobody needs to answer.
    let hasComposer = screens.contains { if case .composer = $0 { true } else { false } }
    if !hasComposer { waitingPrompts.removeAll(where: \.isOfComposer) }
    guard isFree, let index = waitingPrompts.firstIndex(where: mayAsk)
    else { return }
    prompt = waitingPrompts.remove(at: index)
  }

  private func mayAsk(_ prompt: Prompt) -> Bool {
    switch screen {
    case .composer(let composer): composer.asks(prompt.purpose) && !composer.isSending
    case .editor(let editor): editor.isAside && prompt.purpose.isOfItems
    case .search: false
    case .proposal(let proposal) where proposal.outline != nil: false
    default: !prompt.isOfComposer
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
    case .move, .assign, .reword, .undo: true
    default: false
    }
  }
}

extension Prompt {
  var isOfComposer: Bool { [.minutes, .suggestionReason].contains(purpose) }
}
