import Evidence
import Workspace

extension Model {
  /// The contexts in which a key is looked up now, the most special one first.
  public var contexts: [KeyContext] {
    switch screen {
    case .home: [.home, .list, .everywhere]
    case .agenda: [.agenda, .list, .everywhere]
    case .proposals: [.proposals, .list, .everywhere]
    case .proposal(let proposal): proposal.contexts
    case .lab: [.lab, .list, .everywhere]
    case .editor(let editor): editor.contexts
    case .meetings: [.meetings, .list, .everywhere]
    case .promise: [.promise, .list, .everywhere]
    case .search: [.search]
    case .composer: [.composer, .editor]
    case .merge: [.merging, .list, .everywhere]
    }
  }

  /// A key goes to whatever is on top: what is only read, the prompt, then the screen.
  mutating func handle(_ key: Key) -> [Effect] {
    toast = nil
    quitting = nil
    if let overlay { return handleInOverlay(key, overlay) }
    if prompt != nil { return handleInPrompt(key) }
    if palette != nil { return handleInPalette(key) }
    let command = keyMap.command(for: key, in: contexts)
    if asksForRecovery(before: command, isText: key.typedText != nil) { return [] }
    if let command { return run(command) }
    if case .editor(var editor) = screen, !editor.isAside, let text = key.typedText {
      let effects = editor.insert(text)
      screen = .editor(editor)
      return effects
    }
    if case .composer(var composer) = screen {
      let effects = key.typedText.map { composer.insert($0) } ?? []
      screen = .composer(composer)
      return effects
    }
    if key.typedText != nil, case .editor(let editor) = screen, !editor.isAside { return [] }
    if case .search(var search) = screen {
      let effects = search.type(key)
      screen = .search(search)
      return effects
    }
    if case .proposal(var proposal) = screen, proposal.outline != nil {
      proposal.typeInOutline { _ = $0.handle(key) }
      screen = .proposal(proposal)
      return []
    }
    let help = keyMap.key(for: .help, in: contexts).map { "; \($0) shows the keys" } ?? ""
    return show(.soon, "\(key) does nothing here\(help)")
  }

  mutating func handlePaste(_ text: String) -> [Effect] {
    toast = nil
    quitting = nil
    if var prompt {
      guard case .text(var field) = prompt.kind else { return [] }
      field.insert(text)
      prompt.kind = .text(field)
      self.prompt = prompt
      return promptChanged()
    }
    if palette != nil, overlay == nil {
      palette?.insert(text)
      return []
    }
    if case .search(var search) = screen, overlay == nil {
      let effects = search.paste(text)
      screen = .search(search)
      return effects
    }
    if case .composer(var composer) = screen, overlay == nil {
      let effects = composer.insert(text)
      screen = .composer(composer)
      return effects
    }
    if asksForRecovery(before: nil, isText: true) { return [] }
    if case .proposal(var proposal) = screen, proposal.outline != nil, overlay == nil {
      proposal.typeInOutline { $0.insert(text) }
      screen = .proposal(proposal)
      return []
    }
    guard case .editor(var editor) = screen, !editor.isAside, overlay == nil else {
      return show(.soon, "There is nothing to paste into here; e opens the editor")
    }
    let effects = editor.insert(text)
    screen = .editor(editor)
    return effects
  }

  private mutating func handleInOverlay(_ key: Key, _ shown: Overlay) -> [Effect] {
    let page = max(1, contentRect.rows - 1)
    var row = shown.row
    switch keyMap.command(for: key, in: [.list, .everywhere]) {
    case .down: row += 1
    case .up: row -= 1
    case .pageDown: row += page
    case .pageUp: row -= page
    case .first: row = 0
    case .last: row = Int.max / 2
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    default:
      overlay = nil
      return []
    }
    overlay?.row = max(0, row)
    return []
  }
}

extension Key {
  /// The text this key types, if it types any.
  var typedText: String? {
    guard case .character(let character) = code, modifiers.subtracting(.shift).isEmpty else { return nil }
    return String(character)
  }
}
