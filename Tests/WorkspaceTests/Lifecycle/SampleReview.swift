import Workspace

/// A proposal under review, put together from texts.
struct SampleReview {
  var status = "review"
  var matter = ""
  var body = "\n# Locks\n\nOne lock in each table.\n"
  var published = ["2026-11-02"]
  var events: [ReviewEvent] = []
  var decision: Decision?

  static let ada = "Ada <ada@example.org>"
  static let marco = "Marco <ms@example.org>"
  static let andra = "Andra <ap@example.org>"

  static let people = SignatureBook([
    person("ada", "Ada", "ada@example.org"), person("ms", "Marco", "ms@example.org"),
    person("ap", "Andra", "ap@example.org"),
  ])

  private static func person(_ id: String, _ name: String, _ email: String) -> Person {
    var person = Person(id: id, name: name)
    person.emails = [email]
    return person
  }

  var proposal: Proposal {
    let source =
      "---\nschema: 1\ntitle: Locks\nstatus: \(status)\nauthors: [\(Self.ada)]\ncreated: 2026-11-01\n\(matter)---\n\(body)"
    let versions = published.enumerated().map { index, day in
      // Each version differs from the one before; the last is the draft's text.
      let text = index == published.count - 1 ? body : "\nVersion \(index + 1)\n"
      return ProposalVersion(
        number: VersionNumber(index + 1)!, title: "Locks", authors: [Self.ada],
        published: CalendarDate(iso: day),
        by: Self.ada, changes: "", body: text,
        source: "---\nversion: \(index + 1)\n---\n\(text)")
    }
    return Proposal(
      number: ProposalNumber(1)!, folder: "proposals/0001-locks",
      draft: ProposalReader.draft(source: source, file: "p.md").0, versions: versions, runs: [],
      review: Review(events, versions: versions), decision: decision, diagnostics: [])
  }

  mutating func add(
    _ kind: ReviewEvent.Kind, by: String, day: Int, on version: Int? = nil, thread: String? = nil,
    body: String = "Hm"
  ) {
    let number = VersionNumber(version ?? published.count)!
    let id = "202611\(day < 10 ? "0" : "")\(day)T090000Z-x-\(1000 + events.count)"
    events.append(
      ReviewEvent(
        id: id, kind: kind, by: by, at: "2026-11-\(day < 10 ? "0" : "")\(day)T09:00:00Z", version: number,
        blob: proposal.version(number)?.blob, thread: thread, body: body))
  }

  func standing(on day: Int, approvals: Int = 1, deciders: [String] = []) -> ProposalStanding {
    ProposalStanding(proposal, policy: policy(approvals, deciders), people: Self.people, today: Self.day(day))
  }

  func refusal(
    of move: ProposalMove, by person: String?, on day: Int, approvals: Int = 1, deciders: [String] = []
  ) -> String? {
    proposal.refusal(
      of: move,
      MoveConditions(
        person: person, policy: policy(approvals, deciders), people: Self.people, today: Self.day(day)))
  }

  private func policy(_ approvals: Int, _ deciders: [String]) -> ReviewPolicy {
    var policy = ReviewPolicy()
    policy.approvals = approvals
    policy.deciders = deciders
    return policy
  }

  static func day(_ day: Int) -> CalendarDate { CalendarDate(iso: "2026-11-01")!.adding(days: day - 1) }
}

extension ProposalStanding {
  /// `Marco: review v1 since 2026-11-02`.
  var lines: [String] {
    turns.map {
      "\($0.person.map { Signature($0).name } ?? "anybody"): \($0.task.words)\($0.since.map { " since \($0)" } ?? "")"
    }
  }
}
