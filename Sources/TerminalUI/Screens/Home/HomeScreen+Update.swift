import Workspace

extension HomeScreen {
  mutating func perform(_ command: Command, _ model: Model) -> Outcome {
    let rows = rows(model)
    if cursor.perform(
      command, count: rows.count, page: model.contentRect.rows, isSelectable: { rows[$0].isSelectable })
    {
      chosen = nil
      wasMoved = true
      return .done
    }
    let chosen = rows.indices.contains(cursor.selected) ? rows[cursor.selected] : .blank
    switch (command, chosen) {
    case (.open, .item(let row)), (.edit, .item(let row)):
      return .open(.editor(EditorScreen(opening: row.item.file, line: row.item.line)))
    case (.open, .turn(let turn)):
      return .open(
        .proposal(
          turn.thread.map { ProposalScreen(turn.number, thread: $0) }
            ?? ProposalScreen(turn.number, tab: .review)))
    case (.edit, .turn(let turn)):
      guard let proposal = model.proposal(turn.number) else { return .done }
      return .open(.editor(EditorScreen(opening: proposal.draftPath, line: 1)))
    case (.open, .moreLate): return .command(.showAgenda)
    case (.open, .proposal(let proposal)): return .open(.proposal(ProposalScreen(proposal.number)))
    case (.edit, .proposal(let proposal)):
      return .open(.editor(EditorScreen(opening: proposal.draftPath, line: 1)))
    case (.open, .step(let step)):
      switch step.action {
      case .openProposal(let number): return .open(.proposal(ProposalScreen(number)))
      case .openEvidence(let number): return .open(.proposal(ProposalScreen(number, tab: .evidence)))
      case .command(let command): return .command(command)
      }
    case (.markDone, .item(let row)): return .effects([.changeItem(row.item, .done(on: model.today))])
    default: return .unhandled
    }
  }

  func refusal(of command: Command) -> String? {
    switch command {
    case .open: chosenKind == .nothing ? "Nothing to open here yet" : nil
    case .markDone: chosenKind == .item ? nil : "Only an action item can be done; choose one under Late"
    case .edit:
      chosenKind == .nothing || chosenKind == .pointer ? "There is no text to edit here; j and k move" : nil
    default: nil
    }
  }

  mutating func settle(_ model: Model) {
    readLate(model)
    let rows = rows(model)
    if let chosen {
      if let index = rows.firstIndex(where: { $0.key == chosen }) { cursor.select(index) }
    } else if !wasMoved {
      cursor = ListCursor()
    }
    cursor.settle(count: rows.count) { rows[$0].isSelectable }
    chosenKind = rows.indices.contains(cursor.selected) ? rows[cursor.selected].kind : .nothing
    // Before everything is read nobody has chosen anything.
    let isRead =
      model.agenda.value != nil && model.proposals.value != nil && model.identity.value != nil
    chosen = (isRead || wasMoved) && rows.indices.contains(cursor.selected) ? rows[cursor.selected].key : nil
    cursor.scroll(visible: model.contentRect.rows, count: rows.count) { rows[$0].isSelectable }
  }
}
