extension EditorState {
  enum Motion: Hashable, Sendable {
    case left, right, up, down
    case wordLeft, wordRight
    case lineStart, lineEnd
    case pageUp, pageDown
    case paragraphUp, paragraphDown
    case documentStart, documentEnd
  }

  mutating func move(_ motion: Motion, selecting: Bool) {
    history.seal()
    search = nil
    if selecting {
      anchor = anchor ?? cursor
    } else if !isMarking {
      // Leaving a selection sideways goes to its end.
      if let selection, motion == .left || motion == .right {
        cursor = motion == .left ? selection.lowerBound : selection.upperBound
        anchor = nil
        goalColumn = nil
        return
      }
      anchor = nil
    }
    switch motion {
    case .up: moveVertically(-1)
    case .down: moveVertically(1)
    case .pageUp: movePage(-1)
    case .pageDown: movePage(1)
    default:
      cursor = target(of: motion)
      goalColumn = nil
    }
  }

  private func target(of motion: Motion) -> Int {
    switch motion {
    case .left: buffer.boundary(before: cursor)
    case .right: buffer.boundary(after: cursor)
    case .wordLeft: wordBoundary(before: cursor)
    case .wordRight: wordBoundary(after: cursor)
    case .lineStart: lineStart()
    case .lineEnd: buffer.lineBytes(buffer.line(containing: cursor)).upperBound
    case .paragraphUp: paragraph(-1)
    case .paragraphDown: paragraph(1)
    case .documentStart: 0
    case .documentEnd: buffer.count
    case .up, .down, .pageUp, .pageDown: cursor
    }
  }

  /// The layout for the present size of the window.
  var layout: TextLayout {
    TextLayout(buffer, width: textColumns(in: viewport.columns) - 1)
  }

  private mutating func moveVertically(_ rows: Int) {
    let layout = layout
    let row = layout.row(holding: cursor)
    let goal = goalColumn ?? layout.column(of: cursor, in: row)
    let target = layout.row(rows, from: row)
    if target == row {
      cursor = rows < 0 ? 0 : buffer.count
      goalColumn = nil
    } else {
      cursor = layout.offset(of: goal, in: target)
      goalColumn = goal
    }
  }

  /// A page less two rows, which stay in sight; the text moves as far as the cursor.
  private mutating func movePage(_ direction: Int) {
    let layout = layout
    let rows = max(1, viewport.rows - 2)
    top = layout.row(direction * rows, from: layout.row(holding: min(top, buffer.count))).range.lowerBound
    moveVertically(direction * rows)
  }

  /// The first letter of the line, or its beginning when the cursor is there already.
  private func lineStart() -> Int {
    let bytes = buffer.lineBytes(buffer.line(containing: cursor))
    let near = min(bytes.upperBound, bytes.lowerBound + 1024)
    let head = buffer.text(
      in: bytes.lowerBound..<buffer.scalarBoundary(atOrBefore: near, from: bytes.lowerBound))
    let blanks = head.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count
    let first = buffer.boundary(atOrAfter: bytes.lowerBound + blanks)
    return cursor == first ? bytes.lowerBound : first
  }

  /// The blank line before or after the paragraph, or the end of the text.
  private func paragraph(_ direction: Int) -> Int {
    var line = buffer.line(containing: cursor)
    func isBlank(_ line: Int) -> Bool {
      let bytes = buffer.lineBytes(line)
      return bytes.count < 256 && buffer.text(in: bytes).utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
    line += direction
    while (0..<lineCount).contains(line), isBlank(line) { line += direction }
    while (0..<lineCount).contains(line), !isBlank(line) { line += direction }
    if line < 0 { return 0 }
    return line >= lineCount ? buffer.count : buffer.lineStart(line)
  }
}
