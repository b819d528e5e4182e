import Evidence
import Workspace

extension LabScreen {
  mutating func perform(_ command: Command, _ model: Model) -> Outcome {
    let rows = rows(model)
    let row = rows.indices.contains(cursor.selected) ? rows[cursor.selected] : .run
    switch command {
    case .nextValue: return change(row, by: 1, model)
    case .previousValue: return change(row, by: -1, model)
    case .startBenchmark: return start(model)
    case .attachRun: return attach(model)
    case .nextPicture: return showNextPicture(model)
    case .olderRun: stepRuns(by: -1, model)
    case .newerRun: stepRuns(by: 1, model)
    case .compareRuns:
      isComparing.toggle()
      picture = nil
      top = 0
    case .open:
      if row == .attach { return attach(model) }
      if row == .run { return model.benchmark.isRunning ? .command(.cancel) : start(model) }
      return change(row, by: 1, model)
    case .pageDown: top += 5
    case .pageUp: top = max(0, top - 5)
    default:
      let moved = cursor.perform(command, count: rows.count, page: rows.count, isSelectable: { _ in true })
      return moved ? .done : .unhandled
    }
    return .done
  }

  private mutating func change(_ row: Row, by step: Int, _ model: Model) -> Outcome {
    func next(_ value: Int, of count: Int) -> Int { (value + step + count) % count }
    switch row {
    case .level: stepLevels(by: step)
    case .design(let name):
      if designs.remove(name) == nil { designs.insert(name) }
    case .workload: workload = next(workload, of: catalogue.levels[level].workloads.count)
    case .order: order = next(order, of: orderChoices.count)
    case .threads: threads = next(threads, of: Self.threadChoices(catalogue.cores).count)
    case .rounds: rounds = next(rounds, of: Self.roundChoices.count)
    case .proposal:
      let choices: [ProposalNumber?] = [nil] + (model.proposals.value ?? []).map(\.number)
      let now = choices.firstIndex(of: proposal) ?? 0
      proposal = choices[next(now, of: choices.count)]
    case .run, .attach: return .say(.soon, "Enter does it")
    }
    return .done
  }

  func refusal(of command: Command, _ model: Model) -> String? {
    switch command {
    case .startBenchmark: refusalToStart(model)
    case .attachRun: refusalToAttach(model)
    case .nextPicture: shownRun(model) == nil ? "Nothing to draw yet; r runs a measurement" : nil
    case .olderRun:
      runs(model).first.map { $0.id == shownRun(model)?.id } ?? true ? "There is no earlier run" : nil
    case .newerRun: earlier == nil ? "This is the last run" : nil
    case .compareRuns:
      earlier == nil ? "Go to an earlier run first, with [; it is compared with the last one" : nil
    default: nil
    }
  }

  private func refusalToStart(_ model: Model) -> String? {
    if model.benchmark.isRunning { return "A measurement is running; c stops it" }
    return designs.isEmpty ? "Choose a design first: Space switches one on" : nil
  }

  private func refusalToAttach(_ model: Model) -> String? {
    guard case .finished(let run) = model.benchmark else {
      return "Nothing to attach yet; r runs a measurement"
    }
    if let number = run.proposal {
      return "This run is attached to \(ProposalNumber(number)?.description ?? "")"
    }
    return proposal == nil ? "Choose a proposal first, in the row “For proposal”" : nil
  }

  /// What is begun is what is shown.
  private mutating func start(_ model: Model) -> Outcome {
    if let refusal = refusalToStart(model) { return .say(.soon, refusal) }
    (earlier, isComparing, picture, top) = (nil, false, nil, 0)
    return .startBenchmark(request)
  }

  private func attach(_ model: Model) -> Outcome {
    if let refusal = refusalToAttach(model) { return .say(.soon, refusal) }
    guard case .finished(let run) = model.benchmark, let proposal else { return .done }
    return .effects([.attach(runID: run.id, proposal)])
  }

  private mutating func showNextPicture(_ model: Model) -> Outcome {
    guard let run = shownRun(model) else { return .done }
    isComparing = false
    let next = picture.map { $0 + 1 } ?? 0
    picture = next < plots(of: run).count ? next : nil
    top = 0
    return .done
  }

  private mutating func plots(of run: Run) -> [Plot] {
    if let pictures, pictures.run == run.id, pictures.rounds == run.rounds.count { return pictures.plots }
    let made = Pictures(run)
    pictures = made
    return made.plots
  }

  /// Renders the result as table or picture unless it is there already.
  private mutating func render(_ model: Model, in rect: Rect) {
    guard let run = shownRun(model) else {
      rendered = nil
      return
    }
    let other = isComparing && earlier != nil ? runs(model).last { $0.id != run.id } : nil
    let plot = picture.flatMap { index in
      let plots = plots(of: run)
      return plots.indices.contains(index) ? plots[index] : nil
    }
    if plot == nil { picture = nil }
    let (width, characters) = (max(1, rect.columns), model.surroundings.characters)
    let height = plot.map { _ in rect.rows - linesAboveResult(model, width: width, isShown: true).count }
    let key = Rendered.Key(
      run: run.id, proposal: run.proposal, rounds: run.rounds.count,
      comparedWith: other.map { "\($0.id) \($0.rounds.count)" },
      picture: picture, columns: rect.columns, rows: height)
    if rendered?.key == key { return }
    rendered = Rendered(
      key: key,
      lines: plot.map {
        PlotView.lines($0, width: width, height: height ?? rect.rows, characters: characters)
      }
        ?? other.map { RunLayout.comparison(of: run, with: $0, width: width) }
        ?? RunLayout.lines(run, width: width, characters: characters))
  }

  mutating func settle(_ model: Model) {
    let count = rows(model).count
    cursor.settle(count: count) { _ in true }
    let areas = areas(model.contentRect, model)
    render(model, in: areas.result)
    cursor.scroll(visible: areas.form.rows, count: count) { _ in true }
    let lines = resultLines(model, in: areas.result).count
    top = min(top, max(0, lines - areas.result.rows))
  }
}
