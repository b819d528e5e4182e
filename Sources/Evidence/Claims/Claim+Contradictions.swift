extension Claim {
  /// Whether no measurement could make both hold: they speak of the same thing, and what one allows the other
  /// forbids. `A over B` and `B over A` are the same thing turned round.
  public func contradicts(_ other: Claim) -> Bool {
    guard level == other.level, workload == other.workload, threads == other.threads, order == other.order,
      metric == other.metric
    else { return false }
    guard let mine = range(of: subject), let theirs = other.range(of: subject) else { return false }
    guard mine.kind == theirs.kind else { return false }
    return mine.low > theirs.high || theirs.low > mine.high
  }

  private enum Kind: Hashable {
    case ratio, figure(Unit)
  }

  /// What the claim allows for `subject`; nil where it speaks of another one.
  private func range(of subject: Subject) -> (kind: Kind, low: Double, high: Double)? {
    if self.subject == subject {
      switch subject {
      case .design: return (.figure(unit), lowest(bound), highest(bound))
      case .comparison: return (.ratio, lowest(ratio), highest(ratio))
      }
    }
    guard case .comparison(let first, let second) = subject,
      self.subject == .comparison(first: second, second: first), ratio > 0
    else { return nil }
    // One over at least r is at most one over r.
    return relation == .atLeast ? (.ratio, 0, 1 / ratio) : (.ratio, 1 / ratio, .infinity)
  }

  /// The bound as the first design's figure over the second's.
  private var ratio: Double { unit == .percent ? 1 + bound / 100 : bound }

  private func lowest(_ value: Double) -> Double { relation == .atLeast ? value : -.infinity }
  private func highest(_ value: Double) -> Double { relation == .atMost ? value : .infinity }
}
