import CNcurses
import Glibc
import TerminalUI
import WorkspaceStore

/// What the terminal sent, as the program understands it.
enum TerminalInput {
  case key(Key)
  /// Text between the marks of a bracketed paste.
  case paste(String)
  case mouse([MouseEvent])
  /// The terminal's background, as it says it.
  case background(String)
}

/// Turns ncurses' key codes into keys. Sequences that terminfo does not name are defined here as xterm and its
/// kin send them ("XTerm Control Sequences", PC-Style Function Keys).
enum KeyDecoder {
  private static let pasteBegin: CInt = 2000
  private static let pasteEnd: CInt = 2001
  private static let firstDefined: CInt = 2100

  /// Modified cursor keys: the sequence, and what it means.
  private static let defined: [(sequence: String, key: Key)] = {
    let finals: [(Character, Key.Code)] = [
      ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
    ]
    let modifiers: [(Int, Key.Modifiers)] = [
      (2, .shift), (3, .alt), (4, [.shift, .alt]), (5, .control), (6, [.shift, .control]),
      (7, [.alt, .control]),
    ]
    var table: [(String, Key)] = []
    for (number, modifier) in modifiers {
      for (final, code) in finals { table.append(("\u{1b}[1;\(number)\(final)", Key(code, modifier))) }
      for (prefix, code) in [(3, Key.Code.delete), (5, .pageUp), (6, .pageDown)] {
        table.append(("\u{1b}[\(prefix);\(number)~", Key(code, modifier)))
      }
    }
    return table
  }()

  static func defineKeys() {
    define_key("\u{1b}[200~", pasteBegin)
    define_key("\u{1b}[201~", pasteEnd)
    for (index, row) in defined.enumerated() { define_key(row.sequence, firstDefined + CInt(index)) }
  }

  /// Asks the terminal to mark pasted text, or to stop it; terminals that cannot ignore it.
  static func bracketedPaste(_ on: Bool) {
    let name = SystemContext.variable("TERM") ?? ""
    guard !["linux", "vt100", "vt220"].contains(name) else { return }
    let sequence = on ? "\u{1b}[?2004h" : "\u{1b}[?2004l"
    send(sequence)
  }

