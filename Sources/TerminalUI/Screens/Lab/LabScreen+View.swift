import Evidence
import Workspace

extension LabScreen {
  func draw(_ model: Model, into surface: inout Surface, in rect: Rect) {
    let areas = areas(rect, model)
    if !areas.title.isEmpty {
      let level = catalogue.levels[level].name
      surface.draw(
        StyledLine([
          Span("Measure the level ", Style(.title)), Span(level, Style(.key)),
          Span("   1 GiB, pinned threads, a process a round", Style(.dim)),
        ]).clipped(toWidth: areas.title.columns - 1), row: areas.title.row, column: 1)
    }
    let rows = rows(model)
    ListView.draw(
      cursor, count: rows.count, into: &surface, in: areas.form, isSelectable: { _ in true },
      line: { line(rows[$0], model) })
    let lines = resultLines(model, in: areas.result)
    // Where something lies below, the last row says so and holds nothing else.
    let isMore = lines.count - top > areas.result.rows
    let visible = max(0, areas.result.rows - (isMore ? 1 : 0))
    for (offset, line) in lines.dropFirst(top).prefix(visible).enumerated() {
      surface.draw(line, row: areas.result.row + offset, column: areas.result.column)
    }
    HelpView.drawMore(lines.count - top - visible, into: &surface, in: areas.result)
  }

  /// Title, form and result from top to bottom. The form gets all the rows it needs, unless the screen is small or
  /// the picture that is shown needs them.
  func areas(_ rect: Rect, _ model: Model) -> (title: Rect, form: Rect, result: Rect) {
    var rest = rect
    let title = rest.takeTop(rect.rows >= 8 ? 2 : 0)
    let above = placeLines(model, width: rect.columns).count
    let kept = isPictureShown(model) ? Plot.smallestHeight + 1 + above : 5
    let form = rest.takeTop(min(rows(model).count, max(1, rest.rows - kept)))
    _ = rest.takeTop(1)
    return (title, form, rest.inset(columns: 1))
  }

  private func isPictureShown(_ model: Model) -> Bool { picture != nil && shownRun(model) != nil }

  private func line(_ row: Row, _ model: Model) -> StyledLine {
    let now = request
    return switch row {
    case .level: field("Level", now.level)
    case .design(let name):
      StyledLine([Span(designs.contains(name) ? "[x] " : "[ ] ", Style(.key)), Span(name)])
    case .workload: field("Workload", now.workload)
    case .order: field("Order", "\(now.order)   (blocks of \(blockText(now.order)))")
    case .threads: field("Threads", now.threads.map(String.init).joined(separator: ", "))
    case .rounds: field("Rounds", "\(now.rounds)   (\(now.totalRounds) processes)")
    case .proposal: field("For proposal", proposal?.description ?? "none")
    case .run:
      StyledLine([
        Span(model.benchmark.isRunning ? "Stop (c)" : "Run (r)", Style(.title)),
        Span(model.benchmark.isRunning ? "   P pauses" : "   \(estimate(model))", Style(.dim)),
      ])
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

  /// What stands under the form: the measurement under way, or its result as table or picture.
  func resultLines(_ model: Model, in rect: Rect) -> [StyledLine] {
    let above = linesAboveResult(model, width: max(1, rect.columns), isShown: rendered != nil)
    return above + (rendered?.lines ?? [])
  }

  /// How the measurement goes, and which run it is whose result stands below.
  func linesAboveResult(_ model: Model, width: Int, isShown: Bool) -> [StyledLine] {
    let head: [StyledLine] =
      switch model.benchmark {
      case .idle where !isShown:
        [
          StyledLine(
            runs(model).isEmpty
              ? "No measurement yet: r runs one." : "No measurement yet: r runs one, [ shows earlier runs.",
            Style(.dim))
        ]
      case .running(let running): Self.progressLines(running, width: width)
      case .cancelling: [StyledLine("Stopping; the rounds measured so far are kept …", Style(.soon))]
      case .failed(let text): TextWrap.lines(text, width: width).map { StyledLine($0, Style(.bad)) }
      case .idle, .finished: []
      }
    return isShown ? head + (head.isEmpty ? [] : [StyledLine()]) + placeLines(model, width: width) : head
  }

  /// Which of all runs an earlier one is.
  private func placeLines(_ model: Model, width: Int) -> [StyledLine] {
    guard let earlier else { return [] }
    let runs = runs(model)
    guard let place = runs.firstIndex(where: { $0.id == earlier }) else { return [] }
    let hint = isComparing ? "= shows it alone" : "= compares it with the last one"
    let text = "Run \(place + 1) of \(runs.count), \(earlier)   [ ] others, \(hint)"
    return [StyledLine(text.clipped(toWidth: width), Style(.accent))]
  }

  private static func progressLines(_ running: RunningBenchmark, width: Int) -> [StyledLine] {
    let progress = running.progress
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
      running.isPaused
        ? StyledLine("Paused after this round; P goes on: \(progress.current)", Style(.soon))
        : StyledLine(progress.current, Style(.dim)),
    ]
  }

  static func duration(_ seconds: Double) -> String {
    let whole = max(1, Int(seconds.rounded(.up)))
    return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
  }
}
