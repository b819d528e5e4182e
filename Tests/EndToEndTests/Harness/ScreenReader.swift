import CTerminal

/// A screen as a person sees it: rows of text, looks and the cursor.
struct Screen: CustomStringConvertible {
  struct Cell: Equatable {
    var text: String
    var isBold: Bool
    var isReverse: Bool
    var isUnderlined: Bool
    var isItalic: Bool
    /// Palette numbers; nil is the terminal's own colour.
    var foreground: Int?
    var background: Int?
  }

  let cells: [[Cell]]
  /// Each row's text without the white space at its end.
  let rows: [String]
  let cursor: (row: Int, column: Int)
  let isCursorVisible: Bool
  /// Whether a full-screen program holds the terminal.
  let isAlternate: Bool

  /// All rows down to the last that holds text.
  var text: String {
    var shown = rows
    while shown.last == "" { shown.removeLast() }
    return shown.joined(separator: "\n")
  }

  func contains(_ text: String) -> Bool { rows.contains { $0.contains(text) } }
  func row(containing text: String) -> Int? { rows.firstIndex { $0.contains(text) } }

  /// Whether any cell has a colour of its own.
  var isColoured: Bool { cells.contains { $0.contains { $0.foreground != nil || $0.background != nil } } }
  func isReverse(row: Int) -> Bool { cells[row].contains { $0.isReverse && $0.text != " " } }

  /// What is wrong with the screen, told for a reader of a failed test; nil when it is the expected one, white space at
  /// the ends of rows aside.
  func difference(from expected: String) -> String? {
    var wanted = expected.split(separator: "\n", omittingEmptySubsequences: false).map(Self.trimmed)
    while wanted.last == "" { wanted.removeLast() }
    guard wanted.joined(separator: "\n") != text else { return nil }
    wanted += Array(repeating: "", count: max(0, rows.count - wanted.count))
    let first = zip(rows, wanted).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? rows.count
    return
      "the screen differs, first at row \(first); it is\n\(self)\nexpected\n\(wanted.joined(separator: "\n"))"
  }

  static func trimmed(_ line: some StringProtocol) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  var description: String {
    let width = cells.first?.count ?? 0
    let edge = "+" + String(repeating: "-", count: width) + "+"
    let place = isCursorVisible ? "cursor at row \(cursor.row), column \(cursor.column)" : "no cursor"
    return ([edge] + rows.map { "|\($0)" } + [edge, place]).joined(separator: "\n")
  }
}

/// Feeds what a program prints to a terminal emulator and reads the screen off it.
final class ScreenReader {
  private let emulator: OpaquePointer
  private let screen: OpaquePointer
  private let modes: UnsafeMutablePointer<TerminalModes>

  init(rows: Int, columns: Int) {
    modes = .allocate(capacity: 1)
    modes.initialize(to: TerminalModes())
    guard let emulator = terminal_emulator(CInt(rows), CInt(columns), modes),
      let screen = vterm_obtain_screen(emulator)
    else { preconditionFailure("libvterm gives an emulator unless memory is out") }
    self.emulator = emulator
    self.screen = screen
  }

  deinit {
    vterm_free(emulator)
    modes.deallocate()
  }

  func feed(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { buffer in
      _ = vterm_input_write(emulator, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
  }

  func resize(rows: Int, columns: Int) {
    vterm_set_size(emulator, CInt(rows), CInt(columns))
  }

  func read() -> Screen {
    var rows: CInt = 0
    var columns: CInt = 0
    vterm_get_size(emulator, &rows, &columns)
    let cells = (0..<rows).map { row in (0..<columns).map { column in cell(row, column) } }
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(emulator), &position)
    return Screen(
      cells: cells,
      rows: cells.map { Screen.trimmed($0.map(\.text).joined()) },
      cursor: (Int(position.row), Int(position.col)),
      isCursorVisible: modes.pointee.cursor_visible, isAlternate: modes.pointee.alternate_screen)
  }

  private func cell(_ row: CInt, _ column: CInt) -> Screen.Cell {
    var cell = terminal_cell(screen, row, column)
    var text = ""
    var isSecondHalf = false
    for index in 0..<cell.count {
      let value = terminal_cell_character(&cell, index)
      isSecondHalf = isSecondHalf || value == UInt32.max
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    if text.isEmpty && !isSecondHalf { text = " " }
    return Screen.Cell(
      text: text, isBold: cell.bold, isReverse: cell.reverse, isUnderlined: cell.underline,
      isItalic: cell.italic,
      foreground: cell.foreground == -1 ? nil : Int(cell.foreground),
      background: cell.background == -1 ? nil : Int(cell.background))
  }
}
