import Workspace

/// Changes: what differs between two of the proposal's texts.
extension ProposalScreen {
  func changeLines(_ proposal: Proposal, _ comparison: Comparison?, width: Int) -> [StyledLine] {
    guard let (old, new, heading) = texts(of: comparison, proposal) else {
      return [
        StyledLine(
          "Nothing to compare yet: p publishes the draft, and changes show from then on.", Style(.dim))
      ]
    }
    let diff = TextDiff(old: old, new: new)
    let isWide = width >= DiffLayout.sideBySideWidthMin
    let layout = DiffLayout(width: width)
    var lines = [heading, StyledLine()]
    if isSideBySide, !isWide {
      lines.append(StyledLine("Too narrow for two texts side by side.", Style(.dim)))
    }
    guard !diff.isEmpty else {
      let isSame = old.body == new.body
      return lines
        + [StyledLine(isSame ? "No difference." : "Line breaks and spacing alone differ.", Style(.dim))]
    }
    return lines + layout.lines(diff, as: isSideBySide && isWide ? .sideBySide : .inline)
  }

  /// Both texts, and the line that says which they are.
  private func texts(
    of comparison: Comparison?, _ proposal: Proposal
  ) -> (ProposalText, ProposalText, StyledLine)? {
    switch comparison {
    case .versions(let older, let newer):
      guard let old = proposal.text(.version(older)),
        let new = proposal.text(newer.map(ProposalText.Name.version) ?? .draft)
      else { return nil }
      let changes = proposal.versions.first { $0.number == newer }?.changes
      return (
        old, new,
        StyledLine([
          Span("\(old.name) → \(new.name)", Style(.heading)),
          Span("   \(changes ?? "not published")", Style(.dim)),
        ])
      )
    case .sinceRead:
      guard let reading = before.reading else { return nil }
      return (
        reading.text, ProposalText(proposal.draft),
        StyledLine([
          Span("Since you last read it", Style(.heading)),
          Span("   \(reading.text.name), read \(reading.day) → draft; [ compares versions", Style(.dim)),
        ])
      )
    case nil: return nil
    }
  }

  /// Moves the older side of the comparison: from version to version, and behind the newest to what was last read.
  mutating func stepComparison(by step: Int, _ proposal: Proposal) -> Outcome {
    guard tab == .changes, let now = effectiveComparison(proposal) else {
      return .say(.soon, "[ and ] choose the version in Text and in Changes; Tab goes there")
    }
    guard let next = neighbour(of: now, step, proposal) else {
      return .say(.soon, step < 0 ? "There is no older version" : "There is no newer version to compare from")
    }
    comparison = next
    tops[.changes] = 0
    return .done
  }

  private func neighbour(of comparison: Comparison, _ step: Int, _ proposal: Proposal) -> Comparison? {
    let versions = proposal.versions.map(\.number)
    guard case .versions(let older, let newer) = comparison else {
      return step < 0 ? versions.last.map { .versions(older: $0, newer: nil) } : nil
    }
    guard let index = versions.firstIndex(of: older) else { return nil }
    let limit = newer.flatMap(versions.firstIndex(of:)) ?? versions.count
    let next = index + step
    if next >= 0, next < limit { return .versions(older: versions[next], newer: newer) }
    return next >= limit && newer == nil && before.reading != nil ? .sinceRead : nil
  }

  mutating func toggleSideBySide(_ model: Model) -> Outcome {
    guard tab == .changes else { return .say(.soon, "| shows Changes side by side; Tab goes there") }
    isSideBySide.toggle()
    let columns = DiffLayout.sideBySideWidthMin + 2
    if isSideBySide, model.contentRect.columns < columns {
      return .say(
        .soon, "Side by side needs \(columns) columns; this terminal has \(model.contentRect.columns)")
    }
    return .done
  }
}
