import CNcurses
import Glibc
import TerminalUI
import WorkspaceStore

/// The terminal as ncurses drives it: paints surfaces and reads keys. Only the main thread touches it.
final class CursesScreen {
  enum Failure: Error, CustomStringConvertible {
    case notATerminal
    case unknownTerminal(String)

    var description: String {
      switch self {
      case .notATerminal:
        "the terminal interface needs a terminal on standard input and output; for scripts use a command, "
          + "such as `moot overdue` (see `moot --help`)"
      case .unknownTerminal(let name):
        (name.isEmpty
          ? "TERM is not set, so nobody knows how to place" : "the terminal type '\(name)' cannot place")
          + " text on the screen; set TERM, for instance to xterm-256color, "
          + "or use a command, such as `moot overdue`"
      }
    }
  }

  /// Colours are used only where the terminal has them and the environment allows them.
  private(set) var theme: Theme
  private let themeChoice: ThemeChoice
  private let usesMouse: Bool
  /// When the terminal was asked for its background, while it has not answered.
  private var askedForBackground: ContinuousClock.Instant?
  /// False in a locale whose characters cannot hold more than ASCII.
  let isUnicode: Bool
  private var painted: Surface?
  private var pairs: [ColourPair: Int16] = [:]
  private var line: [wchar_t] = []

  private struct ColourPair: Hashable {
    var foreground: Colour?
    var background: Colour?
  }

  /// What changes the whole process, and so comes before anything else runs in it.
  struct Preparation {
    let name: String
    let isUnicode: Bool

    init() throws(Failure) {
      guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
      name = SystemContext.variable("TERM") ?? ""
      guard !name.isEmpty, name != "dumb" else { throw .unknownTerminal(name) }
      isUnicode = UserLocale.takeUp()
      setenv("ESCDELAY", "25", 0)
    }
  }

  /// Takes over the terminal; the caller must end with `close()`.
  init(
    _ terminal: Preparation, allowColour: Bool, _ configuration: InterfaceConfiguration
  ) throws(Failure) {
    let name = terminal.name
    isUnicode = terminal.isUnicode
    guard moot_open_terminal() != nil else { throw .unknownTerminal(name) }
    if allowColour {
      // Only from then on does ncurses say how many colours there are.
      start_color()
      use_default_colors()
    }
    themeChoice = allowColour ? configuration.theme : .none
    usesMouse = configuration.usesMouse
    let known = SystemContext.variable("COLORFGBG").flatMap { TerminalBackground.isLight(variable: $0) }
    theme = Theme(themeChoice, colours: Int(moot_has_colours()), isLight: known)
    enterRawMode()
    KeyDecoder.defineKeys()
    if known == nil, themeChoice == .automatic, moot_has_colours() >= 256 { askForBackground(name) }
  }

  // MARK: Background

  /// Terminals that know OSC 11 answer at once, the others not at all.
  private func askForBackground(_ terminal: String) {
    let known = [
      "xterm", "tmux", "screen", "alacritty", "foot", "kitty", "rxvt", "konsole", "gnome", "vte", "st-",
      "wezterm",
    ]
    guard known.contains(where: terminal.hasPrefix) else { return }
    askedForBackground = .now
    KeyDecoder.send("\u{1b}]11;?\u{1b}\\")
  }

  /// Takes what the terminal says of its background; true where the screen has to be painted anew.
  func takeBackground(_ answer: String) -> Bool {
    askedForBackground = nil
    guard themeChoice == .automatic, let isLight = TerminalBackground.isLight(colour: answer) else {
      return false
    }
    let better = Theme(themeChoice, colours: Int(moot_has_colours()), isLight: isLight)
    guard better != theme else { return false }
    theme = better
    painted = nil
    return true
  }

  private func enterRawMode() {
    raw()
    noecho()
    nonl()
    keypad(moot_stdscr(), true)
    // ncurses would break off painting when a key waits; the loop reads it right after anyway.
    typeahead(-1)
    nodelay(moot_stdscr(), true)
    KeyDecoder.bracketedPaste(true)
    if usesMouse { KeyDecoder.mouse(true) }
  }

