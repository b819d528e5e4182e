import CNcurses
import Glibc
import TerminalUI
import WorkspaceStore

/// What the terminal sent, as the program understands it.
enum TerminalInput {
  case key(Key)
  /// Text between the marks of a bracketed paste.
  case paste(String)
  case mouse(MouseEvent)
  /// The terminal's background, as it says it.
  case background(String)
}

/// Turns ncurses' key codes into keys. Sequences that terminfo does not name are defined here as xterm and its
/// kin send them ("XTerm Control Sequences", PC-Style Function Keys).
enum KeyDecoder {
  private static let pasteBegin: CInt = 2000
  private static let pasteEnd: CInt = 2001
  private static let firstDefined: CInt = 2100

  /// Modified cursor keys and those of the keypad: the sequence, and what it means where terminfo has no key for it.
  private static let defined: [(sequence: String, key: Key)] = {
    let finals: [(Character, Key.Code)] = [
      ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
    ]
    let modifiers: [(Int, Key.Modifiers)] = [
      (2, .shift), (3, .alt), (4, [.shift, .alt]), (5, .control), (6, [.shift, .control]),
      (7, [.alt, .control]),
    ]
    // Whichever of both ways a terminal sends them that is another than it says.
    var table: [(String, Key)] = ["[", "O"].flatMap { lead in
      finals.map { ("\u{1b}\(lead)\($0.0)", Key($0.1)) }
    }
    // The keypad in application mode.
    table.append(("\u{1b}OM", .enter))
    for (final, sign) in zip("jklmnopqrstuvwxyX", "*+,-./0123456789=") {
      table.append(("\u{1b}O\(final)", .character(sign)))
    }
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
    for (index, row) in defined.enumerated() where functionKey(key_defined(row.sequence)) == nil {
      define_key(row.sequence, firstDefined + CInt(index))
    }
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

  /// Whether terminfo knows of a mouse. ncurses is told to forget it: in the middle of a click that has not arrived whole
  /// it would wait for the rest, and everything with it.
  private static let hasMouse = define_key(nil, KEY_MOUSE) == OK

  /// Asks the terminal to tell of buttons, wheel, and motion with a button down, in decimal digits where it can, or to
  /// keep the mouse for itself again.
  static func mouse(_ on: Bool) {
    if hasMouse { send(on ? "\u{1b}[?1000;1002;1006h" : "\u{1b}[?1006;1002;1000l") }
  }

  /// The next input that has already arrived; nil when there is none.
  static func next() -> TerminalInput? {
    while let input = readCode() {
      let code = input.value
      if input.isFunctionKey {
        if CInt(code) == pasteBegin { return .paste(PasteReader.read()) }
        if let key = functionKey(CInt(code)) { return .key(key) }
        continue
      }
      if code == 27 {
        let key = afterEscape()
        switch readSequence(after: key) {
        case .typed: return .key(key)
        case .mouse(let event): return .mouse(event)
        case .background(let colour): return .background(colour)
        case .unknown: continue
        }
      }
      if let key = plainKey(code) { return .key(key) }
    }
    return nil
  }

  struct Code {
    /// A code point, or the number of a function key.
    var value: wint_t
    var isFunctionKey: Bool
  }

  /// - Parameter patiently: whether to wait for the rest of what comes over a slow line.
  static func readCode(patiently: Bool = false) -> Code? {
    var code: wint_t = 0
    let status = moot_read_key(&code)
    if status == ERR {
      var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      return patiently && poll(&ready, 1, 100) > 0 ? readCode() : nil
    }
    return Code(value: code, isFunctionKey: status == KEY_CODE_YES)
  }

  /// Escape alone, or the first byte of an Alt combination, which arrives in one piece.
  private static func afterEscape() -> Key {
    guard let code = readCode() else { return .escape }
    let key = code.isFunctionKey ? functionKey(CInt(code.value)) : plainKey(code.value)
    guard var key, key != .escape else {
      giveBack([code])
      return .escape
    }
    key.modifiers.insert(.alt)
    return key
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
}
