extension Roster {
  /// Entries as `moot.yaml` has them, of those who do not stand there; empty without any. Days are left out: when
  /// somebody was seen is not when they came or left.
  public var yaml: String {
    let missing = entries.filter { !$0.isConfigured }
    guard !missing.isEmpty else { return "" }
    return "people:\n" + missing.map { "  - {\(Self.fields($0.person))}\n" }.joined()
  }

  private static func fields(_ person: Person) -> String {
    func written(_ text: String) -> String { YAMLScalar.written(text, inList: true) }
    var fields = ["id: \(written(person.id))", "name: \(written(person.name))"]
    let lists = [("initials", person.initials), ("aliases", person.aliases), ("teams", person.teams)]
    for (key, texts) in lists where !texts.isEmpty {
      fields.append("\(key): [\(texts.map(written).joined(separator: ", "))]")
    }
    return fields.joined(separator: ", ")
  }
}
