import Glibc
import WorkspaceStore

/// Colours of the command line's output; plain where colour is not wanted.
///
/// `NO_COLOR` turns it off and `CLICOLOR_FORCE` on; else it is on for a terminal that is not dumb.
struct Ink {
  enum Style: String {
    case bold = "1"
    case faint = "2"
    case underline = "4"
    case strikethrough = "9"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case magenta = "35"
    case cyan = "36"
  }

  let isColoured: Bool

  /// False where the environment asks for no colour: `NO_COLOR`, or a terminal that has none.
  static var isWanted: Bool {
    SystemContext.variable("NO_COLOR") == nil && SystemContext.variable("TERM") ?? "dumb" != "dumb"
  }

  static let standard: Ink = {
    if let force = SystemContext.variable("CLICOLOR_FORCE"), force != "0" {
      return Ink(isColoured: SystemContext.variable("NO_COLOR") == nil)
    }
    return Ink(isColoured: Output.isTerminal && isWanted)
  }()

  func callAsFunction(_ text: String, _ style: Style?) -> String {
    guard isColoured, let style, !text.isEmpty else { return text }
    return "\u{1b}[\(style.rawValue)m\(text)\u{1b}[0m"
  }
}
