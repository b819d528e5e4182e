import Workspace

extension HomeScreen {
  func draw(_ model: Model, into surface: inout Surface, in rect: Rect) {
    let rows = rows(model)
    let items = rows.compactMap { row in if case .item(let item) = row { item } else { nil } }
    let columns = ItemColumns(items, width: rect.columns - 2, today: model.today)
    ListView.draw(
      cursor, count: rows.count, into: &surface, in: rect, isSelectable: { rows[$0].isSelectable },
      line: { line(rows[$0], columns, model, width: rect.columns - 2) })
  }

  private func line(_ row: Row, _ columns: ItemColumns, _ model: Model, width: Int) -> StyledLine {
    switch row {
    case .section(let title): StyledLine(title, Style(.heading))
    case .blank: StyledLine()
    case .empty(let text): StyledLine(text, Style(.dim))
    case .turn(let turn): turnLine(turn, model, width: width)
    case .item(let item): columns.line(item)
    case .moreLate(let count): StyledLine("… and \(count) more, in the agenda", Style(.dim))
    case .proposal(let proposal): proposalLine(proposal, width: width)
    case .step(let step): StyledLine([Span("→ ", Style(.accent)), Span(step.text)])
    }
  }

  private func proposalLine(_ proposal: Proposal, width: Int) -> StyledLine {
    let state =
      switch (proposal.latest, proposal.hasUnpublishedChanges) {
      case (nil, _): "not published"
      case (let version?, true): "\(version.number), changed since"
      case (let version?, false): "\(version.number)"
      }
    let runs = proposal.runs.count == 1 ? "1 run" : "\(proposal.runs.count) runs"
    let detail = "\(state) · \(runs)"
    let status = proposal.draft.status.rawValue.padded(toWidth: 10)
    let titleWidth = max(10, width - 4 - 2 - 10 - 2 - detail.displayWidth - 3)
    return StyledLine([
      Span("\(proposal.number)  ", Style(.key)), Span("\(status)  ", Style(.accent)),
      Span(DisplayText.escaped(proposal.draft.title).fitted(toWidth: titleWidth) + "  "),
      Span(detail, Style(.dim)),
    ])
  }
}
