import Evidence
import Workspace

/// The bar at the top, with the first screens and where one is, and the line at the bottom, with the keys that
/// matter here, a question or the last result.
enum FrameView {
  private static let bar = Style(.bar)

  // MARK: Top

  static func drawTop(_ model: Model, into surface: inout Surface, in rect: Rect) {
    surface.fill(rect, style: bar)
    let crumb = crumb(model).map { " › \($0)" } ?? ""
    var at = 0
    for (text, style) in tabs(model, room: rect.columns - min(24, crumb.displayWidth)) {
      at = surface.draw(text, row: rect.row, column: at, style: style)
    }
    let room = rect.columns - at - 1
    if !crumb.isEmpty, room > 4 {
      let limit = at + room
      at = surface.draw(crumb.clipped(toWidth: room), row: rect.row, column: at, limit: limit, style: bar)
    }
    if let right = rightTexts(model).first(where: { rect.columns - $0.displayWidth > at }) {
      surface.draw(right, row: rect.row, column: rect.columns - right.displayWidth, style: bar)
    }
  }

  /// The first screens; where there is little room, the others by their keys alone.
  private static func tabs(_ model: Model, room: Int) -> [(text: String, style: Style)] {
    let here = Tab(model)
    let title = (text: " Moot ", style: bar.with(.bold))
    let named = Tab.allCases.map { tab in
      (text: " \(tab.key) \(tab.name) ", style: tab == here ? Style(.title) : bar)
    }
    if (named + [title]).reduce(0, { $0 + $1.text.displayWidth }) <= room { return [title] + named }
    let short = Tab.allCases.map { tab in
      tab == here
        ? (text: " \(tab.key) \(tab.name) ", style: Style(.title)) : (text: " \(tab.key) ", style: bar)
    }
    return (room >= 40 ? [title] : []) + short
  }

  /// The first screens in the order of their keys.
  private enum Tab: Int, CaseIterable {
    case home = 1
    case agenda, proposals, meetings, lab, search

    /// Where one is: what was opened from a first screen belongs to it.
    init?(_ model: Model) {
      if case .search = model.screen {
        self = .search
        return
      }
      switch model.screens[0] {
      case .home: self = .home
      case .agenda: self = .agenda
      case .proposals: self = .proposals
      case .meetings: self = .meetings
      case .lab: self = .lab
      case .proposal, .editor, .search, .promise, .composer, .merge: return nil
      }
    }

    var key: Int { rawValue }

    var name: String {
      switch self {
      case .home: "Home"
      case .agenda: "Agenda"
      case .proposals: "Proposals"
      case .meetings: "Meetings"
      case .lab: "Lab"
      case .search: "Search"
      }
    }
  }

  /// What was opened from the first screen.
  private static func crumb(_ model: Model) -> String? {
    let names: [String] = model.screens.dropFirst().compactMap { screen in
      switch screen {
      case .proposal(let proposal): proposal.number.description
      case .editor(let editor): editor.path
      case .lab: "Lab"
      case .search: nil
      case .promise: "Promise"
      case .composer: "Writing"
      case .merge: "Merge"
      case .home, .agenda, .proposals, .meetings: nil
      }
    }
    return names.isEmpty ? nil : names.joined(separator: " › ")
  }

  /// What stands at the right, the best first; a shorter one where there is less room.
  private static func rightTexts(_ model: Model) -> [String] {
    if case .running(_, let progress) = model.benchmark {
      return [" measuring \(Int(progress.fraction * 100)) % "]
    }
    if case .proposal(let proposal) = model.screen, let placing = proposal.reading.placing {
      let count = placing.threads.count
      return [" placing \(NumberText.count(count, "comment")) ", " placing \(count) ", " … "]
    }
    if let reading = model.reading {
      return [
        " reading \(reading.done) of \(reading.total) notes ",
        " \(reading.done * 100 / max(1, reading.total)) % ",
      ]
    }
    let day = "\(model.today.weekday.shortName) \(model.today) "
    return [" \(model.surroundings.group) · \(day)", " \(day)"]
  }

  // MARK: Bottom

  static func drawBottom(_ model: Model, into surface: inout Surface, in rect: Rect) {
    if let prompt = model.prompt {
      drawPrompt(prompt, into: &surface, in: rect)
    } else if let palette = model.palette {
      palette.draw(model, into: &surface, in: rect)
    } else if let toast = model.toast {
      drawToast(toast, into: &surface, in: rect)
    } else {
      drawHints(model, into: &surface, in: rect)
    }
  }

