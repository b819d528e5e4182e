import Workspace
import WorkspaceStore

/// What a sync did, as JSON.
enum SyncRecord {
  static func json(_ report: SyncReport) -> JSONValue {
    .object([
      ("schema", .integer(1)),
      ("source", .string(report.source)),
      ("target", .string(report.target)),
      ("complete", .bool(report.isComplete)),
      ("push", push(report.push)),
      ("refusal", refusal(report.push)),
      ("committed", .strings(report.committed)),
      ("received", contents(report.received)),
      ("sent", contents(report.sent)),
      ("mended", .strings(report.mends.map(\.description))),
      ("conflicts", .array(report.conflicts.map(conflict))),
      ("diagnostics", .array(report.left.map(DiagnosticRecord.json))),
    ])
  }

  private static func push(_ push: SyncReport.Push) -> JSONValue {
    switch push {
    case .nothing: .string("nothing")
    case .done, .began: .string("done")
    case .refused: .string("refused")
    }
  }

  private static func refusal(_ push: SyncReport.Push) -> JSONValue {
    if case .refused(let words) = push { .string(words) } else { .null }
  }

  private static func contents(_ contents: SyncContents) -> JSONValue {
    .object([
      (
        "events",
        .array(
          contents.events.map { event in
            .object([
              ("kind", .string(event.kind)), ("by", .string(event.person)), ("count", .integer(event.count)),
            ])
          })
      ),
      (
        "versions",
        .array(
          contents.versions.map { version in
            .object([
              ("proposal", .string(version.proposal)), ("version", .integer(version.number.value)),
            ])
          })
      ),
      ("proposals", .strings(contents.proposals)),
      ("drafts", .strings(contents.drafts)),
      ("decisions", .strings(contents.decisions)),
      ("runs", .integer(contents.runs)),
      ("files", .strings(contents.files)),
    ])
  }

  private static func conflict(_ conflict: SyncConflict) -> JSONValue {
    var members: [(String, JSONValue)] = [("file", .string(conflict.path))]
    switch conflict.kind {
    case .lines(let ranges):
      members.append(("kind", .string("lines")))
      members.append(
        ("lines", .array(ranges.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) })))
    case .notText: members.append(("kind", .string("binary")))
    case .removedHere: members.append(("kind", .string("removed-here")))
    case .removedThere: members.append(("kind", .string("removed-there")))
    case .other(let words): members += [("kind", .string("other")), ("message", .string(words))]
    }
    members.append(("folder", .optional(conflict.folder)))
    return .object(members)
  }
}
