import Workspace

/// A list as it is on the screen, so that a click finds its row.
struct ListPlace {
  var area: Rect
  var cursor: ListCursor
}

extension Model {
  /// How many rows a notch of the wheel moves.
  private static let wheelRows = 3

  /// A click does what the key shown there would do, or chooses the row, and once more on the chosen one opens it.
  mutating func handle(_ event: MouseEvent) -> [Effect] {
    switch event.kind {
    case .wheelUp: return turnWheel(.up)
    case .wheelDown: return turnWheel(.down)
    case .press:
      isSelecting = false
      return press(event.point)
    case .drag:
      // Whoever closes the help with a press meant nothing below it.
      if isSelecting, isFree { _ = pointInText(event.point, selecting: true) }
    case .release: isSelecting = false
    }
    return []
  }

  private mutating func turnWheel(_ command: Command) -> [Effect] {
    let key: Key = command == .up ? .up : .down
    if overlay != nil || palette != nil || prompt != nil {
      for _ in 0..<Self.wheelRows where prompt == nil { _ = handle(key) }
      return []
    }
    if case .editor(var editor) = screen, !editor.isAside {
      editor.editing?.editor.scroll(rows: command == .up ? -Self.wheelRows : Self.wheelRows)
      screen = .editor(editor)
      return []
    }
    return (0..<Self.wheelRows).flatMap { _ in handle(key) }
  }

  private mutating func press(_ point: Point) -> [Effect] {
    toast = nil
    quitting = nil
    if overlay != nil {
      overlay = nil
      return []
    }
    if let prompt { return press(point, in: prompt) }
    if palette != nil { return pressInPalette(point) }
    if size.rows >= 3, point.row == 0 {
      return FrameView.tabCommand(at: point.column, self).map { run($0) } ?? []
    }
    if size.rows >= 2, point.row == size.rows - 1 {
      return FrameView.hintCommand(at: point.column, self).map { run($0) } ?? []
    }
    if let list = listPlace, let row = row(at: point, in: list) {
      if row == list.cursor.selected { return run(.open) }
      return perform(.choose(row: row))
    }
    if case .proposal(var proposal) = screen {
      proposal.press(point, self)
      screen = .proposal(proposal)
      return []
    }
    isSelecting = pointInText(point, selecting: false)
    return []
  }

  private func row(at point: Point, in list: ListPlace) -> Int? {
    let area = list.area
    guard (area.row..<area.endRow).contains(point.row), (area.column..<area.endColumn).contains(point.column)
    else { return nil }
    return list.cursor.top + point.row - area.row
  }

  /// The list of the screen that is shown.
  private var listPlace: ListPlace? {
    switch screen {
    case .home(let home): ListPlace(area: contentRect, cursor: home.cursor)
    case .agenda(let agenda): ListPlace(area: agenda.listArea(contentRect), cursor: agenda.cursor)
    case .proposals(let proposals): ListPlace(area: proposals.listArea(contentRect), cursor: proposals.cursor)
    case .meetings(let meetings): ListPlace(area: meetings.listArea(contentRect), cursor: meetings.cursor)
    case .promise(let promise): ListPlace(area: promise.listArea(contentRect), cursor: promise.cursor)
    case .search(let search): ListPlace(area: search.listArea(contentRect), cursor: search.cursor)
    case .lab(let lab): ListPlace(area: lab.areas(contentRect, self).form, cursor: lab.cursor)
    case .proposal(let proposal): proposal.listPlace(contentRect)
    case .editor, .composer, .merge: nil
    }
  }

  private mutating func pressInPalette(_ point: Point) -> [Effect] {
    guard let palette else { return [] }
    let rows = palette.rows
    let area = CommandPalette.area(rows: rows.count, size)
    guard (area.row..<area.endRow).contains(point.row) else {
      self.palette = nil
      return []
    }
    return choose(palette.cursor.top + point.row - area.row)
  }

  private mutating func press(_ point: Point, in prompt: Prompt) -> [Effect] {
    guard case .menu(let items) = prompt.kind else { return [] }
    let shown = items.suffix(max(0, size.rows - 2))
    let place = point.row - (size.rows - 1 - shown.count)
    guard shown.indices.contains(shown.startIndex + place) else { return [] }
    return handle(.character(shown[shown.startIndex + place].key))
  }

  /// Puts the cursor of a text being written where the mouse is, or selects up to there; false where there is no text.
  private mutating func pointInText(_ point: Point, selecting: Bool) -> Bool {
    switch screen {
    case .editor(var editor):
      defer { screen = .editor(editor) }
      return editor.point(point, in: contentRect, selecting: selecting)
    case .composer(var composer):
      defer { screen = .composer(composer) }
      return composer.point(point, in: contentRect, selecting: selecting)
    default: return false
    }
  }
}

extension Rect {
  func contains(_ point: Point) -> Bool {
    (row..<endRow).contains(point.row) && (column..<endColumn).contains(point.column)
  }
}

extension EditorScreen {
  /// False where no text is at the point.
  mutating func point(_ point: Point, in rect: Rect, selecting: Bool) -> Bool {
    let areas = areas(rect)
    if areas.text.contains(point) {
      aside?.isFocused = false
      editing?.editor.point(
        row: point.row - areas.text.row, column: point.column - areas.text.column, selecting: selecting)
      return editing != nil
    }
    if areas.aside.contains(point), !selecting { aside?.isFocused = true }
    return false
  }
}

extension ComposerScreen {
  /// False where no text is at the point.
  mutating func point(_ point: Point, in rect: Rect, selecting: Bool) -> Bool {
    let text = areas(rect).text
    guard text.contains(point) else { return false }
    editor.point(row: point.row - text.row, column: point.column - text.column, selecting: selecting)
    return true
  }
}