  /// Good news fits a row or is cut; of bad news every word is shown, over as many rows as it needs.
  private static func drawToast(_ toast: Toast, into surface: inout Surface, in rect: Rect) {
    let width = rect.columns - 2
    let lines = toast.role == .bad && width >= 10 ? TextWrap.lines(toast.text, width: width) : []
    guard lines.count > 1 else {
      surface.draw(
        " \(toast.text)".clipped(toWidth: rect.columns), row: rect.row, column: 0, style: Style(toast.role))
      return
    }
    let rows = min(lines.count, rect.row)
    for (offset, line) in lines.prefix(rows).enumerated() {
      let row = rect.row - rows + 1 + offset
      surface.fill(Rect(row: row, column: 0, rows: 1, columns: rect.columns), style: Style(.plain))
      surface.draw(line, row: row, column: 1, style: Style(toast.role))
    }
  }

  private static func drawHints(_ model: Model, into surface: inout Surface, in rect: Rect) {
    let hints =
      model.helpRow != nil
      ? [(key: Key.escape.description, word: "close", isOff: false)]
      : model.keyMap.hints(in: model.contexts).compactMap { binding in
        binding.hint.map {
          (
            key: binding.keys[0].description, word: word($0, binding.command, model),
            isOff: model.refusal(of: binding.command) != nil
          )
        }
      }
    // The ways to the help and out come first when there is no room for all.
    let total = hints.reduce(0) { $0 + $1.key.displayWidth + $1.word.displayWidth + 4 }
    let first = ["help", "back", "leave", "quit"]
    let ordered =
      total <= rect.columns
      ? hints : hints.filter { first.contains($0.word) } + hints.filter { !first.contains($0.word) }
    var at = 1
    for (key, word, isOff) in ordered {
      guard at + key.displayWidth + word.displayWidth + 1 <= rect.columns else { break }
      at = surface.draw(key, row: rect.row, column: at, style: Style(isOff ? .dim : .key))
      at = surface.draw(" \(word)", row: rect.row, column: at, style: Style(isOff ? .dim : .plain)) + 3
    }
  }

  /// On the way out, going back is quitting.
  private static func word(_ hint: String, _ command: Command, _ model: Model) -> String {
    if command == .back, model.screens.count == 1, case .home = model.screen { return "quit" }
    return hint
  }

  /// The choices a row each, above the question; what is not possible now says why.
  private static func drawMenu(
    _ question: String, _ items: [Prompt.MenuItem], into surface: inout Surface, in rect: Rect
  ) {
    let shown = items.suffix(max(0, rect.row - 1))
    let width = items.map(\.label.displayWidth).max() ?? 0
    for (offset, item) in shown.enumerated() {
      let row = rect.row - shown.count + offset
      surface.fill(Rect(row: row, column: 0, rows: 1, columns: rect.columns), style: Style(.plain))
      let isOff = item.refusal != nil
      var line = StyledLine([
        Span(" \(item.key)", Style(isOff ? .dim : .key)),
        Span("  \(item.label.padded(toWidth: width))", Style(isOff ? .dim : .plain)),
      ])
      // What cannot be done stands before the colon, and beside it already.
      if let reasons = item.refusal?.split(separator: ": ", maxSplits: 1).last {
        let room = max(0, rect.columns - line.width - 4)
        line.append("  – \(DisplayText.escaped(String(reasons)).clipped(toWidth: room))", Style(.dim))
      }
      surface.draw(line, row: row, column: 0)
    }
    if shown.count == items.count, rect.row - shown.count > 1 {
      let row = rect.row - shown.count - 1
      surface.fill(Rect(row: row, column: 0, rows: 1, columns: rect.columns), style: Style(.dim), with: "─")
    }
    surface.draw(
      " \(question) A letter chooses, Esc leaves.".clipped(toWidth: rect.columns), row: rect.row, column: 0,
      style: Style(.title))
  }

  private static func drawPrompt(_ prompt: Prompt, into surface: inout Surface, in rect: Rect) {
    if let problem = prompt.problem, rect.row > 0 {
      let above = Rect(row: rect.row - 1, column: rect.column, rows: 1, columns: rect.columns)
      surface.fill(above)
      drawToast(Toast(.bad, problem), into: &surface, in: above)
    }
    switch prompt.kind {
    case .text(let field):
      let label = " \(prompt.question): ".clipped(toWidth: max(0, rect.columns - 8))
      let start = surface.draw(label, row: rect.row, column: 0, style: Style(.title))
      let room = max(1, rect.columns - start - 1)
      let typed = field.visible(width: room)
      surface.draw(typed.text, row: rect.row, column: start)
      surface.cursor = Point(row: rect.row, column: min(start + typed.cursor, max(0, rect.columns - 1)))
    case .menu(let items): drawMenu(prompt.question, items, into: &surface, in: rect)
    case .choices(let choices):
      var at = surface.draw(" \(prompt.question) ", row: rect.row, column: 0, style: Style(.title))
      for choice in choices {
        at = surface.draw(" \(choice.key)", row: rect.row, column: at, style: Style(.key))
        at = surface.draw(" \(choice.label) ", row: rect.row, column: at)
      }
    }
  }
}
