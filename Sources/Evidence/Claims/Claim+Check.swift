extension Claim {
  /// What the runs say of the claim. It is checked against the run it names, else against the newest one that
  /// fits: same level, workload and order, with its designs, thread count and metric in six undisturbed
  /// rounds or more each.
  ///
  /// - Parameters:
  ///   - runs: the proposal's attached ones.
  ///   - host: the machine in question; a run of another one makes the claim stale. Nil asks of none, as a
  ///     reader elsewhere and an exported document do, so that only a run of another machine than at the last
  ///     check counts.
  ///   - behaviour: the behaviour number of each level in this program; nil where it is not known.
  ///   - record: of the last check; a block that says something else by now makes the claim stale. Nil for a
  ///     check anew.
  public func check(
    against runs: [Run], host: Run.Host? = nil, behaviour: [String: Int]? = nil,
    since record: ClaimCheckRecord? = nil
  ) -> ClaimOutcome {
    switch bestRun(of: runs) {
    case .failure(let reason): return .unsupported(reason.text)
    case .success(let run):
      guard let measurement = measure(in: run) else {
        return .unsupported("run \(run.id) has figures that cannot be compared: one is not above zero")
      }
      let outcome = judge(measurement)
      let reasons = staleness(run, host, behaviour, record)
      return reasons.isEmpty ? outcome : .stale(reasons, was: outcome)
    }
  }

  private func judge(_ measurement: ClaimMeasurement) -> ClaimOutcome {
    let interval = measurement.interval
    let isAbove = interval.low >= bound
    let isBelow = interval.high <= bound
    switch relation {
    case .atLeast where isAbove, .atMost where isBelow: return .holds(measurement)
    case .atLeast where interval.high < bound, .atMost where interval.low > bound: return .fails(measurement)
    default: return .undecided(measurement, rounds: roundsToDecide(measurement))
    }
  }

  /// The interval narrows with the square root of the rounds. For nine of ten measurements to decide, what it
  /// reaches towards the bound has to shrink to 1.96 / (1.96 + 1.28) of the way there.
  private func roundsToDecide(_ measurement: ClaimMeasurement) -> Int? {
    let distance = abs(measurement.value - bound)
    let reach =
      measurement.value < bound
      ? measurement.interval.high - measurement.value : measurement.value - measurement.interval.low
    guard distance > 0, let fewest = measurement.rounds.min() else { return nil }
    let growth = reach / distance * (1.96 + 1.28) / 1.96
    let rounds = (Double(fewest) * growth * growth).rounded(.up)
    return rounds <= 1_000_000 ? max(Int(rounds), fewest + 1) : nil
  }

  private func staleness(
    _ run: Run, _ host: Run.Host?, _ behaviour: [String: Int]?, _ record: ClaimCheckRecord?
  ) -> [ClaimStaleness] {
    var reasons: [ClaimStaleness] = []
    let measured = run.engine.behaviour[level]
    if let behaviour, behaviour[level] != measured {
      reasons.append(.engine(level: level, was: measured, now: behaviour[level]))
    } else if let record, record.run != nil, record.behaviour != measured {
      reasons.append(.engine(level: level, was: record.behaviour, now: measured))
    }
    if let machine = host ?? record?.host {
      let differences = run.host.differences(from: machine)
      if !differences.isEmpty { reasons.append(.host(differences)) }
    }
    if let record, record.digest != digest { reasons.append(.text) }
    return reasons
  }

  // MARK: Measuring

  private func measure(in run: Run) -> ClaimMeasurement? {
    let figureUnit: FigureUnit = unit == .cas ? .cas : .own
    let samples = subject.designs.map {
      run.sample(design: $0, threads: threads, metric: metric, unit: figureUnit)
    }
    guard let (value, interval) = figure(samples) else { return nil }
    return ClaimMeasurement(
      value: value, interval: interval, unit: unit, rounds: samples.map(\.values.count),
      disturbed: samples.reduce(0) { $0 + $1.disturbed }, run: run.id, expectation: expectation)
  }

  private func figure(_ samples: [Sample]) -> (Double, Statistics.Interval)? {
    if samples.count == 2 {
      guard let ratio = Statistics.ratioOfMedians(samples[0].values, samples[1].values) else { return nil }
      guard unit == .percent else { return (ratio.value, ratio.interval) }
      return scaled(ratio.value, ratio.interval) { ($0 - 1) * 100 }
    }
    guard let median = Statistics.median(samples[0].values),
      let interval = Statistics.medianInterval(samples[0].values)
    else { return nil }
    return unit == .percent ? scaled(median, interval) { $0 * 100 } : (median, interval)
  }

  private func scaled(
    _ value: Double, _ interval: Statistics.Interval, _ scale: (Double) -> Double
  ) -> (Double, Statistics.Interval) {
    (
      scale(value),
      Statistics.Interval(
        low: scale(interval.low), high: scale(interval.high), isConfident: interval.isConfident)
    )
  }
}
