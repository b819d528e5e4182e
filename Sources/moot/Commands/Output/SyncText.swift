import Evidence
import Workspace
import WorkspaceStore

/// What a sync did, for people.
enum SyncText {
  /// A line each for what came, what went and what was mended.
  static func lines(_ report: SyncReport) -> [String] {
    var lines: [String] = []
    func add(_ label: String, _ text: String) { lines.append(label.padded(toWidth: 10) + text) }
    if !report.received.isEmpty { add("Received", words(report.received)) }
    switch report.push {
    case .began: add("Sent", "everything; \(report.target) was not there before")
    case .done: add("Sent", report.sent.isEmpty ? "the merge" : words(report.sent))
    case .nothing, .refused: break
    }
    for mend in report.mends { add("Mended", mend.description) }
    if lines.isEmpty, report.isComplete { lines.append("Nothing new here or on \(report.source).") }
    return lines
  }

  /// One line for a message at the edge of a screen.
  static func summary(_ report: SyncReport) -> String {
    let lines = lines(report).map {
      $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
    return lines.joined(separator: "; ")
  }

  /// What stopped it, and what to do next.
  static func problems(_ report: SyncReport) -> [String] {
    var problems = report.conflicts.map(describe)
    if !report.conflicts.isEmpty {
      problems.append(
        "nothing was merged; what you saved is committed here, and will be sent when this is settled")
    }
    if case .refused(let words) = report.push {
      problems.append(
        "\(report.target) took nothing: \(words); what came is merged here and yours is kept. Where that branch is "
          + "protected, moot.yaml can name another: `sync: {push-branch: NAME}`")
    }
    return problems
  }

  private static func describe(_ conflict: SyncConflict) -> String {
    let path = conflict.path
    let choose = "`moot sync --ours \(path)`, --theirs or --both"
    switch conflict.kind {
    case .lines(let ranges):
      let places = ranges.prefix(5).map { range in
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
      }.joined(separator: ", ")
      let more = ranges.count > 5 ? " and more" : ""
      let folder = conflict.folder ?? ""
      return
        "\(path):\(ranges.first?.lowerBound ?? 1): edited on both sides, lines \(places)\(more); \(choose), "
        + "or edit the merged text in \(folder) and run `moot sync` again"
    case .notText:
      return "\(path): changed on both sides, and no text; `moot sync --ours \(path)` or --theirs"
    case .removedHere:
      return
        "\(path): removed here and edited by somebody else; `moot sync --ours \(path)` removes it, --theirs keeps it"
    case .removedThere:
      return
        "\(path): edited here and removed by somebody else; `moot sync --ours \(path)` keeps it, --theirs removes it"
    case .other(let words): return "\(path): \(words); merge it with git"
    }
  }

  private static func words(_ contents: SyncContents) -> String {
    var parts: [String] = []
    func list(_ noun: String, _ numbers: [String]) {
      guard !numbers.isEmpty else { return }
      let unique = numbers.enumerated().filter { !numbers[..<$0.offset].contains($0.element) }.map(\.element)
      parts.append("\(noun) \(unique.joined(separator: ", "))")
    }
    list("new proposal", contents.proposals)
    list("version", contents.versions.map { "\($0.proposal) \($0.number)" })
    list("draft of", contents.drafts)
    list("decision on", contents.decisions)
    for person in contents.events.map(\.person).enumerated().filter({ index, person in
      index == 0 || contents.events[index - 1].person != person
    }).map(\.element) {
      let counts = contents.events.filter { $0.person == person }.map { count($0.count, of: $0.kind) }
      parts.append("\(counts.joined(separator: " and ")) by \(person)")
    }
    if contents.runs > 0 { parts.append(NumberText.count(contents.runs, "run")) }
    if contents.files.count > 3 {
      parts.append(NumberText.count(contents.files.count, "other file"))
    } else {
      parts += contents.files
    }
    return parts.joined(separator: "; ")
  }

  private static func count(_ count: Int, of kind: String) -> String {
    switch kind {
    case "reply": count == 1 ? "1 reply" : "\(count) replies"
    case "resolve": NumberText.count(count, "resolved thread")
    case "unresolve": NumberText.count(count, "reopened thread")
    case "reproduced": NumberText.count(count, "reproduction")
    default: NumberText.count(count, kind)
    }
  }
}
