import Workspace

extension MeetingsScreen {
  func draw(_ model: Model, into surface: inout Surface, in rect: Rect) {
    guard model.meetings.value != nil else {
      surface.draw("Reading the notes …", row: rect.row, column: 2, limit: rect.endColumn, style: Style(.dim))
      return
    }
    var list = rect
    var head = list.takeTop(headRows(rect))
    if !filter.isEmpty {
      let banner = head.takeTop(1)
      surface.draw(
        "Only “\(filter)”   (c shows all meetings)", row: banner.row, column: 2, limit: rect.endColumn,
        style: Style(.accent))
    }
    guard !shown.isEmpty else { return drawEmpty(model, into: &surface, in: list) }
    let columns = MeetingColumns(
      Array(shown.dropFirst(cursor.top).prefix(max(1, list.rows))), width: rect.columns - 2)
    if !head.isEmpty {
      surface.draw(columns.head, row: head.row, column: 2, limit: rect.endColumn)
    }
    ListView.draw(
      cursor, count: shown.count, into: &surface, in: list, isSelectable: { _ in true },
      line: { columns.line(shown[$0]) })
  }

  private func drawEmpty(_ model: Model, into surface: inout Surface, in rect: Rect) {
    let text =
      model.meetings.value?.isEmpty == false
      ? "No meeting with these words. c shows all meetings again."
      : "No meeting notes yet. A Markdown file is one with a meeting's front matter, a date in its name or a TODO "
        + "section; n writes the note of the next meeting."
    ListView.drawEmpty(text, into: &surface, in: rect)
  }
}

/// The columns of a list of meetings.
private struct MeetingColumns {
  private let width: Int
  private let teamWidth: Int
  private let fileWidth: Int
  private let longestTitle: Int

  init(_ meetings: [Meeting], width: Int) {
    self.width = width
    let teams = meetings.map { Self.teams($0).displayWidth }.max() ?? 0
    teamWidth = min(max(4, teams), width < 60 ? 8 : 20)
    let files = meetings.map { DisplayText.escaped($0.file).displayWidth }.max() ?? 0
    fileWidth = width >= 110 ? min(files, width / 3) : 0
    longestTitle = meetings.map { Self.title($0).displayWidth }.max() ?? 0
  }

  private static func title(_ meeting: Meeting) -> String {
    DisplayText.escaped(meeting.title ?? String(meeting.file.split(separator: "/").last ?? ""))
  }

  private static func teams(_ meeting: Meeting) -> String {
    DisplayText.escaped(meeting.teams.joined(separator: ", "))
  }

  var head: StyledLine {
    line(["DATE", "TEAM", "TITLE", "PEOPLE", "OPEN", "ALL", "NOTE"]) { _ in Style(.dim) }
  }

  func line(_ meeting: Meeting) -> StyledLine {
    let open = meeting.actions.count { $0.state == .open }
    let file = DisplayText.escaped(meeting.file).clippedLeading(toWidth: fileWidth)
    func number(_ count: Int) -> String { count == 0 ? "" : String(count) }
    return line([
      meeting.date?.description ?? "no date", Self.teams(meeting), Self.title(meeting),
      number(meeting.participants.count), number(open), number(meeting.actions.count), file,
    ]) { [Style(.dim), Style(.key), .plain, Style(.dim), Style(.soon), Style(.dim), Style(.dim)][$0] }
  }

  /// Date, team, title, people, open and all actions, and the note where there is room for it.
  private func line(_ cells: [String], style: (Int) -> Style) -> StyledLine {
    let tellsPeople = width >= 60
    let numbers = 2 + 4 + 2 + 3 + (tellsPeople ? 2 + 6 : 0)
    let used = 10 + 2 + teamWidth + 2 + numbers + (fileWidth > 0 ? fileWidth + 2 : 0)
    // What stands behind the titles stays near, and where it is while one scrolls past short ones.
    let titleWidth = min(max(0, width - used), max(60, longestTitle))
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.displayWidth)) + text
    }
    var line = StyledLine(cells[0].padded(toWidth: 10) + "  ", style(0))
    line.append(cells[1].fitted(toWidth: teamWidth) + "  ", style(1))
    line.append(cells[2].fitted(toWidth: titleWidth), style(2))
    if tellsPeople { line.append("  " + right(cells[3], 6), style(3)) }
    line.append("  " + right(cells[4], 4), style(4))
    line.append("  " + right(cells[5], 3), style(5))
    if fileWidth > 0 { line.append("  " + cells[6], style(6)) }
    return line
  }
}
