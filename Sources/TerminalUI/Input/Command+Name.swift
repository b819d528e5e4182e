extension Command {
  /// What the command is called in the palette, in a key map's file and in the manual: `mark-done`.
  public var name: String {
    if case .editing(let command) = self { return Self.hyphenated(command.rawValue) }
    return Self.hyphenated("\(self)")
  }

  private static func hyphenated(_ name: String) -> String {
    name.map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined()
  }
}
