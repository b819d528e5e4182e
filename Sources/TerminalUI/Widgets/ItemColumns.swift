import Workspace

/// The columns of action items in a list, as wide as these items need and the screen allows.
struct ItemColumns: Hashable {
  private let width: Int
  private let today: CalendarDate
  private let dueWidth: Int
  /// Digits of the longest count of days.
  private let lateDigits: Int
  private let ownerWidth: Int
  private let placeWidth: Int
  /// Of how often it was asked for; 0 where nothing was asked for twice.
  private let askedWidth: Int
  private let tellsSince: Bool
  /// What is left for the text, and no more than the longest needs: what stands behind it stays near.
  private let textWidth: Int

  init(_ rows: [Agenda.Row], width: Int, today: CalendarDate) {
    self.width = width
    self.today = today
    tellsSince = width >= 110
    var (dueWidth, lateWidth, lateDigits, owners, places, asked, texts) = (0, 0, 0, 0, 0, 0, 0)
    for row in rows {
      let due = Self.due(row, today).text
      let digits = Self.lateDigits(due)
      lateDigits = max(lateDigits, digits)
      if digits > 0 { lateWidth = max(lateWidth, due.utf8.count - digits) }
      dueWidth = max(dueWidth, due.displayWidth)
      texts = max(texts, DisplayText.escaped(row.item.text).displayWidth)
      owners = max(owners, Self.owners(row.item).displayWidth)
      if width >= 90 { places = max(places, Self.place(row.item).displayWidth) }
      if row.timesAsked > 1 { asked = max(asked, Self.asked(row, tellsSince).displayWidth) }
    }
    self.lateDigits = lateDigits
    self.dueWidth = max(dueWidth, lateWidth + lateDigits)
    ownerWidth = min(owners, width < 60 ? 6 : 16)
    placeWidth = min(places, width / 3)
    askedWidth = asked
    let used = self.dueWidth + 2 + ownerWidth + 2 + (askedWidth > 0 ? askedWidth + 2 : 0)
    textWidth = min(texts, max(0, width - used - (placeWidth > 0 ? placeWidth + 2 : 0)))
  }

  func line(_ row: Agenda.Row) -> StyledLine {
    let due = Self.due(row, today)
    let isClosed = row.item.state != .open
    var line = StyledLine([
      Span(Self.aligned(due.text, lateDigits).padded(toWidth: dueWidth) + "  ", Style(due.role)),
      Span(
        Self.owners(row.item).fitted(toWidth: ownerWidth) + "  ", Style(.key)),
      Span(
        DisplayText.escaped(row.item.text).fitted(toWidth: textWidth), Style(isClosed ? .dim : .plain)),
    ])
    if askedWidth > 0 {
      let asked = row.timesAsked > 1 ? Self.asked(row, tellsSince) : ""
      line.append("  " + asked.padded(toWidth: askedWidth), Style(.soon))
    }
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
    item.owners.isEmpty ? "–" : DisplayText.escaped(item.owners.joined(separator: ", "))
  }

  /// `×4`, or `×4 since May 2024`.
  private static func asked(_ row: Agenda.Row, _ tellsSince: Bool) -> String {
    let since = tellsSince ? row.firstAsked.map { " since \($0.monthAndYear)" } ?? "" : ""
    return "×\(row.timesAsked)\(since)"
  }

  static func place(_ item: ActionItem) -> String { "\(DisplayText.escaped(item.file)):\(item.line)" }

  /// The first column: how late, when due, how long ago it was asked for where no day is set, or that it is closed.
  private static func due(_ row: Agenda.Row, _ today: CalendarDate) -> (text: String, role: Role) {
    switch row.item.state {
    case .done(let day): return ("done" + (day.map { " \($0)" } ?? ""), .good)
    case .dropped(let day): return ("dropped" + (day.map { " \($0)" } ?? ""), .dim)
    case .open: break
    }
    if let late = row.overdueDays, late > 0 { return (late == 1 ? "1 day late" : "\(late) days late", .late) }
    if let deadline = row.item.deadline {
      return ("due \(deadline.weekday.shortName) \(deadline)", .soon)
    }
    guard let asked = row.firstAsked ?? row.item.meeting, asked <= today else { return ("no date", .dim) }
    return asked == today ? ("asked today", .dim) : ("\(CalendarDate.span(ofDays: today - asked)) old", .dim)
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
