/// What a group is reminded of about one of its proposals: how its last call goes, and whose verdict or decision it
/// waits for.
public struct ProposalReminder: Hashable, Sendable {
  public var number: ProposalNumber
  public var title: String
  /// `last call ends Fri 2026-12-04`; nil where there is none, or it ends in more than two weeks.
  public var lastCall: String?
  /// Who is waited for to do what: `Marco, Ana: review v2, since 2026-11-25`.
  public var waiting: [String]

  /// Nil where there is nothing to remind anybody of.
  public init?(_ proposal: Proposal, policy: ReviewPolicy, people: SignatureBook, today: CalendarDate) {
    guard proposal.draft.status == .review || proposal.draft.status == .lastCall else { return nil }
    let standing = ProposalStanding(proposal, policy: policy, people: people, today: today)
    number = proposal.number
    title = proposal.draft.title
    lastCall = standing.lastCallUntil.flatMap { Self.lastCall($0, today) }
    waiting = Self.waiting(standing.turns, people)
    if lastCall == nil, waiting.isEmpty { return nil }
  }

  private static let daysAhead = 14

  private static func lastCall(_ end: CalendarDate, _ today: CalendarDate) -> String? {
    guard end - today <= daysAhead else { return nil }
    let day = "\(end.weekday.shortName) \(end)"
    if end < today { return "last call ended \(day)" }
    return end == today ? "last call ends today" : "last call ends \(day)"
  }

  /// People with the same to do stand together, in the order of their turns.
  private static func waiting(_ turns: [ProposalStanding.Turn], _ people: SignatureBook) -> [String] {
    var tasks: [String] = []
    var names: [String: [String]] = [:]
    for turn in turns where isReminded(turn.task) {
      let task = turn.task.words + (turn.since.map { ", since \($0)" } ?? "")
      if names[task] == nil { tasks.append(task) }
      names[task, default: []].append(turn.person.map(people.name) ?? "anybody but its authors")
    }
    return tasks.map { "\(names[$0, default: []].joined(separator: ", ")): \($0)" }
  }

  private static func isReminded(_ task: ProposalStanding.Task) -> Bool {
    switch task {
    case .review, .revise, .startLastCall, .decide: true
    case .publish, .answer: false
    }
  }
}