  /// Gives the terminal back as it was found.
  func close() {
    if usesMouse { KeyDecoder.mouse(false) }
    KeyDecoder.bracketedPaste(false)
    // An answer that is still under way would be typed into the shell.
    if let asked = askedForBackground, .now - asked < .milliseconds(500) {
      var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      if poll(&ready, 1, 50) > 0 { tcflush(STDIN_FILENO, TCIFLUSH) }
    }
    askedForBackground = nil
    endwin()
  }

  /// Runs `body` with the terminal as it was before Moot took it, then takes it again.
  func handingBack<Result>(_ body: () throws -> Result) rethrows -> Result {
    close()
    defer {
      enterRawMode()
      repaint()
    }
    return try body()
  }

  /// The terminal's size now; at least one cell.
  static func terminalSize() -> Size {
    var rows: CInt = 24
    var columns: CInt = 80
    if moot_terminal_size(STDOUT_FILENO, &rows, &columns) != 0 { return Size(rows: 24, columns: 80) }
    return Size(rows: max(1, Int(rows)), columns: max(1, Int(columns)))
  }

  /// Follows the terminal to a new size.
  func resize(to size: Size) {
    resizeterm(CInt(size.rows), CInt(size.columns))
    repaint()
  }

  /// Makes the next `paint` send every cell again.
  func repaint() {
    moot_clear()
    painted = nil
  }

  /// Sends what differs from the surface painted before.
  func paint(_ surface: Surface) {
    for row in 0..<surface.size.rows {
      if let painted, painted.size == surface.size, surface.isRow(row, asIn: painted) { continue }
      paintRow(row, surface.row(row))
    }
    if let cursor = surface.cursor {
      curs_set(1)
      moot_move(CInt(cursor.row), CInt(cursor.column))
    } else {
      curs_set(0)
    }
    moot_refresh()
    painted = surface
  }

  /// Rows go to ncurses whole: it finds by itself which cells the terminal still lacks.
  private func paintRow(_ row: Int, _ cells: [Cell]) {
    moot_move(CInt(row), 0)
    var index = cells.startIndex
    while index < cells.endIndex {
      let style = cells[index].style
      line.removeAll(keepingCapacity: true)
      while index < cells.endIndex, cells[index].style == style {
        if let character = cells[index].text {
          CellText.append(character, to: &line, isUnicode: isUnicode)
        }
        index += 1
      }
      setStyle(style)
      moot_add(line, CInt(line.count))
    }
  }

  private func setStyle(_ style: Style) {
    let look = theme.appearance(of: style)
    var attributes: attr_t = 0
    if look.attributes.contains(.bold) { attributes |= moot_bold() }
    if look.attributes.contains(.dim) { attributes |= moot_dim() }
    if look.attributes.contains(.italic) { attributes |= moot_italic() }
    if look.attributes.contains(.underline) { attributes |= moot_underline() }
    if look.attributes.contains(.reverse) { attributes |= moot_reverse() }
    moot_set_style(attributes, pair(look))
  }

  /// The ncurses colour pair for a look, made when it is first used.
  private func pair(_ look: Appearance) -> Int16 {
    guard theme != .monochrome, look.foreground != nil || look.background != nil else { return 0 }
    let colours = ColourPair(
      foreground: look.foreground.map(reachable), background: look.background.map(reachable))
    if let known = pairs[colours] { return known }
    let next = Int16(pairs.count + 1)
    guard CInt(next) < moot_colour_pairs() else { return 0 }
    init_pair(next, colours.foreground?.number ?? -1, colours.background?.number ?? -1)
    pairs[colours] = next
    return next
  }

  /// On a terminal of eight colours bright ones become their plain neighbours, and grey the terminal's white.
  private func reachable(_ colour: Colour) -> Colour {
    guard moot_has_colours() < 16, colour.number >= 8 else { return colour }
    return colour == .brightBlack ? .white : Colour(colour.number % 8)
  }
}
