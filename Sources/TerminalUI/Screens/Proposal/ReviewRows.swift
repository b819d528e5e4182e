import Evidence
import Workspace

/// A row of a proposal's review.
enum ReviewRow: Hashable {
  case blank
  case section(String)
  case note(StyledLine)
  case thread(PlacedThread)
  /// Threads nobody has to look at any more; Enter shows or hides them.
  case resolved(count: Int, isFolded: Bool)
  /// An event that belongs to nothing Moot knows.
  case stray(ReviewEvent)

  var isSelectable: Bool {
    switch self {
    case .blank, .section: false
    case .note, .thread, .resolved, .stray: true
    }
  }
}

/// How a proposal's review stands, in rows: the decision, what is missing for one, whose turn it is, verdicts, threads
/// by their place in the text, and what has none.
struct ReviewRows {
  private let proposal: Proposal
  private let model: Model
  private let reading: ProposalReading
  private let width: Int
  private let showsResolved: Bool
  private let people: SignatureBook
  private(set) var rows: [ReviewRow] = []

  init(
    _ proposal: Proposal, _ model: Model, _ reading: ProposalReading, width: Int, showsResolved: Bool,
    opened: Set<String>
  ) {
    (self.proposal, self.model, self.reading, self.width) = (proposal, model, reading, width)
    self.showsResolved = showsResolved
    people = model.surroundings.people
    addDecision()
    addStanding()
    addVerdicts()
    addThreads(opened)
    addStrays(opened)
    if case .blank? = rows.last { rows.removeLast() }
  }

  /// - Parameter hanging: cells by which the rows after the first stand further in.
  private mutating func note(_ text: String, _ style: Style = .plain, indent: Int = 0, hanging: Int = 0) {
    let lines = TextWrap.lines(DisplayText.escaped(text), width: max(8, width - indent - hanging))
    for (index, line) in lines.enumerated() {
      let margin = String(repeating: " ", count: index == 0 ? indent : indent + hanging)
      rows.append(.note(StyledLine(margin + line, style)))
    }
  }

  private mutating func section(_ title: String) {
    if !rows.isEmpty { rows.append(.blank) }
    rows.append(.section(title))
  }

  // MARK: Decision

  private mutating func addDecision() {
    guard let decision = proposal.decision else { return }
    let day = decision.date.map { ", \($0)" } ?? ""
    section("Decision: \(decision.outcome.rawValue), \(decision.version)\(day)")
    if let by = decision.by { note("by \(people.name(by))") }
    let text = decision.rationale.trimmingWhitespace()
    if !text.isEmpty {
      rows += MarkdownLayout.lines(MarkdownDocument(text), width: max(8, min(width, 100))).map(ReviewRow.note)
    }
    if let minutes = decision.minutes { note("Minutes: \(minutes)", Style(.dim)) }
    if !decision.open.isEmpty {
      note("Nobody had resolved \(NumberText.count(decision.open.count, "thread"))", Style(.soon))
    }
    addSeal(of: decision)
  }

  private mutating func addSeal(of decision: Decision) {
    let count = NumberText.count(decision.sealed.count, "file")
    switch model.seals[proposal.number] {
    case nil: note("Sealed: \(count); V verifies that they are as they were", Style(.dim))
    case let check? where check.holds:
      note("✓ Sealed: \(count), each as it was when it was decided", Style(.good))
    case let check?:
      note("✗ The seal is broken:", Style(.bad))
      for finding in check.findings { note("\(finding.path) \(finding.words)", indent: 2) }
    }
    for file in decision.sealed {
      note("\(file.blob.text.prefix(10))  \(file.path)", Style(.dim), indent: 2)
    }
  }

  // MARK: Standing

