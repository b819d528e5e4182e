import Workspace

/// The meetings, the newest first.
public struct MeetingsScreen: Hashable, Sendable {
  var cursor = ListCursor()
  /// Words that the meetings shown have in date, team, title, note or people; empty shows all.
  var filter = ""
  /// Found when the meetings were read or the filter changed.
  private(set) var shown: [Meeting] = []
  private var key: Key?
  /// The note of the chosen meeting, so that the cursor stays on it when others come.
  private var file: String?

  private struct Key: Hashable {
    var revision: Int
    var filter: String
  }

  public init() {}

  var chosen: Meeting? { shown.indices.contains(cursor.selected) ? shown[cursor.selected] : nil }

  mutating func perform(_ command: Command, _ model: Model) -> Outcome {
    if cursor.perform(command, count: shown.count, page: listRows(model), isSelectable: { _ in true }) {
      file = chosen?.file
      return .done
    }
    switch command {
    case .open, .meetingMode:
      guard let chosen else { return .done }
      return .open(
        .editor(EditorScreen(opening: chosen.file, line: 1, inMeeting: command == .meetingMode)))
    case .newMeeting: return .effects([.newMeeting(team: chosen?.teams.first)])
    case .filterMeetings: return .ask(.text(.meetings, "Team, date, title or person", initial: filter))
    case .clearFilter:
      filter = ""
      return .done
    default: return .unhandled
    }
  }

  func refusal(of command: Command, _ model: Model) -> String? {
    switch command {
    case .open, .meetingMode:
      if chosen != nil { return nil }
      if model.meetings.value == nil { return "The notes are being read; wait a moment" }
      return filter.isEmpty
        ? "There is no meeting here yet; n writes the note of the first"
        : "No meeting has these words; c shows all again"
    case .clearFilter: return filter.isEmpty ? "All meetings are shown already" : nil
    default: return nil
    }
  }

  mutating func settle(_ model: Model) {
    let key = Key(revision: model.meetingsRevision, filter: filter)
    if key != self.key {
      self.key = key
      let words = filter.split(whereSeparator: \.isWhitespace).map { TextFold.folded($0) }
      shown = (model.meetings.value ?? []).reversed().filter { meeting in
        guard !words.isEmpty else { return true }
        let text = TextFold.folded(Self.text(meeting))
        return words.allSatisfy { text.contains($0) }
      }
      if let index = shown.firstIndex(where: { $0.file == file }) { cursor.select(index) }
    }
    cursor.settle(count: shown.count) { _ in true }
    cursor.scroll(visible: listRows(model), count: shown.count) { _ in true }
    file = chosen?.file
  }

  private static func text(_ meeting: Meeting) -> String {
    ([meeting.date?.description ?? "", meeting.title ?? "", meeting.file] + meeting.teams
      + meeting.participants)
      .joined(separator: "\n")
  }

  private func listRows(_ model: Model) -> Int { listArea(model.contentRect).rows }

  /// Where the rows stand.
  func listArea(_ rect: Rect) -> Rect {
    var list = rect
    _ = list.takeTop(headRows(rect))
    return list
  }

  /// The filter, and the names of the columns where there is room.
  func headRows(_ rect: Rect) -> Int { (rect.rows >= 4 ? 1 : 0) + (filter.isEmpty ? 0 : 1) }
}
