/// A text with a cursor in it, as somebody edits it: what they selected, where they scrolled to, and everything
/// that can be undone. A value without any knowledge of files.
///
/// The cursor is a byte offset between grapheme clusters of the buffer. What is drawn depends on the size that
/// `scrollToCursor(in:)` was last told.
public struct EditorState: Sendable {
  public private(set) var buffer: TextBuffer
  /// A byte offset between clusters.
  public internal(set) var cursor = 0
  /// Where the selection began; the cursor is its other end.
  public internal(set) var anchor: Int?
  /// Names the text: the same number means the same bytes, whether reached by typing or by undoing.
  public private(set) var revision = 0
  /// What was cut or copied last.
  public internal(set) var clipboard = ""
  /// Numbers at the left, where the window is wide enough.
  public var showsLineNumbers = true

  var history = UndoHistory()
  private var savedRevision = 0
  private var lastRevision = 0
  /// The column that vertical motion aims at, kept over rows that are too short for it.
  var goalColumn: Int?
  /// Where the first row on screen begins.
  var top = 0
  var viewport = Size(rows: 24, columns: 80)
  /// What stands above the first row on screen, until something changes there.
  var above = LinesAbove()
  var search: Search?
  /// What `findNext` seeks.
  var lastNeedle: Needle?
  /// Whether the last command cut lines, so that the next one adds to the clipboard.
  var isCollecting = false
  /// What is typed takes the place of what is at the cursor, up to the end of the line.
  public internal(set) var isOverwriting = false
  /// A mark was set: motions select until it is taken back or the text changes.
  var isMarking = false

  /// Columns between tab stops.
  static let tabWidth = 4
  /// Spaces that a press of Tab stands for.
  static let indentWidth = 2

  public init(text: String) {
    buffer = TextBuffer(text)
  }

  /// True when the text differs from the one that was opened or last saved.
  public var isModified: Bool { revision != savedRevision }

  /// `revision` of this text reached the file; nil means the present one.
  public mutating func markSaved(revision: Int? = nil) {
    savedRevision = revision ?? self.revision
    history.seal()
  }

  public var lineCount: Int { buffer.lineCount }

  /// Line and column of the cursor, both counted from 1, the column in grapheme clusters.
  public var position: (line: Int, column: Int) {
    let position = buffer.position(of: cursor)
    return (position.line + 1, position.column + 1)
  }

  /// The selected bytes; nil when nothing is selected.
  public var selection: Range<Int>? {
    guard let anchor, anchor != cursor else { return nil }
    return min(anchor, cursor)..<max(anchor, cursor)
  }

  public var selectedText: String? { selection.map(buffer.text(in:)) }

  // MARK: Changing

  /// The one way in which the text changes: `edits` are made one after the other and become a step of the
  /// history. The cursor goes to `cursor`, by default behind the last insertion, and nothing stays selected.
  mutating func change(
    _ edits: [TextEdit], _ kind: UndoHistory.Kind = .other, cursor: Int? = nil, anchor: Int? = nil
  ) {
    let edits = edits.filter(\.changesText)
    guard let last = edits.last else {
      if let cursor { self.cursor = cursor }
      self.anchor = anchor
      return
    }
    let before = place
    for edit in edits { apply(edit) }
    lastRevision += 1
    revision = lastRevision
    self.cursor = buffer.boundary(atOrAfter: cursor ?? last.rangeAfter.upperBound)
    self.anchor = anchor.map(buffer.boundary(atOrAfter:))
    history.record(UndoHistory.Step(kind: kind, edits: edits, before: before, after: place))
    goalColumn = nil
    search = nil
    isMarking = false
  }

  /// Puts `text` in place of a byte range.
  mutating func replace(
    _ range: Range<Int>, with text: String, _ kind: UndoHistory.Kind = .other, cursor: Int? = nil
  ) {
    change(
      [TextEdit(offset: range.lowerBound, removed: buffer.text(in: range), inserted: text)], kind,
      cursor: cursor)
  }

  private mutating func apply(_ edit: TextEdit) {
    buffer.replace(edit.rangeBefore, with: edit.inserted)
    if edit.offset < above.offset { above = LinesAbove() }
    // What is shown stays where it is when the text above it changes.
    if edit.rangeBefore.upperBound <= top, edit.offset < top {
      top += edit.inserted.utf8.count - edit.removed.utf8.count
    } else if edit.offset < top {
      top = edit.offset
    }
  }

  private var place: UndoHistory.Place {
    UndoHistory.Place(cursor: cursor, anchor: anchor, revision: revision)
  }

  mutating func undo() {
    guard let step = history.undo() else { return }
    for edit in step.edits.reversed() {
      apply(TextEdit(offset: edit.offset, removed: edit.inserted, inserted: edit.removed))
    }
    go(to: step.before)
  }

  mutating func redo() {
    guard let step = history.redo() else { return }
    for edit in step.edits { apply(edit) }
    go(to: step.after)
  }

  private mutating func go(to place: UndoHistory.Place) {
    cursor = place.cursor
    anchor = place.anchor
    revision = place.revision
    goalColumn = nil
    search = nil
  }
}

extension EditorState: Hashable {
  /// Equal when they show the same and do the same next; what can be undone is not looked at.
  public static func == (a: EditorState, b: EditorState) -> Bool {
    a.cursor == b.cursor && a.anchor == b.anchor && a.top == b.top && a.viewport == b.viewport
      && a.isModified == b.isModified && a.isMarking == b.isMarking && a.isOverwriting == b.isOverwriting
      && a.search == b.search
      && a.showsLineNumbers == b.showsLineNumbers && a.clipboard == b.clipboard && a.buffer == b.buffer
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(cursor)
    hasher.combine(anchor)
    hasher.combine(buffer)
  }
}
