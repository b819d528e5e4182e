import Workspace

/// The first screen: whose turn it is, who is late, which proposals there are and what could be done next.
public struct HomeScreen: Hashable, Sendable {
  var cursor = ListCursor()
  /// What the cursor is on, so that it stays there when rows come and go above it.
  var chosen: String?
  /// What kind of row that is.
  var chosenKind = Row.Kind.nothing
  /// Whether a person moved the cursor; until then it is on the first row, whatever is read first.
  var wasMoved = false
  /// Whoever is late; sorted only when the notes are others than before.
  private var late = Late()

  private struct Late: Hashable {
    /// Of the notes that it was taken from.
    var revision: Int?
    /// The earliest deadlines.
    var first: [Agenda.Row] = []
    var count = 0
  }

  public init() {}

  /// How many late items are shown before the agenda has to tell the rest.
  static let lateShown = 8

  enum Row {
    case section(String)
    case blank
    case empty(String)
    case turn(HomeTurn)
    case item(Agenda.Row)
    case moreLate(Int)
    case proposal(Proposal)
    case step(NextStep)

    /// By what can be done with a row.
    enum Kind: Hashable {
      case nothing, item, text
      /// Something that leads elsewhere.
      case pointer
    }

    var kind: Kind {
      switch self {
      case .section, .blank, .empty: .nothing
      case .item: .item
      case .turn, .proposal: .text
      case .moreLate, .step: .pointer
      }
    }

    /// Tells the row from all others, whatever its place.
    var key: String? {
      switch self {
      case .section, .blank, .empty: nil
      case .turn(let turn): "turn \(turn.number) \(turn.text)"
      case .item(let row): row.item.id
      case .moreLate: "more"
      case .proposal(let proposal): "proposal \(proposal.number)"
      case .step(let step): step.text
      }
    }

    var isSelectable: Bool { kind != .nothing }
  }

  /// Something worth doing next, with the key's command behind it.
  struct NextStep: Hashable {
    var text: String
    var action: Action

    enum Action: Hashable {
      case openProposal(ProposalNumber)
      case openEvidence(ProposalNumber)
      case command(Command)
    }
  }

  func rows(_ model: Model) -> [Row] {
    turnRows(model) + lateRows(model) + [.blank] + proposalRows(model) + [.blank] + nextRows(model)
  }

  private func lateRows(_ model: Model) -> [Row] {
    guard let agenda = model.agenda.value else { return [.section("Late"), .empty("Reading the notes …")] }
    var rows: [Row] = [.section(late.count == 0 ? "Late" : "Late (\(late.count))")]
    if late.count == 0 {
      rows.append(.empty(lateEmptyText(agenda)))
    }
    rows += late.first.map(Row.item)
    if late.count > late.first.count { rows.append(.moreLate(late.count - late.first.count)) }
    return rows
  }

  /// Looks anew at who is late where the notes were read since.
  mutating func readLate(_ model: Model) {
    guard late.revision != model.notesRevision, let agenda = model.agenda.value else { return }
    late = Late(
      revision: model.notesRevision, first: Array(agenda.overdue.byDeadline.prefix(Self.lateShown)),
      count: agenda.overdue.count)
  }

  private func lateEmptyText(_ agenda: Agenda) -> String {
    agenda.isEmpty
      ? "No action items yet. They come from the TODO sections of meeting notes."
      : "Nobody is late. 2 shows what is open."
  }

  private func proposalRows(_ model: Model) -> [Row] {
    guard let proposals = model.proposals.value else {
      return [.section("Proposals"), .empty("Reading the proposals …")]
    }
    if proposals.isEmpty {
      return [.section("Proposals"), .empty("No proposal yet: n begins one from the template.")]
    }
    return [.section("Proposals (\(proposals.count))")] + proposals.map(Row.proposal)
  }

  private func nextRows(_ model: Model) -> [Row] {
    let steps = nextSteps(model)
    return steps.isEmpty ? [] : [.section("Next")] + steps.map(Row.step)
  }

  private func nextSteps(_ model: Model) -> [NextStep] {
    var steps: [NextStep] = []
    if let soon = model.agenda.value?.dueSoon, !soon.isEmpty {
      let count = soon.count == 1 ? "1 item is" : "\(soon.count) items are"
      steps.append(
        NextStep(text: "\(count) due within a week: see the agenda", action: .command(.showAgenda)))
    }
    let proposals = model.proposals.value ?? []
    for proposal in proposals {
      guard let claims = model.claims[proposal.number], claims.needsAttention else { continue }
      steps.append(
        NextStep(
          text: "Claims of proposal \(proposal.number): \(claims.concerns)",
          action: .openEvidence(proposal.number)))
    }
    for proposal in proposals where proposal.draft.status.isOpen && proposal.hasUnpublishedChanges {
      let what =
        proposal.latest.map { "changed since \($0.number): publish it, or write on" }
        ?? "is not published yet: read it, edit it, publish it for review"
      steps.append(
        NextStep(text: "Proposal \(proposal.number) \(what)", action: .openProposal(proposal.number)))
    }
    if let bare = proposals.first(where: { $0.draft.status.isOpen && $0.runs.isEmpty }) {
      steps.append(
        NextStep(
          text: "Proposal \(bare.number) has no evidence: measure a design in the lab",
          action: .command(.showLab)))
    }
    if model.proposals.value?.isEmpty == true {
      steps.append(NextStep(text: "Begin the first proposal", action: .command(.newProposal)))
    }
    return steps
  }
}
