extension Roster {
  /// - Parameters:
  ///   - people: of `moot.yaml`. They come first: what the notes say of them only adds when they were seen.
  ///   - meetings: in any order.
  public init(people: [Person], meetings: [Meeting]) {
    var deriving = RosterDeriving(people)
    for meeting in meetings { deriving.addParticipants(of: meeting) }
    deriving.mergeShortened()
    deriving.nameInitials(in: meetings)
    deriving.countStrangers(in: meetings)
    self.init(entries: deriving.entries, strangers: deriving.strangers)
  }
}

/// A roster in the making.
private struct RosterDeriving {
  private var known: [Roster.Entry]
  /// By the key of the name.
  private var derived: [String: Sighted] = [:]
  /// From the key of a shortened name to that of the full one.
  private var fuller: [String: String] = [:]
  private(set) var strangers: [(text: String, count: Int)] = []

  /// Somebody only the notes tell of.
  private struct Sighted {
    /// How often the name is written so.
    var spellings: [String: Int] = [:]
    var initials: [String: Int] = [:]
    var teams: Set<String> = []
    var first: CalendarDate?
    var last: CalendarDate?
    var meetings = 0

    mutating func add(_ other: Sighted) {
      spellings.merge(other.spellings, uniquingKeysWith: +)
      initials.merge(other.initials, uniquingKeysWith: +)
      teams.formUnion(other.teams)
      meetings += other.meetings
      see(other.first)
      see(other.last)
    }

    mutating func see(_ day: CalendarDate?) {
      guard let day else { return }
      first = min(first ?? day, day)
      last = max(last ?? day, day)
    }
  }

  init(_ people: [Person]) {
    known = people.map { Roster.Entry(person: $0, isConfigured: true, meetings: 0) }
  }

  /// Every name among the participants is a person.
  mutating func addParticipants(of meeting: Meeting) {
    for name in meeting.participants {
      let key = PersonName.key(name)
      guard !key.isEmpty, !NoteVocabulary.isGroup(key) else { continue }
      if let place = place(of: key, meeting) {
        known[place].meetings += 1
        known[place].firstSeen = Self.earlier(known[place].firstSeen, meeting.date)
        known[place].lastSeen = Self.later(known[place].lastSeen, meeting.date)
        continue
      }
      let written = name.prefix { $0 != "(" }.trimmingWhitespace()
      derived[key, default: Sighted()].spellings[written, default: 0] += 1
      if let initials = PersonName.statedInitials(name) {
        derived[key, default: Sighted()].initials[initials, default: 0] += 2
      }
      derived[key, default: Sighted()].meetings += 1
      derived[key, default: Sighted()].teams.formUnion(meeting.teams)
      derived[key, default: Sighted()].see(meeting.date)
    }
  }

  /// `Sairaj` is `Sairaj Kodilkar` where nobody else is called Sairaj.
  mutating func mergeShortened() {
    let words = derived.mapValues { PersonName.words($0.spellings.keys.max() ?? "") }
    for key in derived.keys.sorted(by: { ($0.count, $0) < ($1.count, $1) }) {
      let full = words.filter { PersonName.isShortened(words[key] ?? [], of: $0.value) }
      // All of them have to be one name: `Răzvan` is neither RăzvanD nor RăzvanV.
      guard let longest = full.max(by: { ($0.key.count, $0.key) < ($1.key.count, $1.key) }),
        full.allSatisfy({ $0.key == longest.key || PersonName.isShortened($0.value, of: longest.value) }),
        let sighted = derived.removeValue(forKey: key)
      else { continue }
      derived[longest.key]?.add(sighted)
      fuller[key] = longest.key
    }
  }

  /// Whose initials stand before an item is somebody who was there: one whose name begins so, `RV` of `RăzvanV`,
  /// or holds them in this order, `SjK` of `Sairaj Kodilkar`, or the only one whose name begins with the first of them,
  /// `MP` of `Marco`.
  mutating func nameInitials(in meetings: [Meeting]) {
    var guesses: [String: [String: Int]] = [:]
    for meeting in meetings {
      let there = Set(meeting.participants.map { full(PersonName.key($0)) }).filter { derived[$0] != nil }
        .sorted()
      for owner in Set(meeting.actions.flatMap(\.owners)).sorted() {
        let key = PersonName.key(owner)
        guard place(of: key, meeting) == nil, derived[key] == nil, fuller[key] == nil else { continue }
        guard (2...4).contains(key.count) else {
          nameShortened(owner)
          continue
        }
        let candidates = there.map { ($0, PersonName.initials(spelling(of: $0))) }
        let exact = candidates.filter { $0.1 == key || key.count > 2 && PersonName.holds($0.0, key) }
        let single = candidates.filter { $0.1.count == 1 && key.hasPrefix($0.1) }
        if exact.count == 1 {
          derived[exact[0].0]?.initials[owner, default: 0] += 2
        } else if exact.isEmpty, single.count == 1 {
          guesses[owner, default: [:]][single[0].0, default: 0] += 1
        }
      }
    }
    accept(guesses)
  }

