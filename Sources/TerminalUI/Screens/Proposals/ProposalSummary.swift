import Evidence
import Workspace

/// What there is to know of a proposal before one opens it.
struct ProposalSummary {
  private let proposal: Proposal
  private let model: Model

  init(_ proposal: Proposal, _ model: Model) {
    self.proposal = proposal
    self.model = model
  }

  /// As much of the text is read as could be shown.
  private static let bytesShown = 4_000

  func lines(width: Int, rows: Int) -> [StyledLine] {
    guard width > 0, rows > 0 else { return [] }
    var lines = TextWrap.lines(DisplayText.escaped(proposal.draft.title), width: width).map {
      StyledLine($0, Style(.title))
    }
    lines += (facts + waiting).flatMap { SpanWrap.rows($0.spans, width: width).map { StyledLine($0) } }
    lines.append(StyledLine())
    let room = rows - lines.count
    if room > 0 { lines += text(width: width).prefix(room) }
    return Array(lines.prefix(rows))
  }

  private var facts: [StyledLine] {
    let draft = proposal.draft
    let people = model.surroundings.people
    var first = [draft.status.rawValue]
    if let latest = proposal.latest {
      first.append(latest.published.map { "\(latest.number) of \($0)" } ?? "\(latest.number)")
      if proposal.hasUnpublishedChanges { first.append("changed since") }
    } else {
      first.append("not published")
    }
    var lines = [StyledLine(first.joined(separator: " · "), Style(.accent))]
    if !draft.authors.isEmpty {
      lines.append(
        StyledLine("by " + DisplayText.escaped(draft.authors.map(people.name).joined(separator: ", "))))
    }
    var counts: [String] = []
    let threads = proposal.review.pendingThreads.count
    if threads > 0 { counts.append(NumberText.count(threads, "open thread")) }
    if !proposal.runs.isEmpty { counts.append(NumberText.count(proposal.runs.count, "run")) }
    if let claims = model.claims[proposal.number] { counts.append("claims: \(claims.summary)") }
    if !counts.isEmpty { lines.append(StyledLine(counts.joined(separator: " · "), Style(.dim))) }
    return lines
  }

  /// Who is waited for, and what is missing before it can be accepted.
  private var waiting: [StyledLine] {
    guard let standing = model.standings[proposal.number] else { return [] }
    let words = TurnText(model)
    var lines = standing.turns.map { turn -> StyledLine in
      let since = words.since(turn).map { " · \($0)" } ?? ""
      return words.isMine(turn, authors: proposal.draft.authors)
        ? StyledLine([Span("your turn: \(turn.task.words)", Style(.soon, .bold)), Span(since, Style(.dim))])
        : StyledLine([Span("waits for \(words.who(turn)) to \(turn.task.words)"), Span(since, Style(.dim))])
    }
    if proposal.draft.status != .draft {
      lines += standing.missing.map { StyledLine("missing: \(DisplayText.escaped($0))", Style(.dim)) }
    }
    return lines
  }

  private func text(width: Int) -> [StyledLine] {
    let body = String(decoding: proposal.draft.body.utf8.prefix(Self.bytesShown), as: UTF8.self)
    let rows = MarkdownLayout.lines(MarkdownDocument(body), width: width)
    // The title stands above already.
    return Array(rows.drop { $0.text.allSatisfy { $0 == " " } || $0.text == proposal.draft.title })
  }
}
