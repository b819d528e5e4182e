import Workspace

/// Something of a review that waits for somebody.
struct HomeTurn: Hashable {
  var number: ProposalNumber
  var text: String
  /// Since when or until when.
  var when: String
  /// What opens: a thread in the text, or the review.
  var thread: String?
  /// Whether it waits for the reader.
  var isMine: Bool
}

extension HomeScreen {
  /// What waits for the reader, then what waits for others. A draft that waits to be written is among the next steps.
  func turns(_ model: Model) -> [HomeTurn] {
    guard model.person != nil else { return [] }
    let words = TurnText(model)
    let all = (model.proposals.value ?? []).flatMap { turns(of: $0, model, words) }
    return all.filter(\.isMine) + all.filter { !$0.isMine }
  }

  private func turns(of proposal: Proposal, _ model: Model, _ words: TurnText) -> [HomeTurn] {
    guard let standing = model.standings[proposal.number] else { return [] }
    var turns = standing.turns.compactMap { turn -> HomeTurn? in
      if turn.task == .publish { return nil }
      let isMine = words.isMine(turn, authors: proposal.draft.authors)
      var thread: String?
      if isMine, case .answer(let threads) = turn.task { thread = threads.first }
      return HomeTurn(
        number: proposal.number,
        text: isMine ? turn.task.words : "waits for \(words.who(turn)) to \(turn.task.words)",
        when: words.since(turn) ?? "", thread: thread, isMine: isMine)
    }
    if let end = standing.lastCallUntil, end >= model.today {
      turns.append(
        HomeTurn(
          number: proposal.number, text: "last call: say what you have to say", when: "until \(end)",
          isMine: turns.allSatisfy { !$0.isMine }))
    }
    return turns
  }

  /// How much of what waits for others is shown before what is late.
  private static let othersShown = 4

  func turnRows(_ model: Model) -> [Row] {
    let turns = turns(model)
    let mine = turns.filter(\.isMine)
    let others = turns.filter { !$0.isMine }
    if turns.isEmpty { return unknownPersonRows(model) }
    var rows: [Row] = [.section(mine.isEmpty ? "My turn" : "My turn (\(mine.count))")]
    if mine.isEmpty { rows.append(.empty("No review waits for you.")) }
    rows += mine.map(Row.turn)
    if !others.isEmpty {
      rows += [.blank, .section("Not my turn")] + others.prefix(Self.othersShown).map(Row.turn)
      let more = others.count - Self.othersShown
      if more > 0 { rows.append(.empty("… and \(more) more; each proposal's Review tells whose turn it is")) }
    }
    return rows + [.blank]
  }

  /// Where proposals are reviewed and git knows nobody, whose turn it is cannot be told.
  private func unknownPersonRows(_ model: Model) -> [Row] {
    let isReviewed = model.standings.values.contains { $0.status == .review || $0.status == .lastCall }
    guard isReviewed, model.identity.value != nil, model.person == nil else { return [] }
    return [.section("My turn"), .empty(model.unknownPerson), .blank]
  }

  func turnLine(_ turn: HomeTurn, _ model: Model, width: Int) -> StyledLine {
    let base = Style(turn.isMine ? .plain : .dim)
    var line = StyledLine([
      Span("\(turn.number)  ", Style(turn.isMine ? .key : .dim)), Span(turn.text, base),
    ])
    if !turn.when.isEmpty { line.append(" · \(turn.when)", Style(.dim)) }
    let room = width - line.width - 3
    if room >= 12, let title = model.proposal(turn.number)?.draft.title {
      line.append("   " + DisplayText.escaped(title).clipped(toWidth: room), Style(.dim))
    }
    return line
  }
}
