import Workspace

/// All proposals: what each is about, where it stands and whose turn it is.
public struct ProposalsScreen: Hashable, Sendable {
  var cursor = ListCursor()
  /// Words that the proposals shown have in number, status, title or authors; empty shows all.
  var filter = ""
  /// Whether those are listed that are settled.
  var showsClosed = true
  /// What the cursor is on, so that it stays there when rows come and go.
  private var chosen: ProposalNumber?

  public init() {}

  /// Those that wait for something first, each kind by number.
  func shown(_ model: Model) -> [Proposal] {
    let words = filter.split(whereSeparator: \.isWhitespace).map { TextFold.folded($0) }
    let found = (model.proposals.value ?? []).filter { proposal in
      guard showsClosed || proposal.draft.status.isOpen else { return false }
      guard !words.isEmpty else { return true }
      let text = TextFold.folded(Self.text(proposal))
      return words.allSatisfy { text.contains($0) }
    }
    return found.filter(\.draft.status.isOpen) + found.filter { !$0.draft.status.isOpen }
  }

  private static func text(_ proposal: Proposal) -> String {
    ([proposal.number.description, proposal.draft.status.rawValue, proposal.draft.title]
      + proposal.draft.authors).joined(separator: "\n")
  }

  func chosen(_ model: Model) -> Proposal? {
    let shown = shown(model)
    return shown.indices.contains(cursor.selected) ? shown[cursor.selected] : nil
  }

  mutating func perform(_ command: Command, _ model: Model) -> Outcome {
    let count = shown(model).count
    if cursor.perform(command, count: count, page: listRows(model), isSelectable: { _ in true }) {
      chosen = chosen(model)?.number
      return .done
    }
    switch command {
    case .open: return chosen(model).map { .open(.proposal(ProposalScreen($0.number))) } ?? .done
    case .edit:
      return chosen(model).map { .open(.editor(EditorScreen(opening: $0.draftPath, line: 1))) } ?? .done
    case .filterProposals:
      return .ask(.text(.proposals, "Number, status, title or author", initial: filter))
    case .clearFilter: filter = ""
    case .toggleClosed: showsClosed.toggle()
    default: return .unhandled
    }
    return .done
  }

  func refusal(of command: Command, _ model: Model) -> String? {
    switch command {
    case .open, .edit:
      guard chosen(model) == nil else { return nil }
      if model.proposals.value == nil { return "The proposals are still being read" }
      return filter.isEmpty ? "There is no proposal yet; n begins one" : "No proposal has these words"
    case .clearFilter: return filter.isEmpty ? "All proposals are shown already" : nil
    default: return nil
    }
  }

  mutating func settle(_ model: Model) {
    let shown = shown(model)
    if let index = shown.firstIndex(where: { $0.number == chosen }) { cursor.select(index) }
    cursor.settle(count: shown.count) { _ in true }
    cursor.scroll(visible: listRows(model), count: shown.count) { _ in true }
    chosen = chosen(model)?.number
  }

  private func listRows(_ model: Model) -> Int { listArea(model.contentRect).rows }

  /// Where the rows stand.
  func listArea(_ rect: Rect) -> Rect {
    var list = areas(rect).list
    _ = list.takeTop(headRows(rect))
    return list
  }

  /// The filter, and the names of the columns where there is room.
  func headRows(_ rect: Rect) -> Int { (rect.rows >= 4 ? 1 : 0) + (filter.isEmpty ? 0 : 1) }

  /// The list, and beside it what there is to know of the chosen one where the window is wide; else below it where the
  /// window is high.
  func areas(_ rect: Rect) -> (list: Rect, preview: Rect) {
    var list = rect
    if rect.columns >= 130 {
      let preview = list.takeRight(rect.columns * 45 / 100)
      return (list, preview)
    }
    return (list, list.takeBottom(rect.rows >= 30 ? rect.rows / 2 : 0))
  }
}
