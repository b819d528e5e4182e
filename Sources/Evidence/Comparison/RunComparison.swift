/// Whole runs against each other, or two designs within runs: a row for each thing that both sides measured.
public struct RunComparison: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public var level: String
    public var workload: String
    public var order: Int
    /// The design of both sides, or `new vs old`.
    public var design: String
    public var threads: Int
    public var comparison: Comparison
  }

  /// One figure for a design with one thread count over everything that was measured of it.
  public struct Mean: Hashable, Sendable {
    public var design: String
    public var threads: Int
    /// Geometric mean of new over old, times and the inverse of rates and shares alike, so that less is
    /// better.
    public var ratio: Double
    public var rows: Int
  }

  /// What the sides are, such as two run ids or two designs.
  public let oldName: String
  public let newName: String
  public let unit: FigureUnit
  public let rows: [Row]
  public let means: [Mean]
  /// What only one side has, a sentence each.
  public let unmatched: [String]
  public let warnings: [String]

  /// Runs of the same workload and order are paired; of several on one side the last one given counts. On
  /// different machines figures are compared in units of the compare-and-swap, with a warning.
  ///
  /// - Parameter noise: A/A runs of this machine; a row whose point they measured takes its noise floor from
  ///   them.
  public static func between(_ old: [Run], _ new: [Run], noise: [Run] = []) -> RunComparison {
    let before = lastOfEachSetup(old)
    let after = lastOfEachSetup(new)
    var builder = Builder(noise: noise)
    let isElsewhere = before.contains { run in after.contains { !$0.host.isSameMachine(as: run.host) } }
    builder.unit = isElsewhere ? .cas : .own
    for run in before {
      guard let other = after.first(where: { Setup($0) == Setup(run) }) else {
        builder.unmatched.append("\(Setup(run)) is in the old run alone")
        continue
      }
      builder.add(run, other)
    }
    for run in after where !before.contains(where: { Setup($0) == Setup(run) }) {
      builder.unmatched.append("\(Setup(run)) is in the new run alone")
    }
    return builder.result(old: names(before), new: names(after))
  }

  /// Two designs in the same runs, round by round of the same machine and moment.
  public static func within(_ runs: [Run], old: String, new: String, noise: [Run] = []) -> RunComparison {
    var builder = Builder(noise: noise)
    for run in lastOfEachSetup(runs) { builder.add(run, old: old, new: new) }
    return builder.result(old: old, new: new)
  }

  /// All other designs of a run against one of them.
  public static func within(_ run: Run, against base: String, noise: [Run] = []) -> RunComparison {
    var builder = Builder(noise: noise)
    let others = run.designs.filter { $0 != base }
    for design in others { builder.add(run, old: base, new: design) }
    return builder.result(old: base, new: others.joined(separator: ", "))
  }

  private static func names(_ runs: [Run]) -> String { runs.map(\.id).joined(separator: ", ") }

  private static func lastOfEachSetup(_ runs: [Run]) -> [Run] {
    var found: [Run] = []
    for run in runs {
      if let place = found.firstIndex(where: { Setup($0) == Setup(run) }) {
        found[place] = run
      } else {
        found.append(run)
      }
    }
    return found
  }

  /// What was asked to be measured.
  private struct Setup: Hashable, CustomStringConvertible {
    var level: String
    var workload: String
    var order: Int

    init(_ run: Run) {
      level = run.parameters.level
      workload = run.parameters.workload
      order = run.parameters.order
    }

    var description: String { "\(level) \(workload), order \(order)" }
  }

  /// Collects rows.
  private struct Builder {
    let noise: [Run]
    var unit = FigureUnit.own
    var rows: [Row] = []
    var unmatched: [String] = []
    var warnings: [String] = []

    init(noise: [Run]) { self.noise = noise }

    mutating func add(_ old: Run, _ new: Run) {
      let before = Set(old.points)
      let after = Set(new.points)
      for point in new.points where before.contains(point) {
        add(
          old, point.design,
          old.sample(design: point.design, threads: point.threads, metric: point.metric, unit: unit),
          new.sample(design: point.design, threads: point.threads, metric: point.metric, unit: unit))
      }
      for (points, side) in [(before.subtracting(after), "old"), (after.subtracting(before), "new")] {
        for point in points.sorted(by: {
          ($0.design, $0.threads, $0.metric) < ($1.design, $1.threads, $1.metric)
        }) {
          unmatched.append(
            "\(point.design), threads \(point.threads), \(point.metric) is in the \(side) run alone")
        }
      }
      report(old.comparisonWarnings(with: new))
    }

    mutating func add(_ run: Run, old: String, new: String) {
      let points = run.points
      for point in points where point.design == new {
        guard points.contains(Run.Point(threads: point.threads, design: old, metric: point.metric)) else {
          continue
        }
        add(
          run, "\(new) vs \(old)", run.sample(design: old, threads: point.threads, metric: point.metric),
          run.sample(design: new, threads: point.threads, metric: point.metric))
      }
      for design in [old, new] where !points.contains(where: { $0.design == design }) {
        unmatched.append("\(design) is not in run \(run.id)")
      }
      if run.isOfDebugBuild {
        report(["run \(run.id) is of a debug build: its figures say nothing about the designs"])
      }
    }

    private mutating func add(_ run: Run, _ design: String, _ old: Sample, _ new: Sample) {
      guard let comparison = Comparison(old: old, new: new, noiseFloor: floor(run, old, new)) else {
        unmatched.append("\(design), threads \(old.threads), \(old.metric.metric) has no round that counts")
        return
      }
      let setup = Setup(run)
      rows.append(
        Row(
          level: setup.level, workload: setup.workload, order: setup.order, design: design,
          threads: old.threads,
          comparison: comparison))
    }

    /// From the A/A runs that measured what either side did; nil leaves it to the sides' own rounds.
    private func floor(_ run: Run, _ old: Sample, _ new: Sample) -> NoiseFloor? {
      let samples = noise.filter { Setup($0) == Setup(run) }.flatMap { quiet in
        Set([old.design, new.design]).sorted().map {
          quiet.sample(design: $0, threads: old.threads, metric: old.metric.metric, unit: old.unit).values
        }
      }
      return NoiseFloor.measure(samples)
    }

    private mutating func report(_ found: [String]) {
      for warning in found where !warnings.contains(warning) { warnings.append(warning) }
    }

    func result(old: String, new: String) -> RunComparison {
      RunComparison(
        oldName: old, newName: new, unit: unit, rows: rows, means: means(), unmatched: unmatched,
        warnings: warnings)
    }

    private func means() -> [Mean] {
      var keys: [(design: String, threads: Int)] = []
      for row in rows where !keys.contains(where: { $0.design == row.design && $0.threads == row.threads }) {
        keys.append((row.design, row.threads))
      }
      return keys.compactMap { key in
        let ratios = rows.filter { $0.design == key.design && $0.threads == key.threads }.compactMap { row in
          row.comparison.ratio.map { row.comparison.old.metric.moreIsBetter ? 1 / $0.value : $0.value }
        }
        return Statistics.geometricMean(ratios).map {
          Mean(design: key.design, threads: key.threads, ratio: $0, rows: ratios.count)
        }
      }
    }
  }
}
