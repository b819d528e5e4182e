/// The distribution of the Mann–Whitney statistic U where both samples come from one population without ties
/// (Mann and Whitney, "On a Test of Whether one of Two Random Variables is Stochastically Larger than the
/// Other", 1947).
///
/// The number of orders with each U are the coefficients of the Gaussian binomial: the product of
/// (1 - x^(m + i)) / (1 - x^i) for i = 1 to n.
struct RankSumDistribution {
  let first: Int
  let second: Int
  /// P(U = u), for the lower half of the values; the upper half is its mirror.
  private let probabilities: [Double]

  init(_ first: Int, _ second: Int) {
    self.first = first
    self.second = second
    let half = first * second / 2
    var counts = [Double](repeating: 0, count: half + 1)
    counts[0] = 1
    for step in stride(from: 1, through: first, by: 1) {
      // Scaled in every step by step / (second + step), so that the sum ends at one and nothing overflows.
      let scale = Double(step) / Double(second + step)
      for u in stride(from: half, through: 0, by: -1) {
        let before = u >= second + step ? counts[u - second - step] : 0
        counts[u] = (counts[u] - before) * scale
      }
      for u in stride(from: step, through: half, by: 1) { counts[u] += counts[u - step] }
    }
    probabilities = counts
  }

  /// P(U <= u), for u in the lower half.
  func cumulative(_ u: Int) -> Double {
    u < 0 ? 0 : probabilities[...min(u, probabilities.count - 1)].reduce(0, +)
  }

  /// The largest u with P(U <= u) at most `share`; nil where even zero is likelier.
  func lowerCritical(_ share: Double) -> Int? {
    var sum = 0.0
    var found: Int?
    for (u, probability) in probabilities.enumerated() {
      sum += probability
      if sum > share { break }
      found = u
    }
    return found
  }
}
