import Evidence
import Workspace

/// A run's results as text for people.
enum ResultText {
  /// The table, what a reader must know with it, and the machine it was measured on.
  static func table(_ run: Run) -> String {
    table(ResultTable(run)) + machine(run.host)
  }

  /// Everything that a record tells: what was measured, tables, pictures, machine and warnings.
  static func whole(_ run: Run) -> String {
    let (ink, parameters) = (Ink.standard, run.parameters)
    let state = run.proposal.map { number in
      "attached to \(ProposalNumber(number)?.description ?? "\(number)")"
        + (run.version.map { " v\($0)" } ?? "")
    }
    var text = ink(Output.safe(run.id), .cyan) + "  " + (state ?? "not attached") + "\n"
    text += Output.safe("measured \(run.created)" + (run.by.map { " by \($0)" } ?? "")) + "\n"
    text += Output.safe(
      "\(parameters.level) \(parameters.workload), order \(parameters.order), \(parameters.memoryBytes >> 20) MiB, "
        + "\(parameters.operations) operations a thread, seed \(parameters.seed)\nrepeat it with: \(run.command)\n\n"
    )
    text += table(ResultTable(run))
    if let latencies = ResultTable(latenciesOf: run) { text += "\n" + table(latencies) }
    text += pictures(run.plots) + "\n" + machine(run.host)
    for warning in run.warnings { text += ink("warning: \(Output.safe(warning))", .yellow) + "\n" }
    return text
  }

  /// As many columns as the terminal has room for; the most telling ones come first.
  static func table(_ results: ResultTable) -> String {
    let shown = Output.width.map(results.columnsFitting) ?? results.columns.count
    var table = TextTable(
      results.columns.prefix(shown).map {
        .init(title: $0.title.uppercased(), alignment: $0.isNumeric ? .right : .left)
      })
    for row in results.rows { table.append(Array(row.prefix(shown))) }
    var notes = results.note.map { [$0] } ?? []
    let hidden = results.columns.dropFirst(shown).map(\.title)
    if !hidden.isEmpty { notes.append("a wider terminal shows: \(hidden.joined(separator: ", "))") }
    return table.text(width: nil, ink: .standard) + notes.map { Output.safe($0) + "\n" }.joined()
  }

  private static func machine(_ host: Run.Host) -> String {
    Output.safe("\(host.cpu), \(host.cores) cores, Linux \(host.kernel)") + "\n"
  }

  // MARK: Pictures

  /// Away from a terminal.
  private static let usualWidth = 80
  /// Wider pictures say no more.
  private static let widthMax = 100

  /// Each after an empty line, as wide as the terminal; in ASCII where the locale has nothing else.
  static func pictures(_ plots: [Plot]) -> String {
    let width = min(Output.width ?? usualWidth, widthMax)
    return plots.filter { !$0.isEmpty }.map { plot in
      let canvas = plot.canvas(
        width: width, height: plot.bestHeight(width: width),
        characters: Output.isUnicode ? .unicode : .ascii)
      return "\n" + canvas.rows.indices.map { line(canvas.spans($0)) }.joined()
    }.joined()
  }

  private static func line(_ spans: [(text: String, ink: PlotCanvas.Ink)]) -> String {
    var spans = spans
    while let last = spans.last, last.text.allSatisfy({ $0 == " " }) { spans.removeLast() }
    if let last = spans.indices.last {
      let end = spans[last].text.lastIndex { $0 != " " }
      spans[last].text = end.map { String(spans[last].text[...$0]) } ?? ""
    }
    return spans.map { Ink.standard(Output.safe($0.text), style(of: $0.ink)) }.joined() + "\n"
  }

  /// Designs look as in the terminal interface.
  private static func style(of ink: PlotCanvas.Ink) -> Ink.Style? {
    let series: [Ink.Style] = [.cyan, .magenta, .yellow, .blue, .green, .red]
    return switch ink {
    case .text: nil
    case .faint: .faint
    case .title: .bold
    case .series(let index): series[index % series.count]
    }
  }
}
