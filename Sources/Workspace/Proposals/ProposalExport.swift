import Evidence

/// A proposal as one Markdown document, self-contained unless its pictures are to be files. The same bytes and date
/// give the same document.
public enum ProposalExport {
  /// - Parameters:
  ///   - version: the published text to export; nil takes the draft.
  ///   - asOf: the day that the document names.
  ///   - pictures: how the measured figures are drawn, below each run's table.
  /// - Precondition: `version` is one of the proposal's.
  public static func markdown(
    _ proposal: Proposal, version: VersionNumber?, asOf: CalendarDate, pictures: Pictures = .text
  ) -> String {
    let published = version.map { number in
      guard let found = proposal.versions.first(where: { $0.number == number }) else {
        preconditionFailure("proposal \(proposal.number) has no \(number)")
      }
      return found
    }
    let source = published?.body ?? proposal.draft.body
    let claims = checkedClaims(source, proposal)
    let body = withoutTitle(annotated(source, claims), published?.title ?? proposal.draft.title)
    let sections = [
      "# \(inline(published?.title ?? proposal.draft.title))\n",
      metadata(proposal, published, asOf),
      closed(body),
      versions(proposal),
      overview(claims, of: proposal.number),
      evidence(proposal, pictures),
    ]
    return sections.map { trimmedLines($0) }.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  // MARK: Sections

  private static func metadata(_ proposal: Proposal, _ published: ProposalVersion?, _ asOf: CalendarDate)
    -> String
  {
    let draft = proposal.draft
    let text =
      published.map { "\($0.number)" + ($0.published.map { ", published \($0)" } ?? "") }
      ?? (proposal.latest.map { proposal.hasUnpublishedChanges ? "draft after \($0.number)" : "\($0.number)" }
        ?? "draft, nothing published yet")
    var rows = [("Proposal", proposal.number.description), ("Status", draft.status.rawValue), ("Text", text)]
    rows.append(("Authors", people(published?.authors ?? draft.authors)))
    if !draft.reviewers.isEmpty { rows.append(("Reviewers", people(draft.reviewers))) }
    if let created = draft.created { rows.append(("Created", created.description)) }
    rows.append(("Exported", "as of \(asOf)"))
    return "| | |\n| :-- | :-- |\n" + rows.map { "| \($0.0) | \(cell($0.1)) |\n" }.joined()
  }

  private static func versions(_ proposal: Proposal) -> String {
    guard !proposal.versions.isEmpty else { return "" }
    var text = "## Versions\n\n| Version | Published | By | Changes |\n| :-- | :-- | :-- | :-- |\n"
    for version in proposal.versions.reversed() {
      let day = version.published?.description ?? "–"
      text += "| \(version.number) | \(day) | \(cell(version.by ?? "–")) | \(cell(version.changes)) |\n"
    }
    return text
  }

  private static func evidence(_ proposal: Proposal, _ pictures: Pictures) -> String {
    guard !proposal.runs.isEmpty else { return "" }
    let runs = zip(proposal.runs, fileNames(proposal.runs)).map { run, name in
      Self.run(run, pictures: Self.pictures(run, named: name, pictures))
    }
    let workloads = workloadPictures(proposal.runs, pictures)
    let comparison = workloads.isEmpty ? [] : ["### All workloads\n" + workloads]
    return "## Runs\n\n" + (runs + comparison).joined(separator: "\n")
  }

  private static func run(_ run: Run, pictures: String) -> String {
    let parameters = run.parameters
    var text = "### \(inline(parameters.level)) \(inline(parameters.workload)), order \(parameters.order)\n\n"
    text += run.markdownTable
    if let latencies = ResultTable(latenciesOf: run) { text += "\n" + latencies.markdown }
    text += pictures + "\n"
    text += "- Run `\(code(run.id))`, \(inline(run.created))"
    text +=
      (run.by.map { ", by \(inline($0))" } ?? "") + (run.version.map { ", attached to v\($0)" } ?? "") + "\n"
    text += "- Machine: \(inline(machine(run.host)))\n"
    text += "- Memory: \(parameters.memoryBytes >> 20) MiB, \(parameters.operations) operations a thread, "
    text += "seed \(parameters.seed)\n"
    text +=
      "- Moot \(inline(run.engine.moot))" + (run.engine.commit.map { " at `\(code($0))`" } ?? "")
      + ", engine "
    text +=
      run.engine.behaviour.sorted { $0.key < $1.key }.map { "\(inline($0.key)) \($0.value)" }
      .joined(separator: ", ") + "\n"
    for warning in run.warnings { text += "- Warning: \(inline(warning))\n" }
    return text + "\nRepeat it with:\n\n    \(inlineBreaks(run.command))\n"
  }

  private static func machine(_ host: Run.Host) -> String {
    var parts = ["\(host.cpu)", "\(host.cores) cores", "Linux \(host.kernel)"]
    if let virtual = host.virtual { parts.append("virtual (\(virtual))") }
    parts.append("\(host.memoryBytes >> 20) MiB")
    return parts.joined(separator: ", ")
  }

  // MARK: Text

  private static func people(_ names: [String]) -> String {
    names.isEmpty ? "–" : names.joined(separator: ", ")
  }

  /// Text as a cell of a table.
  static func cell(_ text: String) -> String { inline(text).replacing("|", with: "\\|") }

  /// Text on one line that Markdown shows as it is written.
  static func inline(_ text: String) -> String {
    inlineBreaks(text).reduce(into: "") { result, character in
      if "\\`*_<>[]&#".contains(character) { result.append("\\") }
      result.append(character)
    }
  }

  private static func code(_ text: String) -> String { inlineBreaks(text).replacing("`", with: "'") }

  private static func inlineBreaks(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// The body without its own title where that says what the document's title says.
  private static func withoutTitle(_ body: String, _ title: String) -> String {
    let lines = body.split(separator: "\n", maxSplits: 40, omittingEmptySubsequences: false)
    guard let first = lines.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }),
      lines[first].hasPrefix("# "),
      lines[first].dropFirst(2).trimmingWhitespace() == title
    else { return body }
    return lines[(first + 1)...].joined(separator: "\n")
  }

  /// A body that leaves a code fence or a comment open gets it closed, so that it cannot swallow what follows.
  private static func closed(_ body: String) -> String {
    var fence: Substring?
    var isComment = false
    for line in body.split(whereSeparator: \.isNewline) {
      let text = line.drop { $0 == " " }
      if isComment {
        if line.contains("-->") { isComment = false }
      } else if let open = fence {
        let marks = text.prefix { $0 == open.first }
        if marks.count >= open.count, text[marks.endIndex...].allSatisfy(\.isWhitespace) { fence = nil }
      } else if let mark = text.first, mark == "`" || mark == "~" {
        let marks = text.prefix { $0 == mark }
        if marks.count >= 3, mark == "~" || !text[marks.endIndex...].contains("`") { fence = marks }
      } else if text.hasPrefix("<!--"), !text.contains("-->") {
        isComment = true
      }
    }
    if let fence { return body + "\n" + fence + "\n" }
    return isComment ? body + "\n-->\n" : body
  }

  private static func trimmedLines(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isNewline == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
