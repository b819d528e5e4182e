import Workspace

/// The columns of action items in a list, as wide as these items need and the screen allows.
struct ItemColumns {
  private let width: Int
  private let dueWidth: Int
  /// Digits of the longest count of days.
  private let lateDigits: Int
  private let ownerWidth: Int
  private let placeWidth: Int

  init(_ rows: [Agenda.Row], width: Int) {
    self.width = width
    let lateDigits = rows.map { Self.lateDigits(Self.due($0).text) }.max() ?? 0
    self.lateDigits = lateDigits
    dueWidth = rows.map { Self.aligned(Self.due($0).text, lateDigits).displayWidth }.max() ?? 0
    let owners = rows.map { Self.owners($0.item).displayWidth }.max() ?? 0
    ownerWidth = min(owners, width < 60 ? 6 : 16)
    let places = rows.map { Self.place($0.item).displayWidth }.max() ?? 0
    placeWidth = width >= 90 ? min(places, width / 3) : 0
  }

  func line(_ row: Agenda.Row) -> StyledLine {
    let due = Self.due(row)
    let used = dueWidth + 2 + ownerWidth + 2
    let textWidth = max(0, width - used - (placeWidth > 0 ? placeWidth + 2 : 0))
    let isClosed = row.item.state != .open
    var line = StyledLine([
      Span(Self.aligned(due.text, lateDigits).padded(toWidth: dueWidth) + "  ", Style(due.role)),
      Span(
        Self.owners(row.item).clipped(toWidth: ownerWidth).padded(toWidth: ownerWidth) + "  ", Style(.key)),
      Span(
        row.item.text.clipped(toWidth: textWidth).padded(toWidth: textWidth), Style(isClosed ? .dim : .plain)),
    ])
    if placeWidth > 0 {
      line.append("  " + Self.place(row.item).clippedLeading(toWidth: placeWidth), Style(.dim))
    }
    return line
  }

  /// Counts of days stand under each other by their last digit.
  private static func aligned(_ due: String, _ lateDigits: Int) -> String {
    let digits = Self.lateDigits(due)
    return digits == 0 ? due : String(repeating: " ", count: lateDigits - digits) + due
  }

  /// How many digits a count of days has; 0 for another text.
  private static func lateDigits(_ due: String) -> Int {
    due.hasSuffix("late") ? due.prefix { $0.isNumber }.count : 0
  }

  static func owners(_ item: ActionItem) -> String {
    item.owners.isEmpty ? "–" : item.owners.joined(separator: ", ")
  }

  static func place(_ item: ActionItem) -> String { "\(item.file):\(item.line)" }

  /// The first column: how late, when due, or that it is closed.
  private static func due(_ row: Agenda.Row) -> (text: String, role: Role) {
    switch row.item.state {
    case .done(let day): return ("done" + (day.map { " \($0)" } ?? ""), .good)
    case .dropped(let day): return ("dropped" + (day.map { " \($0)" } ?? ""), .dim)
    case .open: break
    }
    if let late = row.overdueDays, late > 0 { return (late == 1 ? "1 day late" : "\(late) days late", .late) }
    if let deadline = row.item.deadline {
      return ("due \(deadline.weekday.shortName) \(deadline)", .soon)
    }
    return ("no date", .dim)
  }
}

extension String {
  /// At most `width` cells, the beginning replaced by `…` when cut: the end of a path tells more.
  func clippedLeading(toWidth width: Int) -> String {
    if displayWidth <= width { return self }
    guard width > 0 else { return "" }
    var kept: [Character] = []
    var used = 1
    for character in reversed() {
      let next = character.displayWidth
      if used + next > width { break }
      kept.append(character)
      used += next
    }
    return "…" + String(kept.reversed())
  }
}

extension Proposal {
  /// The draft's path, relative to the workspace.
  var draftPath: String { "\(folder)/proposal.md" }
}
