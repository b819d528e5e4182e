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
      guard modifiers.contains(.control) else {
        self.init(code, modifiers)
        return
      }
      if let same = Self.sentAs[Character(character.lowercased())] {
        self.init(same, modifiers.subtracting(.control))
        return
      }
      // A terminal sends the same for C-S as for C-s.
      self.init(.character(Character(character.lowercased())), modifiers)
    } else if case .character = code, modifiers.contains(.shift) {
      return nil
    } else {
      self.init(code, modifiers)
    }
  }

  /// What a terminal sends for these together with Control.
  private static let sentAs: [Character: Code] = ["i": .tab, "m": .enter, "[": .escape]

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
