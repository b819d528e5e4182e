import Workspace

extension ProposalsScreen {
  func draw(_ model: Model, into surface: inout Surface, in rect: Rect) {
    guard model.proposals.value != nil else {
      surface.draw(
        "Reading the proposals …", row: rect.row, column: 2, limit: rect.endColumn, style: Style(.dim))
      return
    }
    var (list, preview) = areas(rect)
    var head = list.takeTop(headRows(rect))
    if !filter.isEmpty {
      let banner = head.takeTop(1)
      surface.draw(
        "Only “\(filter)”   (c shows all proposals)", row: banner.row, column: 2, limit: list.endColumn,
        style: Style(.accent))
    }
    let shown = shown(model)
    guard !shown.isEmpty else { return drawEmpty(model, into: &surface, in: list) }
    let columns = ProposalColumns(model, width: list.columns - 3)
    if !head.isEmpty { surface.draw(columns.head, row: head.row, column: 2, limit: list.endColumn) }
    ListView.draw(
      cursor, count: shown.count, into: &surface, in: list, isSelectable: { _ in true },
      line: { columns.line(shown[$0]) })
    if !preview.isEmpty, let chosen = chosen(model) {
      draw(ProposalSummary(chosen, model), into: &surface, in: preview, isBeside: preview.column > 0)
    }
  }

  private func drawEmpty(_ model: Model, into surface: inout Surface, in rect: Rect) {
    let text =
      model.proposals.value?.isEmpty == true
      ? "No proposal yet: n begins one from the template."
      : filter.isEmpty
        ? "Every proposal is settled. t shows them." : "No proposal has these words. c shows all again."
    ListView.drawEmpty(text, into: &surface, in: rect)
  }

  private func draw(
    _ summary: ProposalSummary, into surface: inout Surface, in rect: Rect, isBeside: Bool
  ) {
    var rest = rect
    if isBeside {
      surface.fill(rest.takeLeft(1), style: Style(.dim), with: "│")
    } else {
      surface.fill(rest.takeTop(1), style: Style(.dim), with: "─")
    }
    let area = rest.inset(columns: 1)
    for (offset, line) in summary.lines(width: area.columns, rows: area.rows).enumerated() {
      surface.draw(line, row: area.row + offset, column: area.column, limit: area.endColumn)
    }
  }
}

/// The columns of the list of proposals.
private struct ProposalColumns {
  private let width: Int
  private let statusWidth: Int
  private let turns: [ProposalNumber: (text: String, isMine: Bool)]
  private let turnWidth: Int

  init(_ model: Model, width: Int) {
    self.width = width
    let proposals = model.proposals.value ?? []
    // The heading has to fit too.
    statusWidth = proposals.map(\.draft.status.rawValue.count).reduce("STATUS".count, max)
    let words = TurnText(model)
    var turns: [ProposalNumber: (text: String, isMine: Bool)] = [:]
    for proposal in proposals {
      turns[proposal.number] = model.standings[proposal.number].flatMap { words.next($0, of: proposal) }
    }
    self.turns = turns
    let widest = turns.values.map(\.text.displayWidth).max() ?? 0
    turnWidth = width >= 70 ? min(widest, width * 2 / 5) : 0
  }

  var head: StyledLine {
    line(["NO", "STATUS", "TITLE", "VERSION", turnWidth > 0 ? "NEXT" : ""]) { _ in Style(.dim) }
  }

  func line(_ proposal: Proposal) -> StyledLine {
    let isOpen = proposal.draft.status.isOpen
    let version = proposal.latest.map { proposal.hasUnpublishedChanges ? "\($0.number)+" : "\($0.number)" }
    let turn = turns[proposal.number]
    let styles = [
      Style(isOpen ? .key : .dim), Style(isOpen ? .accent : .dim), Style(isOpen ? .plain : .dim), Style(.dim),
      turn?.isMine == true ? Style(.soon, .bold) : Style(.dim),
    ]
    return line([
      proposal.number.description, proposal.draft.status.rawValue,
      DisplayText.escaped(proposal.draft.title), version ?? "draft", turn?.text ?? "",
    ]) { styles[$0] }
  }

  private func line(_ cells: [String], style: (Int) -> Style) -> StyledLine {
    let versionWidth = 7
    let used = 4 + 2 + statusWidth + 2 + 2 + versionWidth + (turnWidth > 0 ? turnWidth + 2 : 0)
    var line = StyledLine(cells[0].padded(toWidth: 4) + "  ", style(0))
    line.append(cells[1].padded(toWidth: statusWidth) + "  ", style(1))
    line.append(cells[2].fitted(toWidth: max(0, width - used)), style(2))
    line.append("  " + cells[3].padded(toWidth: versionWidth), style(3))
    if turnWidth > 0 { line.append("  " + cells[4].clipped(toWidth: turnWidth), style(4)) }
    return line
  }
}
