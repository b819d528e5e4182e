/// A run's summaries as a table of texts: the same rows on the command line, in the terminal interface and in an
/// exported document.
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
    if run.disturbedRounds > 0 { notes.append("\(run.disturbedRounds) disturbed rounds left out") }
    note = notes.isEmpty ? nil : notes.joined(separator: "; ")
  }

  /// A GitHub Flavored Markdown table, a line each, with a final line feed.
  public var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    func escaped(_ cell: String) -> String {
      cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
    var text = line(columns.map(\.title))
    text += line(columns.map { $0.isNumeric ? "--:" : ":--" })
    for row in rows { text += line(row.map(escaped)) }
    if let note { text += "\n\(escaped(note))\n" }
    return text
  }
}

extension Run {
  /// The results as a Markdown table.
  public var markdownTable: String { ResultTable(self).markdown }
}

/// A metric's name apart from its unit: `get_ns` is `get` in `ns`.
public struct MetricName: Hashable, Sendable {
  public let name: String
  public let unit: String

  public init(_ metric: String) {
    if metric.hasSuffix("_ns") {
      name = String(metric.dropLast(3))
      unit = "ns"
    } else if metric == "ops_per_second" {
      name = "operations"
      unit = "/s"
    } else {
      name = metric
      unit = ""
    }
  }
}

/// Numbers as people read them.
public enum NumberText {
  /// About three significant digits: `412`, `41.2`, `4.12`.
  public static func short(_ value: Double) -> String {
    let size = abs(value)
    return fixed(value, digits: size >= 100 ? 0 : size >= 10 ? 1 : 2)
  }

  /// With that many digits after the point.
  public static func fixed(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "–" : value < 0 ? "-∞" : "∞" }
    guard abs(value) < 1e15 else { return "\(value)" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int64((abs(value) * scale).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    if digits == 0 { return "\(sign)\(scaled)" }
    let fraction = String(scaled % Int64(scale))
    return "\(sign)\(scaled / Int64(scale))." + String(repeating: "0", count: digits - fraction.count)
      + fraction
  }
}
