extension ResultTable {
  /// A comparison as benchstat prints one: old and new with their spread, the change where one is detected
  /// and `~` where none is, the test's p and how many rounds stand on each side.
  public init(_ comparison: RunComparison) {
    let rows = comparison.rows
    let hasWorkloads = Set(rows.map { "\($0.level) \($0.workload) \($0.order)" }).count > 1
    var columns = [
      Column(title: "Design", isNumeric: false), Column(title: "Threads", isNumeric: true),
      Column(title: "Metric", isNumeric: false), Column(title: "Old", isNumeric: true),
      Column(title: "New", isNumeric: true), Column(title: "Change", isNumeric: true),
      Column(title: "p", isNumeric: true), Column(title: "Rounds", isNumeric: true),
    ]
    if hasWorkloads { columns.insert(Column(title: "Workload", isNumeric: false), at: 0) }
    var texts = rows.map { row in
      let cells = [row.design, String(row.threads)] + ComparisonText.cells(row.comparison)
      return hasWorkloads ? ["\(row.workload)" + (row.order == 0 ? "" : " \(row.order)")] + cells : cells
    }
    for mean in comparison.means where mean.rows > 1 {
      let cells = [
        mean.design, String(mean.threads), "geometric mean", "", "", ComparisonText.percent(mean.ratio - 1),
        "",
        String(mean.rows),
      ]
      texts.append(hasWorkloads ? ["all"] + cells : cells)
    }
    self.init(columns: columns, rows: texts, note: ComparisonText.note(comparison))
  }
}

/// A comparison in words and figures.
public enum ComparisonText {
  /// Metric, old, new, change, p, rounds.
  static func cells(_ comparison: Comparison) -> [String] {
    [
      comparison.old.metric.name,
      figure(comparison.oldMedian, comparison.oldInterval, comparison.old),
      figure(comparison.newMedian, comparison.newInterval, comparison.new),
      change(comparison),
      probability(comparison.test.p),
      "\(comparison.old.values.count)+\(comparison.new.values.count)",
    ]
  }

  /// `41.2 ns ±2 %`; the larger half of the interval over the median.
  private static func figure(_ median: Double, _ interval: Statistics.Interval, _ sample: Sample) -> String {
    let half = max(interval.high - median, median - interval.low)
    let spread = median == 0 ? "" : " ±\(NumberText.short(abs(half / median) * 100)) %"
    let mark = interval.isConfident ? "" : " *"
    return "\(NumberText.short(median))\(unit(sample))\(spread)\(mark)"
  }

  /// With a space before it; empty where the figure has none.
  static func unit(_ sample: Sample) -> String {
    if sample.unit == .cas, sample.metric.isTime { return " CAS" }
    if sample.unit == .cas, sample.metric.isRate { return " /CAS" }
    return sample.metric.unit.isEmpty ? "" : " \(sample.metric.unit)"
  }

  /// `-12.3 %`, or `~` where nothing may be said.
  static func change(_ comparison: Comparison) -> String {
    switch comparison.verdict {
    case .faster, .slower: percent(comparison.relativeShift)
    case .notDetected: "~"
    case .belowNoiseFloor: "~ (\(percent(comparison.relativeShift)))"
    }
  }

  /// `-12.3 %`, `+4.56 %`.
  static func percent(_ share: Double) -> String {
    (share > 0 ? "+" : "") + NumberText.short(share * 100) + " %"
  }

  private static func probability(_ p: Double) -> String {
    p < 0.001 ? "<0.001" : NumberText.fixed(p, digits: 3)
  }

  /// One line for a person: `faster by 12.3 % (10.1 to 14.0), p <0.001, n = 10+10`.
  public static func sentence(_ comparison: Comparison) -> String {
    let isSpeed = comparison.old.metric.isTime || comparison.old.metric.isRate
    let scale = 100 / comparison.oldMedian
    let bounds = [comparison.test.shiftInterval.low * scale, comparison.test.shiftInterval.high * scale]
    let sizes = bounds.map(abs).sorted().map(NumberText.short)
    let counts = "n = \(comparison.old.values.count)+\(comparison.new.values.count)"
    let facts =
      "p \(comparison.test.p < 0.001 ? "" : "= ")\(probability(comparison.test.p)), \(counts)"
    func found(_ word: String) -> String {
      "\(word) by \(NumberText.short(abs(comparison.relativeShift) * 100)) % (\(sizes[0]) to \(sizes[1])), \(facts)"
    }
    switch comparison.verdict {
    case .faster: return found(isSpeed ? "faster" : "better")
    case .slower: return found(isSpeed ? "slower" : "worse")
    case .notDetected:
      return "~ no difference detected, \(facts)\(advice(comparison.roundsToDecide, comparison))"
    case .belowNoiseFloor(let rounds):
      let floor = comparison.noiseFloor.map {
        NumberText.short($0.relative(comparison.old.values.count, comparison.new.values.count) * 100)
      }
      return "~ \(percent(comparison.relativeShift)) is below the noise floor of \(floor ?? "?") %, \(facts)"
        + advice(rounds, comparison)
    }
  }

  private static func advice(_ rounds: Int?, _ comparison: Comparison) -> String {
    guard let rounds, rounds > min(comparison.old.values.count, comparison.new.values.count) else {
      return ""
    }
    return "; \(rounds) rounds a side would decide \(percent(comparison.relativeShift))"
  }

  static func note(_ comparison: RunComparison) -> String? {
    let all = comparison.rows.map(\.comparison)
    var notes: [String] = []
    if all.contains(where: { $0.verdict == .notDetected || $0.isBelowNoiseFloor }) {
      notes.append("~ nothing detected; in brackets what the noise of the machine hides")
    }
    if let rounds = all.filter({ $0.verdict == .notDetected || $0.isBelowNoiseFloor })
      .compactMap(\.roundsToDecide).max(), rounds <= 10_000
    {
      notes.append("\(rounds) rounds a side would decide shifts as large as those seen")
    }
    if all.contains(where: { !$0.oldInterval.isConfident || !$0.newInterval.isConfident }) {
      notes.append("* too few rounds for a 95 % interval: the range of all rounds")
    }
    let disturbed = all.map { max($0.old.disturbed, $0.new.disturbed) }.max() ?? 0
    if disturbed > 0 {
      notes.append("up to \(NumberText.count(disturbed, "disturbed round")) a side left out")
    }
    return notes.isEmpty ? nil : notes.joined(separator: "; ")
  }
}

extension Comparison {
  var isBelowNoiseFloor: Bool {
    if case .belowNoiseFloor = verdict { return true }
    return false
  }
}
