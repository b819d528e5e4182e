/// What the editor can do besides taking text. The keys are in `table`.
public enum EditorCommand: String, CaseIterable, Hashable, Sendable {
  case left, right, up, down
  case wordLeft, wordRight
  case lineStart, lineEnd
  case pageUp, pageDown
  case paragraphUp, paragraphDown
  case documentStart, documentEnd
  case selectLeft, selectRight, selectUp, selectDown
  case selectWordLeft, selectWordRight
  case selectLineStart, selectLineEnd
  case selectPageUp, selectPageDown
  case selectDocumentStart, selectDocumentEnd
  case selectAll, setMark
  case newline, indent, outdent, overwrite
  case deleteBackward, deleteForward, deleteWordBackward, deleteWordForward
  case cutToLineEnd, cutLine, cut, copy, paste
  case moveLinesUp, moveLinesDown, reflow
  case undo, redo
  /// These need what is sought, what becomes of it or the line: the frame around the editor asks for it.
  case find, replace, goToLine
  case findNext, findPrevious
  case matchBracket
  /// What the words before the cursor may become is known to the frame too.
  case complete

  enum Action: Hashable {
    case move(EditorState.Motion, selecting: Bool)
    case other
  }

  var action: Action {
    switch self {
    case .left: .move(.left, selecting: false)
    case .right: .move(.right, selecting: false)
    case .up: .move(.up, selecting: false)
    case .down: .move(.down, selecting: false)
    case .wordLeft: .move(.wordLeft, selecting: false)
    case .wordRight: .move(.wordRight, selecting: false)
    case .lineStart: .move(.lineStart, selecting: false)
    case .lineEnd: .move(.lineEnd, selecting: false)
    case .pageUp: .move(.pageUp, selecting: false)
    case .pageDown: .move(.pageDown, selecting: false)
    case .paragraphUp: .move(.paragraphUp, selecting: false)
    case .paragraphDown: .move(.paragraphDown, selecting: false)
    case .documentStart: .move(.documentStart, selecting: false)
    case .documentEnd: .move(.documentEnd, selecting: false)
    case .selectLeft: .move(.left, selecting: true)
    case .selectRight: .move(.right, selecting: true)
    case .selectUp: .move(.up, selecting: true)
    case .selectDown: .move(.down, selecting: true)
    case .selectWordLeft: .move(.wordLeft, selecting: true)
    case .selectWordRight: .move(.wordRight, selecting: true)
    case .selectLineStart: .move(.lineStart, selecting: true)
    case .selectLineEnd: .move(.lineEnd, selecting: true)
    case .selectPageUp: .move(.pageUp, selecting: true)
    case .selectPageDown: .move(.pageDown, selecting: true)
    case .selectDocumentStart: .move(.documentStart, selecting: true)
    case .selectDocumentEnd: .move(.documentEnd, selecting: true)
    default: .other
    }
  }

  var isSearch: Bool { self == .find || self == .findNext || self == .findPrevious }
}
