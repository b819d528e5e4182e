import Evidence
import Workspace

/// A run with its table as styled lines; the lab and a proposal's evidence show the same.
enum RunLayout {
  /// The table with the run's main pictures: the first beside it where there is room, the others below.
  static func lines(_ run: Run, width: Int, characters: PlotCanvas.Characters) -> [StyledLine] {
    let table = ResultTable(run)
    let plots = run.mainPlots
    let tableWidth = tableLines(table, width: width).map(\.width).max() ?? 0
    let isBeside = !plots.isEmpty && width >= tableWidth + gap + PlotView.comfortableWidth
    var lines = textLines(run, table, width: isBeside ? tableWidth : width)
    if isBeside {
      let picture = PlotView.lines(plots[0], width: width - tableWidth - gap, characters: characters)
      lines = beside(lines, picture, at: tableWidth + gap)
    }
    for plot in plots.dropFirst(isBeside ? 1 : 0) {
      lines += [StyledLine()] + PlotView.lines(plot, width: width, characters: characters)
    }
    return lines
  }

  /// How the second differs from the first, as `moot compare` says it.
  static func comparison(of old: Run, with new: Run, width: Int) -> [StyledLine] {
    let comparison = RunComparison.between([old], [new], noise: [])
    var lines = [
      StyledLine("old  \(comparison.oldName)", Style(.dim)),
      StyledLine("new  \(comparison.newName)", Style(.dim)),
    ]
    lines.append(StyledLine())
    if comparison.rows.isEmpty {
      lines += wrapped("The two have nothing in common that could be compared.", width, .soon)
    } else {
      let table = ResultTable(comparison)
      lines += tableLines(table, width: width)
      if let note = table.note { lines += wrapped(note, width, .dim) }
    }
    for text in comparison.warnings + comparison.unmatched { lines += wrapped("! \(text)", width, .soon) }
    return lines
  }

  private static let gap = 4

  private static func beside(_ left: [StyledLine], _ right: [StyledLine], at column: Int) -> [StyledLine] {
    (0..<max(left.count, right.count)).map { row in
      guard row < right.count else { return left[row] }
      var line = row < left.count ? left[row] : StyledLine()
      line.append(String(repeating: " ", count: max(0, column - line.width)))
      line.spans += right[row].spans
      return line
    }
  }

  private static func textLines(_ run: Run, _ table: ResultTable, width: Int) -> [StyledLine] {
    var lines = [
      StyledLine([
        Span("\(run.parameters.level) \(run.parameters.workload)", Style(.heading)),
        Span("  order \(run.parameters.order)  \(run.created)", Style(.dim)),
        Span(run.proposal == nil ? "  not attached" : "", Style(.soon)),
      ])
    ]
    lines += tableLines(table, width: width)
    if let note = table.note { lines += wrapped(note, width, .dim) }
    if let latencies = ResultTable(latenciesOf: run) {
      lines += [StyledLine()] + tableLines(latencies, width: width)
      if let note = latencies.note { lines += wrapped(note, width, .dim) }
      lines.append(StyledLine())
    }
    for warning in run.warnings { lines += wrapped("! \(warning)", width, .soon) }
    lines += wrapped("\(run.host.cpu), \(run.host.cores) cores, Linux \(run.host.kernel)", width, .dim)
    lines += wrapped("$ \(run.command)", width, .dim)
    return lines
  }

  /// The table's columns side by side; on a narrow screen the last ones fall off first.
  static func tableLines(_ table: ResultTable, width: Int) -> [StyledLine] {
    let widths = table.columnWidths
    let shown = table.columnsFitting(width)
    func line(_ cells: [String], _ style: Style) -> StyledLine {
      var text = ""
      for column in 0..<shown {
        let gap = String(repeating: " ", count: widths[column] - cells[column].displayWidth)
        text +=
          (column == 0 ? "" : "  ")
          + (table.columns[column].isNumeric ? gap + cells[column] : cells[column] + gap)
      }
      return StyledLine(text, style)
    }
    return [line(table.columns.map(\.title), Style(.title))] + table.rows.map { line($0, .plain) }
  }

  private static func wrapped(_ text: String, _ width: Int, _ role: Role) -> [StyledLine] {
    TextWrap.lines(text, width: width).map { StyledLine($0, Style(role)) }
  }
}
