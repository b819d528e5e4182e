import Evidence
import Testing

@Suite("Statistics") struct StatisticsTests {
  @Test("The median is the middle value, or the mean of the two middle ones")
  func median() {
    #expect(Statistics.median([3, 1, 2]) == 2)
    #expect(Statistics.median([4, 1, 2, 3]) == 2.5)
    #expect(Statistics.median([]) == nil)
  }

  /// scipy.stats.gmean([1.2, 3.4, 0.5])
  @Test("The geometric mean is the mean for ratios and has none of what is not above zero")
  func geometricMean() throws {
    #expect(abs(try #require(Statistics.geometricMean([1.2, 3.4, 0.5])) - 1.2682651410769994) < 1e-12)
    #expect(Statistics.geometricMean([2, 0.5]) == 1)
    #expect(Statistics.geometricMean([]) == nil)
    #expect(Statistics.geometricMean([1, 0]) == nil)
    #expect(Statistics.geometricMean([1, .infinity]) == nil)
  }

  /// Ranks: scipy.stats.beta.ppf(0.025, (n + 1) / 2, (n + 1) / 2) * (n + 1). Their whole part is the rank of
  /// the tables of Hahn and Meeker, 1991, for the interval between order statistics.
  @Test(
    "The interval of the median lies at the ranks of the smoothed bootstrap",
    arguments: [
      (6, 1.1676573813229179), (10, 2.458815372779757), (20, 6.160906179397075), (30, 10.168662025083114),
    ])
  func interval(count: Int, rank: Double) throws {
    let values = (1...count).map(Double.init)
    let interval = try #require(Statistics.medianInterval(values.reversed()))
    #expect(interval.isConfident)
    #expect(abs(interval.low - rank) < 1e-9)
    #expect(abs(interval.high - (Double(count) + 1 - rank)) < 1e-9)
  }

  @Test("Fewer than six values give their range and say that it is no 95 % interval")
  func tooFew() {
    let interval = Statistics.medianInterval([5, 1, 3])
    #expect(interval == Statistics.Interval(low: 1, high: 5, isConfident: false))
    #expect(Statistics.medianInterval([]) == nil)
  }

  @Test("A thousand values and equal ones have an interval too")
  func extremes() throws {
    let many = try #require(Statistics.medianInterval((0..<5000).map(Double.init)))
    #expect(many.low > 2425 && many.low < 2435)
    #expect(
      Statistics.medianInterval([7, 7, 7, 7, 7, 7]) == Statistics.Interval(low: 7, high: 7, isConfident: true)
    )
  }

  @Test("The ratio of two medians has an interval around it, and none where a value is not above zero")
  func ratio() throws {
    let slow = (0..<10).map { 100 + Double($0) }
    let ratio = try #require(Statistics.ratioOfMedians(slow, slow.map { $0 / 2 }))
    #expect(ratio.value == 2)
    #expect(ratio.interval.isConfident && ratio.interval.low > 1.9 && ratio.interval.high < 2.1)
    #expect(Statistics.ratioOfMedians([1, 2], [0, 2]) == nil)
    #expect(Statistics.ratioOfMedians([], [2]) == nil)
    let few = try #require(Statistics.ratioOfMedians([2, 4], [1, 2]))
    #expect(few.interval == Statistics.Interval(low: 1, high: 4, isConfident: false))
  }

  @Test("Outliers are named by their place, with equal values as with different ones")
  func outliers() {
    #expect(Statistics.outliers([20, 21, 20.5, 19.8, 60, 20.2]) == [4])
    #expect(Statistics.outliers([20, 20, 20, 20, 20, 20, 20, 20, 35]) == [8])
    #expect(Statistics.outliers([20, 20, 20, 20]) == [])
    #expect(Statistics.outliers([1, 100, 1]) == [])
  }
}
