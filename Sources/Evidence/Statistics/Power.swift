extension Statistics {
  /// Rounds a side at which the rank-sum test finds a shift of `effect` in nine of ten measurements.
  ///
  /// Noether, "Sample Size Determination for Some Common Nonparametric Tests", 1987: n = (z(0.975) + z(0.9))²
  /// / (6 (p - 1/2)²), where p is the probability that a value of one side is larger than one of the other;
  /// for normal values whose standard deviation is `spread`, p = Φ(effect / (spread √2)). With a noise floor
  /// it also takes as many rounds as bring the floor and nine tenths of the measured shifts apart.
  ///
  /// - Parameters:
  ///   - effect: in the metric's unit; its sign does not matter.
  ///   - spread: standard deviation of one round's value, in the same unit; see `spread(_:)`.
  ///   - floor: the noise floor in the same unit and the rounds a side it was measured with.
  /// - Returns: at least six; nil for no effect at all, and where over a million would be needed.
  public static func roundsToDecide(
    effect: Double, spread: Double, floor: (shift: Double, roundsPerSide: Int)? = nil
  ) -> Int? {
    let effect = abs(effect)
    guard effect > 0, effect.isFinite, spread.isFinite, spread >= 0 else { return nil }
    let found = 1.281_551_565_544_600
    let larger = spread > 0 ? NormalDistribution.cumulative(effect / (spread * 2.0.squareRoot())) : 1
    let sum = 1.959_963_984_540_054 + found
    let byTest = sum * sum / (6 * (larger - 0.5) * (larger - 0.5))
    var byFloor = 0.0
    if let floor {
      // The shift of n against n values spreads by sqrt(2 / n) of a value's, over the test's efficiency 3 /
      // π.
      let shiftSpread = spread * (2 * Double.pi / 3).squareRoot()
      let reach = (found * shiftSpread + floor.shift * Double(floor.roundsPerSide).squareRoot()) / effect
      byFloor = reach * reach
    }
    let rounds = max(byTest, byFloor, Double(roundsForInterval)).rounded(.up)
    return rounds <= 1_000_000 ? Int(rounds) : nil
  }
}
