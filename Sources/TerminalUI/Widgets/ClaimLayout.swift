import Evidence
import Workspace

/// Claims as styled lines: below their blocks in the text, and before the runs in the evidence.
enum ClaimLayout {
  /// The rows of a text with what is known of each claim below its block, and what is wrong with a line below that.
  ///
  /// - Parameter lines: with their lines in the claims' file.
  static func annotated(_ lines: [StyledLine], _ claims: ProposalClaims, width: Int) -> [StyledLine] {
    var below: [Int: [(text: String, role: Role)]] = [:]
    func add(_ text: String, _ role: Role, after rows: ClosedRange<Int>) {
      let last = lines.lastIndex { $0.columns(of: rows) != nil }
      if let last { below[last, default: []].append((DisplayText.escaped(text), role)) }
    }
    for checked in claims.checked {
      add(
        "\(checked.outcome.mark) \(checked.outcome.line)", role(of: checked.outcome),
        after: checked.claim.lines)
    }
    for problem in claims.diagnostics {
      guard let line = problem.line else { continue }
      add("! \(problem.message)", problem.severity == .error ? .bad : .soon, after: line...line)
    }
    guard !below.isEmpty else { return lines }
    return lines.enumerated().flatMap { row, line in
      [line] + (below[row] ?? []).flatMap { notes(below: line, $0.text, $0.role, width: width) }
    }
  }

  /// Behind the bar that the block stands behind, so that both are seen as one.
  private static func notes(below line: StyledLine, _ text: String, _ role: Role, width: Int) -> [StyledLine]
  {
    let bar = line.spans.firstIndex { $0.text.hasPrefix("▎") }
    let margin = bar.map { Array(line.spans[...$0]) } ?? []
    let room = max(1, width - StyledLine(margin).width)
    return TextWrap.lines(text, width: room).map {
      StyledLine(margin + [Span($0, Style(role))], sourceLine: line.sourceLine)
    }
  }

  /// A row a claim, with what cannot be read after them; empty where the text claims nothing.
  static func overview(_ claims: ProposalClaims, width: Int) -> [StyledLine] {
    guard !claims.isEmpty else { return [] }
    let idWidth = min(24, claims.checked.map { DisplayText.escaped($0.claim.id).displayWidth }.max() ?? 0)
    var lines = [StyledLine("Claims", Style(.heading))]
    for checked in claims.checked {
      let id = DisplayText.escaped(checked.claim.id).clipped(toWidth: idWidth).padded(toWidth: idWidth)
      let indent = 2 + idWidth + 2
      for (row, text) in TextWrap.lines(
        DisplayText.escaped(checked.outcome.line), width: max(10, width - indent)
      ).enumerated() {
        let lead =
          row == 0
          ? [
            Span("\(checked.outcome.mark) ", Style(role(of: checked.outcome))), Span(id + "  ", Style(.key)),
          ]
          : [Span(String(repeating: " ", count: indent))]
        lines.append(StyledLine(lead + [Span(text, row == 0 ? Style(role(of: checked.outcome)) : .plain)]))
      }
    }
    for problem in claims.diagnostics {
      let place = problem.line.map { "line \($0): " } ?? ""
      let role: Role = problem.severity == .error ? .bad : .soon
      lines += TextWrap.lines(DisplayText.escaped("! \(place)\(problem.message)"), width: width)
        .map { StyledLine($0, Style(role)) }
    }
    return lines + [StyledLine()]
  }

  private static func role(of outcome: ClaimOutcome) -> Role {
    switch outcome {
    case .holds: .good
    case .fails: .bad
    case .undecided, .stale, .unsupported: .soon
    }
  }
}
