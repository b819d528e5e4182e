extension NextMeeting {
  /// Items of one owner that are listed one by one.
  private static let itemsMax = 12
  /// Of the promises that grew old only the oldest are named.
  private static let oldMax = 3
  /// A point is one line to be talked about, not the whole text; in UTF-16 code units.
  private static let itemLength = 240

  /// The points that Moot writes, by how they begin.
  private enum Point {
    static let open = "Open promises"
    static let proposals = "Proposals waiting for review"
    static let old = "Grown old without a date"
    static let all = [open, proposals, old]
  }

  /// The agenda's points, each with the lines below it, indented as parts of its bullet.
  static func agenda(_ source: Source, path: String, standing: [String]) -> [String] {
    let own = [openPromises(source, path), proposals(source, path), grownOld(source, path)].compactMap { $0 }
    return standing.isEmpty && own.isEmpty ? ["Status update"] : standing + own
  }

  /// What is on the newest agenda and was on one before it: `Status update`.
  static func standingPoints(_ outlines: [NoteOutline]) -> [String] {
    let earlier = Set(outlines.dropFirst().flatMap(\.agenda).map { TextFold.folded($0) })
    return (outlines.first?.agenda ?? []).filter { point in
      earlier.contains(TextFold.folded(point)) && !Point.all.contains { point.hasPrefix($0) }
    }
  }

  // MARK: Promises

  private static func openPromises(_ source: Source, _ path: String) -> String? {
    let groups = OwnerGroup.groups(source.agenda, sharing: .firstOwner, roster: source.roster)
    var lines: [String] = []
    var count = 0
    for group in groups {
      let rows = group.late + group.soon + group.later
      guard !rows.isEmpty else { continue }
      count += rows.count
      lines.append("  - \(group.owner.isEmpty ? "without an owner" : shown(group.owner))")
      lines += rows.prefix(itemsMax).map { "    - " + item($0, source, path, isOwnerShown: true) }
      if rows.count > itemsMax { lines.append("    - and \(rows.count - itemsMax) more") }
    }
    return count == 0 ? nil : (["\(Point.open) (\(count))"] + lines).joined(separator: "\n")
  }

  private static func grownOld(_ source: Source, _ path: String) -> String? {
    let rows = source.agenda.old.sorted {
      ($0.firstAsked?.daysSinceEpoch ?? Int.max, $0.item.file, $0.item.line)
        < ($1.firstAsked?.daysSinceEpoch ?? Int.max, $1.item.file, $1.item.line)
    }
    guard !rows.isEmpty else { return nil }
    var lines = ["\(Point.old) (\(rows.count)): keep, do or drop?"]
    lines += rows.prefix(oldMax).map { "  - " + item($0, source, path, isOwnerShown: false) }
    if rows.count > oldMax {
      let team = source.team.team.map { $0.contains(" ") ? " --team '\($0)'" : " --team \($0)" } ?? ""
      lines.append("  - and \(rows.count - oldMax) more: `moot overdue --old\(team)`")
    }
    return lines.joined(separator: "\n")
  }

  /// One promise in one line.
  private static func item(
    _ row: Agenda.Row, _ source: Source, _ path: String, isOwnerShown: Bool
  ) -> String {
    let text = InlineMarkdown.startingBlock(
      InlineMarkdown(row.item.text, upTo: itemLength).shortened(to: itemLength))
    var details = [due(row), asked(row, source, path)].compactMap { $0 }
    let others = isOwnerShown ? Array(row.item.owners.dropFirst()) : row.item.owners
    if !others.isEmpty {
      details.insert((isOwnerShown ? "with " : "") + others.map(shown).joined(separator: ", "), at: 0)
    }
    return details.isEmpty ? text : "\(text) (\(details.joined(separator: "; ")))"
  }

  private static func due(_ row: Agenda.Row) -> String? {
    guard let days = row.overdueDays, let deadline = row.item.deadline else { return nil }
    switch days {
    case 1...: return "**\(days == 1 ? "1 day" : "\(days) days") late**"
    case 0: return "due today"
    default: return "due \(deadline.weekday.shortName) \(deadline)"
    }
  }

  /// `asked 3 times since [2026-10-14](2026-10-14-smp.md), 6 weeks ago`.
  private static func asked(_ row: Agenda.Row, _ source: Source, _ path: String) -> String? {
    guard let first = row.firstAsked else { return nil }
    let day = source.firstNotes[row.promise].map { "[\(first)](\(link(to: $0, from: path)))" } ?? "\(first)"
    let age = CalendarDate.span(ofDays: source.date - first)
    return row.timesAsked > 1
      ? "asked \(row.timesAsked) times since \(day), \(age) ago" : "asked \(day), \(age) ago"
  }

  private static func shown(_ name: String) -> String { InlineMarkdown(name, upTo: 40).shortened(to: 40) }

  // MARK: Proposals

  private static func proposals(_ source: Source, _ path: String) -> String? {
    let waiting = source.proposals.filter { $0.draft.status == .review || $0.draft.status == .lastCall }
    guard !waiting.isEmpty else { return nil }
    let lines = waiting.map { proposal in
      let title = InlineMarkdown(proposal.draft.title, upTo: itemLength).shortened(to: itemLength)
      let label = "\(proposal.number) \(title)".filter { $0 != "[" && $0 != "]" }
      var parts: [String] = []
      if let version = proposal.latest {
        parts.append("\(version.number)" + (version.published.map { " of \($0)" } ?? ""))
      }
      if proposal.draft.status == .lastCall {
        parts.append("last call" + (proposal.draft.lastCallUntil.map { " until \($0)" } ?? ""))
      }
      let reminder = ProposalReminder(
        proposal, policy: source.reviewPolicy, people: source.people, today: source.date)
      parts += (reminder?.waiting ?? []).map {
        InlineMarkdown($0, upTo: itemLength).shortened(to: itemLength)
      }
      let file = "\(proposal.folder)/proposal.md"
      return "  - [\(label)](\(link(to: file, from: path)))"
        + (parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))")
    }
    return (["\(Point.proposals) (\(waiting.count))"] + lines).joined(separator: "\n")
  }

  // MARK: Links

  /// A file of the workspace as a link in another one, relative to it; what would end a link is escaped as in an
  /// address.
  static func link(to file: String, from note: String) -> String {
    let target = file.split(separator: "/")
    let folder = note.split(separator: "/").dropLast()
    let shared = zip(target.dropLast(), folder).prefix { $0 == $1 }.count
    let parts =
      Array(repeating: "..", count: folder.count - shared) + target.dropFirst(shared).map(String.init)
    return parts.joined(separator: "/").utf8.reduce(into: "") { text, byte in
      let isPlain = ASCII.isWordByte(byte) || "-./+=,@~!$&':;*".utf8.contains(byte)
      if isPlain {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
  }
}
