import Evidence

extension ProposalExport {
  /// The claims of a text as text and runs alone decide them, so that the document is the same on every machine.
  static func checkedClaims(_ body: String, _ proposal: Proposal) -> ProposalClaims {
    ProposalClaims(source: body, file: proposal.draftPath, runs: proposal.runs)
  }

  /// The body with what the evidence says below each claim's block.
  static func annotated(_ body: String, _ claims: ProposalClaims) -> String {
    guard !claims.checked.isEmpty else { return body }
    var lines = body.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    // From the end, so that the lines of those before stay what they are.
    for checked in claims.checked.sorted(by: { $0.claim.lines.upperBound > $1.claim.lines.upperBound }) {
      let end = checked.claim.lines.upperBound
      guard lines.indices.contains(end - 1) else { continue }
      let margin = margin(of: lines[end - 1])
      let outcome = "\(margin)**\(checked.outcome.mark)** \(inline(checked.outcome.line))"
      let isFollowed = lines.indices.contains(end) && !lines[end].allSatisfy(\.isWhitespace)
      lines.insert(contentsOf: [margin, outcome] + (isFollowed ? [margin] : []), at: end)
    }
    return lines.joined(separator: "\n")
  }

  /// What stands before the fence that closes a block in a list or a quotation.
  private static func margin(of line: String) -> String {
    let margin = line.prefix { $0 != "`" && $0 != "~" }
    return margin.allSatisfy { " \t>".contains($0) } && margin.endIndex != line.endIndex ? String(margin) : ""
  }

  /// All claims in one table; empty where the text claims nothing.
  static func overview(_ claims: ProposalClaims, of number: ProposalNumber) -> String {
    let unread = claims.diagnostics.filter { $0.severity == .error }.count
    guard !claims.checked.isEmpty || unread > 0 else { return "" }
    var text = "## Claims\n\n"
    if !claims.checked.isEmpty {
      text += "| Claim | Of | Expected | Outcome | Measured | 95 % interval | n | Run |\n"
      text += "| :-- | :-- | --: | :-- | --: | --: | --: | :-- |\n"
    }
    for checked in claims.checked {
      let (claim, measured) = (checked.claim, checked.outcome.measurement)
      let cells = [
        claim.id, subject(claim), claim.expectation, "\(checked.outcome.mark) \(checked.outcome.word)",
        measured.map { $0.unit.text($0.value) } ?? "–", measured?.intervalText ?? "–",
        measured?.countText ?? "–", measured?.run ?? "–",
      ]
      text += "| " + cells.map(cell).joined(separator: " | ") + " |\n"
    }
    if unread > 0 {
      text +=
        "\n\(NumberText.count(unread, "problem")) in the text's claims; `moot claims \(number)` names each.\n"
    }
    return text
  }

  private static func subject(_ claim: Claim) -> String {
    let threads = NumberText.count(claim.threads, "thread")
    return
      "\(claim.subject), \(claim.level) \(claim.workload), order \(claim.order), \(threads), \(claim.metric)"
  }
}
