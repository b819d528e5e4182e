import Evidence

extension ProposalExport {
  /// A table of what there is to know at a glance.
  func metadata(_ standing: ProposalStanding) -> String {
    let draft = proposal.draft
    var rows = [("Proposal", proposal.number.description), ("Status", status), ("Text", textName)]
    func add(_ name: String, _ value: String?) { if let value, !value.isEmpty { rows.append((name, value)) } }
    if draft.status.isOpen, let latest = proposal.latest {
      add("Approvals", "\(standing.approvals) of \(standing.approvalsNeeded), of \(latest.number)")
    }
    add("Threads", threadCount)
    add("Authors", Self.list(published?.authors ?? draft.authors) ?? "–")
    add("Reviewers", Self.list(draft.reviewers))
    add("Created", draft.created?.description)
    add("Discussion", draft.discussion)
    add("Supersedes", references(draft.references.supersedes))
    add("Superseded by", references(draft.references.supersededBy))
    add("Related", references(draft.references.related))
    add("Formerly", Self.list(draft.references.formerly.map(\.number.description)))
    add("Exported", "as of \(surroundings.asOf)")
    return Self.row(["", ""]).replacing("  ", with: " ") + Self.row([":--", ":--"])
      + rows.map { Self.row([$0.0, Self.cell($0.1)]) }.joined()
  }

  private var status: String {
    let draft = proposal.draft
    if draft.status == .lastCall, let end = draft.lastCallUntil {
      return "\(draft.status.rawValue) until \(end)"
    }
    guard let decision = proposal.decision, draft.status == .accepted || draft.status == .rejected else {
      return draft.status.rawValue
    }
    let date = decision.date.map { " on \($0)" } ?? ""
    return draft.status.rawValue + date + ", on \(decision.version)"
  }

  private var textName: String {
    if let published {
      return "\(published.number)" + (published.published.map { ", published \($0)" } ?? "")
    }
    guard let latest = proposal.latest else { return "draft, nothing published yet" }
    return proposal.hasUnpublishedChanges ? "draft after \(latest.number)" : "\(latest.number)"
  }

  private var threadCount: String {
    let threads = proposal.review.threads
    guard !threads.isEmpty else { return "" }
    let counts = [
      (threads.count { $0.isPending }, "open"), (threads.count { !$0.isOpen }, "resolved"),
      (threads.count { $0.isOpen && !$0.isPending }, "praise"),
    ]
    return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  private static func list(_ names: [String]) -> String? {
    names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private func references(_ references: [ProposalReferences.Reference]) -> String? {
    Self.list(
      references.map { reference in
        let title = surroundings.titles[reference.number].map { " " + $0 } ?? ""
        return reference.number.description + title
      })
  }

  /// What is missing before it can be accepted, and who is waited for; empty once it is closed.
  func howItStands(_ standing: ProposalStanding) -> String {
    guard standing.status.isOpen else { return "" }
    var text = "## How it stands\n\nIt is \(standing.status.words)"
    if let end = standing.lastCallUntil { text += " until \(end)" }
    if standing.missing.isEmpty {
      text += ". Nothing stands in the way of its acceptance.\n"
    } else {
      text += ". Before it can be accepted:\n\n"
      text += standing.missing.map { "- \(Self.inline($0))\n" }.joined()
    }
    guard !standing.turns.isEmpty else { return text }
    text += "\nWhose turn it is:\n\n"
    for turn in standing.turns {
      let person = turn.person.map { Self.inline(people.name($0)) } ?? "Whoever is not an author"
      text += "- \(person): \(turn.task.words)" + (turn.since.map { ", since \($0)" } ?? "") + "\n"
    }
    return text
  }

  /// Newest first.
  func versions() -> String {
    guard !proposal.versions.isEmpty else { return "" }
    var text = "## Versions\n\n" + Self.row(["Version", "Published", "By", "Lines", "Changes"])
    text += Self.row([":--", ":--", ":--", "--:", ":--"])
    let lines = proposal.versions.mapOnAllCores(share: 8) { Self.lineHashes($0.body) }
    for (version, (before, after)) in zip(proposal.versions, zip([[]] + lines, lines)).reversed() {
      text += Self.row([
        "\(version.number)", version.published?.description ?? "–", Self.cell(version.by ?? "–"),
        Self.changedLines(before, after), Self.cell(version.changes),
      ])
    }
    return text
  }

  /// How many lines came and went: `+12 −3`. One that only moved did neither.
  private static func changedLines(_ old: [UInt64], _ new: [UInt64]) -> String {
    var (came, went) = (0, 0)
    var (a, b) = (0, 0)
    while a < old.count || b < new.count {
      if a < old.count, b < new.count, old[a] == new[b] {
        a += 1
        b += 1
      } else if b == new.count || a < old.count && old[a] < new[b] {
        went += 1
        a += 1
      } else {
        came += 1
        b += 1
      }
    }
    return "+\(came) −\(went)"
  }

  /// The lines that hold anything, by their hashes, in the order of those.
  private static func lineHashes(_ text: String) -> [UInt64] {
    let bytes = Array(text.utf8)
    return bytes.split(separator: UInt8(ascii: "\n"))
      .map { line in line.reduce(WordHash.seed) { WordHash.adding($1, to: $0) } }.sorted()
  }
}
