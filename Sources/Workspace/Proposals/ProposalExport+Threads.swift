import Evidence

extension ProposalExport {
  /// Threads with all that was said in them.
  func threads(_ placed: [PlacedThread], _ title: String) -> String {
    guard !placed.isEmpty else { return "" }
    return "### \(title) (\(placed.count))\n" + placed.mapOnAllCores(share: 64, thread).joined()
  }

  private func thread(_ placed: PlacedThread) -> String {
    let (thread, opening) = (placed.thread, placed.thread.opening)
    let version = thread.version.map { " on \($0)" } ?? " on a text that no version has"
    var text = "\n#### \(kind(thread)) by \(name(opening.by))\(version), \(day(opening))\n\n"
    text += Self.code(thread.id) + ", " + passage(placed) + "\n\n\(quoted(opening.body))\n"
    for answer in thread.answers { text += "\n" + self.answer(answer) }
    return text
  }

  private func kind(_ thread: ReviewThread) -> String {
    switch thread.type {
    case .question: "Question"
    case .issue: "Issue"
    case .suggestion: "Suggestion"
    case .praise: "Praise"
    }
  }

  /// Where the comment stands in the exported text, with the words that it is about.
  private func passage(_ placed: PlacedThread) -> String {
    guard let anchor = placed.thread.opening.anchor, !anchor.quote.isEmpty || anchor.heading != nil else {
      return "on the whole text:"
    }
    let heading = anchor.heading.map { " under “\(Self.inline($0))”" } ?? ""
    let quote = anchor.quote.isEmpty ? "" : "\n\n" + MarkdownContainment.fenced(anchor.quote)
    switch placed.place {
    case .exact(let lines): return "\(place(lines))\(heading):\(quote)"
    case .moved(let lines):
      return "moved to \(place(lines)), once\(heading.isEmpty ? " elsewhere" : heading):\(quote)"
    case .reworded(let lines, let now):
      return "reworded on \(place(lines))\(heading); it was:\(quote)\n\nand is now:\n\n"
        + MarkdownContainment.fenced(now)
    case .orphan: return "once\(heading.isEmpty ? " elsewhere" : heading); its text is gone:\(quote)"
    }
  }

  private func place(_ lines: ClosedRange<Int>) -> String {
    let text = published.map { "\($0.number)" } ?? "the draft"
    return
      lines.count == 1
      ? "line \(lines.lowerBound) of \(text)" : "lines \(lines.lowerBound)–\(lines.upperBound) of \(text)"
  }

  private func answer(_ event: ReviewEvent) -> String {
    let who = "\(name(event.by)), \(day(event))"
    let act =
      switch event.kind {
      case .resolve: "\(who), resolved it"
      case .unresolve: "\(who), opened it again"
      default: who
      }
    if case .reply = event.kind { return "\(act):\n\n\(quoted(event.body))\n" }
    return Self.isBlank(event.body) ? "\(act).\n" : "\(act):\n\n\(quoted(event.body))\n"
  }

  /// What is settled, a line each.
  func resolvedTable(_ placed: [PlacedThread]) -> String {
    guard !placed.isEmpty else { return "" }
    var text = "### Resolved threads (\(placed.count))\n\n"
    text += Self.row(["Thread", "By", "Version", "Stands on", "About", "Resolved by", "Date"])
    text += Self.row([":--", ":--", ":--", ":--", ":--", ":--", ":--"])
    for one in placed {
      let end = one.thread.answers.last { $0.kind == .resolve }
      text += Self.row([
        "\(kind(one.thread)) \(Self.cell(String(one.thread.id.suffix(4))))",
        name(one.thread.opening.by, escape: Self.cell), one.thread.version?.description ?? "–",
        one.place.lines.map { "lines \($0.lowerBound)–\($0.upperBound)" } ?? "–",
        Self.cell(one.thread.summary.clipped(toWidth: 80)), name(end?.by, escape: Self.cell),
        end.map(day) ?? "–",
      ])
    }
    return text
  }
}
