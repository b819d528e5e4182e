/// What a repetition says of a recorded run.
public enum ReproductionVerdict: Hashable, Sendable {
  case agrees
  case disagrees
  /// Each reason a sentence.
  case notMeasurableHere([String])

  /// The word that a review event carries.
  public var word: String {
    switch self {
    case .agrees: "agrees"
    case .disagrees: "disagrees"
    case .notMeasurableHere: "not measurable here"
    }
  }
}

/// A recorded run against its repetition.
///
/// The rule. On the same machine every figure is compared in its own unit; it agrees if the 95 % interval of
/// new over recorded reaches into 1 ± 10 %. On another machine figures are compared in units of the
/// compare-and-swap, and the ratios between designs, which the argument of a proposal rests on, beside them:
/// both agree within 1 ± 25 %. And on any machine a design that was faster than another must not turn out
/// slower. The repetition agrees if everything does. Disturbed rounds are left out on both sides, and a side
/// with fewer than six rounds measures nothing.
public struct Reproduction: Hashable, Sendable {
  /// One thing compared.
  public struct Finding: Hashable, Sendable {
    /// Such as `lock-free, 2 threads, get_ns` or `lock-free over global-lock, 2 threads, get_ns`.
    public var subject: String
    /// New over recorded.
    public var ratio: Double
    public var interval: Statistics.Interval
    public var agrees: Bool
  }

  public let verdict: ReproductionVerdict
  public let findings: [Finding]
  public let isSameMachine: Bool
  public let warnings: [String]

  public static let toleranceHere = 0.10
  public static let toleranceElsewhere = 0.25

  /// The rule in a sentence, as the verdict is told with it.
  public var rule: String {
    isSameMachine
      ? "same machine: each figure within 10 %, and no order of two designs reversed"
      : "another machine: figures in units of the compare-and-swap and ratios between designs within 25 %, "
        + "and no order of two designs reversed"
  }

  public init(recorded: Run, new: Run) {
    isSameMachine = new.host.isSameMachine(as: recorded.host)
    warnings = recorded.comparisonWarnings(with: new)
    let builder = Builder(recorded: recorded, new: new, isSameMachine: isSameMachine)
    let reasons = builder.obstacles()
    guard reasons.isEmpty else {
      verdict = .notMeasurableHere(reasons)
      findings = []
      return
    }
    findings = builder.figures() + builder.ratios()
    verdict = findings.allSatisfy(\.agrees) ? .agrees : .disagrees
  }

  private struct Builder {
    let recorded: Run
    let new: Run
    let isSameMachine: Bool

    func obstacles() -> [String] {
      var reasons: [String] = []
      let level = recorded.parameters.level
      if recorded.engine.behaviour[level] != new.engine.behaviour[level] {
        reasons.append("the engine measures something else by now (its behaviour number of \(level) changed)")
      }
      for (run, name) in [(recorded, "the recorded run"), (new, "the repetition")] where run.isOfDebugBuild {
        reasons.append("\(name) is of a debug build")
      }
      let missing = recorded.points.filter { point in
        counted(recorded, point).count >= Statistics.roundsForInterval
          && counted(new, point).count < Statistics.roundsForInterval
      }
      if let first = missing.first {
        let count = counted(new, first).count
        reasons.append(
          "\(subject(first)) has \(NumberText.count(count, "undisturbed round")) here; "
            + "\(Statistics.roundsForInterval) are needed")
      }
      if !recorded.points.contains(where: { counted(recorded, $0).count >= Statistics.roundsForInterval }) {
        reasons.append("the recorded run has fewer than \(Statistics.roundsForInterval) undisturbed rounds")
      }
      return reasons
    }

    private func counted(_ run: Run, _ point: Run.Point, _ unit: FigureUnit = .own) -> [Double] {
      run.sample(design: point.design, threads: point.threads, metric: point.metric, unit: unit).values
    }

    private func subject(_ point: Run.Point) -> String {
      "\(point.design), \(NumberText.count(point.threads, "thread")), \(point.metric)"
    }

    private var usable: [Run.Point] {
      recorded.points.filter { counted(recorded, $0).count >= Statistics.roundsForInterval }
    }

    private var tolerance: Double { isSameMachine ? toleranceHere : toleranceElsewhere }

    private func isWithin(_ interval: Statistics.Interval) -> Bool {
      interval.low <= 1 + tolerance && interval.high >= 1 / (1 + tolerance)
    }

    func figures() -> [Finding] {
      let unit: FigureUnit = isSameMachine ? .own : .cas
      return usable.compactMap { point in
        Statistics.ratioOfMedians(counted(new, point, unit), counted(recorded, point, unit)).map {
          Finding(
            subject: subject(point), ratio: $0.value, interval: $0.interval, agrees: isWithin($0.interval))
        }
      }
    }

    /// Each design against the first one measured with it; how much of a ratio's change is noise follows from
    /// both ratios' own intervals.
    func ratios() -> [Finding] {
      let points = usable
      return points.compactMap { point in
        guard let base = points.first(where: { $0.threads == point.threads && $0.metric == point.metric }),
          base != point,
          let before = Statistics.ratioOfMedians(counted(recorded, point), counted(recorded, base)),
          let after = Statistics.ratioOfMedians(counted(new, point), counted(new, base))
        else { return nil }
        let interval = Statistics.Interval(
          low: after.interval.low / before.interval.high, high: after.interval.high / before.interval.low,
          isConfident: true)
        let isReversed =
          before.interval.low > 1 && after.interval.high < 1
          || before.interval.high < 1 && after.interval.low > 1
        return Finding(
          subject:
            "\(point.design) over \(base.design), \(NumberText.count(point.threads, "thread")), "
            + point.metric,
          ratio: after.value / before.value, interval: interval,
          agrees: !isReversed && (isSameMachine || isWithin(interval)))
      }
    }
  }
}

extension Run {
  /// Why this machine cannot repeat the run, known before anything is measured; empty where it can.
  ///
  /// - Parameters:
  ///   - catalogue: what can be measured here.
  ///   - behaviour: the behaviour number of each level in this program.
  public func obstaclesToRepeating(catalogue: BenchmarkCatalogue, behaviour: [String: Int]) -> [String] {
    let level = parameters.level
    var reasons = catalogue.objections(to: request)
    if let recorded = engine.behaviour[level], let here = behaviour[level], recorded != here {
      reasons.append(
        "the engine measures something else by now: behaviour of \(level) was \(recorded) and is \(here)")
    }
    return reasons
  }
}
