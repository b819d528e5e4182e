import Workspace

/// Whose turn it is, in words.
struct TurnText {
  let people: SignatureBook
  /// Who reads them; nil where nobody knows.
  let person: String?
  let today: CalendarDate

  init(_ model: Model) {
    people = model.surroundings.people
    person = model.person
    today = model.today
  }

  /// Whether a turn of this proposal is the reader's.
  func isMine(_ turn: ProposalStanding.Turn, authors: [String]) -> Bool {
    guard let person else { return false }
    if let named = turn.person { return people.areSame(named, person) }
    return !authors.contains { people.areSame($0, person) }
  }

  /// As in "Andra".
  func who(_ turn: ProposalStanding.Turn) -> String {
    DisplayText.escaped(turn.person.map(people.name) ?? "somebody who is no author")
  }

  /// Whose turn of a proposal comes first, the reader's before all others', in as few words as can be.
  func next(_ standing: ProposalStanding, of proposal: Proposal) -> (text: String, isMine: Bool)? {
    let authors = proposal.draft.authors
    guard let turn = standing.turns.first(where: { isMine($0, authors: authors) }) ?? standing.turns.first
    else {
      return standing.lastCallUntil.map { ("last call until \($0)", false) }
    }
    let isReaders = isMine(turn, authors: authors)
    let age = since(turn).map { " · \($0)" } ?? ""
    return ("\(isReaders ? "you" : who(turn)): \(turn.task.words)\(age)", isReaders)
  }

  /// As in "3 days" or "2 weeks"; nil where nobody knows since when.
  func since(_ turn: ProposalStanding.Turn) -> String? {
    turn.since.map { since in
      let days = today - since
      return days <= 0 ? "since today" : CalendarDate.span(ofDays: days)
    }
  }
}
