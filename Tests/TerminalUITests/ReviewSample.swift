import Workspace

@testable import TerminalUI

/// A proposal under review, by made-up people.
enum ReviewSample {
  static let author = "Ada Test <ada@example.org>"
  static let marco = "Marco <ms@example.org>"
  static let andra = "Andra <ap@example.org>"

  static let body = """

    # Leaf locks

    One lock in each table.
    A walk takes it after the leaf is found.
    It is let go before the next fault.

    ## Problem

    Two cores wait for one lock.

    | step | lock |
    |---|---|
    | walk | none |
    | map | leaf |

    ## Proposal

    Take the leaf lock.
    Read the entry again.

    """

  static func version(_ number: Int, _ body: String = body, published: String = "2026-11-20")
    -> ProposalVersion
  {
    let source = "---\nschema: 1\ntitle: Leaf locks\nversion: \(number)\n---\n" + body
    return ProposalVersion(
      number: VersionNumber(number)!, title: "Leaf locks", authors: [author],
      published: CalendarDate(iso: published), by: author, changes: "round \(number)", body: body,
      source: source)
  }

  static func event(
    _ name: String, _ kind: ReviewEvent.Kind, by: String? = marco, on day: String = "2026-11-21",
    lines: ClosedRange<Int>? = nil, of version: ProposalVersion = version(1), thread: String? = nil,
    _ text: String = ""
  ) -> ReviewEvent {
    ReviewEvent(
      id: name, kind: kind, by: by, at: "\(day)T09:00:00Z", version: version.number, blob: version.blob,
      thread: thread, anchor: lines.map { CommentAnchor(lines: $0, in: version.source) }, body: text)
  }

  /// An issue with a reply, a suggestion, a resolved question and praise for the whole text.
  static let events = [
    event("t1", .comment(.issue), lines: 10...10, "The walk must take it *before* the leaf is read."),
    event("t1-reply", .reply, by: author, on: "2026-11-22", thread: "t1", "Only where somebody unmaps."),
    event(
      "t2", .suggestion, by: andra, lines: 15...15,
      ReviewEvent.suggestionBody("Say which lock.", replacement: "Two cores wait for the table's lock.")),
    event("t3", .comment(.question), lines: 20...20, "Which leaf?"),
    event("t3-done", .resolve, by: marco, on: "2026-11-22", thread: "t3", "The one of the table."),
    event("t4", .comment(.praise), by: andra, "Well told."),
  ]

  static func proposal(
    status: String = "review", draft body: String = body, versions: [ProposalVersion] = [version(1)],
    events: [ReviewEvent] = events, decision: Decision? = nil, more: String = ""
  ) -> Proposal {
    let source =
      "---\nschema: 1\ntitle: Leaf locks\nstatus: \(status)\nauthors: [\"\(author)\"]\n\(more)created: 2026-11-05\n---\n"
      + body
    return Proposal(
      number: ProposalNumber(1)!, folder: "proposals/0001-leaf-locks",
      draft: ProposalReader.draft(source: source, file: "p.md").0, versions: versions, runs: [],
      review: Review(events, versions: versions), decision: decision, diagnostics: [])
  }

  /// Everything read, as this person sees it.
  static func model(
    rows: Int = 24, columns: Int = 80, _ proposal: Proposal = proposal(), person: String? = andra,
    drafts: [ReviewDraft] = []
  ) -> Model {
    var model = Model(
      size: Size(rows: rows, columns: columns),
      surroundings: Surroundings(
        today: Sample.today, group: "SMP working group", catalogue: Sample.catalogue, problems: []))
    _ = update(&model, .identityKnown(person))
    _ = update(&model, .agendaLoaded(Agenda.build([], today: Sample.today), []))
    _ = update(
      &model, .proposalsLoaded([proposal], [], drafts: drafts.isEmpty ? [:] : [proposal.number: drafts]))
    return model
  }

  /// The same with the proposal's screen open.
  static func reading(
    rows: Int = 24, columns: Int = 80, _ proposal: Proposal = proposal(), person: String? = andra,
    drafts: [ReviewDraft] = []
  ) -> Model {
    var model = model(rows: rows, columns: columns, proposal, person: person, drafts: drafts)
    model.screens.append(.proposal(ProposalScreen(proposal.number)))
    _ = update(&model, .resized(model.size))
    return model
  }
}
