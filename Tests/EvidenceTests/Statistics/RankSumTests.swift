import Evidence
import Testing

@Suite("The rank-sum test") struct RankSumTests {
  let first = [20.1, 20.4, 19.8, 20.9, 21.3, 20.0, 20.6, 19.9, 20.2, 20.7]
  let second = [21.0, 21.4, 20.8, 21.9, 22.3, 20.35, 21.6, 20.95, 21.2, 21.7]

  /// scipy.stats.mannwhitneyu(second, first, method="exact"); the shift is numpy.median of all differences
  /// and its bounds are the 24th from either end, as R's wilcox.test(second, first, conf.int = TRUE) takes
  /// them.
  @Test("Small samples without ties get the exact distribution")
  func exact() throws {
    let result = try #require(Statistics.rankSum(first, second))
    #expect(result.isExact && result.u == 90)
    #expect(abs(result.p - 0.0015046872632011952) < 1e-15)
    #expect(abs(result.shift - 1) < 1e-12)
    #expect(abs(result.shiftInterval.low - 0.4) < 1e-12 && abs(result.shiftInterval.high - 1.5) < 1e-12)
    #expect(result.shiftInterval.isConfident)
    let reversed = try #require(Statistics.rankSum(second, first))
    #expect(reversed.p == result.p && reversed.u == 10)
  }

  /// scipy.stats.mannwhitneyu(second, first, method="exact")
  @Test(
    "Samples of different size are exact too",
    arguments: [
      ([1.0, 2, 3, 4], [5.0, 6, 7], 0.05714285714285714),
      ([1.0, 2, 3, 4, 8], [5.0, 6, 7.5, 1.5, 9, 10, 11, 12.5], 0.06526806526806528),
    ])
  func sizes(first: [Double], second: [Double], p: Double) throws {
    #expect(abs(try #require(Statistics.rankSum(first, second)).p - p) < 1e-14)
    #expect(abs(try #require(Statistics.rankSum(second, first)).p - p) < 1e-14)
  }

  /// scipy.stats.mannwhitneyu(b, a, method="asymptotic", use_continuity=True)
  @Test("Ties are corrected for in the normal approximation")
  func ties() throws {
    let result = try #require(Statistics.rankSum([1, 2, 2, 3, 3, 3, 4, 5], [2, 3, 4, 4, 4, 5, 6, 6, 7]))
    #expect(!result.isExact && result.u == 57.5)
    #expect(abs(result.p - 0.04000384462383429) < 1e-12)
  }

  /// x = numpy.random.default_rng(7); round(normal(100, 5, 30), 3), then round(normal(103, 5, 40), 3);
  /// scipy.stats.mannwhitneyu(y, x, method="asymptotic")
  @Test("Large samples get the normal approximation")
  func large() throws {
    let x = [
      100.006, 101.494, 98.629, 95.547, 97.727, 95.042, 100.301, 106.701, 97.539, 96.898, 102.449, 101.784,
      100.527, 95.348, 99.854, 103.477, 93.279, 97.712, 90.494, 93.552, 90.791, 98.825, 93.663, 101.356,
      100.784, 99.065, 87.416, 97.307, 99.757, 100.567,
    ]
    let y = [
      95.349, 100.611, 98.107, 98.956, 108.304, 98.962, 102.837, 107.422, 100.082, 102.441, 103.552, 103.319,
      96.875, 103.381, 109.794, 95.264, 107.297, 103.597, 99.793, 113.002, 106.811, 97.004, 103.373, 105.883,
      102.056, 106.415, 102.667, 106.336, 110.193, 99.622, 104.016, 100.683, 103.636, 97.064, 100.103,
      102.019,
      107.494, 108.726, 96.382, 99.027,
    ]
    let result = try #require(Statistics.rankSum(x, y))
    #expect(!result.isExact && result.u == 930)
    #expect(abs(result.p - 9.212602166104005e-05) < 1e-15)
    #expect(result.shiftInterval.isConfident && result.shiftInterval.low > 0)
  }

  @Test("The exact distribution and the approximation meet where one hands over to the other")
  func handover() throws {
    func p(_ count: Int) throws -> Double {
      let first = (0..<count).map { Double($0) * 1.01 }
      return try #require(Statistics.rankSum(first, first.map { $0 + 6.003 })).p
    }
    #expect(try abs(p(25) - p(26)) < 0.01)
  }

  @Test("Samples too small to decide say so, and equal ones are no difference")
  func extremes() throws {
    let small = try #require(Statistics.rankSum([1, 2, 3], [4, 5, 6]))
    #expect(abs(small.p - 0.1) < 1e-15)
    #expect(small.shiftInterval == Statistics.Interval(low: 1, high: 5, isConfident: false))
    let equal = try #require(Statistics.rankSum([2, 2, 2, 2], [2, 2, 2, 2]))
    #expect(equal.p == 1 && equal.shift == 0)
    #expect(Statistics.rankSum([], [1]) == nil)
    let one = try #require(Statistics.rankSum([1], [2]))
    #expect(one.p == 1 && !one.shiftInterval.isConfident)
  }
}
