extension NextMeeting {
  /// Who usually comes: those of at least half of the newest meetings, in the order and spelling of the newest that
  /// has them; where there is no meeting yet, the team's people of `moot.yaml`. Nobody who has left is expected.
  static func participants(_ source: Source) -> [String] {
    let recent = source.team.meetings.filter { !$0.participants.isEmpty }.suffix(notesMax).reversed()
    let identify = Identity(source.people)
    if recent.isEmpty {
      let folded = source.team.team.map { TextFold.folded($0) }
      return source.people.filter { person in
        isHere(person, on: source.date)
          && (folded.map { person.teams.map(TextFold.folded).contains($0) } ?? true)
      }.map(\.name)
    }
    var order: [String] = []
    var spelling: [String: String] = [:]
    var count: [String: Int] = [:]
    for meeting in recent {
      var seen: Set<String> = []
      for name in meeting.participants {
        let key = identify(name)
        guard seen.insert(key).inserted else { continue }
        if spelling[key] == nil {
          spelling[key] = name
          order.append(key)
        }
        count[key, default: 0] += 1
      }
    }
    let gone = Set(
      source.people.filter { !isHere($0, on: source.date) }.map { identify($0.name) })
    return order.filter { (count[$0] ?? 0) * 2 >= recent.count && !gone.contains($0) }
      .compactMap { spelling[$0] }
  }

  private static func isHere(_ person: Person, on date: CalendarDate) -> Bool {
    (person.from.map { $0 <= date } ?? true) && (person.until.map { $0 >= date } ?? true)
  }

  /// What the spellings of one person have in common: the entry in `moot.yaml`, else the letters.
  private struct Identity {
    private var ids: [String: String] = [:]

    init(_ people: [Person]) {
      for person in people {
        for name in [person.name] + person.aliases { ids[Self.letters(name)] = "id " + person.id }
      }
    }

    func callAsFunction(_ name: String) -> String {
      let letters = Self.letters(name)
      return ids[letters] ?? letters
    }

    /// `Razvan D`, `RăzvanD` and `RăzvanD (RD)` are one.
    private static func letters(_ name: String) -> String {
      let bare = name.prefix { $0 != "(" }
      let letters = TextFold.folded(bare).filter { $0.isLetter || $0.isNumber }
      return letters.isEmpty ? name : letters
    }
  }
}
