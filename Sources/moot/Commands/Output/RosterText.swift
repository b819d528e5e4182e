import Workspace

/// The people of a workspace as text and JSON.
enum RosterText {
  struct Row {
    var entry: Roster.Entry
    /// Open promises.
    var open: Int
  }

  static func text(_ rows: [Row], _ roster: Roster) -> String {
    var table = TextTable([
      .init(title: "NAME", style: .bold), .init(title: "INITIALS"), .init(title: "ALSO", isFlexible: true),
      .init(title: "TEAMS", isFlexible: true), .init(title: "MEETINGS", alignment: .right),
      .init(title: "FIRST SEEN"),
      .init(title: "LAST SEEN"), .init(title: "OPEN", alignment: .right),
    ])
    for row in rows {
      let (entry, person) = (row.entry, row.entry.person)
      table.append([
        person.name, person.initials.joined(separator: ", "), person.aliases.joined(separator: ", "),
        person.teams.joined(separator: ", "), String(entry.meetings), entry.firstSeen?.description ?? "",
        entry.lastSeen?.description ?? "", row.open == 0 ? "" : String(row.open),
      ])
    }
    var text = table.text(width: Output.width, ink: .standard)
    if !roster.ambiguities.isEmpty {
      text += "\n" + Ink.standard("Several go by the same; team and time of an item decide:", .bold) + "\n"
      for ambiguity in roster.ambiguities {
        let names = ambiguity.entries.map { place in
          let entry = roster.entries[place]
          let days = [entry.firstSeen, entry.lastSeen].compactMap { $0?.description }.joined(
            separator: " to ")
          return entry.person.name + (days.isEmpty ? "" : " (\(days))")
        }
        text += Output.safe("  \(ambiguity.text): \(names.joined(separator: ", "))") + "\n"
      }
    }
    if !roster.strangers.isEmpty {
      let shown = roster.strangers.prefix(20).map { "\($0.text) (\($0.count))" }.joined(separator: ", ")
      let more = roster.strangers.count > 20 ? " and \(roster.strangers.count - 20) more" : ""
      text += "\n" + Ink.standard("Owners of items that are nobody known:", .bold) + "\n"
      text += Output.safe("  \(shown)\(more)") + "\n"
    }
    return text
  }

  static func document(_ rows: [Row], _ roster: Roster) -> JSONValue {
    .object([
      ("schema", .integer(1)),
      ("people", .array(rows.map(record))),
      (
        "ambiguities",
        .array(
          roster.ambiguities.map { ambiguity in
            .object([
              ("text", .string(ambiguity.text)),
              ("people", .strings(ambiguity.entries.map { roster.entries[$0].person.id })),
            ])
          })
      ),
      (
        "unknown",
        .array(
          roster.strangers.map { .object([("text", .string($0.text)), ("items", .integer($0.count))]) })
      ),
    ])
  }

  private static func record(_ row: Row) -> JSONValue {
    let person = row.entry.person
    return .object([
      ("id", .string(person.id)), ("name", .string(person.name)), ("initials", .strings(person.initials)),
      ("aliases", .strings(person.aliases)), ("teams", .strings(person.teams)),
      ("configured", .bool(row.entry.isConfigured)), ("meetings", .integer(row.entry.meetings)),
      ("first_seen", .optional(row.entry.firstSeen?.description)),
      ("last_seen", .optional(row.entry.lastSeen?.description)), ("open", .integer(row.open)),
    ])
  }
}
