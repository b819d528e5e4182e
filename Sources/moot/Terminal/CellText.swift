import CNcurses
import TerminalUI
import Workspace

/// What is sent to the terminal for one cell, or two.
///
/// ncurses and many terminals count every code point by itself, so that a family of joined emoji is six cells wide to
/// them, and a heart with an emoji's presentation one; others draw both in two. What is sent here is as wide as the
/// surface has it for all of them: of a joined sequence its first emoji, and plain presentations with a blank.
enum CellText {
  /// ncurses keeps so many code points in a cell; what lies beyond them it would put into the next one.
  private static let pointsMax = 5

  /// - Parameter isUnicode: false in a locale that cannot show more than ASCII.
  static func append(_ character: Character, to line: inout [wchar_t], isUnicode: Bool) {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return }
    if first.value < 0x300, scalars.dropFirst().isEmpty {
      line.append(wchar_t(isUnicode || first.isASCII ? first.value : asciiStandIn(first)))
      return
    }
    let cells = character.displayWidth
    var taken = 0
    var points = 0
    if isUnicode {
      for scalar in scalars where points < pointsMax {
        let width = Int(moot_character_width(wchar_t(scalar.value)))
        // Variation selectors ask for another width than the code points have.
        if width < 0 || (0xFE00...0xFE0F).contains(scalar.value) { continue }
        if taken + width > cells { break }
        line.append(wchar_t(scalar.value))
        taken += width
        points += 1
      }
      // A joiner that joins nothing any more.
      if points > 1, line.last == 0x200D { line.removeLast() }
    }
    if taken == 0, cells > 0 {
      line.append(wchar_t(isUnicode ? 0xFFFD : asciiStandIn(first)))
      taken = 1
    }
    for _ in taken..<max(taken, cells) { line.append(0x20) }
  }

  /// What stands for a character that the terminal's locale cannot show.
  private static func asciiStandIn(_ scalar: Unicode.Scalar) -> UInt32 {
    let standIn: Unicode.Scalar =
      switch scalar {
      case "─", "━", "—", "–", "═": "-"
      case "│", "┃", "▏", "▎": "|"
      case "█", "▓": "#"
      case "░", "·", "…": "."
      case "▸", "›", "→", "❯": ">"
      case "•": "*"
      default: "?"
      }
    return standIn.value
  }
}
