import Evidence
import Workspace

/// Checked claims as text for people.
enum ClaimText {
  /// A row a claim; below, in whole sentences, why some of them do not hold.
  static func table(_ claims: ProposalClaims, width: Int?, ink: Ink) -> String {
    var table = TextTable([
      .init(title: "CLAIM", style: .cyan, isFlexible: true), .init(title: "OUTCOME"),
      .init(title: "MEASURED", alignment: .right), .init(title: "95 % INTERVAL", alignment: .right),
      .init(title: "N", alignment: .right), .init(title: "EXPECTED"), .init(title: "LINE", style: .faint),
    ])
    for checked in claims.checked {
      let (claim, measured) = (checked.claim, checked.outcome.measurement)
      table.append([
        claim.id, "\(checked.outcome.mark) \(checked.outcome.word)",
        measured.map { $0.unit.text($0.value) } ?? "-", measured?.intervalText ?? "-",
        measured?.countText ?? "-", claim.expectation, "\(claims.file):\(claim.lines.lowerBound)",
      ])
    }
    let reasons = claims.checked.compactMap { checked in
      reason(checked.outcome).map { Output.safe("\(checked.claim.id) \($0)") + "\n" }
    }
    return table.text(width: width, ink: ink) + (reasons.isEmpty ? "" : "\n" + reasons.joined())
  }

  /// Why there is no plain answer; nil where there is one.
  private static func reason(_ outcome: ClaimOutcome) -> String? {
    switch outcome {
    case .holds, .fails: nil
    case .undecided, .stale, .unsupported: outcome.sentence
    }
  }
}
