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
    for change in changes {
      func warn(_ message: String) {
        diagnostics.append(Diagnostic(.warning, file: file, line: change.line, message))
      }
      var keys: [Key] = []
      for key in change.keys {
        if let reason = Self.refusal(of: key, in: change.context) {
          warn(reason)
        } else if let line = given[change.context]?[key] {
          warn("\(key) has another meaning in \(change.context.name) since line \(line)")
        } else if !keys.contains(key) {
          keys.append(key)
          given[change.context, default: [:]][key] = change.line
        }
      }
      guard !keys.isEmpty || change.keys.isEmpty else { continue }
      let kept = bindings.filter { $0.context == change.context && $0.command == change.command }
        .flatMap(\.keys).filter { Self.isReserved($0) }
      bindings = bindings.map { binding in
        var binding = binding
        guard binding.context == change.context else { return binding }
        if binding.command == change.command {
          binding.keys = keys + kept
        } else {
          binding.keys.removeAll(where: keys.contains)
        }
        return binding
      }
    }
    for change in changes {
      for binding in bindings where binding.context == change.context && binding.keys.isEmpty {
        guard binding.command != change.command, !change.keys.isEmpty else { continue }
        let text = "\(binding.command.name) has no key in \(binding.context.name) now; : still runs it"
        let note = Diagnostic(.note, file: file, line: change.line, text)
        if !diagnostics.contains(where: { $0.message == text }) { diagnostics.append(note) }
      }
    }
    return (KeyMap(bindings: bindings), diagnostics)
  }

  /// The ways out and the interrupt, which mean the same everywhere.
  private static func isReserved(_ key: Key) -> Bool { key == .escape || key == .control("c") }

  private static func refusal(of key: Key, in context: KeyContext) -> String? {
    if isReserved(key) { return "\(key) always leads back or interrupts; it cannot be given another meaning" }
    if context.takesText, key.typedText != nil || [.enter, .backspace, .delete].contains(key) {
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

  /// Whether keys are typed there.
  var takesText: Bool {
    switch self {
    case .composer, .editor, .meetingText, .search, .outline: true
    default: false
    }
  }
}
