import Workspace

/// Words that the agenda's items are to fit, all of them: `owner:`, `team:`, `file:`, `due:` and `is:` say where to
/// look, other words may stand anywhere.
struct AgendaFilter {
  private enum Word {
    case anywhere(String)
    case owner(OwnerFilter)
    case team(String)
    case file(String)
    case due(Due)
    case state(State)
  }

  private enum Due {
    case none, any
    /// On that day or before.
    case by(CalendarDate)
    /// The beginning of a date: `2026-11`.
    case written(String)
  }

  /// What `is:` knows.
  enum State: String, CaseIterable {
    case late, soon, open, old, done, dropped, unowned, undated, repeated
  }

  private var words: [Word] = []
  private let today: CalendarDate
  /// What is wrong with the first word that means nothing; nil where all mean something.
  private(set) var problem: String?

  /// A word that is not finished yet, such as `due:`, leaves all items.
  init(_ text: String, _ model: Model) {
    today = model.today
    for word in text.split(whereSeparator: \.isWhitespace) { read(String(word), model) }
  }

  private mutating func read(_ word: String, _ model: Model) {
    let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let value = parts.count == 2 ? String(parts[1]) : ""
    let key = parts.count == 2 ? parts[0].lowercased() : ""
    guard ["owner", "who", "team", "file", "note", "due", "is"].contains(key) else {
      return words.append(.anywhere(TextFold.folded(word)))
    }
    guard !value.isEmpty else { return }
    switch key {
    case "owner", "who": words.append(.owner(model.ownerFilter(value)))
    case "team": words.append(.team(TextFold.folded(value)))
    case "file", "note": words.append(.file(TextFold.folded(value)))
    case "due": readDue(value.lowercased())
    default:
      let fits = State.allCases.filter { $0.rawValue.hasPrefix(value.lowercased()) }
      if let state = State(rawValue: value.lowercased()) ?? (fits.count == 1 ? fits[0] : nil) {
        words.append(.state(state))
      } else if fits.isEmpty {
        problem = problem ?? "is: knows \(State.allCases.map(\.rawValue).joined(separator: ", "))"
      }
    }
  }

  private mutating func readDue(_ value: String) {
    if value == "none" || value == "any" {
      words.append(.due(value == "none" ? .none : .any))
    } else if value == "week" {
      words.append(.due(.by(today.adding(days: Agenda.soonDays))))
    } else if let day = CalendarDate(argument: value, today: today) {
      words.append(.due(.by(day)))
    } else if value.allSatisfy({ $0.isNumber || $0 == "-" }) {
      words.append(.due(.written(value)))
    } else if value.count >= 3 {
      problem = problem ?? "due: knows none, any, week, 2026-12, \(CalendarDate.argumentForms)"
    }
  }

  var isEmpty: Bool { words.isEmpty }

  /// Whether it asks for items that are done or dropped.
  var asksForClosed: Bool {
    words.contains { word in
      if case .state(let state) = word { state == .done || state == .dropped } else { false }
    }
  }

  func matches(_ row: Agenda.Row) -> Bool {
    guard !words.isEmpty else { return true }
    var folded: String?
    return words.allSatisfy { word in
      switch word {
      case .anywhere(let text):
        let all = folded ?? TextFold.folded(Self.text(row))
        folded = all
        return all.contains(text)
      case .owner(let filter): return filter.matches(row.item)
      case .team(let text): return row.item.teams.contains { TextFold.folded($0).contains(text) }
      case .file(let text): return TextFold.folded(row.item.file).contains(text)
      case .due(let due): return matches(due, row.item.deadline)
      case .state(let state): return matches(state, row)
      }
    }
  }

  private static func text(_ row: Agenda.Row) -> String {
    let item = row.item
    return ([item.text, item.file, item.deadline?.description ?? ""] + item.owners + item.teams)
      .joined(separator: "\n")
  }

  private func matches(_ due: Due, _ deadline: CalendarDate?) -> Bool {
    switch due {
    case .none: deadline == nil
    case .any: deadline != nil
    case .by(let day): deadline.map { $0 <= day } ?? false
    case .written(let text): deadline?.description.hasPrefix(text) ?? false
    }
  }

  private func matches(_ state: State, _ row: Agenda.Row) -> Bool {
    switch state {
    case .late: return (row.overdueDays ?? 0) > 0
    case .soon: return row.overdueDays.map { (-Agenda.soonDays...0).contains($0) } ?? false
    case .open: return row.item.state == .open
    case .old:
      let days = row.item.meeting.map { today - $0 } ?? 0
      return row.item.state == .open && row.item.deadline == nil && days > Agenda.oldDays
    case .done: if case .done = row.item.state { return true } else { return false }
    case .dropped: if case .dropped = row.item.state { return true } else { return false }
    case .unowned: return row.item.owners.isEmpty
    case .undated: return row.item.deadline == nil
    case .repeated: return row.timesAsked > 1
    }
  }
}
