import Evidence
import Workspace

extension LabScreen {
  func draw(_ model: Model, into surface: inout Surface, in rect: Rect) {
    var rest = rect
    let title = rest.takeTop(rect.rows >= 8 ? 2 : 0)
    if !title.isEmpty {
      let level = catalogue.levels[level].name
      surface.draw(
        StyledLine([
          Span("Measure the level ", Style(.title)), Span(level, Style(.key)),
          Span("   1 GiB, pinned threads, a process a round", Style(.dim)),
        ]), row: title.row, column: 1)
    }
    let rows = rows(model)
    let form = rest.takeTop(formRows(rest, count: rows.count))
    ListView.draw(
      cursor, count: rows.count, into: &surface, in: form, isSelectable: { _ in true },
      line: { line(rows[$0], model) })
    let lines = resultLines(model, width: rest.columns - 2)
    for offset in 0..<rest.rows where offset > 0 {
      guard top + offset - 1 < lines.count else { break }
      surface.draw(lines[top + offset - 1], row: rest.row + offset, column: 1)
    }
  }

  private func line(_ row: Row, _ model: Model) -> StyledLine {
    let now = request
    return switch row {
    case .design(let name):
      StyledLine([Span(designs.contains(name) ? "[x] " : "[ ] ", Style(.key)), Span(name)])
    case .workload: field("Workload", now.workload)
    case .order: field("Order", "\(now.order)   (blocks of \(blockText(now.order)))")
    case .threads: field("Threads", now.threads.map(String.init).joined(separator: ", "))
    case .rounds: field("Rounds", "\(now.rounds)   (\(now.totalRounds) processes)")
    case .proposal: field("For proposal", proposal?.description ?? "none")
    case .run:
      StyledLine(model.benchmark.isRunning ? "Stop (c)" : "Run (r)", Style(.title))
    case .attach: StyledLine("Attach the result (a)", Style(.title))
    }
  }

  private func field(_ name: String, _ value: String) -> StyledLine {
    StyledLine([
      Span(name.padded(toWidth: 14), Style(.dim)), Span("◂ ", Style(.key)), Span(value),
      Span(" ▸", Style(.key)),
    ])
  }

  private func blockText(_ order: Int) -> String {
    let kibibytes = 4 << order
    return kibibytes >= 1024 ? "\(kibibytes / 1024) MiB" : "\(kibibytes) KiB"
  }

  /// What stands under the form: the measurement under way or its result.
  func resultLines(_ model: Model, width: Int) -> [StyledLine] {
    switch model.benchmark {
    case .idle: [StyledLine("No measurement yet: r runs one.", Style(.dim))]
    case .running(_, let progress): Self.progressLines(progress, width: width)
    case .cancelling: [StyledLine("Stopping; the rounds measured so far are kept …", Style(.soon))]
    case .failed(let text): TextWrap.lines(text, width: width).map { StyledLine($0, Style(.bad)) }
    case .finished(let run): RunLayout.lines(run, width: width)
    }
  }

  private static func progressLines(_ progress: BenchmarkProgress, width: Int) -> [StyledLine] {
    let count = " \(progress.completed)/\(progress.total)"
    let left = progress.secondsLeft.map { " · about \(duration($0)) left" } ?? ""
    let barWidth = max(5, min(40, width - count.displayWidth - left.displayWidth - 2))
    let full = Int((progress.fraction * Double(barWidth)).rounded(.down))
    return [
      StyledLine([
        Span(String(repeating: "█", count: full), Style(.good)),
        Span(String(repeating: "░", count: barWidth - full), Style(.dim)), Span(count),
        Span(left, Style(.dim)),
      ]),
      StyledLine(progress.current, Style(.dim)),
    ]
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = max(1, Int(seconds.rounded(.up)))
    return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
  }
}
