/// What the group owes as messages for a chat, whose messages have a greatest length.
///
/// Discord counts 2000 Unicode characters, other chats UTF-16 code units. The messages are measured in UTF-16 code
/// units, of which a text never has fewer than characters, so that they fit either way.
public enum Digest {
  /// What one message of Discord holds.
  public static let defaultLimit = 2000
  /// Less has no room for a heading and an item.
  public static let smallestLimit = 80

  /// Owners with what is late and what is due within a week, and how many of their promises grew old; a message ends
  /// between two lines, and where it can between two owners.
  ///
  /// - Parameters:
  ///   - title: of the whole, such as the group's name.
  ///   - limit: of each message, in UTF-16 code units; at least `smallestLimit`.
  ///   - roster: of whom two spellings are one person.
  ///   - reminders: of proposals whose last call ends or that wait for somebody, after the heading.
  ///   - isWanted: whether an item is shown under one of its owners.
  /// - Returns: at least one message; none is empty, and no line of any is `---`.
  public static func messages(
    _ agenda: Agenda, title: String, today: CalendarDate, limit: Int = defaultLimit, roster: Roster? = nil,
    reminders: [ProposalReminder] = [], isWanted: (String, ActionItem) -> Bool = { _, _ in true }
  ) -> [String] {
    precondition(limit >= smallestLimit, "a message has room for a heading and an item")
    let groups = OwnerGroup.groups(agenda, sharing: .everyOwner, roster: roster, isWanted: isWanted)
    var packer = MessagePacker(limit: limit)
    packer.add([heading(title, agenda, today, room: limit)], heading: nil)
    let proposals = "**Proposals**"
    packer.add(reminders.map { line($0, room: packer.room(below: proposals)) }, heading: proposals)
    for group in groups where !group.late.isEmpty || !group.soon.isEmpty {
      let heading = "**\(name(group.owner, limit))**"
      let room = packer.room(below: heading)
      var lines = (group.late + group.soon).map { line($0, group.owner, today, room: room) }
      if !group.old.isEmpty { lines.append("- and \(grownOld(group.old.count))") }
      packer.add(lines, heading: heading)
    }
    let others = groups.filter { $0.late.isEmpty && $0.soon.isEmpty && !$0.old.isEmpty }
    packer.add(oldLines(others, room: limit), heading: nil)
    return packer.messages
  }

  // MARK: Lines

  private static func heading(_ title: String, _ agenda: Agenda, _ today: CalendarDate, room: Int) -> String {
    let (late, soon) = (agenda.overdue.count, agenda.dueSoon.count)
    var counts = late == 0 ? "nothing is late" : "\(late) late"
    counts += soon == 0 ? ", nothing is due within a week" : ", \(soon) due within a week"
    if !agenda.old.isEmpty { counts += ", \(agenda.old.count) grown old" }
    let tail = "** \(today.weekday.shortName) \(today): \(counts)"
    let shown = InlineMarkdown(title, upTo: room, silencingMentions: true)
    return "**" + shown.shortened(to: max(1, room - tail.utf16.count - 2)) + tail
  }

  private static func line(_ row: Agenda.Row, _ owner: String, _ today: CalendarDate, room: Int) -> String {
    let start = "- \(when(row, today)): "
    var end = " (`\(row.item.id.prefix(6))`)"
    let others = row.item.owners.filter { TextFold.folded($0) != TextFold.folded(owner) }
    if !others.isEmpty {
      let with = " (with \(InlineMarkdown(others.joined(separator: ", "), silencingMentions: true).text))"
      if with.utf16.count < room / 3 { end = with + end }
    }
    let text = InlineMarkdown(row.item.text, upTo: room, silencingMentions: true)
    return start + text.shortened(to: room - start.utf16.count - end.utf16.count) + end
  }

  private static func line(_ reminder: ProposalReminder, room: Int) -> String {
    let text = ([reminder.lastCall].compactMap { $0 } + reminder.waiting).joined(separator: "; ")
    let whole = "\(reminder.number) \(reminder.title): \(text)"
    return "- " + InlineMarkdown(whole, upTo: room, silencingMentions: true).shortened(to: room - 2)
  }

  private static func when(_ row: Agenda.Row, _ today: CalendarDate) -> String {
    guard let days = row.overdueDays, let deadline = row.item.deadline else { return "no date" }
    if days > 0 { return days == 1 ? "**1 day late**" : "**\(days) days late**" }
    return days == 0 ? "**due today**" : "due \(deadline.weekday.shortName) \(deadline)"
  }

  /// An owner as the heading of what they owe; a name is no sentence.
  private static func name(_ owner: String, _ limit: Int) -> String {
    if owner.isEmpty { return "Nobody's yet" }
    let length = min(40, limit / 4)
    return InlineMarkdown(owner, upTo: length, silencingMentions: true).shortened(to: length)
  }

  private static func grownOld(_ count: Int) -> String {
    count == 1 ? "1 without a date that grew old" : "\(count) without a date that grew old"
  }

  /// Whose promises all grew old, as few lines as hold them.
  private static func oldLines(_ groups: [OwnerGroup], room: Int) -> [String] {
    var lines: [String] = []
    var line = "Without a date and grown old:"
    let sorted = groups.enumerated().sorted {
      (-$0.element.old.count, $0.offset) < (-$1.element.old.count, $1.offset)
    }.map(\.element)
    for (index, group) in sorted.enumerated() {
      let shown = group.owner.isEmpty ? "nobody" : name(group.owner, room)
      let part = " \(shown) \(group.old.count)" + (index + 1 < groups.count ? "," : "")
      if (line + part).utf16.count > min(room, 100) {
        lines.append(line)
        line = String(part.dropFirst())
      } else {
        line += part
      }
    }
    return groups.isEmpty ? [] : lines + [line]
  }
}

/// Puts blocks of lines into messages.
private struct MessagePacker {
  /// After the heading of a block that began in the message before.
  static let continuation = " (continued)"

  private let limit: Int
  private(set) var messages: [String] = []

  init(limit: Int) { self.limit = limit }

  /// What a line may take so that a message can begin with it and its heading.
  func room(below heading: String) -> Int {
    limit - heading.utf16.count - Self.continuation.utf16.count - 1
  }

  /// A block with an empty line before it. One that does not fit into what is left of the message begins the next,
  /// unless it needs more than one anyway.
  mutating func add(_ lines: [String], heading: String?) {
    guard !lines.isEmpty else { return }
    var block = heading.map { [$0] } ?? []
    block += lines
    let whole = block.joined(separator: "\n")
    if append(whole, separator: "\n\n") { return }
    if whole.utf16.count <= limit { return messages.append(whole) }
    var isFirst = true
    for line in lines {
      let headed = [isFirst ? heading : nil, line].compactMap { $0 }.joined(separator: "\n")
      if !append(headed, separator: isFirst ? "\n\n" : "\n") {
        let again = heading.map { isFirst ? $0 + "\n" : $0 + Self.continuation + "\n" } ?? ""
        messages.append(again + line)
      }
      isFirst = false
    }
  }

  private mutating func append(_ text: String, separator: String) -> Bool {
    guard let last = messages.last, (last + separator + text).utf16.count <= limit else { return false }
    messages[messages.count - 1] = last + separator + text
    return true
  }
}
