import Workspace

extension KeyMap {
  /// This map with a person's own keys. A key that is given to a command is taken from the one that had it on the same
  /// screen; what would leave a screen without a way out, or letters that cannot be typed any more, is refused.
  ///
  /// - Parameter file: names the file in what is reported.
  public func changed(
    by changes: [InterfaceConfiguration.KeyChange], file: String
  ) -> (KeyMap, [Diagnostic]) {
    var bindings = bindings
    var diagnostics: [Diagnostic] = []
    var given: [KeyContext: [Key: Int]] = [:]
    /// The lines that took the last key of a binding, by its index.
    var emptied: [Int: Int] = [:]
    for change in changes {
      func warn(_ message: String) {
        diagnostics.append(Diagnostic(.warning, file: file, line: change.line, message))
      }
      var keys: [Key] = []
      for key in change.keys {
        if let reason = refusal(of: key, for: change.command, in: change.context) {
          warn(reason)
        } else if let line = given[change.context]?[key] {
          warn("\(key) has another meaning in \(change.context.name) since line \(line)")
        } else if !keys.contains(key) {
          keys.append(key)
          given[change.context, default: [:]][key] = change.line
        }
      }
      guard !keys.isEmpty || change.keys.isEmpty else { continue }
      for index in bindings.indices where bindings[index].context == change.context {
        let before = bindings[index].keys
        if bindings[index].command == change.command {
          let kept = before.filter { Self.isKept($0, in: change.context) && !keys.contains($0) }
          bindings[index].keys = keys + kept
          emptied[index] = nil
        } else {
          bindings[index].keys.removeAll(where: keys.contains)
          if !before.isEmpty, bindings[index].keys.isEmpty { emptied[index] = change.line }
        }
      }
    }
    let map = KeyMap(bindings: bindings)
    for (index, line) in emptied.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      let (command, context) = (bindings[index].command, bindings[index].context)
      let palette = map.key(for: .showPalette, in: [context] + context.othersBelow)
      let way = palette.map { "; \($0) still runs it" } ?? ""
      diagnostics.append(
        Diagnostic(
          .note, file: file, line: line, "\(command.name) has no key in \(context.name) now\(way)"))
    }
    return (map, diagnostics)
  }

  /// The ways out and the interrupt, which mean the same everywhere.
  private static func isReserved(_ key: Key) -> Bool { key == .escape || key == .control("c") }

  /// Keys of a text that are bound to commands, and without which nobody can write one.
  private static let textKeys: [Key] = [.enter, .backspace, .delete]

  /// Whether a key stays with its command, whatever else that is given.
  private static func isKept(_ key: Key, in context: KeyContext) -> Bool {
    isReserved(key) || context.takesText && textKeys.contains(key)
  }

  private func refusal(of key: Key, for command: Command, in context: KeyContext) -> String? {
    if self.command(for: key, in: [context]) == command { return nil }
    if Self.isReserved(key) {
      return "\(key) always leads back or interrupts; it cannot be given another meaning"
    }
    if context.takesText, key.typedText != nil || Self.textKeys.contains(key) {
      return "\(key) writes text in \(context.name); choose a key with C- or A-, or F2 to F12"
    }
    return nil
  }
}

extension KeyContext {
  /// What it is called in `config.yaml`.
  public var name: String {
    rawValue.map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined()
  }

  /// Where a key is looked up that this one does not know, as far as the palette's key is concerned.
  fileprivate var othersBelow: [KeyContext] {
    switch self {
    case .composer, .meetingText: [.editor]
    case .editor, .search, .outline, .meetingList: []
    default: [.everywhere]
    }
  }

  /// Whether keys are typed there.
  var takesText: Bool {
    switch self {
    case .composer, .editor, .meetingText, .search, .outline: true
    default: false
    }
  }
}
