/// Who the people of the notes are: those that `moot.yaml` names, and those that the notes themselves tell of.
///
/// Notes write a person in many ways, `RV`, `RăzvanV`, `Razvan V`, and write two people in one: the same initials
/// were somebody else a year before. A team and a time tell them apart.
public struct Roster: Hashable, Sendable {
  /// One person and when they were seen.
  public struct Entry: Hashable, Sendable {
    /// Of one that only the notes tell of, `from` and `until` are the days on which they were first and last seen.
    public var person: Person
    /// Stands in `moot.yaml`.
    public var isConfigured: Bool
    /// Meetings they took part in.
    public var meetings: Int
    public var firstSeen: CalendarDate?
    public var lastSeen: CalendarDate?
  }

  /// Initials or a name that more than one person goes by.
  public struct Ambiguity: Hashable, Sendable {
    public var text: String
    /// Places in `entries`, at least two.
    public var entries: [Int]
  }

  /// By name.
  public internal(set) var entries: [Entry]
  public internal(set) var ambiguities: [Ambiguity]
  /// Owners of items that are nobody known, each as it is written most often, with the number of items.
  public internal(set) var strangers: [(text: String, count: Int)] {
    get { unknown.map { ($0.text, $0.count) } }
    set { unknown = newValue.map { Stranger(text: $0.text, count: $0.count) } }
  }

  private var unknown: [Stranger] = []
  /// Places in `entries` by the key of each spelling and identifier.
  private let places: [String: [Int]]

  private struct Stranger: Hashable, Sendable {
    var text: String
    var count: Int
  }

  init(entries: [Entry], strangers: [(text: String, count: Int)]) {
    let order = { (entry: Entry) in (PersonName.key(entry.person.name), entry.person.id) }
    self.entries = entries.sorted { order($0) < order($1) }
    var places: [String: (text: String, entries: [Int])] = [:]
    for (place, entry) in self.entries.enumerated() {
      for text in Set(entry.person.spellings.map { PersonName.key($0) }) {
        let written = entry.person.spellings.first { PersonName.key($0) == text } ?? text
        places[text, default: (written, [])].entries.append(place)
      }
    }
    ambiguities = places.values.filter { $0.entries.count > 1 }
      .map { Ambiguity(text: $0.text, entries: $0.entries) }.sorted { $0.text < $1.text }
    var called = places.mapValues(\.entries)
    for (place, entry) in self.entries.enumerated() {
      let id = PersonName.key(entry.person.id)
      if called[id]?.contains(place) != true { called[id, default: []].append(place) }
    }
    self.places = called.mapValues { $0.sorted() }
    self.strangers = strangers
  }

  // MARK: Finding

  /// The people that somebody means who types this: initials, a name or its beginning, an alias, an id or the
  /// beginning of an address; case and accents ignored.
  public func people(called text: String) -> [Entry] {
    let wanted = PersonName.key(text)
    guard !wanted.isEmpty else { return [] }
    let exact = entries.filter { $0.person.isCalled(wanted) }
    guard exact.isEmpty, wanted.count >= 3 else { return exact }
    return entries.filter { entry in
      (entry.person.spellings + entry.person.emails).contains { spelling in
        PersonName.key(spelling).hasPrefix(wanted)
          || TextFold.folded(spelling).split(separator: " ").contains { $0.hasPrefix(wanted) }
      }
    }
  }

  /// Items of the people that somebody means who types this; where they are nobody known, items whose owners are
  /// written so.
  public func filter(_ text: String) -> OwnerFilter {
    OwnerFilter(text, people: people(called: text).map(\.person), in: self)
  }

  /// The person that an owner of an item is: of those that go by these initials or this name one whose team and time
  /// fit, else the one nearest in time; nil where they are nobody known.
  public func person(owning owner: String, of item: ActionItem) -> Person? {
    let key = PersonName.key(owner)
    let called = (places[key] ?? []).map { entries[$0].person }
    guard called.count > 1 else { return called.first }
    let teams = Set(item.teams.map { TextFold.folded($0) })
    return called.min { distance($0, teams, item.meeting) < distance($1, teams, item.meeting) }
  }

  /// How badly a team and a day fit a person: first days outside their time, then whether the team is another.
  private func distance(_ person: Person, _ teams: Set<String>, _ day: CalendarDate?) -> (Int, Int) {
    var days = 0
    if let day {
      if let from = person.from, day < from { days = from.daysSinceEpoch - day.daysSinceEpoch }
      if let until = person.until, day > until { days = day.daysSinceEpoch - until.daysSinceEpoch }
    }
    let own = Set(person.teams.map { TextFold.folded($0) })
    let isOther = !own.isEmpty && !teams.isEmpty && own.isDisjoint(with: teams)
    // Somebody seen a month before or after is as likely as one who was there; the team then decides.
    return (days / 30, isOther ? 1 : 0)
  }

  public static func == (a: Roster, b: Roster) -> Bool { a.entries == b.entries && a.unknown == b.unknown }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(entries)
    hasher.combine(unknown)
  }
}

extension Person {
  /// Every way in which notes write the person.
  public var spellings: [String] { initials + [name] + aliases }

  /// - Parameter key: as `PersonName.key` gives it.
  func isCalled(_ key: String) -> Bool {
    PersonName.key(id) == key || spellings.contains { PersonName.key($0) == key }
  }
}

/// What can be told from a name as it is written.
enum PersonName {
  /// The same for every way of writing a name: `Răzvan V`, `RazvanV` and `@razvanv` are one. What stands in
  /// parentheses is left out.
  static func key(_ text: String) -> String {
    String(TextFold.folded(text.prefix { $0 != "(" }).filter { $0.isLetter || $0.isNumber })
  }

  /// `SK` of `Sairaj Kodilkar (SK)`.
  static func statedInitials(_ text: String) -> String? {
    guard let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") else {
      return nil
    }
    let inside = text[text.index(after: open)..<close]
    return (2...4).contains(inside.count) && inside.allSatisfy(\.isLetter) ? String(inside) : nil
  }

  /// The words of a name, folded; an inner capital begins one: `razvan v` of `RăzvanV`.
  static func words(_ name: String) -> [String] {
    var words: [String] = []
    var previous: Character = " "
    for character in name.prefix(while: { $0 != "(" }) {
      if character.isLetter {
        let begins = !previous.isLetter || character.isUppercase && previous.isLowercase
        if begins { words.append("") }
        words[words.count - 1] += TextFold.folded(String(character))
      }
      previous = character
    }
    return words
  }

  /// Whether `short` may be the same name with later words cut or left out: `Sairaj`, `Sairaj K` of `Sairaj Kodilkar`.
  static func isShortened(_ short: [String], of full: [String]) -> Bool {
    guard let first = short.first, first == full.first, short.count <= full.count, short != full else {
      return false
    }
    return zip(short, full).dropFirst().allSatisfy { $1.hasPrefix($0) }
  }

  /// Whether the letters stand in the name in this order, the first of them at its beginning.
  static func holds(_ name: String, _ letters: String) -> Bool {
    guard name.first == letters.first else { return false }
    var rest = letters[...]
    for character in name where character == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  /// The first letters of a name's words and its inner capitals, folded: `rv` of `RăzvanV`, `jp` of `Jan Peter`, `m` of
  /// `Marco`.
  static func initials(_ name: String) -> String { words(name).map { String($0.prefix(1)) }.joined() }
}
