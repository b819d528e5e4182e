import Evidence
import Workspace

/// The bar at the top, with the first screens and where one is, and the line at the bottom, with the keys that
/// matter here, a question or the last result.
enum FrameView {
  static let bar = Style(.bar)

  // MARK: Top

  static func drawTop(_ model: Model, into surface: inout Surface, in rect: Rect) {
    surface.fill(rect, style: bar)
    let crumb = crumb(model).map { " › \($0)" } ?? ""
    var at = 0
    for piece in tabs(model, columns: rect.columns) {
      at = surface.draw(piece.text, row: rect.row, column: at, style: piece.style)
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

  /// What was opened from the first screen.
  static func crumb(_ model: Model) -> String? {
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
    if case .proposal(let proposal) = model.screen, let placing = proposal.reading.placing {
      let count = placing.threads.count
      return [" placing \(NumberText.count(count, "comment")) ", " placing \(count) ", " … "]
    }
    // In windows too low for the task bar.
    if !TaskBar.isShown(model), let task = model.tasks.last {
      let percent = task.fraction.map { "\(Int($0 * 100)) % " }
      return [" \(task.name) \(percent ?? "… ")", " \(percent ?? "… ")"]
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
  static func drawToast(_ toast: Toast, into surface: inout Surface, in rect: Rect) {
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
    for hint in hints(model, columns: rect.columns) {
      let isOff = hint.command.map { model.refusal(of: $0) != nil } ?? false
      surface.draw(hint.key, row: rect.row, column: hint.column, style: Style(isOff ? .dim : .key))
      surface.draw(
        " \(hint.word)", row: rect.row, column: hint.column + hint.key.displayWidth,
        style: Style(isOff ? .dim : .plain))
    }
  }

  /// A key and a word for what it does, with its place in the bottom line.
  private struct Hint {
    var key: String
    var word: String
    var command: Command?
    var column = 0

    var width: Int { key.displayWidth + word.displayWidth + 1 }
  }

  /// As many as there is room for; the ways to the help and out come first where it is not enough for all.
  private static func hints(_ model: Model, columns: Int) -> [Hint] {
    let all =
      model.overlay != nil
      ? [Hint(key: Key.escape.description, word: "close")]
      : model.keyMap.hints(in: model.contexts).compactMap { binding in
        binding.hint.map {
          Hint(
            key: binding.keys[0].description, word: word($0, binding.command, model), command: binding.command
          )
        }
      }
    let first = ["help", "back", "leave", "quit"]
    let isRoomy = all.reduce(0) { $0 + $1.width + 3 } <= columns
    let ordered =
      isRoomy ? all : all.filter { first.contains($0.word) } + all.filter { !first.contains($0.word) }
    var at = 1
    var placed: [Hint] = []
    for var hint in ordered {
      guard at + hint.width <= columns else { break }
      hint.column = at
      placed.append(hint)
      at += hint.width + 3
    }
    return placed
  }

  /// What a click in the bottom line asks for.
  static func hintCommand(at column: Int, _ model: Model) -> Command? {
    hints(model, columns: model.size.columns).first { ($0.column..<$0.column + $0.width).contains(column) }?
      .command
  }

  /// On the way out, going back is quitting.
  private static func word(_ hint: String, _ command: Command, _ model: Model) -> String {
    if command == .back, model.screens.count == 1, case .home = model.screen { return "quit" }
    return hint
  }
}
