import Workspace

/// What is under way, in a row above the bottom line for as long as there is something.
enum TaskBar {
  /// Windows with fewer rows keep theirs for what one works on; the bar at the top tells there.
  private static let leastRows = 10

  static func isShown(_ model: Model) -> Bool { model.size.rows >= leastRows && !model.tasks.isEmpty }

  static func draw(_ model: Model, into surface: inout Surface, in rect: Rect) {
    let tasks = model.tasks
    surface.fill(rect, style: FrameView.bar)
    let hint = hint(tasks, model)
    let hintWidth = hint.map(\.text.displayWidth).reduce(0, +)
    let end = rect.endColumn - (hintWidth + 12 <= rect.columns ? hintWidth : 0)
    var at = rect.column
    for (index, task) in tasks.enumerated() where at < end {
      // Each has its part of the row; what one leaves over the next ones take.
      let isEnough = tasks[index...].reduce(0) { $0 + text(of: $1).displayWidth } <= end - at
      let room = isEnough ? end - at : (end - at) / (tasks.count - index)
      let shown = text(of: task, width: room).clipped(toWidth: room)
      at = surface.draw(shown, row: rect.row, column: at, limit: end, style: FrameView.bar)
    }
    guard end < rect.endColumn else { return }
    at = end
    for span in hint {
      at = surface.draw(span.text, row: rect.row, column: at, style: span.style)
    }
  }

  /// All that is known of a task, or as much of it as there is room for.
  private static func text(of task: TaskLine, width: Int = .max) -> String {
    let percent = task.fraction.map { " \(Int($0 * 100)) %" } ?? ""
    let name = " \(DisplayText.escaped(task.name))\(percent)"
    let meter = task.fraction.map { " " + self.meter($0) } ?? ""
    let detail = task.detail.map { (task.fraction == nil ? ": " : ", ") + DisplayText.escaped($0) } ?? ""
    for whole in [meter + name + detail, name + detail, meter + name] where whole.displayWidth + 1 <= width {
      return whole + " "
    }
    return name + " "
  }

  private static func meter(_ fraction: Double) -> String {
    let width = 10
    let full = min(width, max(0, Int((fraction * Double(width)).rounded(.down))))
    return String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
  }

  /// The key that stops something, where one is known here and something can be stopped.
  private static func hint(_ tasks: [TaskLine], _ model: Model) -> [Span] {
    guard tasks.contains(where: { $0.stop != nil }),
      let key = model.keyMap.key(for: .cancel, in: model.contexts)
    else { return [] }
    return [Span(" \(key) ", FrameView.bar.with(.bold)), Span("stops ", FrameView.bar)]
  }
}
