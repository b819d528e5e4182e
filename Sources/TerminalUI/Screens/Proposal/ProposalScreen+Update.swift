import Workspace

extension ProposalScreen {
  mutating func perform(_ command: Command, _ model: Model) -> Outcome {
    guard let proposal = model.proposal(number) else { return command == .back ? .leave : .done }
    if let outline { return performInOutline(command, outline, model) }
    switch command {
    case .nextTab: tab = Tab(rawValue: (tab.rawValue + 1) % Tab.allCases.count) ?? .text
    case .previousTab:
      tab = Tab(rawValue: (tab.rawValue + Tab.allCases.count - 1) % Tab.allCases.count) ?? .text
    case .edit: return .open(.editor(EditorScreen(opening: proposal.draftPath, line: draftLine(proposal))))
    case .externalEditor:
      return .effects([.openExternalEditor(path: proposal.draftPath, line: draftLine(proposal))])
    case .publish: return askForChanges(proposal)
    case .export:
      let name = proposal.folder.split(separator: "/").last.map(String.init) ?? number.description
      return .ask(.text(.exportPath(number), "Export to", initial: "\(name).md"))
    case .checkClaims: return .effects([.checkClaims(number)])
    case .measure: return .open(.lab(LabScreen(model.surroundings.catalogue, for: number)))
    case .olderVersion: return tab == .text ? stepText(by: -1, proposal) : stepComparison(by: -1, proposal)
    case .newerVersion: return tab == .text ? stepText(by: 1, proposal) : stepComparison(by: 1, proposal)
    case .toggleSideBySide: return toggleSideBySide(model)
    case .open: return openRow(proposal, model)
    case .showOutline, .nextHeading, .previousHeading, .findInText, .nextMatch, .previousMatch, .endFind,
      .openLink:
      return performReading(command, proposal, model)
    default:
      return scroll(command, proposal, model) ? .done : performReview(command, proposal, model)
    }
    return .done
  }

  /// What finds the way in the text.
  private mutating func performReading(
    _ command: Command, _ proposal: Proposal, _ model: Model
  ) -> Outcome {
    switch command {
    case .showOutline: outline = OutlineList(at: reading.heading)
    case .nextHeading: return stepHeading(by: 1)
    case .previousHeading: return stepHeading(by: -1)
    case .findInText: return askToFind()
    case .nextMatch: return stepMatch(by: 1, model)
    case .previousMatch: return stepMatch(by: -1, model)
    case .endFind: reading.find(nil)
    case .openLink: return openLink(proposal, model)
    default: break
    }
    return .done
  }

  /// Why a command can do nothing just now; nil where it can, and for what is everywhere.
  func refusal(of command: Command, _ model: Model) -> String? {
    guard let proposal = model.proposal(number) else {
      // Asked only here: it is too slow for every word of the status line at every key.
      let isOfProposal = model.keyMap.commands(in: [.reading, .reviewing, .proposal]).contains(command)
      guard isOfProposal, command != .undo else { return nil }
      return model.proposals.value == nil
        ? "Proposal \(number) is still being read" : "Proposal \(number) is not there any more; q goes back"
    }
    switch command {
    case .publish:
      let newest = proposal.latest?.number.description ?? "empty"
      return proposal.hasUnpublishedChanges ? nil : "Nothing to publish: the draft is \(newest); e edits it"
    case .showOutline, .nextHeading, .previousHeading:
      return reading.headings.isEmpty ? "This text has no headings" : nil
    case .openLink:
      return reading.links.isEmpty && linksHere(proposal, model).isEmpty
        ? "This text has no links, and this line names no proposal" : nil
    default: return refusalToReview(command, proposal, model)
    }
  }

  private mutating func openRow(_ proposal: Proposal, _ model: Model) -> Outcome {
    switch tab {
    case .text: openLine(proposal, model)
    case .review: openReviewRow(proposal, model)
    case .versions, .changes, .evidence: showChanges(of: proposal)
    }
  }

  /// What was said of the line, else where it leads.
  private mutating func openLine(_ proposal: Proposal, _ model: Model) -> Outcome {
    if case .line(let line) = reading.stop, reading.placing == nil, reading.page.threads(on: line).isEmpty,
      linksHere(proposal, model).count == 1
    {
      return openLink(proposal, model)
    }
    return openThreads()
  }

  private func askForChanges(_ proposal: Proposal) -> Outcome {
    let next = VersionNumber((proposal.latest?.number.value ?? 0) + 1)
    return .ask(.text(.changes(number), "Publish \(next?.description ?? ""): what changed"))
  }

