/// What the evidence says of a claim.
public indirect enum ClaimOutcome: Hashable, Sendable {
  /// The whole 95 % interval is on the claimed side.
  case holds(ClaimMeasurement)
  /// The whole interval is on the other side.
  case fails(ClaimMeasurement)
  /// The bound lies within the interval; with the rounds a side that would decide, nil for over a million.
  case undecided(ClaimMeasurement, rounds: Int?)
  /// It was measured or checked under other conditions; what it said then.
  case stale([ClaimStaleness], was: ClaimOutcome)
  /// No run tells; why, in a sentence.
  case unsupported(String)

  /// The word alone.
  public var word: String {
    switch self {
    case .holds: "holds"
    case .fails: "fails"
    case .undecided: "undecided"
    case .stale: "stale"
    case .unsupported: "unsupported"
    }
  }

  /// A mark that tells the outcomes apart without colour; stale and unsupported share one, for neither is an answer.
  public var mark: String {
    switch self {
    case .holds: "✓"
    case .fails: "✗"
    case .undecided: "~"
    case .stale, .unsupported: "?"
    }
  }

  /// Whether the text says more than its evidence carries: it fails, is stale or has no evidence. What is merely
  /// undecided needs more rounds.
  public var needsAttention: Bool {
    switch self {
    case .holds, .undecided: false
    case .fails, .stale, .unsupported: true
    }
  }

  /// What was measured; nil where nothing was.
  public var measurement: ClaimMeasurement? {
    switch self {
    case .holds(let measurement), .fails(let measurement), .undecided(let measurement, _): measurement
    case .stale(_, let was): was.measurement
    case .unsupported: nil
    }
  }
}

/// The figure that a claim was checked by.
public struct ClaimMeasurement: Hashable, Sendable {
  /// In the claim's unit, as the interval.
  public var value: Double
  public var interval: Statistics.Interval
  public var unit: Claim.Unit
  /// Rounds that count, for each design.
  public var rounds: [Int]
  /// Rounds left out because something disturbed them.
  public var disturbed: Int
  /// The run's id.
  public var run: String
  /// What was claimed, such as `≥ 1.5x`.
  public var expectation: String

  public init(
    value: Double, interval: Statistics.Interval, unit: Claim.Unit, rounds: [Int], disturbed: Int,
    run: String,
    expectation: String
  ) {
    self.value = value
    self.interval = interval
    self.unit = unit
    self.rounds = rounds
    self.disturbed = disturbed
    self.run = run
    self.expectation = expectation
  }
}

/// What changed since a claim's figure was measured or the claim was checked.
public enum ClaimStaleness: Hashable, Sendable {
  /// The engine measures something else; nil where a side does not know the level.
  case engine(level: String, was: Int?, now: Int?)
  /// Measured on another machine; what differs.
  case host([String])
  /// The block says something else than when it was checked.
  case text

  public var reason: String {
    switch self {
    case .engine(let level, let was, let now):
      "the engine's behaviour of \(level) was \(was.map(String.init) ?? "unknown") and is "
        + (now.map(String.init) ?? "unknown")
    case .host(let differences): "measured on another machine (\(differences.joined(separator: "; ")))"
    case .text: "the claim's text changed since it was checked"
    }
  }
}

extension ClaimOutcome {
  /// One line for a person, the same everywhere: `holds: 1.82x (1.76 to 1.90), n = 10+10, ≥ 1.5x`.
  public var line: String {
    switch self {
    case .holds(let measurement), .fails(let measurement): return "\(word): \(measurement.text)"
    case .undecided(let measurement, let rounds):
      let advice = rounds.map { "; \($0) rounds would decide" } ?? "; too close for any number of rounds"
      return "\(word): \(measurement.text)\(advice)"
    case .stale(let reasons, let was):
      return "\(word): \(reasons.map(\.reason).joined(separator: ", and ")); before, \(was.line)"
    case .unsupported(let reason): return "\(word): \(reason)"
    }
  }
}

extension ClaimOutcome {
  /// What is said of a claim after its name: `fails: 1.20x (1.15 to 1.26), n = 10+10, ≥ 1.5x`, `is stale: …`.
  public var sentence: String {
    switch self {
    case .holds, .fails: line
    case .undecided, .stale, .unsupported: "is \(line)"
    }
  }
}

extension ClaimMeasurement {
  /// `1.82x (1.76 to 1.90), n = 10+10, ≥ 1.5x`.
  public var text: String {
    let left = disturbed == 0 ? "" : ", \(disturbed) disturbed left out"
    return "\(unit.text(value)) (\(intervalText)), n = \(countText)\(left), \(expectation)"
  }

  /// `1.76 to 1.90`, in the unit of the value.
  public var intervalText: String {
    "\(NumberText.short(interval.low)) to \(NumberText.short(interval.high))"
  }

  /// Rounds of each design: `10+10`.
  public var countText: String { rounds.map(String.init).joined(separator: "+") }
}
