/// Round numbers for an axis.
enum AxisTicks {
  /// Equal steps of 1, 2 or 5 times a power of ten.
  struct Steps {
    /// The range of the axis.
    var low: Double
    var high: Double
    var step: Double
    var values: [Double]
  }

  /// The finest steps with no more than `most` ticks (at least two) between `low` and `high`. The range stays as it
  /// is where two ticks lie in it, else it grows to the ticks about it.
  static func linear(_ low: Double, _ high: Double, most: Int) -> Steps {
    let most = max(2, most)
    var exponent = DecimalLogarithm.decade((high - low) / Double(most)) - 1
    while true {
      for factor in [1.0, 2, 5] {
        func tick(_ index: Double) -> Double { index * factor * power(exponent) }
        let place = (low: low / power(exponent) / factor, high: high / power(exponent) / factor)
        let first = (place.low - 1e-9).rounded(.up)
        let count = Int((place.high + 1e-9).rounded(.down) - first) + 1
        guard count <= most else { continue }
        if count >= 2 {
          return Steps(
            low: low, high: high, step: tick(1), values: (0..<count).map { tick(first + Double($0)) })
        }
        let ends = [tick(place.low.rounded(.down)), tick(max(place.high, place.low + 0.1).rounded(.up))]
        return Steps(low: ends[0], high: ends[1], step: tick(1), values: ends)
      }
      exponent += 1
    }
  }

  /// From a power of ten or its multiple by 2 or 5 to another. They are all marked where there is room, else the
  /// powers alone, else every second, third, … of them.
  static func logarithmic(_ low: Double, _ high: Double, most: Int) -> (
    low: Double, high: Double, values: [Double]
  ) {
    let first = DecimalLogarithm.decade(low)
    let last = DecimalLogarithm.decade(high) + 1
    let fine = (first...last).flatMap { exponent in [1.0, 2, 5].map { $0 * power(exponent) } }
    let begin = fine.lastIndex { $0 <= low } ?? 0
    let end = fine.firstIndex { $0 >= high && $0 > fine[begin] } ?? fine.count - 1
    let ends = (low: fine[begin], high: fine[end])
    if end - begin + 1 <= most { return (ends.low, ends.high, Array(fine[begin...end])) }
    let powers = (first...last).map(power).filter { (ends.low...ends.high).contains($0) }
    if powers.count < 2 { return (ends.low, ends.high, [ends.low, ends.high]) }
    let stride = (powers.count + max(2, most) - 1) / max(2, most)
    return (ends.low, ends.high, Swift.stride(from: 0, to: powers.count, by: stride).map { powers[$0] })
  }

  private static func power(_ exponent: Int) -> Double { DecimalLogarithm.power(exponent) }
}
