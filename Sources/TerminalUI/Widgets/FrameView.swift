import Evidence
import Workspace

/// The bar at the top, with the first screens and where one is, and the line at the bottom, with the keys that
/// matter here, a question or the last result.
enum FrameView {
  private static let bar = Style(.bar)

  // MARK: Top

  static func drawTop(_ model: Model, into surface: inout Surface, in rect: Rect) {
    surface.fill(rect, style: bar)
    var at = surface.draw(" Moot ", row: rect.row, column: 0, style: bar.with(.bold))
    for (name, isHere) in tabs(model) {
      let style = isHere ? Style(.title) : bar
      at = surface.draw(" \(name) ", row: rect.row, column: at, style: style)
    }
    let right = rightText(model)
    let room = rect.columns - at - 1
    if let crumb = crumb(model), room > 4 {
      let limit = at + room
      at = surface.draw(
        " › \(crumb)".clipped(toWidth: room), row: rect.row, column: at, limit: limit, style: bar)
    }
    let start = rect.columns - right.displayWidth
    if start > at { surface.draw(right, row: rect.row, column: start, style: bar) }
  }

  private static func tabs(_ model: Model) -> [(String, Bool)] {
    let first = model.screens[0]
    func isFirst(_ matches: (Screen) -> Bool) -> Bool { matches(first) }
    return [
      ("1 Home", isFirst { if case .home = $0 { true } else { false } }),
      ("2 Agenda", isFirst { if case .agenda = $0 { true } else { false } }),
      ("3 Meetings", isFirst { if case .meetings = $0 { true } else { false } }),
      ("4 Lab", isFirst { if case .lab = $0 { true } else { false } }),
    ]
  }

  /// What was opened from the first screen.
  private static func crumb(_ model: Model) -> String? {
    let names: [String] = model.screens.dropFirst().compactMap { screen in
      switch screen {
      case .proposal(let proposal): proposal.number.description
      case .editor(let editor): editor.path
      case .lab: "Lab"
      case .search: "Search"
      case .promise: "Promise"
      case .composer: "Writing"
      case .home, .agenda, .meetings: nil
      }
    }
    return names.isEmpty ? nil : names.joined(separator: " › ")
  }

  private static func rightText(_ model: Model) -> String {
    if case .running(_, let progress) = model.benchmark {
      return " measuring \(Int(progress.fraction * 100)) % "
    }
    if let reading = model.reading { return " reading \(reading.done) of \(reading.total) notes " }
    return " \(model.surroundings.group) · \(model.today.weekday.shortName) \(model.today) "
  }

  // MARK: Bottom

  static func drawBottom(_ model: Model, into surface: inout Surface, in rect: Rect) {
    if let prompt = model.prompt {
      drawPrompt(prompt, into: &surface, in: rect)
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
      ? [(Key.escape.description, "close")]
      : model.keyMap.hints(in: model.contexts).compactMap { binding in
        binding.hint.map { (binding.keys[0].description, word($0, binding.command, model)) }
      }
    // The ways to the help and out come first when there is no room for all.
    let total = hints.reduce(0) { $0 + $1.0.displayWidth + $1.1.displayWidth + 4 }
    let first = ["help", "back", "leave", "quit"]
    let ordered =
      total <= rect.columns
      ? hints : hints.filter { first.contains($0.1) } + hints.filter { !first.contains($0.1) }
    var at = 1
    for (key, word) in ordered {
      guard at + key.displayWidth + word.displayWidth + 1 <= rect.columns else { break }
      at = surface.draw(key, row: rect.row, column: at, style: Style(.key))
      at = surface.draw(" \(word)", row: rect.row, column: at) + 3
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
