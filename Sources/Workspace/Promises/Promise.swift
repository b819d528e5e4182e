import Evidence

/// One thing somebody promised, followed through the notes that mention it.
public struct Promise: Hashable, Sendable {
  /// By meeting; never empty. The first gives the promise its age, the last its state.
  public let mentions: [ActionItem]

  /// - Parameter mentions: of one promise, in any order; at least one.
  public init(mentions: [ActionItem]) {
    precondition(!mentions.isEmpty, "a promise is mentioned somewhere")
    self.mentions = mentions.sorted(by: Self.isBefore)
  }

  public var first: ActionItem { mentions[0] }
  public var last: ActionItem { mentions[mentions.count - 1] }
  /// The identifier of the first mention.
  public var id: String { first.id }
  public var firstAsked: CalendarDate? { first.meeting }

  /// Mentions further apart are different promises.
  public static let daysApartMax = 180

  /// Joins the items that are the same promise: of one team, in different notes at most 180 days apart, with a
  /// common owner, and with a common link or at least four fifths of their words.
  ///
  /// - Returns: the promises by the first mention's meeting, file and line.
  public static func follow(_ items: [ActionItem], _ overrides: PromiseOverrides = .none) -> [Promise] {
    let sorted = items.sorted(by: isBefore)
    let traces = sorted.map(MentionTrace.init)
    var follower = PromiseFollower()
    var groups = DisjointSets(count: sorted.count)
    var start = 0
    while start < sorted.count {
      let end = sorted[start...].firstIndex { $0.file != sorted[start].file } ?? sorted.count
      let found = follower.add(
        (start..<end).map {
          PromiseFollower.Mention(traces[$0], startsAnew: overrides.splits(sorted[$0].id))
        },
        day: sorted[start].meeting?.daysSinceEpoch)
      for (offset, earlier) in found.enumerated() {
        if let earlier { groups.join(start + offset, earlier) }
      }
      start = end
    }
    overrides.join(sorted.map(\.id)) { groups.join($0, $1) }
    return groups.groups.map { Promise(mentions: $0.map { sorted[$0] }) }
  }

  /// The order of items everywhere: meeting date, those without one last, then file, then line.
  public static func isBefore(_ a: ActionItem, _ b: ActionItem) -> Bool {
    let days = (a.meeting?.daysSinceEpoch ?? Int.max, b.meeting?.daysSinceEpoch ?? Int.max)
    return (days.0, a.file, a.line) < (days.1, b.file, b.line)
  }

  // MARK: Reasons

  /// Why a mention belongs to the promise.
  public enum Reason: Hashable, Sendable {
    /// It shares this link with the mention before it.
    case link(String)
    /// So large a share of its words, 0.8 to 1, stands in the mention before it.
    case words(Double)
    /// A person joined them in `moot.yaml`.
    case joined

    /// Said of a mention: `shares 85 % of its words`.
    public var words: String {
      switch self {
      case .link(let link): "shares the link \(link)"
      case .words(let share): "shares \(NumberText.fixed(share * 100, digits: 0)) % of its words"
      case .joined: "joined by hand in moot.yaml"
      }
    }
  }

  /// Parallel to `mentions`; nil for the first.
  public var reasons: [Reason?] {
    let traces = mentions.map(MentionTrace.init)
    return mentions.indices.map { index in
      guard index > 0 else { return nil }
      for earlier in (0..<index).reversed()
      where mentions[earlier].file != mentions[index].file && traces[earlier].isRelated(to: traces[index]) {
        let links = mentions[index].links.filter { mentions[earlier].links.contains($0) }
        if let link = links.first { return .link(link) }
        return .words(traces[index].overlap(traces[earlier]))
      }
      return .joined
    }
  }
}
