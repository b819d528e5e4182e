import Evidence

extension ProposalExport {
  /// What was decided and why, and the seal by which everyone can check on what.
  func decision() -> [Part] {
    guard let decision = proposal.decision else { return [] }
    return [.markdown(outcome(decision)), .markdown(seal(decision))]
  }

  private func outcome(_ decision: Decision) -> String {
    let outcome = decision.outcome == .accepted ? "Accepted" : "Rejected"
    var text = "## Decision\n\n**\(outcome)** on \(decision.version)"
    text += (decision.date.map { ", \($0)" } ?? "") + ", by \(name(decision.by)).\n"
    if !Self.isBlank(decision.rationale) { text += "\n" + quoted(decision.rationale) + "\n" }
    if let minutes = decision.minutes { text += "\nMinutes: \(Self.code(minutes))\n" }
    if !decision.verdicts.isEmpty {
      text += "\nVerdicts that it was made on:\n\n"
      for opinion in decision.verdicts { text += "- \(name(opinion.by)) \(opinion.verdict.sentence)\n" }
    }
    if !decision.open.isEmpty {
      text += "\nThreads that were open:\n\n"
      for id in decision.open {
        let summary = proposal.review.thread(id).map { ": " + Self.inline($0.summary) } ?? ""
        text += "- \(Self.code(id))\(summary)\n"
      }
    }
    return text
  }

  private func seal(_ decision: Decision) -> String {
    guard !decision.sealed.isEmpty else { return "" }
    var text = "### Seal\n\nThe decision stands for these bytes. In \(Self.code(proposal.folder)), "
    text += "`git hash-object --no-filters FILE` prints the id of a file as it is today.\n\n"
    text += Self.row(["File", "Git object id"]) + Self.row([":--", ":--"])
    for file in decision.sealed {
      text += Self.row([Self.code(file.path).replacing("|", with: "\\|"), "`\(file.blob)`"])
    }
    return text
  }
}
