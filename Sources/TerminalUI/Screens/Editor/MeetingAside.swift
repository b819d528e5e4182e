import Workspace

/// What meeting mode shows beside the note: the actions that it holds as it is typed, and what is open from earlier.
struct MeetingAside: Hashable, Sendable {
  var isFocused = false
  var cursor = ListCursor()
  /// As the note reads now.
  private(set) var actions: [ActionItem] = []
  private(set) var teams: [String] = []
  private(set) var isTooLong = false
  /// Of the text that `actions` were read from.
  private var revision: Int?

  /// A longer note is not read again at every key.
  private static let bytesMax = 1 << 20

  enum Row {
    case section(String)
    case note(String)
    case blank
    case action(ActionItem)
    case promise(Agenda.Row)

    var isSelectable: Bool {
      switch self {
      case .action, .promise: true
      case .section, .note, .blank: false
      }
    }
  }

  /// Reads the note again when its text changed.
  mutating func settle(_ model: Model, _ path: String, _ editor: EditorState, visible: Int) {
    if revision != editor.revision {
      revision = editor.revision
      isTooLong = editor.buffer.count > Self.bytesMax
      let bytes = isTooLong ? [] : Array(editor.buffer.text.utf8)
      let meeting = NoteReader.read(path: path, bytes: bytes).meeting
      actions = meeting.actions
      teams = meeting.teams.map { TextFold.folded($0) }
    }
    let rows = rows(model, path)
    cursor.settle(count: rows.count) { rows[$0].isSelectable }
    if isFocused {
      cursor.scroll(visible: visible - 1, count: rows.count) { rows[$0].isSelectable }
    } else {
      // While one types, the last action is the one to see.
      cursor = ListCursor()
      if actions.count > 1 { cursor.select(actions.count) }
      cursor.scroll(visible: visible - 1, count: rows.count) { rows[$0].isSelectable }
    }
  }

  func chosen(_ model: Model, _ path: String) -> Row? {
    let rows = rows(model, path)
    return rows.indices.contains(cursor.selected) ? rows[cursor.selected] : nil
  }

  func rows(_ model: Model, _ path: String) -> [Row] {
    var rows: [Row] = [
      .section(actions.isEmpty ? "Actions of this note" : "Actions of this note (\(actions.count))")
    ]
    if isTooLong {
      rows.append(.note("The note is too long to be read at every key."))
    } else if actions.isEmpty {
      rows.append(.note("None yet. Under the TODO heading:"))
      rows.append(.note("RV: Say what is to be done, by Friday"))
    }
    rows += actions.map(Row.action)
    return rows + [.blank] + promiseRows(model, path)
  }

  /// What is open from other notes of these teams, by owner, the most pressing owner first.
  private func promiseRows(_ model: Model, _ path: String) -> [Row] {
    guard let agenda = model.agenda.value else {
      return [.section("Open promises"), .note("Reading the notes …")]
    }
    func isWanted(_ row: Agenda.Row) -> Bool {
      row.item.file != path
        && (teams.isEmpty || row.item.teams.contains { teams.contains(TextFold.folded($0)) })
    }
    let open = (agenda.overdue.byDeadline + agenda.dueSoon.byDeadline + agenda.open + agenda.withoutOwner)
      .filter(isWanted)
    var owners: [String] = []
    var byOwner: [String: [Agenda.Row]] = [:]
    for row in open {
      let owner = ItemColumns.owners(row.item)
      if byOwner[owner] == nil { owners.append(owner) }
      byOwner[owner, default: []].append(row)
    }
    var rows: [Row] = [.section(open.isEmpty ? "Open promises" : "Open promises (\(open.count))")]
    if open.isEmpty { rows.append(.note("Nothing is open from earlier meetings.")) }
    for owner in owners { rows += (byOwner[owner] ?? []).map(Row.promise) }
    let old = agenda.old.count(where: isWanted)
    if old > 0 { rows.append(.note("\(old) more without a date grew old; the agenda has them")) }
    return rows
  }

  // MARK: Drawing

  func draw(_ model: Model, _ path: String, into surface: inout Surface, in rect: Rect, isBelow: Bool) {
    var list = rect
    if isBelow {
      let line = list.takeTop(1)
      surface.fill(line, style: Style(.dim), with: "─")
    } else {
      let line = list.takeLeft(1)
      surface.fill(line, style: Style(.dim), with: "│")
    }
    let rows = rows(model, path)
    let isFocused = isFocused
    ListView.draw(
      cursor, count: rows.count, into: &surface, in: list,
      isSelectable: { isFocused && rows[$0].isSelectable },
      line: { line(rows[$0], width: list.columns - 2, model) })
  }

  private func line(_ row: Row, width: Int, _ model: Model) -> StyledLine {
    switch row {
    case .section(let title): return StyledLine(title, Style(.heading))
    case .note(let text): return StyledLine(text.clipped(toWidth: max(0, width)), Style(.dim))
    case .blank: return StyledLine()
    case .action(let item): return line(item, due: Self.day(item), .good, width: width)
    case .promise(let row):
      if let late = row.overdueDays, late > 0 {
        return line(row.item, due: "\(late) d late", .late, width: width)
      }
      return line(row.item, due: Self.day(row.item), .soon, width: width)
    }
  }

  private static func day(_ item: ActionItem) -> String {
    switch item.state {
    case .open: item.deadline.map { "\($0.weekday.shortName) \($0)" } ?? ""
    case .done: "done"
    case .dropped: "dropped"
    }
  }

  private func line(_ item: ActionItem, due: String, _ role: Role, width: Int) -> StyledLine {
    var line = StyledLine(ItemColumns.owners(item).clipped(toWidth: max(3, width / 4)) + "  ", Style(.key))
    let room = max(0, width - line.width - (due.isEmpty ? 0 : due.displayWidth + 2))
    line.append(DisplayText.escaped(item.text).fitted(toWidth: room))
    if !due.isEmpty { line.append("  " + due, Style(role)) }
    return line
  }
}

extension EditorScreen {
  /// A command while the list beside the text has the keys; nil for one that goes to the editor all the same.
  mutating func performAside(_ command: Command, _ model: Model) -> Outcome? {
    guard var aside else { return nil }
    let rows = aside.rows(model, path)
    let page = areas(model.contentRect).aside.rows
    if aside.cursor.perform(command, count: rows.count, page: page, isSelectable: { rows[$0].isSelectable }) {
      self.aside = aside
      return .done
    }
    switch (command, aside.chosen(model, path)) {
    case (.open, .action(let item)):
      editing?.editor.goTo(line: item.line)
      self.aside?.isFocused = false
      return .done
    case (.open, .promise(let row)): return .open(.promise(PromiseScreen(row.item)))
    case (.markDone, .action), (.drop, .action), (.moveDate, .action):
      return .say(.soon, "This one is in the note before you: change its line there (Enter goes to it)")
    case (_, .promise(let row)): return ItemCommands.outcome(command, row.item, today: model.today)
    default: return nil
    }
  }
}
