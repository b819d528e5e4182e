import Workspace

/// The columns of action items in a list, as wide as these items need and the screen allows.
struct ItemColumns {
  private let width: Int
  private let dueWidth: Int
  private let ownerWidth: Int
  private let placeWidth: Int

  init(_ rows: [Agenda.Row], width: Int) {
    self.width = width
    dueWidth = rows.map { Self.due($0).text.displayWidth }.max() ?? 0
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
      Span(due.text.padded(toWidth: dueWidth) + "  ", Style(due.role)),
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
