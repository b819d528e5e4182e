import RealModule

/// The standard normal distribution.
enum NormalDistribution {
  /// P(Z <= z).
  static func cumulative(_ z: Double) -> Double { .erfc(-z / 2.squareRoot()) / 2 }

  /// The z that a share `p` of the distribution lies below, for 0 < p < 1, to within 4.5e-4: Abramowitz and
  /// Stegun, "Handbook of Mathematical Functions", 26.2.23.
  static func quantile(_ p: Double) -> Double {
    if p > 0.5 { return -quantile(1 - p) }
    let t = (-2 * .log(p)).squareRoot()
    let above = 2.515517 + t * (0.802853 + t * 0.010328)
    let below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    return above / below - t
  }
}

/// The beta distribution with both parameters equal, which is symmetric about one half.
enum SymmetricBetaDistribution {
  /// P(X <= x) for X ~ Beta(a, a): the regularised incomplete beta function by its continued fraction (Press
  /// et al., "Numerical Recipes", 3rd edition, section 6.4).
  static func cumulative(_ x: Double, _ a: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    if x > 0.5 { return 1 - cumulative(1 - x, a) }
    let logFactor =
      a * .log(x) + a * .log(onePlus: -x) + Double.logGamma(2 * a) - 2 * Double.logGamma(a)
    return .exp(logFactor) * fraction(x, a) / a
  }

  /// The x that a share `p` lies below: Newton's method, held within what is known to enclose it.
  static func quantile(_ p: Double, _ a: Double) -> Double {
    if p > 0.5 { return 1 - quantile(1 - p, a) }
    var low = 0.0
    var high = 0.5
    let logScale = Double.logGamma(2 * a) - 2 * Double.logGamma(a)
    // Its standard deviation is 1 / (2 sqrt(2 a + 1)).
    var x = max(0.5 + NormalDistribution.quantile(p) / (2 * (2 * a + 1).squareRoot()), 0.01)
    for _ in 0..<60 {
      let excess = cumulative(x, a) - p
      if excess < 0 { low = x } else { high = x }
      let density = Double.exp(logScale + (a - 1) * (.log(x) + .log(onePlus: -x)))
      var next = x - excess / density
      if !(next > low && next < high) { next = (low + high) / 2 }
      if abs(next - x) < 1e-14 { return next }
      x = next
    }
    return x
  }

  /// Lentz's method; for x at most one half it settles within some ten steps.
  private static func fraction(_ x: Double, _ a: Double) -> Double {
    let tiny = 1e-300
    func bounded(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / bounded(1 - 2 * a * x / (a + 1))
    var result = d
    for step in 1...500 {
      let m = Double(step)
      let even = m * (a - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / bounded(1 + even * d)
      c = bounded(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (2 * a + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / bounded(1 + odd * d)
      c = bounded(1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return result
  }
}
