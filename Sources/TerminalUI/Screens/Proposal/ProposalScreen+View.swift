import Workspace

extension ProposalScreen {
  func draw(_ model: Model, into surface: inout Surface, in rect: Rect) {
    var body = rect
    let header = body.takeTop(Self.headerRows)
    guard let proposal = model.proposal(number) else {
      surface.draw("Reading proposal \(number) …", row: rect.row, column: 1, style: Style(.dim))
      return
    }
    drawHeader(proposal, model, into: &surface, in: header)
    switch tab {
    case .text:
      let (text, outline) = areas(body)
      drawText(into: &surface, in: text)
      return drawOutline(into: &surface, in: outline)
    case .versions: return drawVersions(proposal, into: &surface, in: body)
    case .review: return drawReview(proposal, model, into: &surface, in: body)
    case .changes, .evidence: break
    }
    let lines = rendered?.lines ?? []
    let top = tops[tab] ?? 0
    for row in 0..<body.rows where top + row < lines.count {
      surface.draw(lines[top + row], row: body.row + row, column: 1)
    }
    HelpView.drawMore(lines.count - top - body.rows, into: &surface, in: body)
  }

  private func drawHeader(_ proposal: Proposal, _ model: Model, into surface: inout Surface, in rect: Rect) {
    let pending = model.standings[number]?.pendingThreads.count ?? 0
    let state = "  \(proposal.draft.status.rawValue)"
    let titleWidth = max(0, rect.columns - 7 - state.displayWidth)
    surface.draw(
      StyledLine([
        Span("\(number) ", Style(.key)),
        Span(DisplayText.escaped(proposal.draft.title).clipped(toWidth: titleWidth), Style(.title)),
        Span(state, Style(.accent)),
      ]), row: rect.row, column: 1)
    guard rect.rows > 1 else { return }
    var at = 1
    for tab in Tab.allCases {
      let label = " \(title(of: tab, proposal, pending)) "
      let style = tab == self.tab ? Style(.title, .reverse) : Style(.dim)
      at = surface.draw(label, row: rect.row + 1, column: at, style: style) + 1
    }
  }

  /// The list of the tab that is shown, if it has one.
  func listPlace(_ rect: Rect) -> ListPlace? {
    var body = rect
    _ = body.takeTop(Self.headerRows)
    return switch tab {
    case .text: outline.map { ListPlace(area: outlineRows(areas(body).outline), cursor: $0.cursor) }
    case .versions: ListPlace(area: body, cursor: versions)
    case .review: ListPlace(area: body, cursor: review)
    case .changes, .evidence: nil
    }
  }

  /// A click: on a tab's name, on a heading beside the text, or on a row of the text, where the cursor goes; on the mark
  /// of a thread it opens it.
  mutating func press(_ point: Point, _ model: Model) {
    guard let proposal = model.proposal(number), outline == nil else { return }
    let rect = model.contentRect
    if point.row == rect.row + 1 {
      let pending = model.standings[number]?.pendingThreads.count ?? 0
      var at = 1
      for tab in Tab.allCases {
        let width = title(of: tab, proposal, pending).displayWidth + 2
        if (at..<at + width).contains(point.column) { self.tab = tab }
        at += width + 1
      }
      return
    }
    guard tab == .text else { return }
    var body = rect
    _ = body.takeTop(Self.headerRows)
    let (text, outline) = areas(body)
    if outline.contains(point) { return pressHeading(point, outlineRows(outline)) }
    guard text.contains(point) else { return }
    let row = (tops[.text] ?? 0) + point.row - text.row
    guard (0..<reading.page.rowCount).contains(row), let place = reading.page.place(atRow: row) else {
      return
    }
    reading.stop = reading.page.place(place).stop
    (reading.passed, reading.match) = (nil, nil)
    if point.column < Self.gutter(of: rect.columns), reading.page.row(row).mark != nil { _ = openThreads() }
  }

  private func title(of tab: Tab, _ proposal: Proposal, _ pending: Int) -> String {
    switch tab {
    case .text: reading.version.map { "\(tab.title) \($0)" } ?? tab.title
    case .changes: tab.title
    case .versions: "\(tab.title) \(proposal.versions.count)"
    case .evidence: "\(tab.title) \(proposal.runs.count)"
    case .review: "\(tab.title) \(pending)"
    }
  }

  private func drawVersions(_ proposal: Proposal, into surface: inout Surface, in rect: Rect) {
    let rows = versionRows(proposal)
    ListView.draw(
      versions, count: rows.count, into: &surface, in: rect, isSelectable: { _ in true },
      line: { index in
        switch rows[index] {
        case .draft:
          StyledLine([
            Span("draft ", Style(.key)),
            Span(
              proposal.latest == nil
                ? "nothing is published yet; p publishes v1" : "not published; p publishes it"),
          ])
        case .version(let version):
          StyledLine([
            Span(version.number.description.padded(toWidth: 6), Style(.key)),
            Span((version.published?.description ?? "no date").padded(toWidth: 12), Style(.dim)),
            Span(DisplayText.escaped(version.changes)),
          ])
        }
      })
  }
}
