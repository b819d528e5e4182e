extension EditorState {
  /// Carries out a command. Finding and going to a line need an argument: see `find(_:)` and `goTo(line:)`.
  public mutating func perform(_ command: EditorCommand) {
    let wasCollecting = isCollecting
    isCollecting = false
    if case .move(let motion, let selecting) = command.action {
      move(motion, selecting: selecting)
      return
    }
    goalColumn = nil
    if !command.isSearch { search = nil }
    switch command {
    case .newline: breakLine()
    case .deleteBackward: delete(to: buffer.boundary(before: cursor), .deletingBackward)
    case .deleteForward: delete(to: buffer.boundary(after: cursor), .deletingForward)
    case .deleteWordBackward: delete(to: wordBoundary(before: cursor), .deletingBackward)
    case .deleteWordForward: delete(to: wordBoundary(after: cursor), .deletingForward)
    case .cutToLineEnd: cutToLineEnd(adding: wasCollecting)
    case .cutLine: cutLines(adding: wasCollecting)
    case .cut: cut()
    case .copy: copy()
    case .paste: insert(clipboard)
    case .undo: undo()
    case .redo: redo()
    case .selectAll:
      anchor = 0
      cursor = buffer.count
    case .setMark:
      isMarking.toggle()
      anchor = isMarking ? cursor : nil
    case .indent: indent()
    case .outdent: outdent()
    case .overwrite: isOverwriting.toggle()
    case .moveLinesUp: moveLines(up: true)
    case .moveLinesDown: moveLines(up: false)
    case .reflow: reflow()
    case .matchBracket: _ = goToMatch()
    case .findNext: findAgain(forward: true)
    case .findPrevious: findAgain(forward: false)
    default: break
    }
  }

  /// Types or pastes: puts `text` in place of the selection, line endings turned into those of the text.
  public mutating func insert(_ text: String) {
    isCollecting = false
    let text = withOwnLineEndings(text)
    guard !text.isEmpty else { return }
    let isTyped = text.count == 1 && selection == nil && text != buffer.lineEnding.rawValue
    var range = selection ?? cursor..<cursor
    if isTyped, isOverwriting, cursor < buffer.lineBytes(buffer.line(containing: cursor)).upperBound {
      range = cursor..<buffer.boundary(after: cursor)
    }
    replace(range, with: text, isTyped ? .typing : .other)
  }

  /// Exchanges the whole text, as one step that can be undone; the cursor stays as near as it can.
  public mutating func replaceAll(with text: String) {
    let old = Array(buffer.text.utf8)
    let new = Array(text.utf8)
    let shorter = min(old.count, new.count)
    var head = 0
    while head < shorter, old[head] == new[head] { head += 1 }
    while head > 0,
      head < old.count && old[head] & 0xC0 == 0x80 || head < new.count && new[head] & 0xC0 == 0x80
    {
      head -= 1
    }
    var tail = 0
    while tail < shorter - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    while tail > 0, old[old.count - tail] & 0xC0 == 0x80 { tail -= 1 }
    let inserted = String(decoding: new[head..<new.count - tail], as: UTF8.self)
    let delta = new.count - old.count
    let after = cursor <= head ? cursor : cursor >= old.count - tail ? cursor + delta : head
    replace(head..<old.count - tail, with: inserted, cursor: after)
  }

  /// Puts the cursor at the beginning of a line counted from 1; the last one when there are fewer.
  public mutating func goTo(line: Int) {
    history.seal()
    anchor = nil
    goalColumn = nil
    cursor = buffer.lineStart(min(max(1, line), lineCount) - 1)
  }

  /// `text` with every line ending, also a lone carriage return as terminals paste it, as the text has them.
  func withOwnLineEndings(_ text: String) -> String {
    let ending = buffer.lineEnding
    let hasReturn = text.utf8.contains(0x0D)
    guard hasReturn || ending == .carriageReturnLineFeed && text.utf8.contains(0x0A) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x0D || byte == 0x0A && previous != 0x0D {
        bytes += ending.rawValue.utf8
      } else if byte != 0x0A {
        bytes.append(byte)
      }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
