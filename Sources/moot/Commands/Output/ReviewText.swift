import Evidence
import Workspace

/// How proposals stand, as text.
struct ReviewText {
  let people: SignatureBook
  /// Who reads; nil where nobody knows.
  let me: String?
  let today: CalendarDate
  let showsResolved: Bool

  // MARK: All proposals

  /// A row for each person that is waited for; the reader's own first.
  func overview(_ standings: [(Proposal, ProposalStanding)]) -> String {
    guard !standings.isEmpty else { return "No proposal is open; `moot new TITLE` begins one.\n" }
    var table = TextTable([
      .init(title: "", style: .bold), .init(title: "NO", style: .cyan), .init(title: "STATUS"),
      .init(title: "WAITS FOR"), .init(title: "TO"), .init(title: "SINCE", alignment: .right),
      .init(title: "TITLE", isFlexible: true),
    ])
    let rows = standings.flatMap { self.rows($0.0, $0.1) }
    for row in rows.filter(\.isMine) + rows.filter({ !$0.isMine }) { table.append(row.cells) }
    let mine = rows.count { $0.isMine }
    let summary =
      me == nil
      ? ""
      : mine == 0
        ? "Nothing waits for you.\n"
        : "\(NumberText.count(mine, "thing")) \(mine == 1 ? "waits" : "wait") for you.\n"
    return table.text(width: Output.width, ink: .standard) + "\n" + summary
  }

  private func rows(_ proposal: Proposal, _ standing: ProposalStanding) -> [(isMine: Bool, cells: [String])] {
    let mine = me.map { standing.turns(of: $0, in: people, authors: proposal.draft.authors) } ?? []
    func cells(_ mark: String, _ who: String, _ what: String, _ since: CalendarDate?) -> [String] {
      [
        mark, proposal.number.description, proposal.draft.status.rawValue, who, what,
        since.map(age) ?? "", proposal.draft.title,
      ]
    }
    guard !standing.turns.isEmpty else {
      let end = standing.lastCallUntil.map { "last call until \($0)" } ?? "nobody"
      return [(false, cells("", end, "", nil))]
    }
    return standing.turns.map { turn in
      let isMine = mine.contains(turn)
      return (isMine, cells(isMine ? "you" : "", name(turn), turn.task.words, turn.since))
    }
  }

  private func age(_ day: CalendarDate) -> String {
    day >= today ? "today" : CalendarDate.span(ofDays: today - day)
  }

  private func name(_ turn: ProposalStanding.Turn) -> String { turn.person.map(people.name) ?? "anybody" }

  // MARK: One proposal

  func text(_ proposal: Proposal, _ standing: ProposalStanding) -> String {
    let ink = Ink.standard
    var lines = [ink("\(proposal.number)  \(DisplayText.escaped(proposal.draft.title))", .bold)]
    func add(_ label: String, _ value: String) {
      lines.append("\(label.padded(toWidth: 11))\(DisplayText.escaped(value))")
    }
    let version = proposal.latest.map { ", \($0.number)" } ?? ""
    let call = standing.lastCallUntil.map { " until \($0)" } ?? ""
    add("Status", "\(proposal.draft.status.words)\(call)\(version)")
    if let decision = proposal.decision {
      add(
        "Decision",
        "\(decision.outcome.rawValue)\(decision.by.map { " by \(people.name($0))" } ?? "")"
          + "\(decision.date.map { " on \($0)" } ?? ""), on \(decision.version)")
    }
    for verdict in verdicts(proposal) { add(verdict.label, verdict.text) }
    if proposal.draft.status.isOpen {
      add(
        "Missing",
        standing.missing.isEmpty ? "nothing: it can be accepted" : standing.missing.joined(separator: "; "))
      for (index, turn) in standing.turns.enumerated() {
        add(index == 0 ? "Turn" : "", words(turn, proposal, standing))
      }
      if standing.turns.isEmpty { add("Turn", "nobody's") }
    }
    return lines.joined(separator: "\n") + "\n" + threads(proposal)
  }

  private func verdicts(_ proposal: Proposal) -> [(label: String, text: String)] {
    guard let latest = proposal.latest else { return [] }
    return proposal.review.verdicts.enumerated().map { index, verdict in
      let expired = verdict.version == latest.number ? "" : " (expired: \(latest.number) is newer)"
      return (
        index == 0 ? "Verdicts" : "",
        "\(people.name(verdict.by)) \(verdict.verdict.sentence(on: verdict.version))\(expired)"
      )
    }
  }

  private func words(_ turn: ProposalStanding.Turn, _ proposal: Proposal, _ standing: ProposalStanding)
    -> String
  {
    let isMine =
      me.map { standing.turns(of: $0, in: people, authors: proposal.draft.authors).contains(turn) } ?? false
    let since = turn.since.map { ", since \($0) (\(age($0)))" } ?? ""
    return "\(isMine ? "you" : name(turn)): \(turn.task.words)\(since)"
  }

  private func threads(_ proposal: Proposal) -> String {
    let review = proposal.review
    guard !review.events.isEmpty else {
      return proposal.latest == nil
        ? "" : "\nNo comments yet; `moot comment \(proposal.number) --at HEADING -m …` makes one.\n"
    }
    var text = ""
    let placed = placedThreads(proposal).filter { showsResolved || $0.thread.isOpen }
    if !placed.isEmpty {
      var table = TextTable([
        .init(title: "THREAD", style: .cyan), .init(title: "STATE"), .init(title: "TYPE"), .init(title: "AT"),
        .init(title: "BY"), .init(title: "ANSWERS", alignment: .right),
        .init(title: "TEXT", isFlexible: true),
      ])
      for one in placed { table.append(cells(one)) }
      text += "\n" + table.text(width: Output.width, ink: .standard)
    }
    let resolved = review.threads.count { !$0.isOpen }
    if resolved > 0, !showsResolved {
      text += "\n\(NumberText.count(resolved, "resolved thread")); --all shows them\n"
    }
    if !review.strays.isEmpty {
      text += "\n\(NumberText.count(review.strays.count, "event")) that belong nowhere: "
      text += Output.safe(review.strays.map { "\($0.id) (\($0.kind.word))" }.joined(separator: ", ")) + "\n"
    }
    return text
  }

  private func placedThreads(_ proposal: Proposal) -> [PlacedThread] {
    proposal.placedThreads(in: proposal.latest?.source ?? proposal.draft.source)
  }

  private func cells(_ placed: PlacedThread) -> [String] {
    let thread = placed.thread
    return [
      String(thread.id.suffix(4)), thread.isOpen ? "open" : "resolved", thread.type.rawValue,
      placed.place.words,
      thread.opening.by.map(people.name) ?? "somebody", String(thread.answers.count { $0.kind == .reply }),
      thread.summary,
    ]
  }
}

extension CommentPlace {
  /// `L42-45`, with how it got there.
  var words: String {
    guard let lines else { return "gone" }
    let range = lines.count == 1 ? "L\(lines.lowerBound)" : "L\(lines.lowerBound)-\(lines.upperBound)"
    return switch self {
    case .exact, .orphan: range
    case .moved: "\(range) moved"
    case .reworded: "\(range) reworded"
    }
  }

  /// As JSON names it.
  var word: String {
    switch self {
    case .exact: "exact"
    case .moved: "moved"
    case .reworded: "reworded"
    case .orphan: "orphan"
    }
  }
}