  /// A guess from one letter counts where nothing speaks against it: the person has no better initials, and nobody
  /// else is guessed more often.
  private mutating func accept(_ guesses: [String: [String: Int]]) {
    for (owner, people) in guesses.sorted(by: { $0.key < $1.key }) {
      let most = people.values.max() ?? 0
      for (key, count) in people where count * 2 > most && !isSure(of: key) {
        derived[key]?.initials[owner, default: 0] += count
      }
    }
    for (key, sighted) in derived where !isSure(of: key) {
      // A person has one set of initials: of several guesses the most frequent.
      let most = sighted.initials.max { ($0.value, $1.key) < ($1.value, $0.key) }
      derived[key]?.initials = most.map { [$0.key: $0.value] } ?? [:]
    }
  }

  private func isSure(of key: String) -> Bool {
    let own = PersonName.initials(spelling(of: key))
    return derived[key]?.initials.keys.contains { PersonName.key($0) == own } ?? false
  }

  /// An owner written as a name cut short: `Sairaj K` of `Sairaj Kodilkar`.
  private mutating func nameShortened(_ owner: String) {
    let words = PersonName.words(owner)
    let full = derived.keys.filter { PersonName.isShortened(words, of: PersonName.words(spelling(of: $0))) }
    if full.count == 1 { derived[full[0]]?.spellings[owner, default: 0] += 1 }
  }

  /// Owners who are nobody known, as they are written.
  mutating func countStrangers(in meetings: [Meeting]) {
    let names = Set(entries.flatMap { $0.person.spellings.map { PersonName.key($0) } })
    var counts: [String: Int] = [:]
    for owner in meetings.flatMap(\.actions).flatMap(\.owners) {
      let key = PersonName.key(owner)
      if !names.contains(key), !NoteVocabulary.isGroup(key) { counts[owner, default: 0] += 1 }
    }
    strangers = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  var entries: [Roster.Entry] {
    known
      + derived.map { key, sighted in
        var person = Person(id: key, name: spelling(of: key))
        person.initials = sighted.initials.keys.sorted()
        person.aliases = sighted.spellings.keys.filter { $0 != person.name }.sorted()
        person.teams = sighted.teams.sorted()
        person.from = sighted.first
        person.until = sighted.last
        return Roster.Entry(
          person: person, isConfigured: false, meetings: sighted.meetings, firstSeen: sighted.first,
          lastSeen: sighted.last)
      }
  }

  private func full(_ key: String) -> String { fuller[key].map(full) ?? key }

  /// As it is written most often; with its accents where that is a tie.
  private func spelling(of key: String) -> String {
    let spellings = (derived[key]?.spellings ?? [:]).filter { PersonName.key($0.key) == key }
    func accents(_ text: String) -> Int { text.utf8.count { $0 >= 0x80 } }
    return spellings.max { a, b in
      (a.value, accents(a.key), b.key) < (b.value, accents(b.key), a.key)
    }?.key ?? key
  }

  /// The person of `moot.yaml` whom a name in a meeting's note means.
  private func place(of key: String, _ meeting: Meeting) -> Int? {
    let called = known.indices.filter { known[$0].person.isCalled(key) }
    return called.first { isThen(known[$0].person, meeting.date) } ?? called.first
  }

  private func isThen(_ person: Person, _ day: CalendarDate?) -> Bool {
    guard let day else { return true }
    return (person.from.map { $0 <= day } ?? true) && (person.until.map { day <= $0 } ?? true)
  }

  private static func earlier(_ a: CalendarDate?, _ b: CalendarDate?) -> CalendarDate? {
    [a, b].compactMap { $0 }.min()
  }

  private static func later(_ a: CalendarDate?, _ b: CalendarDate?) -> CalendarDate? {
    [a, b].compactMap { $0 }.max()
  }
}
