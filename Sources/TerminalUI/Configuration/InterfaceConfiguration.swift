import Workspace

/// What a person chose for the interface, in `config.yaml` of their own configuration folder: keys, theme, mouse. It is
/// theirs, not the group's, so that nothing of it stands in `moot.yaml`.
public struct InterfaceConfiguration: Hashable, Sendable {
  public var theme: ThemeChoice = .automatic
  /// Whether clicks and the wheel are taken; without it the terminal keeps them for selecting text.
  public var usesMouse = true
  public var keys: [KeyChange] = []

  public init() {}

  /// Other keys for a command.
  public struct KeyChange: Hashable, Sendable {
    public var context: KeyContext
    public var command: Command
    /// In place of those it had; empty takes them away.
    public var keys: [Key]
    /// Where it stands in the file, 1-based.
    public var line: Int
  }
}

/// Which colours are used.
public enum ThemeChoice: String, CaseIterable, Hashable, Sendable {
  /// As the terminal can and its background asks for.
  case automatic = "auto"
  case dark, light
  /// The terminal's own sixteen.
  case sixteen
  case none
}

// MARK: - Reading

extension InterfaceConfiguration {
  /// Reads `config.yaml`. What is wrong becomes a diagnostic with its line and leaves the rest as it is.
  public static func read(
    source: String, file: String
  ) -> (InterfaceConfiguration, [Diagnostic]) {
    let (value, problems) = YAMLReader.read(source, file: file)
    var reader = Reader(file: file, diagnostics: problems)
    switch value {
    case .map(let pairs): for pair in pairs { reader.read(pair) }
    case .null: break
    case .scalar, .list:
      reader.diagnostics.append(
        Diagnostic(.error, file: file, line: 1, "expected `key: value` lines, such as `theme: dark`"))
    }
    return (reader.configuration, reader.diagnostics)
  }

  private struct Reader {
    let file: String
    var diagnostics: [Diagnostic]
    var configuration = InterfaceConfiguration()

    mutating func warn(_ pair: YAMLValue.Pair, _ message: String) {
      diagnostics.append(Diagnostic(.warning, file: file, line: pair.line, message))
    }

    mutating func read(_ pair: YAMLValue.Pair) {
      switch pair.key {
      case "theme":
        if let theme = pair.value.string.flatMap(ThemeChoice.init) {
          configuration.theme = theme
        } else {
          let names = ThemeChoice.allCases.map(\.rawValue).joined(separator: ", ")
          warn(pair, "'theme' is one of \(names)")
        }
      case "mouse":
        switch pair.value.string?.lowercased() {
        case "true", "yes", "on": configuration.usesMouse = true
        case "false", "no", "off": configuration.usesMouse = false
        default: warn(pair, "'mouse' is on or off")
        }
      case "keys": readKeys(pair)
      default: warn(pair, "unknown key '\(pair.key)'; there is: theme, mouse, keys")
      }
    }

    private mutating func readKeys(_ section: YAMLValue.Pair) {
      guard case .map(let contexts) = section.value else {
        return warn(section, "'keys' has a screen and under it commands, such as agenda: {mark-done: D}")
      }
      for pair in contexts {
        guard let context = KeyContext.allCases.first(where: { $0.name == pair.key }) else {
          let names = KeyContext.allCases.map(\.name).joined(separator: ", ")
          warn(pair, "no screen '\(pair.key)'; there is: \(names)")
          continue
        }
        guard case .map(let commands) = pair.value else {
          warn(pair, "'\(pair.key)' has a command and its keys a line, such as mark-done: [d, Space]")
          continue
        }
        for command in commands { readKeys(of: command, in: context) }
      }
    }

    private mutating func readKeys(of pair: YAMLValue.Pair, in context: KeyContext) {
      guard
        let command = KeyMap.standard.bindings(in: context).first(where: { $0.command.name == pair.key })?
          .command
      else {
        return warn(pair, "no command '\(pair.key)' in \(context.name); `moot keys` lists them")
      }
      let names = pair.value.strings
      guard !names.isEmpty else {
        return warn(pair, "'\(pair.key)' has no key here; write none to take its keys away")
      }
      var keys: [Key] = []
      for text in names where text != "none" {
        guard let key = Key(named: text) else {
          warn(pair, "no key '\(text)'; keys are written as x, Space, C-s, A-x, S-Tab, PgUp or F5")
          continue
        }
        keys.append(key)
      }
      // A line whose every key is misspelt leaves the command as it was.
      guard !keys.isEmpty || names.allSatisfy({ $0 == "none" }) else { return }
      configuration.keys.append(KeyChange(context: context, command: command, keys: keys, line: pair.line))
    }
  }
}
