extension Statistics {
  /// Indices of values far from the rest, ascending: flagged for a reader, never left out.
  ///
  /// A value is far where its distance from the median is over 3.5 robust standard deviations, each 1.4826
  /// times the median absolute deviation (Iglewicz and Hoaglin, "How to Detect and Handle Outliers", 1993).
  /// Where more than half of the values are equal that deviation is zero, and 1.2533 times the mean absolute
  /// deviation stands in. Fewer than four values have no rest to be far from.
  public static func outliers(_ values: [Double]) -> [Int] {
    guard values.count >= 4, let median = median(values) else { return [] }
    let distances = values.map { abs($0 - median) }
    var deviation = 1.4826 * (self.median(distances) ?? 0)
    if deviation == 0 { deviation = 1.2533 * distances.reduce(0, +) / Double(values.count) }
    guard deviation > 0 else { return [] }
    return values.indices.filter { distances[$0] > 3.5 * deviation }
  }

  /// The standard deviation of normal values with as wide a spread: 1.0483 times the median distance of two
  /// values (Shamos, "Geometry and Statistics: Problems at the Interface", 1976). Up to a quarter of outliers
  /// hardly move it. Nil for fewer than two values.
  public static func spread(_ values: [Double]) -> Double? {
    guard values.count >= 2 else { return nil }
    var distances: [Double] = []
    distances.reserveCapacity(values.count * (values.count - 1) / 2)
    for index in values.indices {
      for other in values.indices[(index + 1)...] { distances.append(abs(values[index] - values[other])) }
    }
    return median(distances).map { 1.0483 * $0 }
  }
}
