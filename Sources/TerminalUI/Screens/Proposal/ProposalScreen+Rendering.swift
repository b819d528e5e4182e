import Evidence
import Workspace

extension ProposalScreen {
  /// Renders the lines of the tab that is shown unless they are there already.
  mutating func render(
    _ proposal: Proposal, _ claims: ProposalClaims?, width: Int, characters: PlotCanvas.Characters
  ) {
    let comparison = effectiveComparison(proposal)
    let key = Rendered.Key(
      tab: tab, width: width, source: proposal.draft.source, comparison: comparison,
      isSideBySide: isSideBySide, before: before, versions: proposal.versions.count,
      runs: proposal.runs.count, claims: claims)
    if rendered?.key == key { return }
    let lines: [StyledLine] =
      switch tab {
      // These are laid out with the review.
      case .text, .versions, .review: []
      case .changes: changeLines(proposal, comparison, width: width)
      case .evidence: Self.evidenceLines(proposal, claims, width: width, characters: characters)
      }
    rendered = Rendered(key: key, lines: lines)
  }

  private static func evidenceLines(
    _ proposal: Proposal, _ claims: ProposalClaims?, width: Int, characters: PlotCanvas.Characters
  ) -> [StyledLine] {
    let claims = claims.map { ClaimLayout.overview($0, width: width) } ?? []
    guard !proposal.runs.isEmpty else {
      return claims + [
        StyledLine(
          "No evidence yet: m opens the lab, measures a design and attaches the result.", Style(.dim))
      ]
    }
    let runs = proposal.runs.flatMap {
      RunLayout.lines($0, width: width, characters: characters) + [StyledLine()]
    }
    let workloads = Plot.workloads(proposal.runs).flatMap {
      PlotView.lines($0, width: width, characters: characters) + [StyledLine()]
    }
    return claims + runs
      + (workloads.isEmpty ? [] : [StyledLine("All workloads", Style(.heading))] + workloads)
  }
}
