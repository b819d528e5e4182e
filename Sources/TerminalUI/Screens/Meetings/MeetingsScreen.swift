import Workspace

/// The meetings, the newest first.
public struct MeetingsScreen: Hashable, Sendable {
  var cursor = ListCursor()

  public init() {}

  private func meetings(_ model: Model) -> [Meeting] { (model.meetings.value ?? []).reversed() }

  mutating func perform(_ command: Command, _ model: Model) -> Outcome {
    let meetings = meetings(model)
    if cursor.perform(command, count: meetings.count, page: listRows(model), isSelectable: { _ in true }) {
      return .done
    }
    let chosen = meetings.indices.contains(cursor.selected) ? meetings[cursor.selected] : nil
    switch command {
    case .open, .meetingMode:
      guard let chosen else {
        return .say(.soon, "There is no meeting here yet; n writes the note of the first")
      }
      return .open(
        .editor(EditorScreen(opening: chosen.file, line: 1, inMeeting: command == .meetingMode)))
    case .newMeeting: return .effects([.newMeeting(team: chosen?.teams.first)])
    default: return .unhandled
    }
  }

  mutating func settle(_ model: Model) {
    let count = model.meetings.value?.count ?? 0
    cursor.settle(count: count) { _ in true }
    cursor.scroll(visible: listRows(model), count: count) { _ in true }
  }

  private func listRows(_ model: Model) -> Int {
    max(0, model.contentRect.rows - Self.headRows(model.contentRect))
  }
  private static func headRows(_ rect: Rect) -> Int { rect.rows >= 4 ? 1 : 0 }

  // MARK: Drawing

  func draw(_ model: Model, into surface: inout Surface, in rect: Rect) {
    guard model.meetings.value != nil else {
      surface.draw("Reading the notes …", row: rect.row, column: 2, limit: rect.endColumn, style: Style(.dim))
      return
    }
    let meetings = meetings(model)
    guard !meetings.isEmpty else { return drawEmpty(into: &surface, in: rect) }
    var list = rect
    let head = list.takeTop(Self.headRows(rect))
    let shown = meetings.dropFirst(cursor.top).prefix(max(1, list.rows))
    let columns = MeetingColumns(Array(shown), width: rect.columns - 2)
    if !head.isEmpty {
      surface.draw(columns.head, row: head.row, column: 2, limit: rect.endColumn)
    }
    ListView.draw(
      cursor, count: meetings.count, into: &surface, in: list, isSelectable: { _ in true },
      line: { columns.line(meetings[$0]) })
  }

  private func drawEmpty(into surface: inout Surface, in rect: Rect) {
    let text =
      "No meeting notes yet. A Markdown file is one with a meeting's front matter, a date in its name or a TODO "
      + "section; n writes the note of the next meeting."
    for (offset, line) in TextWrap.lines(text, width: max(1, rect.columns - 4)).enumerated()
    where offset < rect.rows {
      surface.draw(line, row: rect.row + offset, column: 2, limit: rect.endColumn, style: Style(.dim))
    }
  }
}

/// The columns of a list of meetings.
private struct MeetingColumns {
  private let width: Int
  private let teamWidth: Int
  private let fileWidth: Int

  init(_ meetings: [Meeting], width: Int) {
    self.width = width
    let teams = meetings.map { Self.teams($0).displayWidth }.max() ?? 0
    teamWidth = min(max(4, teams), width < 60 ? 8 : 20)
    let files = meetings.map { DisplayText.escaped($0.file).displayWidth }.max() ?? 0
    fileWidth = width >= 90 ? min(files, width / 3) : 0
  }

  private static func teams(_ meeting: Meeting) -> String {
    DisplayText.escaped(meeting.teams.joined(separator: ", "))
  }

  var head: StyledLine {
    line("DATE", "TEAM", "TITLE", "OPEN", "ALL", fileWidth > 0 ? "NOTE" : "") { _ in Style(.dim) }
  }

  func line(_ meeting: Meeting) -> StyledLine {
    let open = meeting.actions.count { $0.state == .open }
    let title = meeting.title ?? String(meeting.file.split(separator: "/").last ?? "")
    let file = DisplayText.escaped(meeting.file).clippedLeading(toWidth: fileWidth)
    return line(
      meeting.date?.description ?? "no date", Self.teams(meeting), DisplayText.escaped(title),
      open == 0 ? "" : String(open), meeting.actions.isEmpty ? "" : String(meeting.actions.count), file
    ) { [Style(.dim), Style(.key), .plain, Style(.soon), Style(.dim), Style(.dim)][$0] }
  }

  private func line(
    _ date: String, _ team: String, _ title: String, _ open: String, _ all: String, _ file: String,
    style: (Int) -> Style
  ) -> StyledLine {
    let used = 10 + 2 + teamWidth + 2 + 2 + 4 + 2 + 3 + (fileWidth > 0 ? fileWidth + 2 : 0)
    let titleWidth = max(0, width - used)
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.displayWidth)) + text
    }
    var line = StyledLine(date.padded(toWidth: 10) + "  ", style(0))
    line.append(team.fitted(toWidth: teamWidth) + "  ", style(1))
    line.append(title.fitted(toWidth: titleWidth) + "  ", style(2))
    line.append(right(open, 4) + "  ", style(3))
    line.append(right(all, 3), style(4))
    if fileWidth > 0 { line.append("  " + file, style(5)) }
    return line
  }
}
