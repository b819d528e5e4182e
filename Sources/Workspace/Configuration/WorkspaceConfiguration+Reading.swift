extension WorkspaceConfiguration {
  /// Reads `moot.yaml`. What is wrong becomes a diagnostic with its line and leaves the key at its default.
  public static func read(source: String, file: String) -> (WorkspaceConfiguration, [Diagnostic]) {
    let (value, problems) = YAMLReader.read(source, file: file)
    var reader = ConfigurationReader(file: file, diagnostics: problems)
    switch value {
    case .map(let pairs):
      for pair in pairs { reader.read(pair) }
    case .null: break
    case .scalar, .list:
      reader.diagnostics.append(
        Diagnostic(
          .error, file: file, line: 1, "expected `key: value` lines, such as `group: Our working group`"))
    }
    return (reader.configuration, reader.diagnostics)
  }
}

private struct ConfigurationReader {
  let file: String
  var diagnostics: [Diagnostic]
  var configuration = WorkspaceConfiguration()

  private mutating func warn(_ pair: YAMLValue.Pair, _ message: String) {
    diagnostics.append(Diagnostic(.warning, file: file, line: pair.line, message))
  }

  mutating func read(_ pair: YAMLValue.Pair) {
    switch pair.key {
    case "schema":
      if let schema = pair.value.string, schema != "1" {
        warn(pair, "schema '\(schema)' is not known; this Moot reads schema 1")
      }
    case "group": configuration.group = text(pair)
    case "timezone": configuration.timezone = text(pair)
    case "notes": configuration.notes = pair.value.strings
    case "people": readPeople(pair)
    case "review": readReview(pair)
    case "meetings": readMeetings(pair)
    case "commit":
      if let policy = choice(pair, WorkspaceConfiguration.CommitPolicy.self) { configuration.commit = policy }
    case "signoff": configuration.signoff = flag(pair) ?? configuration.signoff
    case "sync": readSync(pair)
    case "promises": readPromises(pair)
    default: warn(pair, "unknown key '\(pair.key)'")
    }
  }

  // MARK: Fields

  private mutating func text(_ pair: YAMLValue.Pair) -> String? {
    if let text = pair.value.string { return text }
    if case .null = pair.value { return nil }
    warn(pair, "'\(pair.key)' needs one text")
    return nil
  }

  private mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ pair: YAMLValue.Pair, _ type: Choice.Type
  ) -> Choice? {
    if let choice = pair.value.string.flatMap(Choice.init) { return choice }
    warn(pair, "'\(pair.key)' is one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }

  private mutating func flag(_ pair: YAMLValue.Pair) -> Bool? {
    switch pair.value.string?.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      warn(pair, "'\(pair.key)' is true or false")
      return nil
    }
  }

  /// As many days as a century has.
  private static let countMax = 36_600

  private mutating func count(_ pair: YAMLValue.Pair) -> Int? {
    guard let count = pair.value.string.flatMap({ Int($0) }), count >= 0 else {
      warn(pair, "'\(pair.key)' needs a number")
      return nil
    }
    if count <= Self.countMax { return count }
    warn(pair, "'\(pair.key)' is too large; \(Self.countMax) is the most")
    return nil
  }

  private mutating func date(_ pair: YAMLValue.Pair) -> CalendarDate? {
    if let date = pair.value.string.flatMap({ CalendarDate(iso: $0) }) { return date }
    warn(pair, "'\(pair.key)' needs a date such as 2026-11-23")
    return nil
  }

  // MARK: Sections

  private func pairs(_ value: YAMLValue) -> [YAMLValue.Pair] {
    if case .map(let pairs) = value { pairs } else { [] }
  }

  private mutating func readPeople(_ section: YAMLValue.Pair) {
    guard case .list(let entries) = section.value else {
      warn(section, "'people' is a list of entries such as {id: rv, name: RăzvanV, initials: [RV]}")
      return
    }
    for entry in entries {
      guard let id = entry["id"]?.string else {
        warn(pairs(entry).first ?? section, "a person needs an `id`")
        continue
      }
      var person = Person(id: id, name: entry["name"]?.string ?? id)
      for field in pairs(entry) { read(field, into: &person) }
      configuration.people.append(person)
    }
  }

  private mutating func read(_ field: YAMLValue.Pair, into person: inout Person) {
    switch field.key {
    case "id", "name": break
    case "initials": person.initials = field.value.strings
    case "aliases": person.aliases = field.value.strings
    case "emails": person.emails = field.value.strings
    case "teams": person.teams = field.value.strings
    case "from": person.from = date(field)
    case "until": person.until = date(field)
    default: warn(field, "unknown key '\(field.key)' of a person")
    }
  }

  private mutating func readReview(_ section: YAMLValue.Pair) {
    for field in pairs(section.value) {
      switch field.key {
      case "approvals": configuration.review.approvals = count(field)
      case "last-call-days": configuration.review.lastCallDays = count(field)
      case "deciders": configuration.review.deciders = field.value.strings
      default: warn(field, "unknown key '\(field.key)' of 'review'")
      }
    }
  }

  private mutating func readSync(_ section: YAMLValue.Pair) {
    for field in pairs(section.value) {
      switch field.key {
      case "remote": configuration.sync.remote = reference(field)
      case "branch": configuration.sync.branch = reference(field)
      case "push-remote": configuration.sync.pushRemote = reference(field)
      case "push-branch": configuration.sync.pushBranch = reference(field)
      default: warn(field, "unknown key '\(field.key)' of 'sync'")
      }
    }
  }

  /// A remote or a branch. What git would take for an option, an address or a pattern is none: the file comes from
  /// others, and decides where things are sent.
  private mutating func reference(_ pair: YAMLValue.Pair) -> String? {
    guard let name = text(pair) else { return nil }
    if SyncPolicy.isReference(name) { return name }
    warn(pair, "'\(name)' is no name of a remote or branch, such as origin or main")
    return nil
  }

  private mutating func readPromises(_ section: YAMLValue.Pair) {
    for field in pairs(section.value) {
      switch (field.key, field.value) {
      case ("join", .list(let lists)): configuration.promises.join = lists.map(\.strings)
      case ("split", _): configuration.promises.split = field.value.strings
      default: warn(field, "'promises' has lists called `join` and `split`")
      }
    }
  }

  private mutating func readMeetings(_ section: YAMLValue.Pair) {
    for team in pairs(section.value) {
      guard let path = team.value["path"]?.string, path.contains("{date}") else {
        warn(team, "the meetings of '\(team.key)' need a `path` with {date} in it")
        continue
      }
      var series = MeetingSeries(path: path, everyDays: nil)
      for field in pairs(team.value) where field.key == "every" {
        guard let text = field.value.string, text.hasSuffix("d"), let days = CalendarDate.days(span: text),
          days > 0
        else {
          warn(field, "'every' is a number of days such as 14d")
          continue
        }
        series.everyDays = days
      }
      configuration.meetings[team.key] = series
    }
  }
}