  /// Sends a control sequence as it is.
  static func send(_ sequence: String) {
    var rest = Array(sequence.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR, errno != EAGAIN { return }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// Asks the terminal to tell of the mouse, or to keep it for itself again. Where buttons and wheel are known to
  /// terminfo, motion with a button down is asked for too, to select text.
  static func mouse(_ on: Bool) {
    let isKnown = moot_take_mouse(on ? 1 : 0) != 0
    if isKnown || !on { send(on ? "\u{1b}[?1002h" : "\u{1b}[?1002l") }
  }

  /// What the mouse did since it was last asked for. ncurses may tell of several events at once, the last one first.
  private static func mouseEvents() -> [MouseEvent] {
    let kinds: [MouseEvent.Kind] = [.press, .release, .drag, .wheelUp, .wheelDown]
    var events: [MouseEvent] = []
    var row: CInt = 0
    var column: CInt = 0
    var kind = moot_read_mouse(&row, &column)
    while kind != MOOT_NO_MOUSE {
      if kinds.indices.contains(Int(kind)) {
        events.append(MouseEvent(kinds[Int(kind)], at: Point(row: Int(row), column: Int(column))))
      }
      kind = moot_read_mouse(&row, &column)
    }
    return events.reversed()
  }

  /// The next input that has already arrived; nil when there is none.
  static func next() -> TerminalInput? {
    while let (code, isFunctionKey) = readCode() {
      if isFunctionKey {
        if CInt(code) == pasteBegin { return .paste(readPaste()) }
        if CInt(code) == KEY_MOUSE {
          let events = mouseEvents()
          if events.isEmpty { continue }
          return .mouse(events)
        }
        if let key = functionKey(CInt(code)) { return .key(key) }
        continue
      }
      if code == 27 {
        let key = afterEscape()
        guard key == .alt("]") else { return .key(key) }
        switch readReport() {
        case .nothing: return .key(key)
        case .background(let colour): return .background(colour)
        case .other: continue
        }
      }
      if let key = plainKey(code) { return .key(key) }
    }
    return nil
  }

  private static func readCode() -> (code: wint_t, isFunctionKey: Bool)? {
    var code: wint_t = 0
    let status = moot_read_key(&code)
    if status == ERR { return nil }
    return (code, status == KEY_CODE_YES)
  }

  /// Escape alone, or the first byte of an Alt combination, which arrives in one piece.
  private static func afterEscape() -> Key {
    guard let (code, isFunctionKey) = readCode() else { return .escape }
    let key = isFunctionKey ? functionKey(CInt(code)) : plainKey(code)
    guard var key, key != .escape else { return .escape }
    key.modifiers.insert(.alt)
    return key
  }

  private enum Report {
    case nothing, other
    case background(String)
  }

  /// What the terminal reports after `ESC ]`, up to BEL or `ESC \`; nothing where a person typed that. A report comes
  /// in one piece, and no longer than this.
  private static func readReport() -> Report {
    var text = ""
    while text.count < 64, let (code, isFunctionKey) = readCode() {
      if isFunctionKey || code == 7 { break }
      if code == 27 {
        _ = readCode()
        break
      }
      if let scalar = Unicode.Scalar(UInt32(code)) { text.unicodeScalars.append(scalar) }
    }
    if text.isEmpty { return .nothing }
    return text.hasPrefix("11;") ? .background(String(text.dropFirst(3))) : .other
  }

  private static func plainKey(_ code: wint_t) -> Key? {
    switch code {
    case 0: .control(" ")
    case 9: .tab
    case 10, 13: .enter
    case 27: .escape
    case 8, 127: .backspace
    case 28...31: .control(Character(Unicode.Scalar(UInt8(code) + 64)))
    case 1...26: .control(Character(Unicode.Scalar(UInt8(code) + 96)))
    default: Unicode.Scalar(UInt32(code)).map { .character(Character($0)) }
    }
  }

  private static func functionKey(_ code: CInt) -> Key? {
    if code >= firstDefined, Int(code - firstDefined) < defined.count {
      return defined[Int(code - firstDefined)].key
    }
    return switch code {
    case KEY_UP: .up
    case KEY_DOWN: .down
    case KEY_LEFT: .left
    case KEY_RIGHT: .right
    case KEY_HOME: .home
    case KEY_END: .end
    case KEY_PPAGE: .pageUp
    case KEY_NPAGE: .pageDown
    case KEY_BACKSPACE: .backspace
    case KEY_DC: .delete
    case KEY_IC: Key(.insert)
    case KEY_ENTER: .enter
    case KEY_BTAB: .backTab
    case KEY_SLEFT: Key(.left, .shift)
    case KEY_SRIGHT: Key(.right, .shift)
    case KEY_SR: Key(.up, .shift)
    case KEY_SF: Key(.down, .shift)
    case KEY_SHOME: Key(.home, .shift)
    case KEY_SEND: Key(.end, .shift)
    case KEY_F0 + 1...KEY_F0 + 12: Key(.function(Int(code - KEY_F0)))
    default: nil
    }
  }

  /// Everything up to the closing mark. The terminal sends it in one go, so a pause only means that more is on
  /// its way; without any for a second the mark was lost and what came is taken.
  private static func readPaste() -> String {
    var text = String.UnicodeScalarView()
    while true {
      guard let (code, isFunctionKey) = readCode() else {
        var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        if poll(&ready, 1, 1000) <= 0 { break }
        continue
      }
      if isFunctionKey {
        if CInt(code) == pasteEnd { break }
        continue
      }
      if let scalar = Unicode.Scalar(UInt32(code)) { text.append(scalar == "\r" ? "\n" : scalar) }
    }
    return String(text)
  }
}
