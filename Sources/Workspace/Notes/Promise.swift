/// One thing somebody promised, followed through the notes that mention it.
public struct Promise: Hashable, Sendable {
  /// By meeting; never empty. The first gives the promise its age, the last its state.
  public internal(set) var mentions: [ActionItem]

  public var first: ActionItem { mentions[0] }
  public var last: ActionItem { mentions[mentions.count - 1] }
  /// The identifier of the first mention.
  public var id: String { first.id }
  public var firstAsked: CalendarDate? { first.meeting }

  /// Mentions further apart are different promises.
  static let daysApartMax = 180
  /// How many of the words two mentions must share.
  static let overlapMin = 0.8

  /// Joins the items that are the same promise: of one team, in different notes at most 180 days apart, with a
  /// common owner, and with a common link or at least four fifths of their words.
  ///
  /// - Returns: the promises by the first mention's meeting, file and line.
  public static func follow(_ items: [ActionItem]) -> [Promise] {
    var followed = Follower()
    for item in items.sorted(by: isBefore) { followed.add(item) }
    return followed.promises
  }

  /// The order of items everywhere: meeting date, those without one last, then file, then line.
  static func isBefore(_ a: ActionItem, _ b: ActionItem) -> Bool {
    let days = (a.meeting?.daysSinceEpoch ?? Int.max, b.meeting?.daysSinceEpoch ?? Int.max)
    return (days.0, a.file, a.line) < (days.1, b.file, b.line)
  }
}

/// Keeps for each team and owner the promises that a next item could continue.
private struct Follower {
  var promises: [Promise] = []
  private var words: [Set<String>] = []
  private var byTeamAndOwner: [String: [Int]] = [:]

  mutating func add(_ item: ActionItem) {
    let itemWords = Self.words(of: item.text)
    let keys = Self.keys(of: item)
    if let index = promiseContinued(by: item, itemWords, keys) {
      promises[index].mentions.append(item)
      words[index] = itemWords
      for key in keys where !(byTeamAndOwner[key] ?? []).contains(index) {
        byTeamAndOwner[key, default: []].append(index)
      }
    } else {
      for key in keys { byTeamAndOwner[key, default: []].append(promises.count) }
      promises.append(Promise(mentions: [item]))
      words.append(itemWords)
    }
  }

  /// The newest promise that fits; an item continues one at most.
  private mutating func promiseContinued(by item: ActionItem, _ itemWords: Set<String>, _ keys: [String])
    -> Int?
  {
    for key in keys {
      // What was mentioned too long ago cannot be continued by anything that comes later either.
      let recent = (byTeamAndOwner[key] ?? []).filter { isRecent(promises[$0], item) }
      byTeamAndOwner[key] = recent
      for index in recent.reversed() {
        let last = promises[index].last
        guard last.file != item.file else { continue }
        if !Set(last.links).isDisjoint(with: item.links)
          || overlap(words[index], itemWords) >= Promise.overlapMin
        {
          return index
        }
      }
    }
    return nil
  }

  private func isRecent(_ promise: Promise, _ item: ActionItem) -> Bool {
    guard let asked = promise.last.meeting, let now = item.meeting else { return true }
    return now - asked <= Promise.daysApartMax
  }

  /// The share of common words among those of the longer text.
  private func overlap(_ a: Set<String>, _ b: Set<String>) -> Double {
    let longer = max(a.count, b.count)
    return longer == 0 ? 0 : Double(a.intersection(b).count) / Double(longer)
  }

  private static func words(of text: String) -> Set<String> {
    Set(TextFold.folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }

  private static func keys(of item: ActionItem) -> [String] {
    let teams = item.teams.isEmpty ? [""] : item.teams
    let owners = item.owners.isEmpty ? [""] : item.owners
    return teams.flatMap { team in
      owners.map { "\(TextFold.folded(team))\u{1f}\(TextFold.folded($0))" }
    }
  }
}
