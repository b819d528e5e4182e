extension Key {
  /// The key of a name as `description` gives it: `x`, `C-s`, `A-x`, `S-Tab`, `PgUp`, `F5`.
  public init?(named name: String) {
    var rest = Substring(name)
    var modifiers: Modifiers = []
    let prefixes: [(String, Modifiers)] = [("C-", .control), ("A-", .alt), ("S-", .shift)]
    while rest.count > 2, let prefix = prefixes.first(where: { rest.hasPrefix($0.0) }) {
      modifiers.insert(prefix.1)
      rest = rest.dropFirst(2)
    }
    guard let code = Self.code(named: String(rest)) else { return nil }
    if case .character(let character) = code, !modifiers.isEmpty, !modifiers.contains(.shift) {
      // A terminal sends the same for C-S as for C-s.
      let isControl = modifiers.contains(.control)
      self.init(.character(isControl ? Character(character.lowercased()) : character), modifiers)
    } else if case .character = code, modifiers.contains(.shift) {
      return nil
    } else {
      self.init(code, modifiers)
    }
  }

  private static func code(named name: String) -> Code? {
    let names: [String: Code] = [
      "Space": .character(" "), "Enter": .enter, "Esc": .escape, "Tab": .tab, "Backspace": .backspace,
      "Del": .delete, "Ins": .insert, "Up": .up, "Down": .down, "Left": .left, "Right": .right, "Home": .home,
      "End": .end, "PgUp": .pageUp, "PgDn": .pageDown,
    ]
    if let code = names[name] { return code }
    if name.count == 1, let character = name.first, !character.isWhitespace { return .character(character) }
    guard name.hasPrefix("F"), let number = Int(name.dropFirst()), (1...12).contains(number) else {
      return nil
    }
    return .function(number)
  }
}
