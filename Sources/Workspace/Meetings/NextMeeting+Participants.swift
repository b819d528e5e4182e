extension NextMeeting {
  /// Who usually comes: those of at least half of the newest meetings, in the order and spelling of the newest that
  /// has them; where there is no meeting yet, the team's people of `moot.yaml`. Nobody who has left is expected.
  static func participants(_ source: Source) -> [String] {
    let attended = source.team.meetings.filter { !$0.participants.isEmpty }
    let recent = attended.suffix(notesMax).reversed().filter { meeting in
      guard let day = meeting.date, let last = attended.last?.date else { return false }
      return last - day <= daysMax
    }
    let people = source.roster.entries.filter(\.isConfigured).map(\.person)
    let identify = Identity(source.roster)
    if recent.isEmpty {
      let folded = source.team.team.map { TextFold.folded($0) }
      return people.filter { person in
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
    let gone = Set(people.filter { !isHere($0, on: source.date) }.map { identify($0.name) })
    let usual = order.filter { (count[$0] ?? 0) * 2 >= recent.count && !gone.contains($0) }
    // Where nobody comes regularly, those of the newest meeting are the best guess.
    let last = order.filter { key in recent.first?.participants.contains { identify($0) == key } ?? false }
    return (usual.isEmpty ? last.filter { !gone.contains($0) } : usual).compactMap { spelling[$0] }
  }

  /// Who came longer ago than this before the newest meeting is not expected any more.
  private static let daysMax = 365

  private static func isHere(_ person: Person, on date: CalendarDate) -> Bool {
    (person.from.map { $0 <= date } ?? true) && (person.until.map { $0 >= date } ?? true)
  }

  /// What the spellings of one person have in common: the entry of the roster, else the letters.
  private struct Identity {
    private var ids: [String: String] = [:]

    init(_ roster: Roster) {
      // Somebody whom `moot.yaml` names goes before one whom only the notes tell of.
      for entry in roster.entries.filter({ !$0.isConfigured }) + roster.entries.filter(\.isConfigured) {
        for name in [entry.person.name] + entry.person.aliases {
          ids[PersonName.key(name)] = "id \(entry.person.id)"
        }
      }
    }

    func callAsFunction(_ name: String) -> String {
      let key = PersonName.key(name)
      return ids[key] ?? (key.isEmpty ? name : key)
    }
  }
}
