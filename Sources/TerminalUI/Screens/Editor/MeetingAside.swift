import Workspace

/// What meeting mode shows beside the note: the actions that it holds as it is typed, and what is open from earlier.
struct MeetingAside: Hashable, Sendable {
  var isFocused = false
  var cursor = ListCursor()
  private(set) var rows: [Row] = []
  /// What the note says now.
  private var own: [Row] = []
  /// What is open from earlier, which may be much and changes seldom.
  private var earlier: [Row] = []
  private var earlierKey: EarlierKey?
  private var teams: [String] = []
  /// Of the text that `own` was read from.
  private var revision: Int?

  private struct EarlierKey: Hashable {
    var notes: Int
    var teams: [String]
  }

  /// A longer note is not read again at every key: that would take as long as a key may.
  private static let bytesMax = 1 << 18

  enum Row: Hashable {
    case section(String)
    case note(String)
    /// Something that is wrong with the note.
    case problem(String)
    case blank
    case action(ActionItem)
    case promise(Agenda.Row)

    var isSelectable: Bool {
      switch self {
      case .action, .promise: true
      case .section, .note, .problem, .blank: false
      }
    }
  }

  /// Reads the note again when its text changed.
  mutating func settle(_ model: Model, _ path: String, _ editor: EditorState, visible: Int) {
    if revision != editor.revision {
      revision = editor.revision
      read(path, editor.buffer)
    }
    let key = EarlierKey(notes: model.notesRevision, teams: teams)
    if key != earlierKey || earlier.isEmpty {
      earlierKey = key
      earlier = promiseRows(model, path)
    }
    rows = own + [.blank] + earlier
    if !isFocused {
      // While one types, the action being typed is the one to see.
      let line = editor.position.line
      let here = own.lastIndex { if case .action(let item) = $0 { item.line <= line } else { false } }
      cursor = ListCursor()
      if let here { cursor.select(here) }
    }
    cursor.settle(count: rows.count) { rows[$0].isSelectable }
    cursor.scroll(visible: visible, count: rows.count) { rows[$0].isSelectable }
  }

  var chosen: Row? { rows.indices.contains(cursor.selected) ? rows[cursor.selected] : nil }

  private mutating func read(_ path: String, _ buffer: TextBuffer) {
    guard buffer.count <= Self.bytesMax else {
      own = [.section("Actions of this note"), .note("The note is too long to be read at every key.")]
      return
    }
    let reading = NoteReader.read(path: path, bytes: Array(buffer.text.utf8))
    teams = reading.meeting.teams.map { TextFold.folded($0) }
    let actions = reading.meeting.actions
    own = [.section(actions.isEmpty ? "Actions of this note" : "Actions of this note (\(actions.count))")]
    if reading.todoLine == nil {
      own += [
        .note("The note has no heading for them yet, such as"), .note("## :wrench: TODOs and Decisions"),
      ]
    } else if actions.isEmpty {
      own += [.note("None yet. Under the TODO heading:"), .note("RV: Say what is to be done, by Friday")]
    }
    own += actions.map(Row.action)
    own += reading.diagnostics.prefix(Self.problemsMax).map { problem in
      .problem("! " + (problem.line.map { "line \($0): " } ?? "") + problem.message)
    }
  }

  private static let problemsMax = 5

  /// What is open from other notes of these teams, by owner, the most pressing owner first.
  private func promiseRows(_ model: Model, _ path: String) -> [Row] {
    guard let agenda = model.agenda.value else {
      return [.section("Open promises"), .note("Reading the notes …")]
    }
    var isOfTeams: [[String]: Bool] = [:]
    func isWanted(_ row: Agenda.Row) -> Bool {
      guard row.item.file != path else { return false }
      if teams.isEmpty { return true }
      if let known = isOfTeams[row.item.teams] { return known }
      let isOne = row.item.teams.contains { teams.contains(TextFold.folded($0)) }
      isOfTeams[row.item.teams] = isOne
      return isOne
    }
    let groups = [
      agenda.overdue.filter(isWanted).latestFirst, agenda.dueSoon.filter(isWanted).byDeadline,
      agenda.open.filter(isWanted), agenda.withoutOwner.filter(isWanted),
    ]
    let open = groups.flatMap { $0 }
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

  func draw(into surface: inout Surface, in rect: Rect, isBelow: Bool, today: CalendarDate) {
    var list = rect
    if isBelow {
      let line = list.takeTop(1)
      surface.fill(line, style: Style(.dim), with: "─")
    } else {
      let line = list.takeLeft(1)
      surface.fill(line, style: Style(.dim), with: "│")
    }
    let isFocused = isFocused
    ListView.draw(
      cursor, count: rows.count, into: &surface, in: list,
      isSelectable: { isFocused && rows[$0].isSelectable },
      line: { line(rows[$0], width: list.columns - 2, today) })
  }

  private func line(_ row: Row, width: Int, _ today: CalendarDate) -> StyledLine {
    switch row {
    case .section(let title): return StyledLine(title, Style(.heading))
    case .note(let text): return StyledLine(text.clipped(toWidth: max(0, width)), Style(.dim))
    case .problem(let text):
      return StyledLine(DisplayText.escaped(text).clipped(toWidth: max(0, width)), Style(.soon))
    case .blank: return StyledLine()
    case .action(let item): return line(item, due: Self.day(item), .good, width: width)
    case .promise(let row):
      if let late = row.overdueDays, late > 0 {
        return line(row.item, due: "\(late) d late", .late, width: width)
      }
      guard row.item.deadline == nil, let asked = row.firstAsked, asked < today else {
        return line(row.item, due: Self.day(row.item), .soon, width: width)
      }
      return line(row.item, due: CalendarDate.span(ofDays: today - asked) + " old", .dim, width: width)
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
    let rows = aside.rows
    let page = areas(model.contentRect).aside.rows
    if aside.cursor.perform(command, count: rows.count, page: page, isSelectable: { rows[$0].isSelectable }) {
      self.aside = aside
      return .done
    }
    switch (command, aside.chosen) {
    case (.open, .action(let item)):
      editing?.editor.goTo(line: item.line)
      self.aside?.isFocused = false
      return .done
    case (.open, .promise(let row)): return .open(.promise(PromiseScreen(row.item)))
    case (.markDone, .action), (.drop, .action), (.moveDate, .action), (.assign, .action), (.reword, .action):
      return .say(.soon, "This one is in the note before you: change its line there (Enter goes to it)")
    case (_, .promise(let row)): return ItemCommands.outcome(command, row.item, today: model.today)
    default: return nil
    }
  }
}