  /// From the list of versions: what the chosen one changed.
  private mutating func showChanges(of proposal: Proposal) -> Outcome {
    guard tab == .versions else {
      return .say(.soon, "Enter shows a version's changes in Versions; Tab goes there")
    }
    let rows = versionRows(proposal)
    guard rows.indices.contains(versions.selected) else {
      return .say(.soon, "Nothing is published yet; p publishes")
    }
    switch rows[versions.selected] {
    case .draft:
      guard let latest = proposal.latest else {
        return .say(.soon, "Nothing to compare with yet; p publishes v1")
      }
      comparison = .versions(older: latest.number, newer: nil)
    case .version(let version):
      guard let before = proposal.versions.last(where: { $0.number < version.number }) else {
        return .say(.soon, "\(version.number) is the first version; there is nothing before it")
      }
      comparison = .versions(older: before.number, newer: version.number)
    }
    tab = .changes
    tops[.changes] = 0
    return .done
  }

  private mutating func scroll(_ command: Command, _ proposal: Proposal, _ model: Model) -> Bool {
    let page = bodyRows(model)
    if tab == .versions {
      let count = versionRows(proposal).count
      return versions.perform(command, count: count, page: page, isSelectable: { _ in true })
    }
    if tab == .text { return read(command, visible: page) }
    if tab == .review {
      let rows = reviewRows(proposal, model)
      return review.perform(command, count: rows.count, page: page) { rows[$0].isSelectable }
    }
    let top = tops[tab] ?? 0
    switch command {
    case .down: tops[tab] = top + 1
    case .up: tops[tab] = top - 1
    case .pageDown: tops[tab] = top + max(1, page - 1)
    case .pageUp: tops[tab] = top - max(1, page - 1)
    case .first: tops[tab] = 0
    case .last: tops[tab] = rendered?.lines.count ?? 0
    default: return false
    }
    return true
  }

  /// The draft's line under the cursor, so that editing begins where one reads.
  private func draftLine(_ proposal: Proposal) -> Int {
    guard tab == .text, let line = reading.line else { return 1 }
    guard reading.version != nil else { return line }
    let read = reading.text(of: proposal).source
    let anchor = CommentAnchor(lines: line...line, in: read)
    return CommentPlacer(old: read, new: proposal.draft.source).place(anchor).lines?.lowerBound ?? 1
  }

  enum VersionRow {
    case draft
    case version(ProposalVersion)
  }

  /// Newest first; the draft on top where it differs from the newest version.
  func versionRows(_ proposal: Proposal) -> [VersionRow] {
    (proposal.hasUnpublishedChanges ? [.draft] : []) + proposal.versions.reversed().map(VersionRow.version)
  }

  mutating func settle(_ model: Model) -> [Effect] {
    guard let proposal = model.proposal(number) else { return [] }
    let asked = reading.placing
    if before == .unknown {
      before = .known(model.readings[number])
      model.places[number].map { resume($0, proposal) }
    }
    let visible = bodyRows(model)
    switch tab {
    case .text, .review:
      settleReview(proposal, model, visible)
      settleOutline(visible)
    case .versions:
      let count = versionRows(proposal).count
      versions.settle(count: count) { _ in true }
      versions.scroll(visible: visible, count: count) { _ in true }
    case .changes, .evidence:
      render(
        proposal, model.claims[number], width: max(1, model.contentRect.columns - 2),
        characters: model.surroundings.characters)
    }
    let count = tab == .text ? reading.page.rowCount : rendered?.lines.count ?? 0
    tops[tab] = min(max(0, tops[tab] ?? 0), max(0, count - visible))
    guard let request = reading.placing, request != asked else { return [] }
    return [.placeThreads(request, number)]
  }

  private mutating func settleReview(_ proposal: Proposal, _ model: Model, _ visible: Int) {
    let columns = model.contentRect.columns
    let width = min(100, max(1, columns - Self.gutter(of: columns) - 1))
    let line = reading.line
    let isNew = reading.layOut(proposal, model, width: width)
    let isWaiting = reading.isWaitingForThread
    // A thread that lost its place leaves the cursor where it was.
    if isNew, !isWaiting, case .thread = reading.stop, reading.page.index(of: reading.stop) == nil, let line {
      reading.stop = .line(line)
    }
    if tab == .review {
      let rows = keepReviewRows(proposal, model)
      review.settle(count: rows.count) { rows[$0].isSelectable }
      review.scroll(visible: visible, count: rows.count) { rows[$0].isSelectable }
    } else if !isWaiting, isNew || isFollowing {
      putBack()
      follow(visible)
      isFollowing = false
    }
  }
}