  private mutating func addStanding() {
    guard let standing = model.standings[proposal.number], standing.status.isOpen else { return }
    let version = proposal.latest.map { "\($0.number), " } ?? ""
    let end = standing.lastCallUntil.map { " until \($0)" } ?? ""
    section("\(version)\(standing.status.words)\(end)")
    if standing.missing.isEmpty {
      note("✓ Nothing is missing: it can be accepted", Style(.good))
    } else {
      note("Missing before it can be accepted:", Style(.dim))
      for reason in standing.missing { note("• \(reason)", hanging: 2) }
    }
    let words = TurnText(model)
    for turn in standing.turns {
      let isMine = words.isMine(turn, authors: proposal.draft.authors)
      let since = words.since(turn).map { " · \($0)" } ?? ""
      note(
        isMine
          ? "→ Your turn: \(turn.task.words)\(since)"
          : "Waits for \(words.who(turn)) to \(turn.task.words)\(since)",
        Style(isMine ? .accent : .dim))
    }
  }

  private mutating func addVerdicts() {
    guard let latest = proposal.latest, !proposal.review.verdicts.isEmpty else { return }
    section("Verdicts")
    let isCurrent = { (verdict: CastVerdict) in verdict.version == latest.number }
    for verdict in proposal.review.verdicts.filter(isCurrent) {
      let (mark, role): (String, Role) =
        switch verdict.verdict {
        case .approve: ("✓", .good)
        case .requestChanges: ("✗", .bad)
        case .abstain: ("–", .dim)
        }
      note(
        "\(mark) \(people.name(verdict.by)) \(verdict.verdict.sentence) \(verdict.version)\(day(verdict.event))",
        Style(role))
      let text = verdict.event.body.trimmingWhitespace()
      if !text.isEmpty { note(text, indent: 4) }
    }
    for verdict in proposal.review.verdicts where !isCurrent(verdict) {
      note(
        "  \(people.name(verdict.by)) \(verdict.verdict.sentence) \(verdict.version), which is not the newest",
        Style(.dim))
    }
  }

  private func day(_ event: ReviewEvent) -> String { event.day.map { " · \($0)" } ?? "" }

  // MARK: Threads

  private mutating func addThreads(_ opened: Set<String>) {
    let waiting = reading.threads.filter { $0.thread.isWaiting(reading.drafts) }
    let said = reading.threads.filter { !reading.drafts.contains($0.id) }
    if !waiting.isEmpty {
      section("Not sent yet (\(waiting.count)): S sends them all")
      add(waiting, opened)
    }
    let open = said.filter { $0.thread.isOpen && $0.place != .orphan }
    if !open.isEmpty {
      section("Open (\(open.count))")
      add(open, opened)
    }
    let gone = said.filter { $0.thread.isOpen && $0.place == .orphan }
    if !gone.isEmpty {
      section("Open, but their text is gone (\(gone.count))")
      add(gone, opened)
    }
    let resolved = said.filter { !$0.thread.isOpen }
    if !resolved.isEmpty {
      rows.append(.blank)
      rows.append(.resolved(count: resolved.count, isFolded: !showsResolved))
      if showsResolved { add(resolved, opened) }
    }
    if let placing = reading.placing {
      section("\(NumberText.count(placing.threads.count, "comment")) being placed in the text")
    } else if reading.threads.isEmpty {
      section("Threads")
      note(
        proposal.latest == nil
          ? "Nothing is published yet, so there is nothing to review; p publishes the draft"
          : "Nobody commented yet: in Text, c comments on a line, v selects several", Style(.dim))
    }
  }

  private mutating func add(_ threads: [PlacedThread], _ opened: Set<String>) {
    let layout = ThreadLayout(people: people, drafts: reading.drafts, width: min(100, width - 2))
    for thread in threads {
      rows.append(.thread(thread))
      if opened.contains(thread.id) {
        rows += layout.lines(thread).map { .note($0.behind([Span("  ")])) }
      }
    }
  }

  private mutating func addStrays(_ opened: Set<String>) {
    let strays = proposal.review.strays
    guard !strays.isEmpty else { return }
    section("Events that belong to nothing known (\(strays.count))")
    for stray in strays {
      rows.append(.stray(stray))
      if opened.contains(stray.id) {
        note(proposal.path(of: stray), Style(.dim), indent: 2)
        note(stray.body.trimmingWhitespace().isEmpty ? "(no text)" : stray.body, indent: 2)
      }
    }
  }
}
