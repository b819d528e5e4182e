import Evidence

extension ProposalExport {
  /// Verdicts, threads and what else was said.
  func review(placedIn source: String) -> [Part] {
    let review = proposal.review
    guard !review.events.isEmpty else { return [] }
    let placed = proposal.placedThreads(in: source)
    let orphans = placed.filter { $0.place == .orphan }
    let standing = placed.filter { $0.place != .orphan }
    let (open, resolved) = (standing.filter(\.thread.isOpen), standing.filter { !$0.thread.isOpen })
    return [
      .markdown("## Review"), .markdown(verdicts()),
      .markdown(threads(open.filter(\.thread.isPending), "Open threads")),
      .markdown(threads(open.filter { !$0.thread.isPending }, "Praise")),
      .markdown(threads(orphans, "Threads whose text is gone")), .markdown(resolvedTable(resolved)),
      .markdown(reproductions()), .markdown(strays()),
    ]
  }

  private func verdicts() -> String {
    let verdicts = proposal.review.verdicts
    guard !verdicts.isEmpty else { return "" }
    var text = "### Verdicts\n\n" + Self.row(["By", "Verdict", "Version", "Date", "Counts"])
    text += Self.row([":--", ":--", ":--", ":--", ":--"])
    for cast in verdicts.reversed() {
      text += Self.row([
        name(cast.by, escape: Self.cell), cast.verdict.sentence, "\(cast.version)", day(cast.event),
        weight(of: cast),
      ])
    }
    for cast in verdicts.reversed() where !Self.isBlank(cast.event.body) {
      text += "\n\(name(cast.by)) on \(cast.version), \(day(cast.event)):\n\n"
      text += MarkdownContainment.quotation(cast.event.body) + "\n"
    }
    return text
  }

  private func weight(of cast: CastVerdict) -> String {
    if proposal.draft.authors.contains(where: { people.areSame($0, cast.by) }) { return "no, an author" }
    return cast.version == proposal.latest?.number ? "yes" : "no, there is a newer version"
  }

  private func reproductions() -> String {
    let events = proposal.review.events.filter { if case .reproduced = $0.kind { true } else { false } }
    guard !events.isEmpty else { return "" }
    return "### Reproductions\n"
      + events.map { "\n\(name($0.by)), \(day($0)):\n\n\(quoted($0.body))\n" }.joined()
  }

  /// Events that stand in no thread and count for nothing, as they are.
  private func strays() -> String {
    let strays = proposal.review.strays
    guard !strays.isEmpty else { return "" }
    var text = "### Other events\n\nThey belong to no thread and count for nothing.\n"
    for event in strays {
      let kind = event.kind.word.isEmpty ? "without a kind" : "of kind \(Self.code(event.kind.word))"
      text +=
        "\n\(Self.code(event.id)), \(kind), by \(name(event.by)), \(day(event)):\n\n\(quoted(event.body))\n"
    }
    return text
  }

  // MARK: Words

  /// How a person is called in the document.
  func name(_ person: String?, escape: (String) -> String = ProposalExport.inline) -> String {
    escape(person.map { people.name($0) } ?? "somebody")
  }

  func day(_ event: ReviewEvent) -> String { event.day?.description ?? "undated" }

  func quoted(_ body: String) -> String {
    Self.isBlank(body) ? "> (no text)" : MarkdownContainment.quotation(body)
  }

  static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}
