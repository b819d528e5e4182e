import Workspace

/// What the person has read of the proposal.
extension ProposalScreen {
  /// What was last read before the screen was opened; it stays so while the screen is open, so that reading the text
  /// does not take away what had changed.
  enum ReadBefore: Hashable {
    /// The workspace is still being read.
    case unknown
    case known(LastReading?)

    var reading: LastReading? { if case .known(let reading) = self { reading } else { nil } }
  }

  /// Something changed that the person has not seen.
  func hasUnreadChanges(_ proposal: Proposal) -> Bool {
    before.reading.map { $0.text.body != proposal.draft.body } ?? false
  }

  /// The text that the person sees the end of, or of all that changed in it, and was not known to have read.
  func textRead(_ model: Model) -> ProposalText? {
    guard let proposal = model.proposal(number), before != .unknown, outline == nil,
      let text = textOnScreen(proposal), !text.body.isEmpty
    else { return nil }
    let last = model.readings[number]
    guard last?.text.body != text.body,
      LastReading.isNews(text, after: last, latest: proposal.latest?.number)
    else { return nil }
    let rows = tab == .text ? reading.page.rowCount : rendered?.lines.count ?? .max
    return rows - (tops[tab] ?? 0) <= bodyRows(model) ? text : nil
  }

  private func textOnScreen(_ proposal: Proposal) -> ProposalText? {
    switch tab {
    case .text: proposal.text(reading.version.map(ProposalText.Name.version) ?? .draft)
    case .changes: effectiveComparison(proposal) == .sinceRead ? ProposalText(proposal.draft) : nil
    default: nil
    }
  }
}

extension Model {
  /// Whoever presses a key has seen what is on the screen.
  mutating func noteReading() -> [Effect] {
    guard case .proposal(let opened) = screen, prompt == nil, overlay == nil, let text = opened.textRead(self)
    else { return [] }
    readings[opened.number] = LastReading(text, at: today.description)
    return [.markRead(opened.number, text)]
  }
}
