/// Finds for each mention of a promise the mention it continues: the newest one in an earlier note, at most 180 days
/// before, of a common team and owner, about the same thing, and not continued by a note in between.
///
/// The rule looks at neighbours in time alone, so that a changed note moves only what is near it. A mention without
/// a date continues nothing.
public struct PromiseFollower {
  public struct Mention {
    public var trace: MentionTrace
    /// A person said that it begins a new promise.
    public var startsAnew: Bool

    public init(_ trace: MentionTrace, startsAnew: Bool) {
      self.trace = trace
      self.startsAnew = startsAnew
    }
  }

  /// How many earlier mentions one is compared with for each of its owners: more than anybody keeps open.
  public static let candidatesMax = 500

  private var traces: [MentionTrace] = []
  private var days: [Int] = []
  /// Mentions that can still be continued, oldest first.
  private var open: [UInt64: [Int]] = [:]

  public init() {}

  /// Adds the mentions of the next note; notes come by date, then file.
  ///
  /// - Parameter day: of the meeting, in days since the epoch.
  /// - Returns: for each mention the number of the one it continues, in the order in which they were added from 0.
  public mutating func add(_ note: [Mention], day: Int?) -> [Int?] {
    let base = traces.count
    var found = [Int?](repeating: nil, count: note.count)
    if let day {
      found = Self.predecessors(of: note, candidates: { candidates(for: $0, day) }, isFree: { _ in true })
    }
    for earlier in found.compactMap({ $0 }) {
      for key in traces[earlier].keys { open[key]?.removeAll { $0 == earlier } }
    }
    for (offset, mention) in note.enumerated() {
      traces.append(mention.trace)
      days.append(day ?? Int.max)
      guard day != nil else { continue }
      for key in mention.trace.keys {
        open[key, default: []].append(base + offset)
        let excess = (open[key]?.count ?? 0) - 2 * Self.candidatesMax
        if excess > 0 { open[key]?.removeFirst(excess + Self.candidatesMax) }
      }
    }
    return found
  }

  private func candidates(for key: UInt64, _ day: Int) -> some Sequence<(Int, MentionTrace)> {
    (open[key] ?? []).suffix(Self.candidatesMax).reversed().lazy
      .prefix { day - days[$0] <= Promise.daysApartMax }
      .map { ($0, traces[$0]) }
  }

  /// The choice itself: each mention of a note takes the newest candidate that fits and that no mention above it took.
  ///
  /// - Parameters:
  ///   - candidates: for a key, the mentions before the note, newest first.
  ///   - isFree: false for a candidate that a note in between continues; asked only of those that fit.
  public static func predecessors<Candidates: Sequence>(
    of note: [Mention], candidates: (UInt64) throws -> Candidates, isFree: (Int) throws -> Bool
  ) rethrows -> [Int?] where Candidates.Element == (Int, MentionTrace) {
    var taken: Set<Int> = []
    return try note.map { mention in
      guard !mention.startsAnew else { return nil }
      for key in mention.trace.keys {
        for (number, trace) in try candidates(key)
        where !taken.contains(number) && trace.isRelated(to: mention.trace) {
          guard try isFree(number) else { continue }
          taken.insert(number)
          return number
        }
      }
      return nil
    }
  }
}
