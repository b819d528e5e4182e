/// A run's summaries, or a comparison of runs, as a table of texts: the same rows on the command line, in the
/// terminal interface and in an exported document.
public struct ResultTable: Hashable, Sendable {
  public struct Column: Hashable, Sendable {
    public var title: String
    /// Numbers stand on the right.
    public var isNumeric: Bool
  }

  public let columns: [Column]
  public let rows: [[String]]
  /// What a reader must know to read the rows; nil where nothing is unusual.
  public let note: String?

  init(columns: [Column], rows: [[String]], note: String?) {
    self.columns = columns
    self.rows = rows
    self.note = note
  }

  public init(_ run: Run) {
    columns = [
      Column(title: "Design", isNumeric: false), Column(title: "Threads", isNumeric: true),
      Column(title: "Metric", isNumeric: false), Column(title: "Median", isNumeric: true),
      Column(title: "95 % interval", isNumeric: true), Column(title: "CAS units", isNumeric: true),
      Column(title: "Rounds", isNumeric: true),
    ]
    let summaries = run.summaries()
    rows = summaries.map { summary in
      let unit = MetricName(summary.metric)
      return [
        summary.design, String(summary.threads), unit.name,
        "\(NumberText.short(summary.median)) \(unit.unit)",
        "\(NumberText.short(summary.interval.low)) – \(NumberText.short(summary.interval.high))"
          + (summary.interval.isConfident ? "" : " *"),
        summary.casUnits.map(NumberText.short) ?? "", String(summary.rounds),
      ]
    }
    var notes: [String] = []
    if summaries.contains(where: { !$0.interval.isConfident }) {
      notes.append("* too few rounds for a 95 % interval: the range of all rounds")
    }
    let outliers = summaries.reduce(0) { $0 + $1.outliers.count }
    if outliers > 0 { notes.append("\(NumberText.count(outliers, "outlier")) flagged, none left out") }
    if run.disturbedRounds > 0 {
      notes.append("\(NumberText.count(run.disturbedRounds, "disturbed round")) left out")
    }
    // A design that vanished without a word would look as if nobody had asked for it.
    let silent = Set(run.rounds.map(\.design)).subtracting(summaries.map(\.design)).sorted()
    if !silent.isEmpty {
      notes.append(
        "every round of \(silent.joined(separator: ", ")) was disturbed: measure again on a quieter machine")
    }
    note = notes.isEmpty ? nil : notes.joined(separator: "; ")
  }

  /// A GitHub Flavored Markdown table, a line each, with a final line feed.
  public var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    // Names come from files: none may end a cell or a line, or begin a link, code or HTML.
    func escaped(_ cell: String) -> String {
      let text = cell.split(whereSeparator: \.isNewline).joined(separator: " ")
      return zip(text, text.dropFirst() + " ").reduce(into: "") { result, pair in
        let beginsTag = pair.0 == "<" && (pair.1.isLetter || "/!?".contains(pair.1))
        if beginsTag || "|[`&\\".contains(pair.0) { result.append("\\") }
        result.append(pair.0)
      }
    }
    var text = line(columns.map(\.title))
    text += line(columns.map { $0.isNumeric ? "--:" : ":--" })
    for row in rows { text += line(row.map(escaped)) }
    // An asterisk would begin a list.
    if let note { text += "\n\(note.hasPrefix("*") ? "\\" : "")\(escaped(note))\n" }
    return text
  }
}

extension Run {
  /// The results as a Markdown table.
  public var markdownTable: String { ResultTable(self).markdown }
}
