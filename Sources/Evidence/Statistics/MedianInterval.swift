/// The bootstrap distribution of a sample's median, in closed form.
///
/// A bootstrap draws n values from the sample again and again and looks how their median spreads (Efron,
/// "Bootstrap Methods: Another Look at the Jackknife", 1979). The plain one covers too little for few values:
/// its median can only be a value of the sample. So the draws come from the sample smoothed to a continuous
/// distribution, straight between neighbours, with the value of rank i at i / (n + 1). The median of n such
/// draws needs no drawing: its place follows Beta((n + 1) / 2, (n + 1) / 2), as the middle order statistic's
/// does. Nothing here is random, and the interval is that of two order statistics (Hahn and Meeker,
/// "Statistical Intervals", 1991) moved to exactly 95 % by going part of the way to the next value.
struct MedianBootstrap {
  /// Ascending.
  let values: [Double]

  /// - Parameter values: in any order, not empty.
  init(_ values: [Double]) {
    self.values = values.sorted()
  }

  /// The rank, counted from 1 and with a fraction, of the quantile `p`.
  static func rank(_ p: Double, count: Int) -> Double {
    let shape = Double(count + 1) / 2
    return SymmetricBetaDistribution.quantile(p, shape) * Double(count + 1)
  }

  /// Past the smallest and the largest value nothing is known, so it stays within them.
  func value(atRank rank: Double) -> Double {
    let bounded = min(max(rank, 1), Double(values.count))
    let below = Int(bounded)
    let share = bounded - Double(below)
    let low = values[below - 1]
    // An infinite neighbour must not make a number of no distance to it.
    return share == 0 ? low : low + share * (values[below] - low)
  }
}

extension Statistics {
  /// Values it takes for a 95 % interval of the median.
  public static let roundsForInterval = 6

  /// The 95 % bootstrap interval of the median; see `MedianBootstrap`. Fewer than six values cannot reach 95
  /// % and give their range; nil for an empty sample.
  public static func medianInterval(_ values: [Double]) -> Interval? {
    guard !values.isEmpty else { return nil }
    let bootstrap = MedianBootstrap(values)
    let count = values.count
    guard count >= roundsForInterval else {
      return Interval(low: bootstrap.values[0], high: bootstrap.values[count - 1], isConfident: false)
    }
    let rank = MedianBootstrap.rank(0.025, count: count)
    return Interval(
      low: bootstrap.value(atRank: rank), high: bootstrap.value(atRank: Double(count + 1) - rank),
      isConfident: true)
  }
}
