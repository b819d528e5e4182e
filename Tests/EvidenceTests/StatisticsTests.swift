import Evidence
import Testing

@Suite("Statistics") struct StatisticsTests {
  @Test("The median is the middle value, or the mean of the two middle ones")
  func median() {
    #expect(Statistics.median([3, 1, 2]) == 2)
    #expect(Statistics.median([4, 1, 2, 3]) == 2.5)
    #expect(Statistics.median([]) == nil)
  }

  /// Ranks from the tables of Hahn and Meeker, 1991: for n = 10 the second smallest and second largest value.
  @Test(
    "The interval of the median lies between the ranks of the published table",
    arguments: [(6, 1), (8, 1), (9, 2), (10, 2), (15, 4), (20, 6), (30, 10), (50, 18)])
  func interval(count: Int, rank: Int) throws {
    let values = (1...count).map(Double.init)
    let interval = try #require(Statistics.medianInterval(values.reversed()))
    #expect(interval.isConfident)
    #expect(interval.low == Double(rank))
    #expect(interval.high == Double(count - rank + 1))
  }

  @Test("Fewer than six values give their range and say that it is no 95 % interval")
  func tooFew() {
    let interval = Statistics.medianInterval([5, 1, 3])
    #expect(interval == Statistics.Interval(low: 1, high: 5, isConfident: false))
    #expect(Statistics.medianInterval([]) == nil)
  }
}
