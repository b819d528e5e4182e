/// Text made fit for a canvas, whose characters are all one cell wide.
enum PlotText {
  /// Every character that could be wider or narrower than a cell, or drive the terminal, becomes `?`.
  static func narrow(_ text: String, _ characters: PlotCanvas.Characters) -> [Character] {
    text.map { character in
      guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first else {
        return "?"
      }
      if (0x20..<0x7F).contains(scalar.value) { return character }
      if characters == .ascii { return spelled[character] ?? "?" }
      return narrowRanges.contains { $0.contains(scalar.value) } || signs.contains(character)
        ? character : "?"
    }
  }

  /// Cut to `room` characters, the last one then a mark of omission.
  static func clipped(_ text: [Character], to room: Int, _ characters: PlotCanvas.Characters) -> [Character] {
    guard text.count > room else { return text }
    return room <= 0 ? [] : text.prefix(room - 1) + [characters == .ascii ? "~" : "…"]
  }

  /// Lines of at most `width` characters, broken between words where that is possible.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// Latin, Greek and Cyrillic letters with their signs.
  private static let narrowRanges: [ClosedRange<UInt32>] = [
    0xA1...0xAC, 0xAE...0x24F, 0x391...0x3A1, 0x3A3...0x3C9, 0x410...0x44F,
  ]
  private static let signs: Set<Character> = Set(
    "–—…•≤≥≈∞" + PlotGlyphs.unicode.markers + [PlotGlyphs.unicode.hollow])
  /// What stands for a character where only ASCII can be shown.
  private static let spelled: [Character: Character] = [
    "µ": "u", "○": PlotGlyphs.ascii.hollow, "–": "-", "—": "-", "…": "~", "×": "x", "∞": "~", "·": "-",
    "“": "\"", "”": "\"", "’": "'",
    "ă": "a", "â": "a", "î": "i", "ș": "s", "ț": "t",
  ]
}
