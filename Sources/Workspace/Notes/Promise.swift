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
    let sorted = items.sorted(by: isBefore)
    var start = 0
    // Note by note: what one note mentions twice is two promises.
    while start < sorted.count {
      let end = sorted[start...].firstIndex { $0.file != sorted[start].file } ?? sorted.count
      followed.add(sorted[start..<end])
      start = end
    }
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

  /// How many promises an item is compared with for each of its owners, the newest first: more than anybody keeps
  /// open, and few enough for a note of a hundred thousand items.
  private static let candidatesMax = 500
  /// Words of a longer text tell no more.
  private static let charactersMax = 4000

  /// Adds the items of one note.
  mutating func add(_ note: ArraySlice<ActionItem>) {
    var continued: Set<Int> = []
    var mentioned: [(keys: [String], index: Int)] = []
    for item in note {
      let itemWords = Self.words(of: item.text)
      let keys = Self.keys(of: item)
      if let index = promiseContinued(by: item, itemWords, keys, continued) {
        promises[index].mentions.append(item)
        words[index] = itemWords
        continued.insert(index)
        mentioned.append((keys, index))
      } else {
        mentioned.append((keys, promises.count))
        promises.append(Promise(mentions: [item]))
        words.append(itemWords)
      }
    }
    for (keys, index) in mentioned {
      for key in keys {
        if continued.contains(index) { byTeamAndOwner[key]?.removeAll { $0 == index } }
        byTeamAndOwner[key, default: []].append(index)
        let excess = (byTeamAndOwner[key]?.count ?? 0) - 2 * Self.candidatesMax
        if excess > 0 { byTeamAndOwner[key]?.removeFirst(excess + Self.candidatesMax) }
      }
    }
  }

  /// The newest promise that fits; an item continues one at most, and a promise goes on with one item of a note.
  private mutating func promiseContinued(
    by item: ActionItem, _ itemWords: Set<String>, _ keys: [String], _ taken: Set<Int>
  ) -> Int? {
    for key in keys {
      for index in (byTeamAndOwner[key] ?? []).suffix(Self.candidatesMax).reversed()
      where !taken.contains(index) && isRecent(promises[index], item) {
        let last = promises[index].last
        if !item.links.isEmpty, !Set(last.links).isDisjoint(with: item.links) { return index }
        if overlap(words[index], itemWords) >= Promise.overlapMin { return index }
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
    // A much shorter text cannot share enough.
    guard longer > 0, Double(min(a.count, b.count)) >= Promise.overlapMin * Double(longer) else { return 0 }
    return Double(a.intersection(b).count) / Double(longer)
  }

  private static func words(of text: String) -> Set<String> {
    Set(TextFold.folded(text.prefix(charactersMax)).split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }

  private static func keys(of item: ActionItem) -> [String] {
    let teams = item.teams.isEmpty ? [""] : item.teams
    let owners = item.owners.isEmpty ? [""] : item.owners
    return teams.flatMap { team in
      owners.map { "\(TextFold.folded(team))\u{1f}\(TextFold.folded($0))" }
    }
  }
}
