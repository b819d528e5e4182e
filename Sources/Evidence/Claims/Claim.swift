/// What a proposal says of a measurement, in a form that can be checked: a metric of one design, or of one
/// against another, is at least or at most a number.
public struct Claim: Hashable, Sendable {
  public enum Subject: Hashable, Sendable, CustomStringConvertible {
    case design(String)
    /// `first` over `second`.
    case comparison(first: String, second: String)

    public var designs: [String] {
      switch self {
      case .design(let design): [design]
      case .comparison(let first, let second): [first, second]
      }
    }

    public var description: String { designs.joined(separator: " over ") }
  }

  public enum Relation: String, Hashable, Sendable {
    case atLeast = ">="
    case atMost = "<="

    /// As a person writes it.
    public var sign: String { self == .atLeast ? "≥" : "≤" }
  }

  public enum Unit: String, CaseIterable, Hashable, Sendable {
    /// The first design's figure over the second's.
    case times = "x"
    case nanoseconds = "ns"
    /// Uncontended compare-and-swaps of the same round.
    case cas
    /// Operations a second.
    case operations = "ops"
    /// Of a share, or how far the first design's figure lies above (or, below zero, below) the second's.
    case percent = "%"
  }

  public var id: String
  public var level: String
  public var workload: String
  public var subject: Subject
  public var threads: Int
  public var order: Int
  public var metric: String
  public var relation: Relation
  /// In `unit`.
  public var bound: Double
  public var unit: Unit
  /// The run it is bound to; nil for the newest attached one that fits.
  public var run: String?
  /// Of the block in the document, to see whether it changed since it was checked.
  public var digest: String
  /// 1-based lines of the block in its file, fences included.
  public var lines: ClosedRange<Int>

  public init(
    id: String, level: String, workload: String, subject: Subject, threads: Int, order: Int = 0,
    metric: String, relation: Relation, bound: Double, unit: Unit, run: String? = nil, digest: String,
    lines: ClosedRange<Int>
  ) {
    self.id = id
    self.level = level
    self.workload = workload
    self.subject = subject
    self.threads = threads
    self.order = order
    self.metric = metric
    self.relation = relation
    self.bound = bound
    self.unit = unit
    self.run = run
    self.digest = digest
    self.lines = lines
  }

  /// `≥ 1.5x`, `≤ 45 ns`.
  public var expectation: String { "\(relation.sign) \(unit.text(bound))" }

  /// Why the unit does not fit; nil where it does.
  public var unitObjection: String? {
    let name = MetricName(metric)
    switch (unit, subject) {
    case (.times, .comparison), (.percent, .comparison): return nil
    case (.times, .design):
      return "the unit x compares two designs; write `compare: A over B`, or another unit"
    case (_, .comparison):
      return "the unit \(unit.rawValue) is of one design; compare two in x or %, or write `design:`"
    case (.nanoseconds, .design), (.cas, .design):
      return name.isTime
        ? nil : "the unit \(unit.rawValue) is for times, whose names end in _ns; \(fitting(name))"
    case (.operations, .design):
      return name.isRate
        ? nil : "the unit ops is for rates, whose names end in _per_second; \(fitting(name))"
    case (.percent, .design):
      return name.isShare
        ? nil : "the unit % is for shares, such as ratio, and for comparisons; \(fitting(name))"
    }
  }

  private func fitting(_ name: MetricName) -> String {
    let units = name.isTime ? "ns or cas" : name.isRate ? "ops" : name.isShare ? "%" : "x, with `compare:`"
    return "\(metric) takes \(units)"
  }
}

extension Claim.Unit {
  /// A figure with the unit.
  public func text(_ value: Double) -> String {
    switch self {
    case .times: "\(NumberText.short(value))x"
    case .nanoseconds: "\(NumberText.short(value)) ns"
    case .cas: "\(NumberText.short(value)) CAS"
    case .operations: "\(NumberText.short(value)) ops/s"
    case .percent: "\(NumberText.short(value)) %"
    }
  }
}
